"""Files that vanish, or turn into something else, at the moment they are read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.hostile import sound_project
from support.project import quick_project
from support.stopping import once, steps

from briefgen.build.pipeline import build
from briefgen.build.request import BuildRequest
from briefgen.diagnostics import Diagnostic, UserError, errors
from briefgen.project.folder import find_project


def _vanish(path: Path) -> None:
    path.unlink(missing_ok=True)


def _become_a_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def found(root: Path) -> tuple[Diagnostic, ...]:
    try:
        project = quick_project(find_project(root))
        return build(
            project, BuildRequest(formats=("json",), audiences=("analyst",), output=root / "build")
        ).diagnostics
    except UserError as error:
        return error.diagnostics


def _reads(root: Path) -> int:
    sound_project(root)
    with steps(root / "content", reads=True) as counted:
        assert not errors(found(root))
    return counted.seen


@pytest.mark.parametrize("act", [_vanish, _become_a_folder])
def test_every_file_may_vanish_when_it_is_read(act: Callable[[Path], None], tmp_path: Path) -> None:
    count = _reads(tmp_path / "sound")
    assert count > 10
    for number in range(count):
        root = tmp_path / str(number)
        sound_project(root)
        with steps(root / "content", number, once(act), reads=True):
            told = errors(found(root))
        assert told, number
        assert all(one.hints for one in told), told
        assert "cannot be written" not in " ".join(one.message for one in told)
