"""A thousand seeded edits of sound projects: each is taken, or refused at a place of its files; nothing else happens."""

import json
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import pytest
from support.damage import damaged
from support.hostile import sound_project
from support.project import FICTIONAL, quick_project

from briefgen.build.locking import NAME as LOCK
from briefgen.build.pipeline import build
from briefgen.build.project import Project
from briefgen.build.request import BuildRequest
from briefgen.cli.frames import frame
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.project.folder import ProjectFolder, find_project

SMALL = 800
LARGE = 200
CHUNK = 50
BUILT = 3
"""Of a chunk, those that are built to files as well."""


@dataclass(frozen=True)
class Sound:
    files: tuple[tuple[str, bytes], ...]
    """Of its content; those that are damaged are text."""
    pack: str
    audiences: tuple[str, ...]

    @property
    def texts(self) -> tuple[tuple[str, bytes], ...]:
        return tuple((name, data) for name, data in self.files if Path(name).suffix in (".md", ".yaml", ".csv"))


@cache
def _small() -> Sound:
    with tempfile.TemporaryDirectory() as folder:
        sound_project(Path(folder))
        return Sound(files=_files(Path(folder) / "content"), pack="water", audiences=("minister", "analyst"))


@cache
def _large() -> Sound:
    files = tuple(each for each in _files(FICTIONAL / "content") if each[0] != "README.md")
    return Sound(files=files, pack="saltmere-barrage", audiences=("minister", "press-lines", "diplomat"))


def _files(content: Path) -> tuple[tuple[str, bytes], ...]:
    paths = sorted(path for path in content.rglob("*") if path.is_file())
    return tuple((path.relative_to(content).as_posix(), path.read_bytes()) for path in paths)


def _written(sound: Sound, seed: str, folder: Path) -> ProjectFolder:
    """Write the project with one of its files damaged."""
    random = Random(seed)
    spoilt = random.choice([name for name, _ in sound.texts if name != "README.md"])
    for name, data in sound.files:
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(damaged(data, random) if name == spoilt else data)
    return find_project(folder)


def _checked(project: Project, sound: Sound, audience: str) -> tuple[Diagnostic, ...]:
    """Return what is found when the pack is loaded, cleared, and composed for one reader."""
    try:
        project.require()
        if sound.pack not in project.packs:
            return ()
        return (*project.findings(sound.pack), *project.brief(sound.pack, audience).diagnostics)
    except UserError as error:
        assert error.diagnostics  # noqa: PT017
        return error.diagnostics


def _is_there(found: Diagnostic, folder: ProjectFolder) -> bool:
    """Tell whether a finding's place is in a file of the project, and can be shown; the whole brief has none."""
    frame(found)
    if found.span is None:
        return True
    path = found.span.path
    if not path.is_absolute() or not path.is_relative_to(folder.content):
        return path.parts[0] == "templates" or any(path.is_relative_to(root) for root in folder.templates)
    lines = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return 1 <= found.span.line <= len(lines) and 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1


def _nothing_by_halves(folder: Path) -> bool:
    outputs = [path for top in ("build", ".briefgen") for path in (folder / top).rglob("*") if path.is_file()]
    for path in outputs:
        if path.suffix == ".json":
            json.loads(path.read_bytes())
    return all(path.suffix == ".json" or path.name in {".gitignore", LOCK} for path in outputs)


@pytest.mark.parametrize("chunk", range((SMALL + LARGE) // CHUNK))
def test_damage_is_taken_or_told(chunk: int, tmp_path: Path) -> None:
    sound = _small() if chunk < SMALL // CHUNK else _large()
    for number in range(CHUNK):
        seed = f"{chunk}.{number}"
        root = tmp_path / seed
        folder = _written(sound, seed, root)
        audience = sound.audiences[number % len(sound.audiences)]
        found = _checked(quick_project(folder), sound, audience)
        lost = [each for each in found if not _is_there(each, folder)]
        assert not lost, seed
        if number < BUILT:
            request = BuildRequest(formats=("json",), audiences=(audience,), output=root / "build")
            try:
                report = build(quick_project(folder), request)
            except UserError:
                report = None
            assert _nothing_by_halves(root), seed
            assert report is not None or not (root / "build").exists()
        shutil.rmtree(root)


@pytest.mark.parametrize(("line", "column"), [(0, 1), (7, 1), (2, 0), (2, 9)])
def test_a_place_that_a_file_does_not_have_would_be_seen(line: int, column: int, tmp_path: Path) -> None:
    path = tmp_path / "content" / "water.md"
    path.parent.mkdir()
    path.write_text("one\ntwo\n")
    span = Span(path=path, line=line, column=column)
    assert not _is_there(Diagnostic(code="BG100", message="m", span=span), find_project(tmp_path))
