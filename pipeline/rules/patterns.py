"""Turns the patterns of rule files into regular expressions.

A pattern is a Python regular expression over the text's `view` (see `pipeline.annotate.layers`) with three additions:

- `{name}` stands for an entry of the file's `vocabulary`: a list of words (tried longest first), a block of words, or
  another pattern; those of what stands behind names (`pipeline.rules.letters`) and of small numbers
  (`pipeline.wordlists`) are known to every file;
- a blank without a quantifier stands for one or more blanks, so that runs of spaces and wrapped lines match
  (but not inside a look-behind, whose width is fixed);
- `<person>`, `<post>`, `<organisation>`, `<date>`, `<gap>` stand for an entity or a gap between columns, where the
  pattern runs over a sentence in which every one of these is drawn as one symbol (see `pipeline.annotate.skeleton`).

The view has only straight quotes, `-` for every hyphen, `–` for every dash and plain spaces; a pattern that asks for
any other of these characters could never match, and is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby

from pipeline.rules import letters
from pipeline.rules.backtracking import explosion
from pipeline.rules.compiled import compiled
from pipeline.wordlists import WORDS

Vocabulary = Mapping[str, str | list[str]]

_SHARED: Vocabulary = {**letters.WORDS, **WORDS}
SYMBOLS = {"person": "\ue000", "post": "\ue001", "organisation": "\ue002", "date": "\ue003", "gap": "\ue004"}
"""One private character for each kind of entity, and for the gap between columns; none occurs in a view's words."""

_SYMBOL = re.compile(r"(?<!\?P)<(person|post|organisation|date|gap)>")
_REFERENCE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_NEVER_IN_VIEW = {
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("\u2010\u2011\u00ad", "-"),
    **dict.fromkeys("\u2012\u2014\u2015\u2212", "–"),
    **dict.fromkeys("\t\v\f\u00a0\u2007\u202f\u200b\u2060\ufeff", " "),
    **dict.fromkeys("\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a", " "),
}
_LOOK_BEHIND = r"\(\?<[=!](?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
_BLANK = re.compile(rf"(?<!\\)(\[[^\]]*\]|{_LOOK_BEHIND})| (?![*+?{{])")


def words(value: str | list[str]) -> list[str]:
    """The entries of a vocabulary item: list items as they are, or the words of a block."""
    return value if isinstance(value, list) else value.split()


def alternatives(entries: Iterable[str]) -> str:
    """A group that matches any of `entries` literally, the longest that fits first.

    Written as a tree of common beginnings, because the engine tries one alternative after another at every place: with
    the 1,200 forms of posts a search takes 4 microseconds instead of 150, and compiling a quarter of the time.
    """
    return _alternatives(tuple(sorted(set(entries))))


@lru_cache(maxsize=256)
def _alternatives(entries: tuple[str, ...]) -> str:
    return f"(?:{_tree(entries)})"


def _tree(entries: Sequence[str]) -> str:
    """Alternation of sorted `entries`; an empty one makes what follows its beginning optional."""
    optional = bool(entries) and not entries[0]
    parts = [
        re.escape(first).replace(r"\ ", " ") + _tree([entry[1:] for entry in rest])
        for first, rest in groupby(filter(None, entries), key=lambda entry: entry[0])
    ]
    if len(parts) < 2 and not optional:
        return "".join(parts)
    return f"(?:{'|'.join(parts)})?" if parts and optional else f"(?:{'|'.join(parts)})" if parts else ""


def expand(pattern: str, vocabulary: Vocabulary, seen: tuple[str, ...] = ()) -> str:
    """`pattern` with every `{name}` replaced. Raises ValueError for unknown names and circles."""

    def replace(found: re.Match[str]) -> str:
        name = found[1]
        if name in seen:
            raise ValueError(f"vocabulary goes round in a circle: {' > '.join([*seen, name])}")
        if name not in vocabulary and name not in _SHARED:
            raise ValueError(f"no vocabulary called {{{name}}}")
        value = vocabulary[name] if name in vocabulary else _SHARED[name]
        if isinstance(value, list):
            return alternatives(value)
        return f"(?:{expand(value, vocabulary, (*seen, name))})"

    return _REFERENCE.sub(replace, pattern)


@lru_cache(maxsize=4096)
def _compile(source: str, ignore_case: bool) -> re.Pattern[str]:
    source = _BLANK.sub(lambda m: m[1] or " +", source)
    return compiled(source, re.IGNORECASE if ignore_case else 0)


_FEW = 30
"""So many words of a list show how long a pattern can take; to look at thousands takes seconds."""


def why_catastrophic(pattern: str, vocabulary: Vocabulary) -> str | None:
    """Why a pattern could take for ever on some text; None where it cannot."""
    few = {name: value[:_FEW] if isinstance(value, list) else value for name, value in vocabulary.items()}
    source = _SYMBOL.sub(lambda m: SYMBOLS[m[1]], expand(pattern, few))
    return explosion(_BLANK.sub(lambda m: m[1] or " +", source))


def compile_pattern(
    pattern: str, vocabulary: Vocabulary | None = None, *, ignore_case: bool = False
) -> re.Pattern[str]:
    """The regular expression for a rule's pattern. Raises ValueError with the reason when it is none."""
    source = _SYMBOL.sub(lambda m: SYMBOLS[m[1]], expand(pattern, vocabulary or {}))
    for char, instead in _NEVER_IN_VIEW.items():
        if char in source:
            raise ValueError(f"can never match: the text's view has {instead!r} where this asks for {char!r}")
    try:
        return _compile(source, ignore_case)
    except re.error as error:
        raise ValueError(f"broken pattern: {error}") from error


_LONG = 3000
"""A piece of a pattern that is longer than this when it is spelt out takes many milliseconds to compile."""
_NO_STRUCTURE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")


class LatePattern:
    """A pattern that is compiled when a text first has what it begins with.

    Some rules spell out names and posts at length: to compile them all takes seconds, and a page needs a few of them.
    """

    def __init__(self, pattern: str, vocabulary: Vocabulary) -> None:
        self._source = pattern, vocabulary

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in `text`."""
        return self._whole.search(text) if self._is_there or self._beginning.search(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning of `text`."""
        return self._whole.match(text) if self._is_there or self._beginning.match(text) else None

    @property
    def _is_there(self) -> bool:
        """Whether the pattern has been compiled."""
        return "_whole" in self.__dict__

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return compile_pattern(*self._source)

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        return compile_pattern(_short_beginning(*self._source), self._source[1])


def _short_beginning(pattern: str, vocabulary: Vocabulary) -> str:
    """What a pattern begins with, up to the brackets that hold its first long piece; nothing if it is a choice."""
    plain = _NO_STRUCTURE.sub(lambda m: "_" * len(m[0]), pattern)
    pieces = (m.start() for m in _REFERENCE.finditer(plain) if len(expand(m[0], vocabulary)) > _LONG)
    first_long = next(pieces, len(plain))
    depth = end = 0
    for place, sign in enumerate(plain):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and sign == "|":
            return ""
        if depth == 0 and place < first_long:
            end = place + 1
    return pattern[:end]
