import subprocess
import sys
from importlib.metadata import version

import pytest

from briefgen.build.installed import installed, versions_of
from briefgen.build.makers import libraries


def info(place, name, told):
    folder = place / name
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(told, encoding="utf-8")
    return str(place)


def test_versions_are_those_that_python_itself_knows():
    assert libraries() == {name: version(name) for name in libraries()}


@pytest.mark.parametrize("name", ["Two_Words-2.0.dist-info", "two.words-2.0.dist-info"])
def test_a_library_is_found_however_its_folder_spells_it(tmp_path, name):
    path = info(tmp_path, name, "Metadata-Version: 2.1\nName: two-words\nVersion: 2.0\n\nVersion: 7\n")
    assert versions_of(("two-words",), (path,)) == {"two-words": "2.0"}


def test_the_first_of_the_path_holds(tmp_path):
    path = tuple(info(tmp_path / each, f"one-{each}.dist-info", f"Version: {each}\n") for each in ("2", "1"))
    assert versions_of(("one",), path) == {"one": "2"}
    assert list(installed((*path, str(tmp_path / "none")))) == [
        (path[0], "one-2.dist-info"),
        (path[1], "one-1.dist-info"),
    ]


@pytest.mark.parametrize("told", ["Name: click\n", ""])
def test_where_a_folder_tells_nothing_python_is_asked(tmp_path, told):
    assert versions_of(("click", "no-such-library"), (info(tmp_path, "click-1.dist-info", told),)) == {
        "click": version("click"),
        "no-such-library": "",
    }


def test_versions_are_told_without_what_loads_slowly():
    told = "import briefgen.build.makers as made, sys; made.versions(); assert 'importlib.metadata' not in sys.modules"
    subprocess.run([sys.executable, "-c", told], check=True)
