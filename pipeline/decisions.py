"""What reviewers decide: the lines of `decisions.jsonl`, which lives with the corpus and outlasts every run.

One line, one decision, in JSON: who, when, on which evidence. Lines are only ever added; a decision is taken back by a
line that withdraws it. Entity decisions (same, different, unsure, rename) are applied by `pipeline.resolve`, fact
decisions (right, wrong, correct, add) to the facts of their document. `when` is given by whoever writes a decision:
nothing here asks the clock.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    NonNegativeInt,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_core import from_json

from pipeline.errors import DecisionError
from pipeline.facts import EntityKind

FactKind = Literal["mention", "role", "date", "acronym", "commitment"]
"""What a fact decision is about: a row of the table of this name with an s."""

Drawn = Annotated[
    Literal["random"] | None,
    Field(description="random: the fact was drawn by lot, so that the verdict tells of all facts of its rule"),
]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Evidence(_Model):
    """The stretch of a document that a decision rests on: `text` is what stood at `start`-`end` when it was made."""

    path: str = Field(description="the document's path in the corpus")
    start: NonNegativeInt = Field(description="where the evidence begins: character offset into the document's text")
    end: NonNegativeInt = Field(description="where it ends (exclusive)")
    text: str = Field(description="the evidence")
    sentence: str = Field(default="", description="the sentence or list item it stands in")

    @model_validator(mode="after")
    def _in_order(self) -> Evidence:
        if self.end < self.start:
            raise ValueError(f"end {self.end} comes before start {self.start}")
        return self


class EntityRef(_Model):
    """An organisation or a person as the reviewer saw it: the name finds it again when its id has changed."""

    kind: EntityKind
    id: str
    name: Text


class _Decision(_Model):
    """What all decisions carry."""

    who: Text = Field(description="the reviewer")
    when: AwareDatetime = Field(description="when it was decided, with its time zone")
    note: str | None = Field(default=None, description="the reviewer's reason")

    @property
    def id(self) -> str:
        """A short id made from all that the decision says."""
        content = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return f"dec-{hashlib.sha256(content.encode()).hexdigest()[:12]}"


class PairDecision(_Decision):
    """Whether two entities are one: `unsure` leaves them apart and says that somebody has looked."""

    decision: Literal["same", "different", "unsure"]
    left: EntityRef
    right: EntityRef
    evidence: list[Evidence] = []

    @model_validator(mode="after")
    def _comparable(self) -> PairDecision:
        if self.left.kind != self.right.kind:
            raise ValueError(f"{self.left.name!r} is a {self.left.kind}, {self.right.name!r} a {self.right.kind}")
        return self


class RenameDecision(_Decision):
    """The canonical name an entity is to have."""

    decision: Literal["rename"]
    entity: EntityRef
    name: Text = Field(description="the canonical name from now on")
    evidence: list[Evidence] = []


class VerdictDecision(_Decision):
    """A fact is right as it stands, or wrong and to go. `old` holds its values when it was judged, by column."""

    decision: Literal["right", "wrong"]
    kind: FactKind
    fact_id: str
    evidence: Evidence
    rule: str | None = Field(default=None, description="id of the rule that found the fact")
    old: dict[str, JsonValue] = {}
    drawn: Drawn = None


class CorrectDecision(_Decision):
    """A fact with other values: `new` holds the columns that change, `old` what they were."""

    decision: Literal["correct"]
    kind: FactKind
    fact_id: str
    evidence: Evidence
    rule: str | None = Field(default=None, description="id of the rule that found the fact")
    old: dict[str, JsonValue] = {}
    new: dict[str, JsonValue] = Field(min_length=1)
    drawn: Drawn = None


class AddDecision(_Decision):
    """A fact that no rule found, with its values by column."""

    decision: Literal["add"]
    kind: FactKind
    evidence: Evidence
    new: dict[str, JsonValue]


class WithdrawDecision(_Decision):
    """Takes an earlier decision back."""

    decision: Literal["withdraw"]
    decision_id: str = Field(description="id of the decision that no longer stands")


EntityDecision = PairDecision | RenameDecision
FactDecision = VerdictDecision | CorrectDecision | AddDecision
Decision = PairDecision | RenameDecision | VerdictDecision | CorrectDecision | AddDecision | WithdrawDecision

_LINE: TypeAdapter[Decision] = TypeAdapter(
    Annotated[Decision, Field(discriminator="decision")], config=ConfigDict(defer_build=True)
)


@dataclass(frozen=True)
class Decisions:
    """The decisions that stand, in the order in which they were made; `cut_off` says which lines are not whole."""

    entities: list[EntityDecision] = field(default_factory=list)
    facts: list[FactDecision] = field(default_factory=list)
    cut_off: list[str] = field(default_factory=list)


def read_decisions(path: Path) -> Decisions:
    """The decisions of a file; none where there is no file.

    A line that ends before its JSON does was cut off when its writer was killed: it is skipped and told in `cut_off`.
    Raises DecisionError with all other mistakes at once, one `file:line: reason` a piece.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return Decisions()
    except OSError as error:
        raise DecisionError([f"{path}: cannot be read: {error.strerror}"]) from error
    made: list[Decision] = []
    cut_off: list[str] = []
    mistakes: list[str] = []
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            made.append(_LINE.validate_python(json.loads(raw), strict=False))
        except ValidationError as error:
            mistakes += [f"{path}:{number}: {reason}" for reason in _reasons(error)]
        except ValueError as error:
            if _is_cut_off(raw):
                cut_off.append(f"line {number}: cut off, skipped: {raw[:60].decode(errors='replace')}")
            else:
                mistakes.append(f"{path}:{number}: not JSON: {error}")
    if mistakes:
        raise DecisionError(mistakes)
    return _standing(made, cut_off)


