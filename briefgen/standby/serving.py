"""The process that stands by: it hears who asks, looks whether a copy of itself would be alike, and makes the copy.

It is one thread that waits for whatever comes first, and never for one asker. It reads nothing of any project; what it is sent is
how a command was called, by a process of the same user.
"""

import os
import select
import signal
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefgen.standby.asking import MOST_FILES, peer
from briefgen.standby.copied import Copied
from briefgen.standby.copying import Called, take_place
from briefgen.standby.judging import Asked, Standing
from briefgen.standby.message import DECLINED, ENDED, GO, LARGEST, READY, packed

LOOKS: Final = 60.0
"""Seconds between two looks whether anybody can still find this process."""
HEARD: Final = (signal.SIGINT, signal.SIGTERM)
"""What ends this process in order, and what a command hears of: all else ends or stops whoever called it, and so it."""


class Visitor:
    """Whoever asks, from the first word to the end of the command."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.asked: Asked | None = None
        """What it asked for, as soon as that could be had."""
        self.signals: list[int] = []
        """Those that came before there was a copy to hear of them."""
        self.process = 0
        """The copy that does the command."""
        self.end = -1
        """A file of the system that can be read when that has ended."""

    def tell(self, *groups: list[bytes]) -> None:
        """Say something to whoever asks, who may be gone."""
        with suppress(OSError):
            self.connection.send(packed(*groups))

    def send(self, number: int) -> None:
        """Do to the copy what a signal does to whoever asks: Ctrl-Z stops all its processes, and so does that of a terminal."""
        if not self.process:
            self.signals.append(number)
        elif number in HEARD:
            os.kill(self.process, number)
        elif number in (signal.SIGTSTP, signal.SIGCONT):
            self.send_all(signal.SIGSTOP if number == signal.SIGTSTP else signal.SIGCONT)

    def send_all(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process, number)


class Serving:
    """Hears and answers until it is to end. What is under way then is finished first."""

    def __init__(self, listener: socket.socket, place: Path, standing: Standing, idle: float) -> None:
        """*idle*: seconds without a command after which it ends."""
        self._listener = listener
        self._place = place
        self._is_at = _identity(place)
        self._standing = standing
        self._idle = idle
        self._used = time.monotonic()
        self._visitors: dict[int, Visitor] = {}
        """By their connections."""
        self._copies: dict[int, Visitor] = {}
        """By the ends of their copies."""
        self._woken, self._wakes = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._poll = select.poll()
        self._done = 0
        self._is_ending = False

    def serve(self) -> None:
        """Stand by. Raises `Copied` in each copy."""
        for number in HEARD:
            signal.signal(number, _only_wake)
        signal.set_wakeup_fd(self._wakes, warn_on_full_buffer=False)
        for file in (self._listener.fileno(), self._woken):
            self._poll.register(file, select.POLLIN)
        while not self._is_ending or self._copies:
            for file, _ in self._poll.poll(min(LOOKS, self._idle) * 1000):
                self._hear(file)
            if self._is_idle or _identity(self._place) != self._is_at:
                self._end()
        self._let_go()

    @property
    def _is_idle(self) -> bool:
        return not self._copies and time.monotonic() - self._used >= self._idle

    def _end(self) -> None:
        """Let nobody come any more."""
        if self._is_ending:
            return
        self._is_ending = True
        if _identity(self._place) == self._is_at:
            self._place.unlink(missing_ok=True)
        self._poll.unregister(self._listener)
        self._listener.close()
        for visitor in tuple(self._visitors.values()):
            if not visitor.process:
                self._turn_away(visitor)

    def _turn_away(self, visitor: Visitor) -> None:
        """Say that nothing was begun, also to who said `GO` just now: what nobody took in would keep the answer from it."""
        with suppress(OSError):
            visitor.connection.shutdown(socket.SHUT_RD)
            while visitor.connection.recv(LARGEST):
                pass
        visitor.tell([DECLINED], [b"it is about to end"])
        self._leave(visitor)

    def _hear(self, file: int) -> None:
        """Take in one thing that came, unless another that came with it has settled it."""
        if file == self._woken:
            os.read(self._woken, LARGEST)
            self._end()
        elif file in self._visitors:
            self._take_in(self._visitors[file])
        elif file in self._copies:
            self._tell_end(self._copies[file])
        elif not self._is_ending:
            self._admit()

    def _admit(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return
        connection.setblocking(False)
        self._visitors[connection.fileno()] = Visitor(connection)
        self._poll.register(connection, select.POLLIN)

    def _take_in(self, visitor: Visitor) -> None:
        """Take in a packet. An empty one is the end of whoever sent it."""
        try:
            packet, files, flags, _ = socket.recv_fds(
                visitor.connection, LARGEST, MOST_FILES + 1, socket.MSG_CMSG_CLOEXEC
            )
        except BlockingIOError:
            return
        except OSError:
            packet, files, flags = b"", [], 0
        try:
            if not packet or flags & (socket.MSG_TRUNC | socket.MSG_CTRUNC):
                self._leave(visitor)
            elif len(packet) == 1:
                visitor.send(packet[0])
            elif visitor.process:
                self._leave(visitor)
            elif not visitor.asked:
                self._answer(visitor, packet)
            elif packet == GO:
                self._begin(visitor, visitor.asked, files)
            else:
                self._leave(visitor)
        finally:
            for file in files:
                os.close(file)

    def _answer(self, visitor: Visitor, packet: bytes) -> None:
        """Say whether a command would be done. What was loaded and is another file by now, nobody is to have from here any more."""
        changed = self._standing.loaded.changed()
        why = f"this file is another than it was: {changed}" if changed else self._unlike(visitor, packet)
        counts = [b"%d" % self._done, b"%d" % len(self._copies)]
        visitor.tell([DECLINED if why else READY], [os.fsencode(why)], counts)
        if why:
            self._leave(visitor)
        if changed:
            self._end()

    def _unlike(self, visitor: Visitor, packet: bytes) -> str:
        """Return why a command must run by itself, and keep how it was called."""
        process, user = peer(visitor.connection)
        if user != os.geteuid():
            return "it is of another user"
        try:
            visitor.asked = Asked.read(packet)
            return self._standing.differing(process, visitor.asked)
        except (OSError, ValueError) as fault:
            return f"it cannot be looked at: {fault}"

    def _begin(self, visitor: Visitor, asked: Asked, files: list[int]) -> None:
        """Make the copy. Signals are held back until it knows what to do with them."""
        standing = os.getpid()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        try:
            called = asked.called(peer(visitor.connection)[0], files)
            visitor.process = os.fork()
        except (OSError, ValueError) as fault:
            visitor.tell([DECLINED], [os.fsencode(str(fault))])
            self._leave(visitor)
            return
        else:
            if not visitor.process:
                files.clear()
                self._become(visitor, called, standing)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        # So that no later copy has its environment.
        visitor.asked = None
        # By both, for either may come first.
        with suppress(OSError):
            os.setpgid(visitor.process, visitor.process)
        visitor.end = os.pidfd_open(visitor.process)
        self._copies[visitor.end] = visitor
        self._poll.register(visitor.end, select.POLLIN)
        for number in visitor.signals:
            visitor.send(number)

    def _become(self, visitor: Visitor, called: Called, standing: int) -> None:
        """Be what was called, and nothing of the process that stands by. Raises `Copied`."""
        del self._visitors[visitor.connection.fileno()]
        connection = visitor.connection.detach()
        self._let_go()
        try:
            # Whoever asked sees by it when nothing is left of the copy.
            connection = called.out_of_the_way(connection)
            take_place(called, standing)
        except (OSError, ValueError) as fault:
            with suppress(OSError):
                os.write(connection, packed([DECLINED], [os.fsencode(str(fault))]))
            os._exit(1)
        raise Copied

    def _tell_end(self, visitor: Visitor) -> None:
        _, status = os.waitpid(visitor.process, 0)
        visitor.tell([ENDED], [b"%d" % os.waitstatus_to_exitcode(status)])
        self._poll.unregister(visitor.end)
        os.close(visitor.end)
        del self._copies[visitor.end]
        if visitor.connection.fileno() in self._visitors:
            self._leave(visitor)
        self._done += 1
        self._used = time.monotonic()

    def _leave(self, visitor: Visitor) -> None:
        """Have done with whoever asked; who is gone while a copy does its command would have taken that along."""
        file = visitor.connection.fileno()
        self._poll.unregister(file)
        del self._visitors[file]
        visitor.connection.close()
        if visitor.end in self._copies:
            visitor.send_all(signal.SIGKILL)

    def _let_go(self) -> None:
        """Close all that is open."""
        signal.set_wakeup_fd(-1)
        self._listener.close()
        for file in (self._woken, self._wakes, *self._copies):
            os.close(file)
        for visitor in self._visitors.values():
            visitor.connection.close()


def _only_wake(_: int, __: object) -> None:
    """Leave it to the loop, which the system wakes."""


def _identity(place: Path) -> tuple[int, int] | None:
    try:
        found = place.lstat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
