"""Signatures in both directions with `ssh-keygen`, which nobody here wrote."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from herstelkluis.crypto.signing import SigningKey, verify_signature
from peers import run

NAMESPACE = "herstelkluis.bundle.v1"
MESSAGES = {"empty": b"", "json": b'{"a":1}', "large": bytes(range(256)) * 1000}

pytestmark = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="the program ssh-keygen is not installed")


def _says_good(message: bytes, signature: bytes, public: str, namespace: str, folder: Path) -> bool:
    signers, file = folder / "signers", folder / "message.sig"
    signers.write_text(f"sam {public}\n")
    file.write_bytes(signature)
    command = ["ssh-keygen", "-Y", "verify", "-f", signers, "-I", "sam", "-n", namespace, "-s", file]
    return subprocess.run(command, input=message, capture_output=True, timeout=300, check=False).returncode == 0


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_ssh_keygen_verifies_our_signature(message: bytes, tmp_path: Path) -> None:
    key = SigningKey.generate()
    signature = key.sign(message, NAMESPACE)
    assert _says_good(message, signature, key.public, NAMESPACE, tmp_path)
    assert not _says_good(message + b"\n", signature, key.public, NAMESPACE, tmp_path)
    assert not _says_good(message, signature, key.public, "herstelkluis.revoke.v1", tmp_path)


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_we_verify_a_signature_of_ssh_keygen(message: bytes, tmp_path: Path) -> None:
    private, file = tmp_path / "key", tmp_path / "message"
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", private)
    file.write_bytes(message)
    run("ssh-keygen", "-q", "-Y", "sign", "-f", private, "-n", NAMESPACE, file)
    public = " ".join((tmp_path / "key.pub").read_text().split()[:2])
    assert verify_signature(message, (tmp_path / "message.sig").read_bytes(), NAMESPACE, public) == public
