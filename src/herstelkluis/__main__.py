"""Where the program starts: a command for the command line, anything else for the window."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from herstelkluis import settings
from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, sentence, use

_FOR_ME_ALONE = 0o077  # whatever this program makes, nobody else on this computer may read


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and say how it went as an exit code (0 good; `KluisError.exit_code` otherwise)."""
    words = list(sys.argv[1:] if argv is None else argv)
    write_no_core_dumps()
    os.umask(_FOR_ME_ALONE)
    use(settings.load(settings.settings_file()).language)
    try:
        return _run(words)
    except KluisError as error:
        return _stop(sentence(error), code=error.exit_code)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # a bug: its place helps to mend it, its words could be the person's
        if sys.flags.dev_mode:
            raise
        return _stop(_("The program stopped. What was saved is still there."), _place(error), code=1)


def is_for_command_line(words: Sequence[str]) -> bool:
    """Whether these words are a command (`open FILE`, `--help`), not options or a package for the window."""
    if not words or words[0].startswith("-"):
        return bool(words) and words[0] in {"-h", "--help", "--version"}
    return not (len(words) == 1 and Path(words[0]).is_file())


def write_no_core_dumps() -> None:
    """A program that falls over must not leave its memory on the disk. Where the system has no such limit: nothing."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _run(words: list[str]) -> int:
    if is_for_command_line(words):
        from herstelkluis import cli
        from herstelkluis.crypto.other_programs import shut_out_other_programs

        shut_out_other_programs()
        return cli.main(words)
    gc.disable()  # from here on only `ui.garbage` collects
    from herstelkluis import app

    return app.run(words)


def _stop(*lines: str, code: int) -> int:
    sys.stderr.writelines(f"{line}\n" for line in lines if line)
    return code


def _place(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {frame.name}:{frame.lineno}"


if __name__ == "__main__":
    sys.exit(main())
