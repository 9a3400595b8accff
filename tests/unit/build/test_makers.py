"""Which versions make a brief, as folders of `sys.path` tell them."""

import sys
from importlib import metadata

import pytest

from briefgen.build.makers import libraries


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def installed(place, folder, told=""):
    (place / folder).mkdir()
    (place / folder / "METADATA").write_text(told, encoding="utf-8")
    (place / folder / "PKG-INFO").write_text(told, encoding="utf-8")


def test_they_are_those_that_libraries_tell_of_themselves():
    assert libraries() == {name: metadata.version(name) for name in libraries()}


@pytest.mark.parametrize(
    ("folder", "library"),
    [
        ("jinja2-9.9.dist-info", "jinja2"),
        ("Markdown_It_Py-9.9.dist-info", "markdown-it-py"),
        ("pyyaml-9.9.dist-info", "PyYAML"),
    ],
)
def test_the_first_that_python_would_find_counts(place, folder, library):
    installed(place, folder)
    assert libraries()[library] == "9.9"


@pytest.mark.parametrize("folder", ["Jinja2-9.9.egg-info", "Jinja2-9.9-py3.11.egg-info", "Jinja2.egg-info"])
def test_what_its_folder_does_not_tell_it_is_asked_for(place, folder):
    installed(place, folder, "Metadata-Version: 2.1\nName: Jinja2\nVersion: 9.9\n")
    assert libraries()["jinja2"] == "9.9"


def test_one_that_is_not_there_is_blank(monkeypatch):
    monkeypatch.setattr(sys, "path", [])
    assert set(libraries().values()) == {""}
