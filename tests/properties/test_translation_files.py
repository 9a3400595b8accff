"""Out to a translator and back: the words are in the pack, all else is as it was, and what goes out again is what came back."""

import difflib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.handed import PACK, project
from support.translated import WRITERS, back, out, pseudo, worked_on

from briefgen.authoring.intake.take import apply
from briefgen.authoring.translate.codes import Coded, Mark
from briefgen.authoring.translate.segment import Export, Segment
from briefgen.authoring.translate.take import read_back
from briefgen.build.project import Project, load
from briefgen.cli.main import main
from briefgen.located.text import REFUSED
from briefgen.resources import bundled_root

FICTIONAL = bundled_root() / "tests/packs/fictional"
PACKS = {"india-russia-visit": bundled_root(), "night-ferry": FICTIONAL, "saltmere-barrage": FICTIONAL}
WORDS = st.text(
    st.sampled_from("aÄж字हिا") | st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])
    | st.sampled_from("*_[](){}<>&!^`\\#-:.,;\"'@ "),
    min_size=1, max_size=24,
).filter(lambda words: words.strip() and not REFUSED.search(words) and "\u00ad" not in words)  # fmt: skip
"""Soft hyphens are left out, as all that says nothing."""
DRAWN = ("items.seen.text", "items.q-pays.answer", "figures.quay-length.title", "people.ilse-marren.name", "pack.title")


def copied(name: str, folder: Path, *, yaml: bool, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project of one's own with a pack, in either face."""
    shutil.copytree(PACKS[name] / "content", folder / "content")
    shutil.copytree(PACKS[name] / "templates", folder / "templates")
    if yaml:
        monkeypatch.chdir(folder)
        assert main(("convert", name, "--to", "yaml", "--yes")) == 0
    return load(folder)


def files(of: Project) -> dict[Path, list[str]]:
    content = of.folder.content
    return {
        path: path.read_text("utf-8").splitlines() for path in content.rglob("*") if path.suffix in (".md", ".yaml")
    }


@pytest.mark.parametrize("yaml", [False, True], ids=["markdown", "yaml"])
@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("name", ["night-ferry", "saltmere-barrage"])
def test_a_whole_pack_goes_out_and_comes_back(name, kind, yaml, tmp_path, monkeypatch):
    of = copied(name, tmp_path, yaml=yaml, monkeypatch=monkeypatch)
    before = files(of)
    gone = worked_on(out(of, name, "ur"))
    taken = back(of, name, gone, tmp_path / f"back.{kind}")
    assert taken.intake.faults == ()
    apply(taken.intake)
    later = load(tmp_path)
    assert targets(out(later, name, "ur")) == targets(gone)
    for path, lines in files(later).items():
        assert [*_changed(before[path], lines)] == []
    again = back(later, name, gone, tmp_path / f"back.{kind}")
    assert (again.intake.files, again.intake.differences.refused) == ({}, ())


def test_the_sample_goes_out_and_comes_back(tmp_path, monkeypatch):
    of = copied("india-russia-visit", tmp_path, yaml=False, monkeypatch=monkeypatch)
    gone = worked_on(out(of, "india-russia-visit", "hi-IN", only=("missing",)))
    taken = back(of, "india-russia-visit", gone, tmp_path / "back.xlf")
    assert taken.intake.faults == ()
    before = files(of)
    apply(taken.intake)
    later = load(tmp_path)
    there = targets(out(later, "india-russia-visit", "hi-IN"))
    assert targets(gone).items() <= there.items()
    for path, lines in files(later).items():
        assert [*_changed(before[path], lines)] == []


def targets(gone: Export) -> dict[str, tuple[Coded, ...]]:
    return {one.unit: one.target for one in gone.segments}


def _changed(before: list[str], after: list[str]) -> Iterator[str]:
    """Yield the lines of a file that are gone and do not go on, with a translation, in the one that stands in their place."""
    for tag, first, last, start, end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "delete":
            yield from before[first:last]
        if tag == "replace":
            new = iter(after[start:end])
            yield from (line for line in before[first:last] if not any(_goes_on(line, each) for each in new))


def _goes_on(line: str, new: str) -> bool:
    """Tell whether a line within braces is the same but for translations that it has got."""
    start = line.rstrip("}")
    return len(start) < len(line) and new.startswith(start) and "translations: {" in new


@cache
def _gone(folder: Path) -> tuple[Project, Export]:
    of = project(folder)
    return of, out(of, PACK, "ur")


@pytest.mark.parametrize("kind", WRITERS)
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_come_back_as_they_were_written(kind, data, tmp_path):
    """Also those that look like markup, a field, a code or YAML."""
    folder = tmp_path / "project"
    of, gone = _gone(folder)

    def work(one: Segment) -> Segment:
        if one.unit not in DRAWN:
            return one
        words = data.draw(WORDS)
        marks = [piece for part in one.source for piece in part.pieces if isinstance(piece, Mark)]
        pieces = (words, *(each for mark in marks for each in (" ", mark)), f" {data.draw(WORDS)}")
        return replace(pseudo(one), target=(Coded(pieces=pieces),))

    path = tmp_path / f"back.{kind}"
    taken = back(of, PACK, worked_on(gone, work), path)
    assert taken.intake.faults == ()
    changed = tmp_path / "changed"
    shutil.rmtree(changed, ignore_errors=True)
    shutil.copytree(folder, changed)
    for file, content in taken.intake.files.items():
        (changed / file.relative_to(folder)).write_bytes(content)
    there = {one.unit: one.parts for one in read_back(path).units}
    later = {one.unit: one for one in out(load(changed), PACK, "ur").segments}
    for one in map(later.__getitem__, DRAWN):
        assert _words(one.target) == _words(there[one.unit])


def _words(parts: tuple[Coded, ...]) -> list[str]:
    """Return what is said, blanks single and codes as their numbers."""
    pieces = ("".join(f"<{p.number}{p.side}>" if isinstance(p, Mark) else p for p in part.pieces) for part in parts)
    return [" ".join(each.split()) for each in pieces]
