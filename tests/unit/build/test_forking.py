"""Copies of a process: what would stop it waits until they are made, and they heed it themselves."""

import multiprocessing
import signal
import subprocess
import sys
import threading

import pytest

from briefgen.build.forking import leave_signals, undisturbed

pytestmark = pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="there is no such thing here")


@pytest.fixture
def ctrl_c():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_waits_and_is_not_lost(ctrl_c):
    done = []

    def copy():
        with undisturbed():
            # To this thread: of a process with several, any other may take it.
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)
            done.append("copied")

    with pytest.raises(KeyboardInterrupt):
        copy()
    assert done == ["copied"]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def held_back(told):
    leave_signals()
    told.send(signal.pthread_sigmask(signal.SIG_BLOCK, ()) & {signal.SIGINT, signal.SIGTERM})


def test_a_copy_that_began_meanwhile_can_be_stopped():
    ours, theirs = multiprocessing.Pipe(duplex=False)
    copy = multiprocessing.get_context("fork").Process(target=held_back, args=(theirs,))
    with undisturbed():
        copy.start()
    assert ours.poll(60)
    assert ours.recv() == set()
    copy.join(60)
    ours.close()
    theirs.close()


NO_THREAD = """
import multiprocessing
from briefgen.build import forking

def start(_):
    raise RuntimeError("can't start new thread")

forking.Thread.start = start
copy = multiprocessing.get_context("fork").Process(target=forking.end_with_first)
copy.start()
copy.join()
assert copy.exitcode == 1
"""


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is copied here")
def test_a_copy_that_could_not_end_with_the_first_process_ends_at_once_and_says_nothing():
    done = subprocess.run([sys.executable, "-c", NO_THREAD], check=True, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""


ENDED = """
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from briefgen.build.forking import may_fork

for _ in range(200):
    with ThreadPoolExecutor(4) as several:
        list(several.map(str, range(8)))
    assert may_fork()
waits = Event()
other = Thread(target=waits.wait)
other.start()
assert not may_fork()
waits.set()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is copied here")
def test_a_thread_that_has_ended_keeps_nobody_from_copying_and_one_that_lives_does():
    subprocess.run([sys.executable, "-c", ENDED], check=True, timeout=60)
