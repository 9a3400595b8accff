"""What the process that stands by says to who asks at the wrong moment."""

import signal
import socket
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("a process stands by on Linux", allow_module_level=True)

from briefgen.standby.message import DECLINED, GO, LARGEST, READY, packed, unpacked
from briefgen.standby.serving import Serving

ASKS = packed([b"python"], [b"/usr/bin/python", b"/", b"briefgen", b"build"], [], [b"0", b"1", b"2"])


class Changing:
    """Lets the first begin; as soon as the second asks a file is another, and at that moment the first says `GO`."""

    def __init__(self, first, second):
        self.first, self.second, self.looked = first, second, 0
        self.loaded = self

    def changed(self):
        self.looked += 1
        if self.looked == 1:
            self.second.send(ASKS)
            return ""
        self.first.send(GO)
        return "a file"

    def differing(self, *_):
        return ""


def test_who_may_begin_when_it_ends_is_told_that_nothing_was_begun(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "socket"
    kind = socket.SOCK_SEQPACKET
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    with (
        socket.socket(socket.AF_UNIX, kind | socket.SOCK_NONBLOCK) as listener,
        socket.socket(socket.AF_UNIX, kind) as first,
        socket.socket(socket.AF_UNIX, kind) as second,
    ):
        listener.bind("socket")
        listener.listen()
        for each in (first, second):
            each.settimeout(10)
            each.connect("socket")
        first.send(ASKS)
        try:
            Serving(listener, place, Changing(first, second), 60.0).serve()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
        assert unpacked(first.recv(LARGEST))[0] == [READY]
        assert unpacked(first.recv(LARGEST))[0] == [DECLINED]
