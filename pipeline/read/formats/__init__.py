"""The formats that briefings come in: one file each, which registers its reader by file name suffix and by content.

A file beside this one that calls `pipeline.read.registry.register` is all that a further format takes.
"""

from __future__ import annotations

import importlib
import pkgutil

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
