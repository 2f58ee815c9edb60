"""Which commands there are, what each takes, and their help. No option takes a secret: those lie in a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from herstelkluis import __version__
from herstelkluis.i18n import _

USAGE_EXIT = 2


class _Formatter(argparse.HelpFormatter):
    """Help in the language of the person; argparse itself speaks English."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("usage:") + " " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        words = {"options": _("options"), "positional arguments": _("what to give")}
        super().start_section(words.get(heading or "", heading))


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        # No abbreviations: `--password SECRET` must never be taken for `--password-file`.
        super().__init__(formatter_class=_Formatter, allow_abbrev=False, add_help=False, **options)
        self.add_argument("-h", "--help", action="help", help=_("show this help"))

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 (English, technical, and it quotes what was typed)
        wrong = _("This command is not complete or not known.")
        self.exit(USAGE_EXIT, f"{wrong} " + _("Type {help} to see how.").format(help=f"{self.prog} --help") + "\n")


def grammar() -> argparse.ArgumentParser:
    """Every command with its options. The result of parsing has its function as `deed`."""
    parser = _Parser(prog="herstelkluis", description=_("Your own story, in your own hands."))
    parser.add_argument(
        "--version", action="version", version=f"herstelkluis {__version__}", help=_("show the version")
    )
    commands = parser.add_subparsers(required=True, title=_("commands"), metavar=_("command"))

    demo = commands.add_parser("demo", help=_("make an example vault, a card, a letter and a package"))
    demo.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("where everything is put"))
    demo.add_argument("--text", type=Path, metavar="FILE", help=_("a text file to use as life story"))
    demo.set_defaults(deed=_demo)

    package = commands.add_parser("open", help=_("check a package and list what is in it"))
    package.add_argument("file", type=Path, metavar="FILE", help=_("the package"))
    package.add_argument("--words-file", type=Path, metavar="FILE", help=_("a file with its words"))
    package.add_argument("--vault", type=Path, metavar="DIR", help=_("your vault, which knows your contacts"))
    package.add_argument("--password-file", type=Path, metavar="FILE", help=_("a file with the password"))
    package.add_argument("--date-is-right", action="store_true", help=_("the date of this computer is right"))
    package.add_argument("--json", action="store_true", dest="as_json", help=_("for machines"))
    package.add_argument("--out", type=Path, metavar="DIR", help=_("save its pieces here"))
    package.set_defaults(deed=_open, refuse=package.error)

    check = commands.add_parser("check", help=_("see whether a vault is sound"))
    _takes_vault(check)
    check.add_argument("--json", action="store_true", dest="as_json", help=_("for machines"))
    check.set_defaults(deed=_check)

    backup = commands.add_parser("backup", help=_("make a backup copy and read it back"))
    _takes_vault(backup)
    backup.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("the folder it goes to"))
    backup.set_defaults(deed=_backup)

    restore = commands.add_parser("restore", help=_("put a backup copy back in a new folder"))
    _takes_vault(restore)
    restore.add_argument("--from", type=Path, required=True, dest="source", metavar="FILE", help=_("the backup copy"))
    restore.add_argument("--key-file", type=Path, metavar="FILE", help=_("another key file, when its own is gone"))
    restore.set_defaults(deed=_restore)

    export = commands.add_parser("export", help=_("take everything along in a form any program can read"))
    _takes_vault(export)
    export.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("the folder it goes to"))
    export.add_argument("--pdf", action="store_true", help=_("with a PDF of every piece"))
    export.add_argument("--locked", action="store_true", help=_("locked with the recovery words of the vault"))
    export.set_defaults(deed=_export)

    bring_in = commands.add_parser("import", help=_("make a new vault of everything that was taken along"))
    bring_in.add_argument("--from", type=Path, required=True, dest="source", metavar="FILE", help=_("that file"))
    bring_in.add_argument("--words-file", type=Path, metavar="FILE", help=_("a file with its words, if it is locked"))
    bring_in.add_argument("--vault", type=Path, required=True, metavar="DIR", help=_("where the new vault goes"))
    bring_in.add_argument(
        "--password-file", type=Path, required=True, metavar="FILE", help=_("a file with the new password")
    )
    bring_in.add_argument(
        "--new-words-file", type=Path, required=True, metavar="FILE", help=_("where the new recovery words go")
    )
    bring_in.set_defaults(deed=_import)

    kinds = commands.add_parser("kinds", help=_("list every kind of piece with its questions"))
    kinds.add_argument("--json", action="store_true", dest="as_json", help=_("for machines"))
    kinds.set_defaults(deed=_kinds)
    return parser


def _takes_vault(command: argparse.ArgumentParser) -> None:
    """Let a command take a vault and the secret that opens it."""
    command.add_argument("--vault", type=Path, required=True, metavar="DIR", help=_("the folder of the vault"))
    secret = command.add_mutually_exclusive_group(required=True)
    secret.add_argument("--password-file", type=Path, metavar="FILE", help=_("a file with the password"))
    secret.add_argument("--words-file", type=Path, metavar="FILE", help=_("a file with the recovery words"))


# Each command is loaded when it is asked for, so that `--version` or a usage error costs nothing.


def _demo(options: argparse.Namespace) -> int:
    from herstelkluis.cli.demo import demo

    return demo(options.out, options.text)


def _open(options: argparse.Namespace) -> int:
    words, vault, password = options.words_file, options.vault, options.password_file
    if (vault is None) != (password is None) or (words is None and vault is None):
        options.refuse("")
    if vault is not None:
        from herstelkluis.cli.received import open_in_vault

        return open_in_vault(options)
    from herstelkluis.cli.packages import open_package

    return open_package(options.file, words, as_json=options.as_json, out=options.out)


def _check(options: argparse.Namespace) -> int:
    from herstelkluis.cli.check import check

    return check(options)


def _backup(options: argparse.Namespace) -> int:
    from herstelkluis.cli.backup import backup

    return backup(options)


def _restore(options: argparse.Namespace) -> int:
    from herstelkluis.cli.restore import restore

    return restore(options)


def _export(options: argparse.Namespace) -> int:
    from herstelkluis.cli.export import export

    return export(options)


def _import(options: argparse.Namespace) -> int:
    from herstelkluis.cli.export import bring_in

    return bring_in(options)


def _kinds(options: argparse.Namespace) -> int:
    from herstelkluis.cli.kinds import kinds

    return kinds(as_json=options.as_json)
