"""What an author is told of the mistakes that authors make, word for word: to be read as a text by people who write no code."""

import shutil
from pathlib import Path

import pytest
import yaml

from briefgen.build.composition import compose_pack
from briefgen.build.pipeline import project_findings
from briefgen.build.project import load
from briefgen.build.request import Asked
from briefgen.cli.frames import grouped, summary
from briefgen.cli.reports import places
from briefgen.diagnostics import UserError, errors, standing

HOME = Path(__file__).parents[1] / "packs" / "mistakes"
CASES = yaml.safe_load((HOME / "cases.yaml").read_text(encoding="utf-8"))


def mistaken(case, folder):
    content = folder / "content"
    shutil.copytree(HOME / "content", content)
    path = content / case["file"]
    if "rename" in case:
        path.rename(content / case["rename"])
        return
    text = path.read_text(encoding="utf-8")
    assert case["for"] in text
    path.write_text(text.replace(case["for"], case["write"], 1), encoding="utf-8")


def found(folder):
    places._lines.clear()
    project = load(folder)
    try:
        of_packs = [one for name in project.packs for one in compose_pack(project, name, Asked()).diagnostics]
        return tuple(dict.fromkeys(standing((*project_findings(project, Asked()), *of_packs))))
    except UserError as fault:
        return fault.diagnostics


def told(case, folder):
    mistaken(case, folder)
    problems = found(folder)
    groups = "\n\n".join("\n\n".join((heading, *shown)) for heading, shown in grouped(problems))
    return f"## {case['name']}: {summary(problems)}\n\n{groups}\n", problems


@pytest.fixture(scope="module")
def all_told(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        texts = {}
        for case in CASES:
            folder = tmp_path_factory.mktemp(case["name"])
            patch.chdir(folder)
            texts[case["name"]] = told(case, Path())
    return texts


def test_there_are_forty_of_them():
    assert len(CASES) >= 40


def test_what_is_told_is_the_golden(all_told, update_goldens):
    text = "\n".join(text for text, _ in all_told.values())
    golden = HOME / "told.txt"
    if update_goldens:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [case["name"] for case in CASES])
def test_one_mistake_is_one_problem_with_a_place_and_something_to_do(all_told, name):
    """A mistake that stops the build is told once, however often the name stands; what only follows from it is not told."""
    _, problems = all_told[name]
    faults = errors(problems) or problems
    assert len(faults) == 1
    assert all(fault.span is not None and fault.hints for fault in faults)


def test_the_pack_is_in_order_without_a_mistake(tmp_path, monkeypatch):
    shutil.copytree(HOME / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert errors(found(Path())) == ()
