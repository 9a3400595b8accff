"""`briefgen`, and `python -m briefgen`: whoever stands by does the command, or this process."""

import sys

from briefgen.standby.asking import done_for


def main() -> int:
    """Return the exit code of the command that this process was called with."""
    code = done_for(sys.argv[1:])
    return _done_here() if code is None else code


def _done_here() -> int:
    from briefgen.cli.main import main as command  # noqa: PLC0415 - whoever has it done loads none of it
    from briefgen.standby.copied import Copied, end  # noqa: PLC0415 - likewise

    try:
        return command()
    except Copied:
        # This was the process that stands by, and is a copy now that was called with a command of its own.
        pass
    return end(command())


if __name__ == "__main__":
    sys.exit(main())
