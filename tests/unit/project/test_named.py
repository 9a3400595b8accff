"""Data files by their names: ours are read when somebody asks for one, the project's own at once, for they may be at fault."""

import pickle

import pytest

from briefgen.diagnostics import UserError
from briefgen.project.named import load_named
from briefgen.resources import templates_root
from briefgen.strength.lexicon import load_lexicons

OURS = templates_root()


def test_what_is_ours_is_read_when_it_is_asked_for():
    read = []

    def load(path):
        read.append(path.stem)
        return path.stem

    found = load_named("lexicons", (OURS,), load)
    assert (list(found), len(found), "en" in found, "xx" in found, read) == (["en", "hi", "ru"], 3, True, False, [])
    assert (found["hi"], found["hi"], found.get("xx"), read) == ("hi", "hi", None, ["hi"])


def test_a_fault_in_a_file_of_ones_own_is_told_whether_anybody_asks_for_it_or_not(tmp_path):
    (tmp_path / "lexicons").mkdir()
    for name in ("hi", "xx"):
        (tmp_path / "lexicons" / f"{name}.yaml").write_text("name: [")
    with pytest.raises(UserError) as refused:
        load_lexicons((tmp_path, OURS))
    assert [each.span.path.stem for each in refused.value.diagnostics] == ["hi", "xx"]


def test_what_goes_to_another_process_is_whole():
    assert list(pickle.loads(pickle.dumps(load_named("lexicons", (OURS,), str)))) == ["en", "hi", "ru"]
