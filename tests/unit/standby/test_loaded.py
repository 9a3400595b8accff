"""Whether files that were read are still what they were."""

import os
import sys
import time

import pytest

from briefgen.standby.loaded import Loaded

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process stands by on Linux")


@pytest.fixture
def taken(tmp_path, monkeypatch):
    """A folder with a file in it, as it was taken down by a process that began later."""
    (tmp_path / "template").write_text("words")
    monkeypatch.setattr("briefgen.standby.loaded._begun", lambda: time.time_ns() + 10**12)
    monkeypatch.setattr("briefgen.standby.loaded._modules", lambda: iter(()))
    return Loaded.now((tmp_path,))


def test_what_nobody_touched_is_the_same(taken):
    assert taken.changed() == ""


def rewritten(file):
    kept = file.stat()
    file.write_text("other")
    os.utime(file, ns=(kept.st_atime_ns, kept.st_mtime_ns))


def replaced(file):
    other = file.with_name("other")
    other.write_text("words")
    other.replace(file)


CHANGES = {
    "of the same length and date": rewritten,
    "another in its place": replaced,
    "gone": lambda file: file.unlink(),
    "touched": lambda file: file.touch(),
    "another beside it": lambda file: file.with_name("more").touch(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_another_file_is_seen(name, taken, tmp_path):
    time.sleep(0.02)
    CHANGES[name](tmp_path / "template")
    assert taken.changed() in (str(tmp_path), str(tmp_path / "template"))


def test_what_changed_since_the_process_began_may_have_been_read_before(tmp_path):
    (tmp_path / "template").touch()
    with pytest.raises(ValueError, match="a moment ago"):
        Loaded.now((tmp_path,))


def test_a_new_module_where_python_looks_is_seen(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    monkeypatch.setattr("briefgen.standby.loaded._begun", lambda: time.time_ns() + 10**12)
    taken = Loaded.now(())
    (tmp_path / "build").mkdir()
    assert taken.changed() == ""
    time.sleep(0.02)
    (tmp_path / "yaml.py").touch()
    assert taken.changed() == str(tmp_path)


def test_libraries_that_are_no_modules_count(monkeypatch):
    monkeypatch.setattr("briefgen.standby.loaded._begun", lambda: time.time_ns() + 10**12)
    assert any("/libc.so" in path for path in Loaded.now(()).states)


def test_modules_count(monkeypatch):
    monkeypatch.setattr("briefgen.standby.loaded._begun", lambda: time.time_ns() + 10**12)
    assert Loaded.now(()).states.keys() >= {
        pytest.__file__,
        time.__spec__.origin if time.__spec__.has_location else pytest.__file__,
    }
