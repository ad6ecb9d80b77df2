"""The model of rules/sentences.yaml."""

from __future__ import annotations

from pipeline.rules.base import RuleBook


class SentenceRules(RuleBook):
    """Where a full stop does not end a sentence."""

    abbreviations: list[str]
    """Abbreviations that are followed by more of the sentence, without their last full stop."""
