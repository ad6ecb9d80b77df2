"""Small pages of the kinds that briefings come as, with what a reader would say of each."""

from __future__ import annotations

from tests.read.pages import charities, meetings, officials, parliaments, press, shapes
from tests.read.pages.page import TEXT, Page

__all__ = ["PAGES", "TEXT", "Page"]

PAGES = [page for part in (parliaments, officials, meetings, press, charities, shapes) for page in part.PAGES]
