"""Files that were saved, however a program saves them."""

import os
import shutil

import pytest

from briefgen.project.saves import saves


@pytest.fixture
def folder(tmp_path):
    content = tmp_path / "content"
    (content / "water").mkdir(parents=True)
    (content / "water" / "pack.md").write_text("one")
    (content / "policy.yaml").write_text("schemes: []")
    return content


def seen(places, *acts):
    """Return what is yielded after each of *acts*, each of which is done while the watch waits."""
    waiting = iter(acts)
    done = []

    def wait(_):
        act = next(waiting, None)
        if act is None:
            done.append(True)
        else:
            act()

    return [{path.name for path in changed} for changed in saves(places, lambda: bool(done), wait)]


def write(path, text):
    return lambda: path.write_text(text)


def nothing():
    pass


def test_the_first_is_the_beginning_and_an_edit_is_told_once(folder):
    assert seen([folder], write(folder / "water" / "pack.md", "longer"), nothing, nothing) == [set(), {"pack.md"}]


def test_an_edit_of_the_same_length_is_seen(folder):
    pack = folder / "water" / "pack.md"

    def edit():
        pack.write_text("two")
        os.utime(pack, ns=(1, 1))

    assert seen([folder], edit, nothing) == [set(), {"pack.md"}]


def test_an_editor_that_saves_by_rename(folder):
    pack = folder / "water" / "pack.md"
    before = pack.stat()

    def save():
        new = folder / "water" / ".pack.md.swp"
        new.write_text("two")
        os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
        new.replace(pack)

    assert seen([folder], save, nothing) == [set(), {"pack.md"}]


def test_several_files_at_once_are_one_save(folder):
    one = write(folder / "water" / "a.md", "a")
    two = write(folder / "water" / "b.md", "b")
    assert seen([folder], one, two, nothing, nothing) == [set(), {"a.md", "b.md"}]


def test_a_file_that_grows_is_taken_when_it_is_whole(folder):
    path = folder / "water" / "data.csv"
    acts = [write(path, "x" * size) for size in range(1, 6)]
    assert seen([folder], *acts, nothing, nothing) == [set(), {"data.csv"}]


def test_files_and_folders_that_are_deleted(folder):
    assert seen([folder], (folder / "policy.yaml").unlink, nothing) == [set(), {"policy.yaml"}]
    assert seen([folder], lambda: shutil.rmtree(folder), nothing) == [set(), {"pack.md"}]


def test_what_no_build_reads_is_no_save(folder):
    acts = [
        write(folder / "water" / name, "x") for name in (".pack.md.swp", "pack.md~", "#pack.md#", "4913", "notes.txt")
    ]
    assert seen([folder], *acts, nothing) == [set()]


def test_a_single_file_is_watched_whatever_its_name(folder, tmp_path):
    letterhead = tmp_path / "house.letterhead"
    letterhead.write_text("a")
    assert seen([folder, letterhead], write(letterhead, "ab"), nothing) == [set(), {"house.letterhead"}]


def test_a_link_round_in_a_circle_does_not_hold_it_up(folder):
    (folder / "water" / "again").symlink_to(folder)
    changed = seen([folder], write(folder / "water" / "pack.md", "longer"), nothing)
    assert changed == [set(), {"pack.md"}]
