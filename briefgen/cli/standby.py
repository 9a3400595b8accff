"""`briefgen standby`: begin a process that stands by, end it, and say how it stands."""

import gc
import os
import signal
import sys
import warnings
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from socket import socket

    from briefgen.standby.judging import Standing

EXAMPLES = """\b
Examples:
  briefgen standby start
  briefgen standby status
  briefgen standby stop
  briefgen standby start --idle 30
"""
LAST_STREAM: Final = 2
BRIEFLY: Final = 2.0
"""Seconds that are waited for the end of a process that has nothing under way."""
ELSEWHERE: Final = (
    "a process can stand by on Linux only; 'briefgen build --watch' builds at every save on any system, "
    "with everything loaded"
)


@click.group("standby", epilog=EXAMPLES)
def standby_command() -> None:
    """Have a process stand by that has all loaded, so that commands begin at once.

    Commands that make or look and then end are done by a copy of it, exactly as they would be by themselves; where anything
    might differ, they run by themselves. BRIEFGEN_STANDBY=off keeps a command from it.
    """
    if sys.platform != "linux":
        raise click.ClickException(ELSEWHERE)


@standby_command.command("start")
@click.option(
    "--idle",
    type=click.IntRange(min=1),
    default=240,
    show_default=True,
    metavar="MINUTES",
    help="Minutes without a command after which it ends.",
)
def start_command(*, idle: int) -> int:
    """Begin it, in the background: it loads everything, builds the bundled sample once, and waits."""
    place = _place()
    if standing := _standing(place):
        click.echo(f"stands by already: {_told(standing)}")
        return 0
    _require_own(place.parent)
    standing_by = _loaded(place.parent)
    begun, begins = os.pipe()
    process = os.fork()
    if not process:
        os.close(begun)
        _serve(place, standing_by, idle * 60, begins)
        return 0
    os.close(begins)
    if not os.read(begun, 1):
        raise click.ClickException(f"it cannot stand by: no socket can be had at '{place}'")
    click.echo(f"stands by: {_told(process)}")
    return 0


@standby_command.command("stop")
def stop_command() -> None:
    """End it; commands that it is doing are finished first."""
    process = _standing(_place())
    if not process:
        click.echo("nobody stands by")
        return
    ends = os.pidfd_open(process)
    try:
        signal.pidfd_send_signal(ends, signal.SIGTERM)
        click.echo("ended" if _has_ended(ends) else "ends when it has finished what it is doing")
    finally:
        os.close(ends)


@standby_command.command("status")
def status_command() -> None:
    """Say whether it stands by, since when, what it did, and whether a command called here and now would be done by it."""
    from briefgen.standby.asking import OFF, SWITCH, ask  # noqa: PLC0415 - --help needs none of it

    place = _place()
    process = _standing(place)
    if not process:
        click.echo("nobody stands by: 'briefgen standby start' begins it")
        return
    since = datetime.fromtimestamp(place.lstat().st_ctime).astimezone()
    click.echo(f"stands by: {_told(process)}, since {since:%Y-%m-%d %H:%M}")
    answer = ask(["build"])
    if answer:
        answer.connection.close()
        click.echo(f"commands: {answer.done} done, {answer.running} under way")
    if answer and answer.is_ready:
        click.echo("a command called here and now is done by it")
        return
    why = answer.why if answer else f"{SWITCH} is {OFF}" if os.environ.get(SWITCH) == OFF else "it does not answer"
    click.echo(f"a command called here and now runs by itself: {why}")


def _place() -> Path:
    from briefgen.standby.place import address  # noqa: PLC0415 - --help needs none of it

    found = address()
    if found is None:
        raise click.ClickException(
            "there is no place for it: XDG_RUNTIME_DIR, or your home, has too long a name or none"
        )
    return Path(found)


