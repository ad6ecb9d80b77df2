"""Verdicts: reviewers' decisions about facts, applied to what annotate found in their document.

They work on the facts of one document before its names become entities, so that a corrected name is resolved like any
other, and so that a new decision needs no text to be annotated again.
"""

from __future__ import annotations

from pipeline.verdicts.apply import Applied, apply_decisions
from pipeline.verdicts.book import Verdicts
from pipeline.verdicts.evidence import nearest
from pipeline.verdicts.values import RULE, VALUES, Values

__all__ = ["RULE", "VALUES", "Applied", "Values", "Verdicts", "apply_decisions", "nearest"]
