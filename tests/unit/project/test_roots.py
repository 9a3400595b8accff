"""Files of templates are found by name in several roots, and a link never leads out of the root that it stands in."""

import os

import pytest

from briefgen.diagnostics import UserError
from briefgen.project.folder import find_project
from briefgen.project.roots import below, find, layers, matching, named, origin
from briefgen.resources import bundled_root, templates_root

OURS = templates_root()


@pytest.fixture
def root(tmp_path):
    own = tmp_path / "templates"
    for name in ("locales/en-GB.yaml", "themes/ministry.yaml", "audiences/desk/audience.yaml"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("{}")
    (tmp_path / "secret.yaml").write_text("secret: word")
    return own


def test_an_own_file_goes_before_ours(root):
    assert find("locales/en-GB.yaml", (root, OURS)) == root / "locales/en-GB.yaml"
    assert find("locales/hi-IN.yaml", (root, OURS)) == OURS / "locales/hi-IN.yaml"
    assert find("locales/xx-XX.yaml", (root, OURS)) is None


def test_bundled_is_always_ours(root):
    assert find("bundled/locales/en-GB.yaml", (root, OURS)) == OURS / "locales/en-GB.yaml"
    assert find("bundled/themes/ministry.yaml", (root, OURS)) is None


def test_every_layer_in_its_order(root):
    assert tuple(layers("locales/en-GB.yaml", (root, OURS))) == (
        root / "locales/en-GB.yaml",
        OURS / "locales/en-GB.yaml",
    )


def test_names_of_all_roots_once(root):
    found = named("themes", (root, OURS))
    assert list(found) == ["government", "ministry", "thinktank"]
    assert found["ministry"] == root / "themes/ministry.yaml"


@pytest.mark.parametrize(
    ("pattern", "whose"),
    [
        ("locales/en-GB.yaml", "own over bundled"),
        ("themes/ministry.yaml", "own"),
        ("themes/thinktank.yaml", "bundled"),
        ("audiences/desk/*", "own"),
    ],
)
def test_whose_a_file_is(root, pattern, whose):
    assert origin(pattern, (root, OURS)) == whose


@pytest.mark.parametrize(
    "name",
    ["../secret.yaml", "themes/../../secret.yaml", "/etc/passwd", "themes\\ministry.yaml", "a\0.yaml", "a" * 5000],
)
def test_a_name_never_leads_out(root, name):
    assert find(name, (root,)) is None
    assert find(f"bundled/{name}", (root,)) is None


def test_hidden_files_folders_and_devices_are_no_templates(root):
    (root / "themes/.#ministry.yaml").symlink_to("nobody@nowhere.1")
    (root / "themes/folder.yaml").mkdir()
    os.mkfifo(root / "themes/pipe.yaml")
    (root / "themes/circle.yaml").symlink_to("circle.yaml")
    assert list(named("themes", (root,))) == ["ministry"]
    assert [path.name for path in below("themes", (root,))] == ["ministry.yaml"]


def link_to_file(root):
    (root / "themes/out.yaml").symlink_to(root.parent / "secret.yaml")


def link_by_dots(root):
    (root / "themes/out.yaml").symlink_to("../../secret.yaml")


def link_to_folder(root):
    (root / "themes/ministry.yaml").unlink()
    (root / "themes").rmdir()
    (root / "elsewhere").mkdir()
    (root / "elsewhere").rename(root.parent / "elsewhere")
    (root.parent / "elsewhere/out.yaml").write_text("a: b")
    (root / "themes").symlink_to(root.parent / "elsewhere")


def link_over_a_link(root):
    (root / "step.yaml").symlink_to(root.parent / "secret.yaml")
    (root / "themes/out.yaml").symlink_to("../step.yaml")


def link_to_nothing(root):
    (root / "themes/out.yaml").symlink_to(root.parent / "not there.yaml")


LINKS = (link_to_file, link_by_dots, link_to_folder, link_over_a_link, link_to_nothing)


@pytest.mark.parametrize("link", LINKS)
def test_a_link_out_is_refused_whoever_asks(root, link):
    link(root)
    for ask in (
        lambda: find("themes/out.yaml", (root, OURS)),
        lambda: named("themes", (root, OURS)),
        lambda: tuple(below("themes", (root, OURS))),
        lambda: origin("themes/*", (root, OURS)),
    ):
        with pytest.raises(UserError) as raised:
            ask()
        (found,) = raised.value.diagnostics
        assert (found.code, found.span) == ("BG249", None)
        assert found.message.endswith("is reached by a link that leads out of templates/")
        assert "secret" not in found.message


def test_links_that_stay_inside_are_fine(root):
    (root / "themes/twin.yaml").symlink_to("ministry.yaml")
    (root / "audiences/board").symlink_to("desk", target_is_directory=True)
    assert find("themes/twin.yaml", (root,)) == root / "themes/twin.yaml"
    assert list(matching("audiences/*/audience.yaml", (root,))) == [
        "audiences/board/audience.yaml",
        "audiences/desk/audience.yaml",
    ]


def test_a_link_back_up_ends(root):
    (root / "audiences/up").symlink_to("..", target_is_directory=True)
    assert len(tuple(below("audiences", (root,)))) == len({*below("audiences", (root,))})


def test_a_project_reached_by_a_link_is_fine(root, tmp_path):
    (tmp_path / "content").mkdir()
    linked = tmp_path / "linked"
    linked.symlink_to(tmp_path, target_is_directory=True)
    roots = find_project(linked).templates
    assert find("themes/ministry.yaml", roots) == linked / "templates/themes/ministry.yaml"


def test_own_templates_stand_beside_content(root):
    start = root.parent
    assert find_project(start).templates == (OURS,)
    (start / "content").mkdir()
    assert find_project(start).templates == (root, OURS)


def test_in_our_own_checkout_they_are_not_there_twice():
    assert find_project(bundled_root()).templates == (OURS,)


def test_a_link_to_ours_is_ours(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "templates").symlink_to(OURS)
    assert find_project(tmp_path).templates == (OURS,)


def test_a_folder_of_templates_elsewhere_is_refused(tmp_path_factory, tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "templates").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    with pytest.raises(UserError, match="leads out of the project"):
        find_project(tmp_path)


def test_it_does_not_hang_on_where_one_stands(root, monkeypatch):
    (root.parent / "content").mkdir()
    monkeypatch.chdir(root.parent)
    (own, _) = find_project(root.parent.relative_to(root.parent)).templates
    assert own.is_absolute()
