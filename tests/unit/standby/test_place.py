"""Where the process that stands by is looked for."""

import os
import sys

import pytest

from briefgen.standby.place import LONGEST, address, is_own, is_there

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process stands by on Linux")


def test_it_is_the_users_own_for_this_python(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1000")
    found = address()
    assert found.startswith("/run/user/1000/briefgen/")
    link = tmp_path / "python"
    link.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(link))
    assert address() == found
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert address() != found


def test_without_a_folder_for_the_session_it_is_among_the_caches(monkeypatch):
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert address().startswith("/caches/briefgen/")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/roe")
    assert address().startswith("/home/roe/.cache/briefgen/")


@pytest.mark.parametrize("folder", ["/" + "x" * LONGEST, "run/here"])
def test_a_name_that_the_system_does_not_take_is_none(folder, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
    assert address() is None


@pytest.mark.parametrize(("mode", "own"), [(0o700, True), (0o750, False), (0o701, False), (0o777, False)])
def test_a_folder_is_own_that_nobody_else_can_open(mode, own, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(mode)
    assert is_own(str(folder)) is own


def test_a_link_a_file_and_nothing_are_no_folder_of_ones_own(tmp_path):
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "file").touch(mode=0o600)
    assert not any(is_own(str(tmp_path / name)) for name in ("link", "file", "nothing"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_another_user_is_not_own(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir(mode=0o700)
    os.chown(folder, 12345, 12345)
    assert not is_own(str(folder))


def test_only_a_socket_is_somebody(tmp_path):
    tmp_path.chmod(0o700)
    (tmp_path / "file").touch()
    assert not is_there(str(tmp_path / "file"))
    assert not is_there(str(tmp_path / "nothing"))
