"""The command line: the same deeds without a screen.

What goes wrong is one Dutch sentence and one next step on stderr, never a traceback.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from herstelkluis import i18n
from herstelkluis.cli.grammar import grammar
from herstelkluis.errors import KluisError


def main(arguments: Sequence[str]) -> int:
    """Do one command and return its exit code (see the family of errors for the numbers)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign shows a question mark
    options = grammar().parse_args(arguments)
    deed: Callable[[argparse.Namespace], int] = options.deed
    try:
        code = deed(options)
        if sys.stdout is not None:  # closed by who started the program
            sys.stdout.flush()
    except KluisError as error:
        say_error(error)
        return error.exit_code
    except BrokenPipeError:  # whoever read our lines (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def say_error(error: KluisError) -> None:
    """What happened and one next step, in the language of the person."""
    print(i18n.sentence(error), file=sys.stderr)
