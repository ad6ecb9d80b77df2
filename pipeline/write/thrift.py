"""Structs in the compact protocol of Apache Thrift, of which parquet footers are made: read, changed, put together.

A struct is bytes. What is looked for in one is found in one pass over them, and what is not looked at is copied as it
stands. The protocol: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(1, 13)
_LONG_LIST = 15
"""Instead of the size of a list of fifteen elements or more, which then follows."""


class Field(NamedTuple):
    """A field of a struct: its number, the kind of its value, and the value as it is written."""

    number: int
    kind: int
    value: bytes


class Integer(NamedTuple):
    """An integer somewhere in a struct: what it is called, its value, and from where to where it is written."""

    name: str
    value: int
    start: int
    end: int


class Struct(NamedTuple):
    """A struct as it is written, with some integers in it, in order."""

    written: bytes
    integers: list[Integer]

    def with_integers(self, values: Mapping[str, Callable[[int], int]]) -> bytes:
        """The struct with other values for the integers of some names."""
        parts, last = [], 0
        for name, value, start, end in self.integers:
            if name in values:
                parts += [self.written[last:start], integer(values[name](value))]
                last = end
        return b"".join((*parts, self.written[last:]))


Wanted = Mapping[int, "str | Wanted"]
"""{number of a field: what to call the integer in it, or what is wanted of the struct, or of each struct, in it}"""


def fields(struct: bytes) -> list[Field]:
    """The fields of a struct. Raises IndexError where it has no end."""
    found, at, number = [], 0, 0
    while kind := struct[at] & 15:
        number, at = _number_at(struct, at, number)
        end = _end(struct, at, kind)
        found.append(Field(number, kind, struct[at:end]))
        at = end
    return found


def structs(struct: bytes, number: int, wanted: Wanted) -> list[Struct]:
    """The structs in the list that is a field of a struct, each with the integers that are wanted of it.

    All in one pass: a footer is long. Raises IndexError where there is no such field, or no end.
    """
    at = field = 0
    while True:
        kind = struct[at] & 15
        field, at = _number_at(struct, at, field)
        if field == number:
            break
        at = _end(struct, at, kind)
    size, _, at = _list_at(struct, at)
    found = []
    for _ in range(size):
        integers: list[Integer] = []
        end = _search(struct, at, wanted, integers, at)
        found.append(Struct(struct[at:end], integers))
        at = end
    return found


def struct_of(some: Iterable[Field]) -> bytes:
    """The struct that has some fields, in the order of their numbers."""
    written, last = bytearray(), 0
    for number, kind, value in some:
        delta = number - last
        written += bytes((delta << 4 | kind,)) if 0 < delta < 16 else bytes((kind,)) + integer(number)
        written += value
        last = number
    return bytes(written) + b"\0"


def changed(struct: bytes, changes: Mapping[int, Callable[[bytes], bytes]]) -> bytes:
    """A struct with the values of some fields, by their numbers, changed; a field that is not there stays away."""
    return struct_of(
        field._replace(value=changes[field.number](field.value)) if field.number in changes else field
        for field in fields(struct)
    )


def integer(number: int) -> bytes:
    """A number as the value of an integer field."""
    return _varint((number << 1) ^ (number >> 63))


def list_of(some: list[bytes]) -> bytes:
    """A list of structs as the value of a field."""
    if len(some) < _LONG_LIST:
        return b"".join((bytes((len(some) << 4 | _STRUCT,)), *some))
    return b"".join((bytes((_LONG_LIST << 4 | _STRUCT,)), _varint(len(some)), *some))


def _search(raw: bytes, at: int, wanted: Wanted, found: list[Integer], begins: int) -> int:
    """The place behind the struct that begins at a place; notes what is wanted of it, in places counted from `begins`.

    Raises IndexError where it has no end.
    """
    number = 0
    while kind := raw[at] & 15:
        number, at = _number_at(raw, at, number)
        what = wanted.get(number)
        if what is None:
            at = _end(raw, at, kind)
        elif isinstance(what, str):
            coded, end = _varint_at(raw, at)
            found.append(Integer(what, _signed(coded), at - begins, end - begins))
            at = end
        else:
            size = 1
            if kind == _LIST:
                size, _, at = _list_at(raw, at)
            for _ in range(size):
                at = _search(raw, at, what, found, begins)
    return at + 1


def _number_at(raw: bytes, at: int, last: int) -> tuple[int, int]:
    """(the number of the field that begins at a place, behind that of the number `last`; the place of its value)"""
    if delta := raw[at] >> 4:
        return last + delta, at + 1
    coded, at = _varint_at(raw, at + 1)
    return _signed(coded), at


def _signed(coded: int) -> int:
    return (coded >> 1) ^ -(coded & 1)


def _varint(number: int) -> bytes:
    """A number in as many bytes as it needs, seven bits in each."""
    written = bytearray()
    while number > 127:
        written.append(number & 127 | 128)
        number >>= 7
    return bytes((*written, number))


def _varint_at(raw: bytes, at: int) -> tuple[int, int]:
    """(the number that begins at a place, the place behind it)"""
    number = shift = 0
    while raw[at] > 127:
        number |= (raw[at] & 127) << shift
        shift, at = shift + 7, at + 1
    return number | raw[at] << shift, at + 1


def _list_at(raw: bytes, at: int) -> tuple[int, int, int]:
    """(size, kind of the elements, place of the first) of the list that begins at a place."""
    size, kind = raw[at] >> 4, raw[at] & 15
    if size < _LONG_LIST:
        return size, kind, at + 1
    size, at = _varint_at(raw, at + 1)
    return size, kind, at


def _end(raw: bytes, at: int, kind: int, count: int = 1) -> int:
    """The place behind some values of a kind that begin at a place. Raises IndexError where there is none.

    Most of a footer are numbers in structs: a call for each of them would take most of the time.
    """
    if _I16 <= kind <= _I64:
        for _ in range(count):
            while raw[at] > 127:
                at += 1
            at += 1
    elif kind == _BINARY:
        for _ in range(count):
            size, at = _varint_at(raw, at)
            at += size
    elif kind == _STRUCT:
        for _ in range(count):
            while field := raw[at]:
                at = at + 1 if field > 15 else _varint_at(raw, at + 1)[1]
                kind = field & 15
                if _I16 <= kind <= _I64:
                    while raw[at] > 127:
                        at += 1
                    at += 1
                elif kind > _FALSE:  # of a truth the kind of the field is the value
                    at = _end(raw, at, kind)
            at += 1
    elif kind in (_LIST, _SET):
        for _ in range(count):
            size, kind, at = _list_at(raw, at)
            at = at + size if kind <= _FALSE else _end(raw, at, kind, size)
    elif kind in (_BYTE, _DOUBLE):
        at += count * (1 if kind == _BYTE else 8)
    elif kind > _FALSE:
        raise ValueError(f"a value of kind {kind} is in no parquet footer")
    return at
