"""For all tests: how long a single hypothesis example takes says nothing on a busy machine, so it has no deadline."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