def _is_cut_off(raw: bytes) -> bool:
    """Whether a line that is not JSON is the beginning of some."""
    try:
        from_json(raw)
    except ValueError as error:
        return str(error).startswith("EOF")
    return False


def _reasons(error: ValidationError) -> Iterable[str]:
    for mistake in error.errors(include_url=False):
        place = ".".join(str(part) for part in mistake["loc"])
        yield f"{place}: {mistake['msg']}" if place else str(mistake["msg"])


def _standing(made: list[Decision], cut_off: list[str]) -> Decisions:
    withdrawn = {d.decision_id for d in made if isinstance(d, WithdrawDecision)}
    standing = [d for d in made if d.id not in withdrawn]
    return Decisions(
        entities=[d for d in standing if isinstance(d, EntityDecision)],
        facts=[d for d in standing if isinstance(d, FactDecision)],
        cut_off=cut_off,
    )


def parse_decision(values: dict[str, Any]) -> Decision:
    """One decision from its values. Raises DecisionError with the reasons where they do not make one."""
    try:
        return _LINE.validate_python(values)
    except ValidationError as error:
        raise DecisionError(list(_reasons(error))) from error


def append_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Adds decisions to the file: all of them, on the disk when this returns, or none.

    Safe with several writers: each holds the file's lock and adds its lines in one write. A line that a killed writer
    left unfinished is ended first. Raises DecisionError when the file cannot be written.
    """
    lines = b"".join(d.model_dump_json().encode() + b"\n" for d in decisions)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            _add(descriptor, lines)
        finally:
            os.close(descriptor)
        _sync_folder(path.parent)
    except OSError as error:
        raise DecisionError([f"{path}: cannot be written: {error.strerror or error}"]) from error


def _add(descriptor: int, lines: bytes) -> None:
    before = os.fstat(descriptor).st_size
    if before and os.pread(descriptor, 1, before - 1) != b"\n":
        lines = b"\n" + lines
    try:
        if os.write(descriptor, lines) < len(lines):
            raise OSError("no room for the whole decision")
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, before)
        raise


def _sync_folder(folder: Path) -> None:
    """Makes sure that a file that was just made is found again after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
