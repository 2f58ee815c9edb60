#!/usr/bin/env bash
# Sets up what herstelkluis needs on Debian and Ubuntu, says what it does, and does nothing twice.
#   packaging/setup.sh run     to run the app
#   packaging/setup.sh check   to lint it, without system packages
#   packaging/setup.sh test    to test it
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=${1:?usage: packaging/setup.sh run|check|test}
case $purpose in
run) lock=packaging/run.lock ;;
check | test) lock=packaging/dev.lock ;;
*) echo "usage: packaging/setup.sh run|check|test" >&2 && exit 2 ;;
esac
stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

# --- system packages; a name with | is called differently in different releases ---------------------------------------

for_window=(libegl1 libgl1 'libglib2.0-0|libglib2.0-0t64' libdbus-1-3 fontconfig libfontconfig1 libxkbcommon0
    libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libwayland-client0
    libwayland-cursor0 libwayland-egl1 libenchant-2-2 hunspell-nl)
for_tests=(git gcc libc6-dev age openssh-client unzip poppler-utils qpdf xvfb xauth xdotool dbus at-spi2-core
    tesseract-ocr tesseract-ocr-nld libpulse0)

is_installed() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }
is_offered() { [[ $(apt-cache policy "$1" 2>/dev/null) == *Candidate:\ [!\(]* ]]; }

missing_of() { # prints every wanted name of which no spelling is installed
    local wanted name
    for wanted in "$@"; do
        for name in ${wanted//|/ }; do is_installed "$name" && continue 2; done
        echo "$wanted"
    done
}

install_packages() { # the first offered spelling of each
    local wanted name chosen=() root=()
    [[ $(id -u) == 0 ]] || root=(sudo)
    if ((${#root[@]})) && ! { [[ -t 0 ]] && command -v sudo || sudo -n true; } >/dev/null 2>&1; then
        stop "These system packages are missing: $*" "Install them as root with apt-get, then run this again."
    fi
    echo "Installing system packages: $*"
    "${root[@]}" apt-get update -qq || echo "The package lists are not all up to date; going on with what is known."
    for wanted in "$@"; do
        for name in ${wanted//|/ }; do is_offered "$name" && chosen+=("$name") && continue 2; done
        stop "This system offers no package $wanted. herstelkluis is made for Debian 12, Ubuntu 24.04 and newer."
    done
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=300 "${chosen[@]}" >/dev/null
}

need() {
    local missing
    if ! command -v dpkg-query >/dev/null; then
        echo "This is no Debian or Ubuntu: please see to these yourself: $*"
        return
    fi
    mapfile -t missing < <(missing_of "$@")
    ((${#missing[@]} == 0)) || install_packages "${missing[@]}"
}

tools=()
want_command() { # commands of which one is enough, and the package with it; Ubuntu has Chromium and Firefox as snaps only
    local command
    for command in ${1//|/ }; do command -v "$command" >/dev/null && return; done
    is_offered "$2" && tools+=("$2") && return
    echo "This system offers no package $2. Tests that need it are skipped, unless there is a command ${1//|/ or }."
}

case $purpose in
run) need "${for_window[@]}" ;;
test)
    need "${for_window[@]}" "${for_tests[@]}"
    want_command 'chromium|chromium-browser|google-chrome' chromium
    want_command 'firefox-esr|firefox' firefox-esr
    want_command WebKitWebDriver webkit2gtk-driver
    want_command node nodejs
    want_command npm npm
    ((${#tools[@]} == 0)) || need "${tools[@]}"
    ;;
esac

# --- Python 3.11 or newer ---------------------------------------------------------------------------------------------

find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v "$name" && return
    done
    return 1
}

python=$(find_python) || { need python3 python3-venv && python=$(find_python); } ||
    stop "herstelkluis needs Python 3.11 or newer, and this system has none."
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    need "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv|python3-venv"
fi

# --- the environment; .venv/set-up holds what it was made from ---------------------------------------------------------

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    echo "Making an environment in .venv with $("$python" --version)."
    rm -rf .venv
    "$python" -m venv .venv
fi

pip=(.venv/bin/python -m pip --quiet --no-input --disable-pip-version-check install --no-deps)
wanted=$(cat "$lock" pyproject.toml "$0" | sha256sum | cut -d' ' -f1)
if ! grep -qs "$wanted" .venv/set-up; then
    echo "Installing the pinned dependencies of $lock, each checked by its hash."
    "${pip[@]}" --require-hashes -r "$lock"
    "${pip[@]}" --no-build-isolation -e .
    [[ $lock == packaging/dev.lock ]] && also=$(cat packaging/run.lock pyproject.toml "$0" | sha256sum | cut -d' ' -f1)
    printf '%s\n' "$wanted" "${also:-}" >.venv/set-up
fi
.venv/bin/python packaging/build_catalogues.py

# --- what the tests in real browsers are driven by; no script of any of it is run ----------------------------------------

wanted=$(cat tests/node/package-lock.json "$0" | sha256sum | cut -d' ' -f1)
if [[ $purpose == test ]] && command -v npm >/dev/null && ! grep -qs "$wanted" tests/node/node_modules/.set-up; then
    echo "Installing the pinned packages of tests/node/package-lock.json, each checked by its hash."
    (cd tests/node && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null)
    printf '%s\n' "$wanted" >tests/node/node_modules/.set-up
fi
