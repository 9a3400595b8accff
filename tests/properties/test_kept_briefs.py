"""Whatever is changed between builds, in whatever order: with what is kept of the builds before, a build comes to the files, the
findings and the manifest that one from nothing comes to.
"""

import json
import random
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from support.project import FICTIONAL

from briefgen.build.copies import Copies
from briefgen.build.hands import IN_TURN
from briefgen.build.kept import Ground
from briefgen.build.pipeline import build
from briefgen.build.project import Project
from briefgen.build.request import BuildRequest
from briefgen.build.standing import briefs
from briefgen.build.standing.objects import objects_text
from briefgen.build.standing.read import Reading
from briefgen.build.standing.standing import Standing
from briefgen.diagnostics import errors
from briefgen.project.folder import find_project
from briefgen.resources import templates_root

PACK = "saltmere-barrage"
READERS = ("analyst", "minister", "public")
REQUEST = BuildRequest(packs=(PACK,), audiences=READERS, formats=("docx", "json"), output=Path("build"))
ASKED = {
    "packs": REQUEST.packs,
    "audiences": REQUEST.audiences,
    "language": None,
    "form": None,
    "reference": None,
    "output": "build",
    "allow_classified_labels": False,
}
OWN = (
    "audiences/minister/brief.md.j2",
    "audiences/minister/audience.yaml",
    "audiences/public/brief.md.j2",
    "locales/en-GB.yaml",
    "themes/government.yaml",
)
"""Templates that the project has of its own, so that they can be changed."""
CONTENT = sorted(
    path.relative_to(FICTIONAL).as_posix()
    for path in (FICTIONAL / "content").rglob("*")
    if path.suffix in {".md", ".yaml", ".csv"} and path.name not in {"README.md", "night-ferry.md"}
)
PLACES = (*CONTENT, *(f"templates/{name}" for name in OWN))


def reworded(lines, at):
    return [*lines[:at], lines[at].replace(" the ", " this ").replace("2", "3"), *lines[at + 1 :]]


def without(lines, at):
    return lines[:at] + lines[at + 1 :]


def moved_down(lines, at):
    return [*lines[:at], "", *lines[at:]]


HOW = (reworded, reworded, reworded, without, moved_down)
"""Most saves change words; some leave a pack that cannot be read, and the next one mends it or not."""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    home = tmp_path / "project"
    shutil.copytree(FICTIONAL / "content", home / "content")
    for name in OWN:
        (home / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(templates_root() / name, home / "templates" / name)
    monkeypatch.chdir(home)
    return home


def built(standing, hands=IN_TURN):
    """Return all that a build comes to."""
    report = build(Project(find_project(Path())), REQUEST, standing=standing, hands=hands)
    record = Path(".briefgen") / PACK / "manifest.json"
    return {
        "findings": report.diagnostics,
        "exit code": bool(errors(report.diagnostics)),
        "outputs": json.loads(json.dumps([asdict(output) for output in report.outputs])),
        "leaks": report.leak_states,
        "manifest": json.loads(record.read_text(encoding="utf-8"))["outputs"] if record.exists() else [],
        "files": {path.name: path.read_bytes() for path in sorted(Path("build").rglob("*")) if path.is_file()},
        "baselines": {output.document_id: _baseline(output.document_id) for output in report.outputs},
    }


def _baseline(document_id):
    return [path.read_bytes() for path in Path(".briefgen", PACK, "baselines").glob(f"{document_id}.*")]


def is_as_from_nothing(folder):
    found = built(Standing(folder=find_project(Path()), asked=ASKED))
    aside = folder.parent / "aside"
    aside.mkdir()
    left = [name for name in ("build", ".briefgen") if Path(name).exists()]
    for name in left:
        Path(name).rename(aside / name)
    fresh = built(None)
    for name in ("build", ".briefgen"):
        shutil.rmtree(name, ignore_errors=True)
    for name in left:
        (aside / name).rename(name)
    aside.rmdir()
    for what, value in fresh.items():
        assert found[what] == value, what
    return found


def left():
    """Return every file that builds left."""
    found = (path for name in ("build", ".briefgen") for path in Path(name).rglob("*") if path.is_file())
    return {path.as_posix(): path.read_bytes() for path in found}


def swapped(folder):
    """Put what the builds of the other history left in the place of what those of this one did, and keep that."""
    other = folder.parent / "other"
    other.mkdir(exist_ok=True)
    for name in ("build", ".briefgen"):
        before, after = folder / name, other / name
        if before.exists():
            before.rename(other / f"{name}.next")
        if after.exists():
            after.rename(before)
        if (kept := other / f"{name}.next").exists():
            kept.rename(after)


def is_as_in_one_process(folder):
    found, files = [], []
    for hands in (IN_TURN, Copies(2)):
        found.append(built(Standing(folder=find_project(Path()), asked=ASKED), hands))
        files.append(left())
        swapped(folder)
    assert found[0] == found[1]
    assert files[0] == files[1]


def change(path, how, place):
    before = path.read_text(encoding="utf-8")
    lines = before.split("\n")
    path.write_text("\n".join(how(lines, int(place * len(lines)))), encoding="utf-8")
    return before


@pytest.mark.parametrize("seed", range(2))
def test_a_build_comes_to_what_one_from_nothing_comes_to(folder, seed):
    chance = random.Random(f"kept briefs {seed}")
    is_as_from_nothing(folder)
    for _ in range(3):
        path = folder / chance.choice(PLACES)
        before = change(path, chance.choice(HOW), chance.random())
        if chance.random() < 0.3:
            for file in chance.sample(sorted(Path("build").rglob("*.*")), k=1):
                file.unlink()
        is_as_from_nothing(folder)
        if chance.random() < 0.5:
            path.write_text(before, encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is copied")
@pytest.mark.parametrize("seed", range(2))
def test_two_processes_leave_what_one_leaves_records_and_all(folder, monkeypatch, seed):
    # Tests that run in parallel have threads of their own, which hold nothing that a build needs.
    monkeypatch.setattr("briefgen.build.copies.may_fork", lambda: True)
    chance = random.Random(f"copies {seed}")
    is_as_in_one_process(folder)
    for _ in range(4):
        path = folder / chance.choice(PLACES)
        before = change(path, chance.choice(HOW), chance.random())
        is_as_in_one_process(folder)
        if chance.random() < 0.5:
            path.write_text(before, encoding="utf-8")


@pytest.mark.parametrize("forgotten", ["cleared", "audience", "locale", "theme"])
def test_a_key_that_forgets_something_is_found_out(folder, monkeypatch, forgotten):
    changes = {
        "cleared": ("content/saltmere-barrage/money.md", "The road is not part", "The road is no part"),
        "audience": ("templates/audiences/minister/audience.yaml", "max: 330", "max: 5"),
        "locale": ("templates/locales/en-GB.yaml", "bottom-line: Bottom line", "bottom-line: In short"),
        "theme": ("templates/themes/government.yaml", 'accent: "#12355b"', 'accent: "#3b1255"'),
    }

    def told(value, *modules):
        if isinstance(value, Ground):
            fields = {name: getattr(value, name) for name in value.__dataclass_fields__ if name != forgotten}
            return objects_text(tuple(fields.values()), *modules)
        return objects_text(value, *modules)

    monkeypatch.setattr(briefs, "objects_text", told)
    monkeypatch.setattr(Reading, "made_by", "nothing")
    is_as_from_nothing(folder)
    name, old, new = changes[forgotten]
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AssertionError):
        is_as_from_nothing(folder)
