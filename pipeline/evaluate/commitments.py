"""Scores commitments: found at all, with the right strength, deadline, actor and speaker."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluate.comparison import Comparison, missed
from pipeline.evaluate.extracted import Commitment
from pipeline.evaluate.gold import GoldCommitment
from pipeline.evaluate.matching import best_pairs
from pipeline.evaluate.names import same_actor, same_name
from pipeline.evaluate.spans import nearness

_SAME_STATEMENT = 0.5
"""Two spans this near speak of the same undertaking."""


def score_commitments(c: Comparison) -> None:
    """`commitment`: firm and intended undertakings that are found as either. Of those matched, `commitment actor` and
    `commitment speaker` say how many have the right one where gold has one; `commitment due` counts deadlines: the
    last day must be right. `commitment proposed+required` counts the others, found with their very strength, and
    `commitment strength` says how many of all matched have it.
    """
    gold = c.gold.commitments
    found = [commitment for commitment in c.found.commitments if c.live(commitment)]
    pairs = best_pairs(found, gold, lambda f, g: nearness(f.span, g.span), least=_SAME_STATEMENT)
    same_strength = {i for i, j in pairs.items() if found[i].strength == gold[j].strength}
    counted = [
        i
        for i in c.counted("commitment", found, pairs)
        # a promise found where gold has a proposal is counted under strength, not as a false promise
        if _is_promise(found[i]) and not (i in pairs and not _is_promise(gold[pairs[i]]))
    ]
    promises = [commitment for commitment in gold if _is_promise(commitment)]
    others = len(gold) - len(promises)
    hits = {i: gold[pairs[i]] for i in counted if i in pairs}
    c.tally.add("commitment", right=len(hits), found=len(counted), gold=len(promises))
    right = sum(not _is_promise(gold[pairs[i]]) for i in same_strength)
    found_others = sum(not _is_promise(commitment) for commitment in found)
    c.tally.add("commitment proposed+required", right=right, found=found_others, gold=others)
    c.tally.add("commitment strength", right=len(same_strength), found=len(pairs), gold=len(pairs))
    _score_dues(c, [found[i] for i in counted], [hits.get(i) for i in counted], promises)
    _score_actors(c, [(found[i], wanted) for i, wanted in hits.items()])
    for i in counted:
        if i not in hits:
            c.error("commitment", "false", found[i].span)
    for commitment in missed(gold, pairs):
        if _is_promise(commitment):
            c.error("commitment", "missed", commitment.span)


def _score_dues(
    c: Comparison,
    found: Sequence[Commitment],
    wanted: Sequence[GoldCommitment | None],
    promises: Sequence[GoldCommitment],
) -> None:
    """`commitment due`; `wanted` is what each of `found` was matched with."""
    dated = [(f, g) for f, g in zip(found, wanted, strict=True) if f.due_end]
    right = [(f, g) for f, g in dated if g is not None and f.due_end == g.due_end]
    c.tally.add("commitment due", right=len(right), found=len(dated), gold=sum(bool(g.due_end) for g in promises))
    for f, g in zip(found, wanted, strict=True):
        if g is not None and f.due_end != g.due_end:
            c.error("commitment", "due", f.span, f"{f.due_end} for {g.due_end}: {c.text(f.span)}")


def _score_actors(c: Comparison, hits: Sequence[tuple[Commitment, GoldCommitment]]) -> None:
    """`commitment actor` and `commitment speaker`, over the matched commitments for which gold names one."""
    acting = [(f, [g.actor, *g.actor_alt]) for f, g in hits if g.actor]
    wrong = [(f, actors) for f, actors in acting if not same_actor(f.actor, actors)]
    c.tally.add("commitment actor", right=len(acting) - len(wrong), found=len(acting), gold=len(acting))
    for f, actors in wrong:
        c.error("commitment", "actor", f.span, f"{f.actor} for {actors[0]}")
    said = [(f, g.speaker) for f, g in hits if g.speaker]
    right = sum(same_name(f.speaker, speaker) for f, speaker in said)
    c.tally.add("commitment speaker", right=right, found=len(said), gold=len(said))
    for f, speaker in said:
        if not same_name(f.speaker, speaker):
            c.error("commitment", "speaker", f.span, f"{f.speaker} for {speaker}")


def _is_promise(commitment: Commitment | GoldCommitment) -> bool:
    """Firm or intended: what a tracker of promises is for."""
    return commitment.strength in ("firm", "intended")
