"""The report as one HTML file: what it shows is read here, drawn here, and put into its templates by `render`."""
