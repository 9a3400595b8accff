"""What is held against each other of two processes."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from briefgen.cli.main import ALWAYS
from briefgen.standby.likeness import FIXED, FIXED_GROUPS, circumstances, shadowed, umask_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process stands by on Linux")
READ_EACH_TIME = {"PATH", "_BRIEFGEN_COMPLETE"}
"""Variables that are read when a command is called, and not before."""
RECORDER = """\
import os, sys
seen = set()
kind = type(os.environ)
def watched(name):
    original = getattr(kind, name)
    def look(self, *key):
        seen.update(key or ("every variable",))
        return original(self, *key)
    setattr(kind, name, look)
for name in ("__getitem__", "__contains__", "__iter__"):
    watched(name)
from pathlib import Path
from briefgen.cli.standby import _loaded
from briefgen.standby.judging import Standing
Standing.now = lambda *_: None
_loaded(Path(sys.argv[1]))
print(*sorted(seen))
"""


def here():
    return circumstances(os.getpid(), os.environ)


def test_a_process_is_like_itself():
    assert here().differing(here()) == ""


@pytest.mark.parametrize("name", sorted(here().system) if sys.platform == "linux" else [])
def test_whatever_the_system_tells_must_be_the_same(name):
    one = here()
    assert one.differing(replace(one, system={**one.system, name: "another"}))
    assert one.differing(replace(one, system={each: said for each, said in one.system.items() if each != name}))


def test_what_a_later_system_tells_besides_must_be_the_same():
    one = here()
    assert "Novelty" in one.differing(replace(one, system={**one.system, "Novelty": "1"}))


@pytest.mark.parametrize("name", [*sorted(FIXED), *(f"{group}x" for group in FIXED_GROUPS)])
def test_variables_that_may_have_been_read_must_be_the_same(name):
    without, one, other = (circumstances(os.getpid(), given) for given in ({}, {name: "1"}, {name: "2"}))
    assert one.differing(other) == one.differing(without) == f"its variable {name} is another"


def test_what_is_loaded_reads_no_other_variable(tmp_path):
    """Else a command would be done with the value that it had when the process that stands by began."""
    read = subprocess.run(
        [sys.executable, "-c", RECORDER, str(tmp_path)], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "LC_ALL" in read
    unknown = {name for name in read if name not in FIXED and not name.startswith(FIXED_GROUPS)}
    assert unknown - READ_EACH_TIME - ALWAYS.keys() == set()


def test_a_process_that_is_gone_cannot_be_looked_at():
    gone = subprocess.Popen(["true"])
    gone.wait(60)
    with pytest.raises(OSError, match="No such"):
        circumstances(gone.pid, {})


def test_the_umask_is_read(tmp_path):
    before = os.umask(0o027)
    try:
        assert umask_of(os.getpid()) == 0o027
    finally:
        os.umask(before)


def test_a_folder_shadows_what_is_loaded_from_elsewhere(tmp_path):
    assert shadowed(str(tmp_path)) == ""
    (tmp_path / "yaml.txt").touch()
    (tmp_path / "json").mkdir()
    (tmp_path / "own.py").touch()
    assert shadowed(str(tmp_path)) == ""
    (tmp_path / "json" / "__init__.py").touch()
    assert shadowed(str(tmp_path)) == "json"
    (tmp_path / "json" / "__init__.py").unlink()
    (tmp_path / "os.py").touch()
    assert shadowed(str(tmp_path)) == "os.py"
    assert shadowed(str(tmp_path / "os.py"))
    assert not shadowed(str(tmp_path / "nothing"))
    assert shadowed("")