def _standing(place: Path) -> int:
    """Return the process that stands by; 0 where none does."""
    from briefgen.standby.asking import connected, peer  # noqa: PLC0415 - --help needs none of it
    from briefgen.standby.place import is_there  # noqa: PLC0415 - likewise

    if not is_there(str(place)):
        return 0
    try:
        connection = connected(str(place))
    except OSError:
        return 0
    try:
        return peer(connection)[0]
    finally:
        connection.close()


def _require_own(folder: Path) -> None:
    """See that there is a folder that nobody else can look into. Raises `ClickException`."""
    from briefgen.standby.place import is_own  # noqa: PLC0415 - --help needs none of it

    with suppress(FileExistsError):
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
    if not is_own(str(folder)):
        raise click.ClickException(
            f"'{folder}' is not yours alone: make it a folder that only you can open (mode 0700)"
        )


def _loaded(folder: Path) -> "Standing":
    """Load all that a command needs, and return what this process is then."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - --help needs none of it

    from briefgen.build.pipeline import build  # noqa: PLC0415 - likewise
    from briefgen.build.project import load  # noqa: PLC0415 - likewise
    from briefgen.build.request import BuildRequest  # noqa: PLC0415 - likewise
    from briefgen.cli.commands import COMMANDS, by_standby  # noqa: PLC0415 - likewise
    from briefgen.cli.main import ALWAYS, cli  # noqa: PLC0415 - likewise
    from briefgen.resources import bundled_root, templates_root  # noqa: PLC0415 - likewise
    from briefgen.standby import serving  # noqa: F401, PLC0415 - likewise
    from briefgen.standby.judging import Standing  # noqa: PLC0415 - likewise

    for name, entry in COMMANDS.items():
        if entry.by_standby:
            cli.loaded(name)
    # A warning that was given here is given again in a copy.
    with warnings.catch_warnings(), TemporaryDirectory(dir=folder) as emptied:
        project = load(emptied, sample=True)
        build(project, BuildRequest(formats=("docx", "pdf"), output=Path(emptied) / "build"))
        del project
    gc.collect()
    gc.freeze()
    try:
        return Standing.now((templates_root(), bundled_root() / "content"), by_standby, ALWAYS)
    except (OSError, ValueError) as fault:
        raise click.ClickException(f"it cannot stand by: {fault}") from None


def _serve(place: Path, standing: "Standing", idle: float, begins: int) -> None:
    """Stand by, with nothing of the terminal, and say that it is so. Raises `Copied` in each copy."""
    from briefgen.standby.serving import Serving  # noqa: PLC0415 - --help needs none of it

    os.setsid()
    os.chdir("/")
    _let_go_of_files()
    listener = _listening(place)
    os.write(begins, b".")
    os.close(begins)
    Serving(listener, place, standing, idle).serve()


def _listening(place: Path) -> "socket":
    """Open the door. What is left of a process that was killed is in the way."""
    import socket  # noqa: PLC0415 - --help needs none of it

    place.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET | socket.SOCK_NONBLOCK)
    listener.bind(str(place))
    # By this process, for the system tells whoever asks who it was.
    listener.listen()
    return listener


def _let_go_of_files() -> None:
    """Let go of all that whoever began this has open, and would wait for. What Python itself has opened nobody was given."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(LAST_STREAM + 1):
        os.dup2(nothing, stream)
    os.close(nothing)
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208 - numbers, not paths
        with suppress(OSError):
            if int(name) > LAST_STREAM and os.get_inheritable(int(name)):
                os.close(int(name))


def _has_ended(ends: int) -> bool:
    """Wait for the end of a process, but not for long."""
    import select  # noqa: PLC0415 - --help needs none of it

    waited = select.poll()
    waited.register(ends, select.POLLIN)
    return bool(waited.poll(BRIEFLY * 1000))


def _told(process: int) -> str:
    """Return the number of a process, and the memory that it takes."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    size = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")), 0)
    return f"process {process}, {size / 1024:.0f} MiB"
