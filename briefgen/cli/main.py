"""The command `briefgen`: exit code 0 clean, 1 problems in the input, 2 wrong usage, 70 a bug in briefgen."""

import atexit
import gc
import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from typing import Final

import click

from briefgen import __version__
from briefgen.cli.commands import COMMANDS, Commands

GARBAGE: Final = 600_000
"""New objects after which Python looks for cycles among them; a brief is made of millions and has hardly a cycle. At Python's own
700 a fifth of the time goes into looking, and memory is the same.
"""
ALWAYS: Final[Mapping[str, str]] = {"PYDANTIC_DISABLE_PLUGINS": "__all__"}
"""Variables of the environment, where nobody has set them. Without this one pydantic asks everything that is installed for plugins,
which no model of ours has, and that takes as long as click.
"""
CLEAN: Final = 0
PROBLEMS: Final = 1
USAGE: Final = 2
BUG: Final = 70

EXAMPLES = """\b
Examples:
  briefgen build                                   every brief of every pack
  briefgen build india-russia-visit -a minister    one brief, DOCX and PDF
  briefgen check                                   look for problems, write nothing
"""


@click.group(
    cls=Commands,
    commands=COMMANDS,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="briefgen")
def cli() -> None:
    """Make policy briefs for different readers, as DOCX and PDF, from one pack of content.

    Content stands in ./content: policy.yaml says who may see what, and each pack is a folder or a Markdown file. Where
    there is no ./content, the bundled sample is used.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. Bad input never shows a traceback."""
    _open_closed_streams()
    _stop_in_order()
    for name, value in ALWAYS.items():
        os.environ.setdefault(name, value)
    gc.set_threshold(GARBAGE)
    # Else Python looks for cycles among all there is before it ends: a quarter of what a brief takes, and then it ends anyway.
    atexit.register(gc.freeze)
    try:
        return _code(cli.main(args=arguments, prog_name="briefgen", standalone_mode=False))
    except click.ClickException as usage:
        usage.show()
        return usage.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return 130
    except OSError as fault:
        click.echo(f"error: {fault.strerror or fault}: {fault.filename or ''}".rstrip(": "), err=True)
        return PROBLEMS
    except Exception as fault:  # noqa: BLE001 - what is no problem of the input is a bug of ours, kept in a file
        return _told(fault)


def _told(fault: Exception) -> int:
    """Say what is wrong with the input, or that it is none of the analyst's doing."""
    from briefgen.cli.frames import show_diagnostics  # noqa: PLC0415 - nothing has to be told of most runs
    from briefgen.diagnostics import UserError, WrongUsageError  # noqa: PLC0415

    if not isinstance(fault, UserError):
        return _bug(fault)
    show_diagnostics(fault.diagnostics)
    return USAGE if isinstance(fault, WrongUsageError) else PROBLEMS


def _code(value: object) -> int:
    return value if isinstance(value, int) else CLEAN


def _open_closed_streams() -> None:
    """Let what is told go nowhere where whoever began this process closed the stream: the next file that is opened would get its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - as long as the process


def _stop_in_order() -> None:
    """Let who ends the process by a signal be as who types Ctrl-C: what is being written is taken away first."""
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _bug(fault: Exception) -> int:
    import tempfile  # noqa: PLC0415 - it is for bugs alone
    import traceback  # noqa: PLC0415

    trace = f"briefgen {__version__}, Python {sys.version}\n\n{''.join(traceback.format_exception(fault))}"
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="briefgen-bug-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as file:
            file.write(trace)
        kept = f"its trace is in {file.name}"
    except OSError as unkept:
        kept = f"its trace could not be kept: {(unkept.strerror or 'no reason given').lower()}"
    click.echo(f"this is a bug in briefgen, not in your content; {kept}", err=True)
    return BUG
