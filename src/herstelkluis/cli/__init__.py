"""The command line: the same deeds without a screen.

What goes wrong is one Dutch sentence and one next step on stderr, never a traceback.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from herstelkluis import __version__, i18n
from herstelkluis.errors import KluisError
from herstelkluis.i18n import _

USAGE_EXIT = 2


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:  # noqa: ARG002 (argparse's own sentence is English and technical)
        self.exit(USAGE_EXIT, _("This command is not complete or not known.") + f"\n{self.format_usage()}")


def main(arguments: Sequence[str]) -> int:
    """Do one command and return its exit code (see the family of errors for the numbers)."""
    options = _parser().parse_args(arguments)
    deed: Callable[[argparse.Namespace], int] = options.deed
    try:
        return deed(options)
    except KluisError as error:
        say_error(error)
        return error.exit_code


def say_error(error: KluisError) -> None:
    """What happened and one next step, in the language of the person."""
    print(i18n.sentence(error), file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="herstelkluis", description=_("Your own story, in your own hands."))
    parser.add_argument("--version", action="version", version=f"herstelkluis {__version__}")
    commands = parser.add_subparsers(required=True, metavar="command")

    demo = commands.add_parser("demo", help=_("make an example vault, a card, a letter and a package"))
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    demo.add_argument("--text", type=Path, metavar="FILE")
    demo.set_defaults(deed=_demo)

    package = commands.add_parser("open", help=_("check a package and list what is in it"))
    package.add_argument("file", type=Path, metavar="FILE")
    package.add_argument("--words-file", type=Path, required=True, metavar="FILE")
    package.add_argument("--json", action="store_true", dest="as_json")
    package.add_argument("--out", type=Path, metavar="DIR")
    package.set_defaults(deed=_open)

    check = commands.add_parser("check", help=_("see whether a vault is sound"))
    check.add_argument("--vault", type=Path, required=True, metavar="DIR")
    secret = check.add_mutually_exclusive_group(required=True)
    secret.add_argument("--password-file", type=Path, metavar="FILE")
    secret.add_argument("--words-file", type=Path, metavar="FILE")
    check.set_defaults(deed=_check)

    kinds = commands.add_parser("kinds", help=_("list every kind of piece with its questions"))
    kinds.add_argument("--json", action="store_true", dest="as_json")
    kinds.set_defaults(deed=_kinds)
    return parser


# Each command is loaded when it is asked for, so that `--version` or a usage error costs nothing.


def _demo(options: argparse.Namespace) -> int:
    from herstelkluis.cli.demo import demo

    return demo(options.out, options.text)


def _open(options: argparse.Namespace) -> int:
    from herstelkluis.cli.packages import open_package

    return open_package(options.file, options.words_file, as_json=options.as_json, out=options.out)


def _check(options: argparse.Namespace) -> int:
    from herstelkluis.cli.check import check

    return check(options.vault, options.password_file, options.words_file)


def _kinds(options: argparse.Namespace) -> int:
    from herstelkluis.cli.kinds import kinds

    return kinds(as_json=options.as_json)
