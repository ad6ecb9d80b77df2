"""The review app: a local web server and the pages it shows."""
