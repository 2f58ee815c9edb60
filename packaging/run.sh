#!/usr/bin/env bash
# Opens the app; without a screen it runs the demo into build/demo.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]]; then
    exec .venv/bin/herstelkluis
fi
echo "There is no screen here, so this runs the demo instead. Its files go to build/demo, made anew each time."
rm -rf build/demo
exec .venv/bin/herstelkluis demo --out build/demo
