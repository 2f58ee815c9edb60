"""What was let go of in memory is overwritten: looked at from inside a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

LEAVING = """
import gc, re, secrets, sys
from herstelkluis.crypto.freed_memory import *

def left():
    found = 0
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
        regions = [re.match("([0-9a-f]+)-([0-9a-f]+) rw", line) for line in maps]
        for start, end in [(int(one[1], 16), int(one[2], 16)) for one in regions if one]:
            try:
                memory.seek(start)
                found += memory.read(end - start).count(word)
            except (OSError, ValueError):
                pass
    return found

if "perturb" in sys.argv:
    assert overwrite_what_is_freed()
word = secrets.token_bytes(12)
size = int(sys.argv[1])
if "foreign" in sys.argv:
    import ctypes
    library = ctypes.CDLL(None)
    library.malloc.restype, library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    taken = [library.malloc(size) for _ in range(7)]
    for one in taken:
        ctypes.memmove(one + 16, word, 12)
        library.free(one)
else:
    kept = [word + bytes(size) for _ in range(200)]
    del kept
gc.collect()
if "fill" in sys.argv:
    overwrite_small_blocks()
if "thread" in sys.argv:
    overwrite_blocks_of_this_thread()
print(left() - 1)
"""


def copies_left(size: int, *how: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", LEAVING, str(size), *how], capture_output=True, text=True, check=True, timeout=300
    )
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="memory can be looked at this way on Linux alone")
@pytest.mark.parametrize(("size", "way"), [(40, "fill"), (300, "fill"), (3000, "perturb"), (40_000, "perturb")])
def test_what_was_let_go_of_is_overwritten(size, way):
    left = copies_left(size, way)
    assert left < copies_left(size) / 10
    assert left <= 10


@pytest.mark.skipif(sys.platform != "linux", reason="memory can be looked at this way on Linux alone")
@pytest.mark.parametrize("size", [200, 400, 1000])
def test_what_a_library_let_go_of_in_this_thread_is_overwritten(size):
    assert copies_left(size, "foreign") > 0
    assert copies_left(size, "foreign", "thread") == 0
