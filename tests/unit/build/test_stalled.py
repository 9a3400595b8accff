"""Who does nothing while somebody waits for it is ended; who works, however slowly, is not."""

import os
import sys
from types import SimpleNamespace

import pytest

from briefgen.build import stalled as module
from briefgen.build.stalled import LOOKS, _Life, _life, _look_after, ended_when_stalled

if sys.platform != "linux":
    pytest.skip("elsewhere there are no copies", allow_module_level=True)

MANY = 20


class Waited:
    """Stands for the waiting: over after so many looks."""

    def __init__(self, looks):
        self.left = looks

    def wait(self, _):
        self.left -= 1
        return self.left < 0


def ended(lives, monkeypatch):
    """Return after how many looks the process was ended; None where it was not."""
    seen, killed = [], []
    told = iter(lives)
    monkeypatch.setattr(module, "_life", lambda _: seen.append(None) or next(told))
    _look_after(SimpleNamespace(kill=lambda: killed.append(len(seen) - 1)), Waited(MANY))
    return killed[0] if killed else None


def life(*times, is_running=False):
    return _Life(is_running=is_running, times=tuple(map(str, times)))


@pytest.mark.parametrize(
    ("lives", "looks"),
    [
        ([life(7, 1)] * (MANY + 1), LOOKS),
        ([life(number, 1) for number in range(MANY + 1)], None),
        ([life(number // (LOOKS - 1), 1) for number in range(MANY + 1)], None),
        ([life(7, 1, is_running=True)] * (MANY + 1), None),
        ([*map(life, range(4)), *[life(3)] * MANY], 3 + LOOKS),
        ([life(7, 1), None], None),
    ],
    ids=["nothing done", "works", "works seldom", "wants a processor", "suspended later", "gone"],
)
def test_it_is_ended_after_so_many_looks_in_a_row_that_find_nothing_done(lives, looks, monkeypatch):
    assert ended(lives, monkeypatch) == looks


def test_what_a_process_did_is_read_whatever_it_is_called():
    this = SimpleNamespace(pid=os.getpid())
    before = _life(this)
    while (now := _life(this)) == before:
        pass
    assert now.is_running
    assert [int(time) for time in now.times] >= [int(time) for time in before.times]
    assert _life(SimpleNamespace(pid=2**22 + 1)) is None


def test_where_the_system_lets_no_more_threads_be_it_is_waited_for_all_the_same(monkeypatch):
    def refuses(_):
        raise RuntimeError

    monkeypatch.setattr(module.Thread, "start", refuses)
    with ended_when_stalled(SimpleNamespace(pid=os.getpid())):
        pass
