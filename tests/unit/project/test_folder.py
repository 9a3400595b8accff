from pathlib import Path

from briefgen.project.folder import find_project
from briefgen.resources import bundled_root, templates_root


def test_takes_the_content_folder_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    project = find_project(tmp_path)
    assert (project.root, project.content, project.bundled) == (tmp_path, tmp_path / "content", False)


def test_takes_the_bundled_sample_where_there_is_none(tmp_path: Path) -> None:
    project = find_project(tmp_path)
    assert (project.content, project.bundled) == (bundled_root() / "content", True)


def test_outputs_go_where_the_user_works_even_for_the_sample(tmp_path: Path) -> None:
    assert find_project(tmp_path).root == tmp_path


def test_looks_templates_up_in_the_bundled_ones(tmp_path: Path) -> None:
    assert find_project(tmp_path).templates == (templates_root(),)
