#!/usr/bin/env bash
# Writes run.lock and dev.lock: exact versions with hashes, for every system, without a download address.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

uv=build/uv/bin/uv
if [[ ! -x $uv ]]; then
    echo "Installing uv into build/uv."
    python3 -m venv build/uv
    build/uv/bin/python -m pip install --quiet --disable-pip-version-check uv
fi
options=(--universal --python-version 3.11 --upgrade --generate-hashes --quiet
    --no-header --no-emit-index-url --no-emit-find-links)
"$uv" pip compile pyproject.toml --group build "${options[@]}" --output-file packaging/run.lock
"$uv" pip compile pyproject.toml --group build --group dev -c packaging/run.lock "${options[@]}" \
    --output-file packaging/dev.lock
grep --count '^[a-z]' packaging/run.lock packaging/dev.lock
