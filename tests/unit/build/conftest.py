"""What tests of several processes have in common."""

import os

import pytest

from briefgen.build import writing


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Return what tells which process had which audience's files checked for leaks since it was last asked."""
    told = tmp_path.parent / f"{tmp_path.name}-read"
    told.touch()
    check = writing.leak_check

    def leak_check(contents, question):
        with told.open("a") as file:
            file.write(f"{question.audience} {os.getpid()}\n")
        return check(contents, question)

    monkeypatch.setattr(writing, "leak_check", leak_check)

    def since():
        lines = told.read_text().split("\n")[:-1]
        told.write_text("")
        return {audience: int(number) for audience, number in map(str.split, lines)}

    return since
