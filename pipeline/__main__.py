"""`python -m pipeline` is `send-facts`."""

from pipeline.cli import main

main()
