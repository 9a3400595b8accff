"""The command `briefgen`: exit code 0 clean, 1 problems in the input, 2 wrong usage, 70 a bug in briefgen."""

import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from briefgen import __version__
from briefgen.cli.build import build_command
from briefgen.cli.check import check_command
from briefgen.cli.convert import convert_command
from briefgen.cli.coverage import coverage_command
from briefgen.cli.explain import explain_command
from briefgen.cli.fit import fit_command
from briefgen.cli.frames import show_diagnostics
from briefgen.cli.impact import impact_command
from briefgen.cli.import_ import import_command
from briefgen.cli.inspect import inspect_command
from briefgen.cli.listing import list_command
from briefgen.cli.new import new_command
from briefgen.cli.readability import readability_command
from briefgen.cli.review import review_command
from briefgen.cli.schema import schema_command
from briefgen.cli.trace import trace_command
from briefgen.cli.translate import translate_command
from briefgen.cli.who import who_command
from briefgen.diagnostics import UserError, WrongUsageError

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


@click.group(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="briefgen")
def cli() -> None:
    """Make policy briefs for different readers, as DOCX and PDF, from one pack of content.

    Content stands in ./content: policy.yaml says who may see what, and each pack is a folder or a Markdown file. Where
    there is no ./content, the bundled sample is used.
    """


for command in (
    build_command,
    check_command,
    coverage_command,
    convert_command,
    explain_command,
    fit_command,
    impact_command,
    import_command,
    inspect_command,
    list_command,
    new_command,
    readability_command,
    review_command,
    schema_command,
    trace_command,
    translate_command,
    who_command,
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. Bad input never shows a traceback."""
    _stop_in_order()
    try:
        return _code(cli.main(args=arguments, prog_name="briefgen", standalone_mode=False))
    except WrongUsageError as usage:
        show_diagnostics(usage.diagnostics)
        return USAGE
    except UserError as fault:
        show_diagnostics(fault.diagnostics)
        return PROBLEMS
    except click.ClickException as usage:
        usage.show()
        return usage.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return 130
    except OSError as fault:
        click.echo(f"error: {fault.strerror or fault}: {fault.filename or ''}".rstrip(": "), err=True)
        return PROBLEMS
    except Exception:  # noqa: BLE001 - whatever is left is a bug of ours, kept in a file rather than thrown at an analyst
        return _bug()


def _code(value: object) -> int:
    return value if isinstance(value, int) else CLEAN


def _stop_in_order() -> None:
    """Let who ends the process by a signal be as who types Ctrl-C: what is being written is taken away first."""
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _bug() -> int:
    trace = f"briefgen {__version__}, Python {sys.version}\n\n{traceback.format_exc()}"
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="briefgen-bug-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as file:
            file.write(trace)
        kept = f"its trace is in {Path(file.name)}"
    except OSError as fault:
        kept = f"its trace could not be kept: {(fault.strerror or 'no reason given').lower()}"
    click.echo(f"this is a bug in briefgen, not in your content; {kept}", err=True)
    return BUG
