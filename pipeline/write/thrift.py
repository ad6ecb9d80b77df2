"""Structs in the compact protocol of Apache Thrift, of which parquet footers are made: taken apart and put together.

A struct is bytes; its fields are taken apart one level at a time, so that what is not looked at is copied as it stands.
The protocol: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
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


def fields(struct: bytes, at: int = 0) -> list[Field]:
    """The fields of the struct that begins at a place in some bytes. Raises IndexError where it has no end."""
    found, number = [], 0
    while kind := struct[at] & 15:
        if delta := struct[at] >> 4:
            number, at = number + delta, at + 1
        else:
            coded, at = _varint_at(struct, at + 1)
            number = _signed(coded)
        end = _end(struct, at, kind)
        found.append(Field(number, kind, struct[at:end]))
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


def number_of(value: bytes) -> int:
    """The number that an integer field has as its value."""
    return _signed(_varint_at(value, 0)[0])


def structs(value: bytes) -> list[bytes]:
    """The structs that a field has as its value, which is a list of them."""
    size, _, at = _list_at(value, 0)
    found = []
    for _ in range(size):
        end = _end(value, at, _STRUCT)
        found.append(value[at:end])
        at = end
    return found


def list_of(some: list[bytes]) -> bytes:
    """A list of structs as the value of a field."""
    if len(some) < _LONG_LIST:
        return b"".join((bytes((len(some) << 4 | _STRUCT,)), *some))
    return b"".join((bytes((_LONG_LIST << 4 | _STRUCT,)), _varint(len(some)), *some))


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


def _end(raw: bytes, at: int, kind: int) -> int:
    """The place behind a value that begins at a place. Raises IndexError where there is none."""
    if kind in (_I16, _I32, _I64):
        while raw[at] > 127:
            at += 1
        return at + 1
    if kind == _BINARY:
        size, at = _varint_at(raw, at)
        return at + size
    if kind == _STRUCT:
        while field := raw[at] & 15:
            at = at + 1 if raw[at] >> 4 else _varint_at(raw, at + 1)[1]
            at = _end(raw, at, field)
        return at + 1
    if kind in (_LIST, _SET):
        size, kind, at = _list_at(raw, at)
        if kind in (_TRUE, _FALSE, _BYTE):
            return at + size
        for _ in range(size):
            at = _end(raw, at, kind)
        return at
    if kind in (_TRUE, _FALSE):  # the kind of the field is its value
        return at
    if kind in (_BYTE, _DOUBLE):
        return at + (1 if kind == _BYTE else 8)
    raise ValueError(f"a value of kind {kind} is in no parquet footer")
