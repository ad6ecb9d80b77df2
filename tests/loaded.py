"""Imported by processes that stand ready for work: the pipeline as a run uses it, without a thread of its own."""

# what writes tables is imported and not used: it would start threads
import pandas  # noqa: F401

import pipeline.running.making  # noqa: F401
from pipeline import extract
from pipeline.engines import tasks
from pipeline.rules import load

# what is compiled when it is first needed is needed here
TEXT = "The Oakline Trust (OT)\n\n3 March 2025\n\nAna Reyne, its chair, will publish a plan by 31 May 2026.\n"
extract(TEXT)
tasks._pipeline((), load().fingerprint)(TEXT)
