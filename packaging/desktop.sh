#!/usr/bin/env bash
# Puts herstelkluis in the menu of this user, so that a double click on a package (.age) opens it. No root is needed.
#   packaging/desktop.sh          to put it there
#   packaging/desktop.sh remove   to take it away
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/herstelkluis.desktop
type=$data/mime/packages/herstelkluis.xml

if [[ ${1:-} == remove ]]; then
    rm -f "$entry" "$type"
    echo "herstelkluis is out of the menu. Your vault stays where it is."
else
    mkdir -p "${entry%/*}" "${type%/*}"
    program=$PWD/.venv/bin/herstelkluis
    program=${program//\\/\\\\}
    program=${program//\"/\\\"}
    sed "s|@program@|\"${program//|/\\|}\"|" packaging/desktop/herstelkluis.desktop >"$entry"
    cp packaging/desktop/herstelkluis.xml "$type"
    echo "herstelkluis is in the menu, and opens packages (.age)."
fi
for tool in "update-mime-database $data/mime" "update-desktop-database $data/applications"; do
    # shellcheck disable=SC2086
    if command -v ${tool%% *} >/dev/null; then ${tool%% *} "${tool#* }"; fi
done
