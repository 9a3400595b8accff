"""What each command does first: it asks whoever stands by to do it, and where nobody may, runs by itself.

This is in every start, so it loads nothing before there is somebody to ask, and then the bare `_socket` and `_signal`: `socket` and
`signal` make enumerations of their numbers, which takes as long as Python itself does to begin.
"""

import os
import sys

from briefgen.standby.message import DECLINED, GO, LARGEST, READY, packed, unpacked
from briefgen.standby.place import address, is_there

TYPE_CHECKING = False
if TYPE_CHECKING:
    import _socket

SWITCH = "BRIEFGEN_STANDBY"
OFF = "off"
PATIENCE = 2.0
"""Seconds for an answer: who is asked may be stopped, or on its way out."""
LONG = 86_400.0
"""Seconds between two looks at nothing: the system's own call is to wait, but must not block where a signal writes to the same socket."""
MOST_FILES = 64
"""Of those that are open: the system passes on no more than some hundred."""
CREDENTIALS = 12
"""Bytes of what the system says of who is at the other end: process, user, group."""
LOST = "error: the process that stood by was ended while it did this, and what it had not written is not there; run the command again"


class Answer:
    """What whoever stands by said to a command that asked, and how to go on with it."""

    def __init__(self, connection: "_socket.socket", files: list[int], packet: bytes) -> None:
        said = unpacked(packet)
        self.connection = connection
        self.files = files
        self.is_ready = said[0] == [READY]
        self.why = os.fsdecode(b"".join(said[1]))
        self.done, self.running = map(int, said[2])


def done_for(arguments: list[str]) -> int | None:
    """Have whoever stands by do a command, and return its exit code; None where it is to run by itself."""
    if not arguments or arguments[0].startswith("-") or arguments[0] == "standby":
        return None
    answer = ask(arguments)
    if answer is None:
        return None
    try:
        return _followed(answer) if answer.is_ready else None
    finally:
        answer.connection.close()


def ask(arguments: list[str]) -> Answer | None:
    """Ask whether a command would be done, called here and now; None where nobody answers. Nothing begins before `GO`."""
    found = address() if sys.platform == "linux" and os.environ.get(SWITCH) != OFF else None
    if not found or not is_there(found):
        return None
    try:
        files = open_files()
        if not files:
            return None
        connection = connected(found)
    except OSError:
        return None
    try:
        connection.send(_request(arguments, files))
        return Answer(connection, files, connection.recv(LARGEST))
    except (OSError, ValueError, IndexError):
        connection.close()
        return None


def open_files() -> list[int] | None:
    """Return the files that this process was given; None where it has others, or one of the first three is closed."""
    files: list[int] = []
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208 - `pathlib` is not to be loaded
        try:
            is_given = os.get_inheritable(int(name))
        except OSError:
            # The list itself, which is closed by now.
            continue
        if not is_given:
            return None
        files.append(int(name))
    return files if {0, 1, 2} <= {*files} and len(files) <= MOST_FILES else None


def interpreter() -> bytes:
    """Return what must be the same of Python: how it was called, where it looks, how it reads and writes, whether it is watched."""
    kinds = ("encoding", "errors", "write_through")
    streams = [
        (type(stream), *(getattr(stream, kind, None) for kind in kinds))
        for stream in (sys.stdin, sys.stdout, sys.stderr)
    ]
    called = (sys.prefix, sys.flags, sys._xoptions, sys.warnoptions, sys.path[1:])  # noqa: SLF001 - it has no other name
    watched = (sys.gettrace() is None, sys.getprofile() is None)
    return ascii((sys.version, called, sys.getfilesystemencoding(), streams, watched)).encode()


def connected(found: str) -> "_socket.socket":
    """Return a way to speak to whoever stands by. Raises `OSError` where nobody does, or it is another user."""
    import _socket  # noqa: PLC0415 - see above

    connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_SEQPACKET)
    try:
        connection.settimeout(PATIENCE)
        connection.connect(found)
        if peer(connection)[1] != os.geteuid():
            raise PermissionError
    except OSError:
        connection.close()
        raise
    return connection


def peer(connection: "_socket.socket") -> tuple[int, int]:
    """Return the process at the other end, and its user, as the system says."""
    import _socket  # noqa: PLC0415 - see above

    told = connection.getsockopt(_socket.SOL_SOCKET, _socket.SO_PEERCRED, CREDENTIALS)
    return int.from_bytes(told[:4], sys.byteorder), int.from_bytes(told[4:8], sys.byteorder)


def _request(arguments: list[str], files: list[int]) -> bytes:
    called = [os.fsencode(word) for word in (sys.executable, sys.path[0], sys.argv[0], *arguments)]
    environment = [b"%s=%s" % each for each in os.environb.items()]
    return packed([interpreter()], called, environment, [b"%d" % file for file in files])


def _followed(answer: Answer) -> int | None:
    """Let a command begin, pass signals on to it, and return its exit code."""
    import _signal  # type: ignore[import-not-found]  # noqa: PLC0415 - see above; only `signal` is known to type checkers

    connection = answer.connection

    def stop(number: int, _: object) -> None:
        # Whoever does the command has stopped it by now. Where nobody waits for this process to be stopped, it goes on at once.
        _signal.signal(number, _signal.SIG_DFL)
        os.kill(os.getpid(), number)
        _signal.signal(number, stop)
        connection.send(bytes([_signal.SIGCONT]))

    handlers = {_signal.SIGINT: _unmoved, _signal.SIGTERM: _unmoved, _signal.SIGTSTP: stop}
    connection.settimeout(LONG)
    # The system's own handler writes the number of a signal into the socket, at whatever moment it comes.
    _signal.set_wakeup_fd(connection.fileno(), warn_on_full_buffer=False)
    before = {number: _signal.signal(number, handler) for number, handler in handlers.items()}
    code = _ended(connection, answer.files)
    # Nobody is at the other end any more, and Python would complain of that.
    _signal.set_wakeup_fd(-1)
    if code is None or code < 0:
        for number, handler in before.items():
            _signal.signal(number, handler)
    if code is not None and code < 0:
        # So that whoever called sees what it would have seen.
        if -code != _signal.SIGKILL:
            _signal.signal(-code, _signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    return code


def _unmoved(_: int, __: object) -> None:
    """Leave a signal to whoever does the command."""


def _ended(connection: "_socket.socket", files: list[int]) -> int | None:
    """Say that the command may begin, and wait for its end; None where nothing was begun."""
    try:
        _hand_over(connection, files)
    except OSError:
        return None
    try:
        told, [said, *_], *_ = unpacked(_received(connection))
        return None if told == [DECLINED] else int(said)
    except (OSError, ValueError):
        # It may have begun, so it is not begun again.
        sys.stderr.write(f"{LOST}\n")
        return 1


def _received(connection: "_socket.socket") -> bytes:
    """Wait for a packet, however long it takes."""
    while True:
        try:
            return connection.recv(LARGEST)
        except TimeoutError:
            continue


def _hand_over(connection: "_socket.socket", files: list[int]) -> None:
    """Say that the command may begin, with the folder and the files for it: not sooner, for who is stopped would hold them open."""
    import _socket  # noqa: PLC0415 - see above

    folder = os.open(".", os.O_PATH | os.O_DIRECTORY)
    try:
        given = b"".join(file.to_bytes(4, sys.byteorder) for file in (folder, *files))
        connection.sendmsg([GO], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, given)])
    finally:
        os.close(folder)
