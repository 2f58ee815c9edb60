"""The face in windows. Only `ui` and `app` know Qt; screens show the vault and decide nothing."""

from __future__ import annotations

import builtins
import linecache

import PySide6.QtCore  # noqa: F401 (it puts an import of its own in place)

# That one reads the source of every module imported later, and keeps it, to see where names may be in snake_case: ten
# megabytes in all. They are in snake_case nowhere here, so modules are imported as they were before.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
linecache.clearcache()
