"""All cases by group: public vectors, and packages that were made here. Run as a program it prints them as JSON.

`run_cases.js` runs them in Node (`harness.py`) and in a page, so that every browser is held to the same ones.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from reader import corpus
from reader import public_vectors as public
from reader.harness import as_json

GROUPS: dict[str, tuple[int, Callable[[], list[dict[str, Any]]]]] = {
    "scrypt of RFC 7914": (3, public.scrypt_of_rfc_7914),
    "ChaCha20-Poly1305 of Wycheproof, without associated data": (45, public.chacha20_poly1305_of_wycheproof),
    "ChaCha20-Poly1305 of RFC 8439": (2, public.chacha20_poly1305_of_rfc_8439),
    "Poly1305 at its edges": (3096, public.poly1305_at_its_edges),
    "Ed25519 of Wycheproof": (151, public.ed25519_of_wycheproof),
    "Ed25519 of RFC 8032": (5, public.ed25519_of_rfc_8032),
    "SSHSIG of OpenSSH": (91, public.signatures_of_openssh),
    "age files of CCTV for words": (18, public.age_files_of_cctv),
    "age files of CCTV for keys": (74, public.age_files_for_keys),
    "age files of the age program": (4, public.age_files_of_the_age_program),
    "canonical JSON of RFC 8785": (12, public.canonical_json),
    "packages": (289, corpus.packages),
    "tables of contents": (271, corpus.manifests),
    "sheets": (56, corpus.sheet_items),
}
"""Name → how many there are, and how to make them."""


def all_cases(*groups: str) -> dict[str, Any]:
    """The cases of these groups, or of all, as `run_cases.js` takes them; each names its group."""
    chosen = groups or tuple(GROUPS)
    return as_json([one | {"group": group} for group in chosen for one in GROUPS[group][1]()])


if __name__ == "__main__":
    json.dump(all_cases(*sys.argv[1:]), sys.stdout)
