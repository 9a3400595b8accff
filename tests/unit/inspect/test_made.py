"""Whose file it is: by the records of builds, by its words, or by what was said."""

import shutil
from dataclasses import replace

import pytest
from support.docx import members, packed
from support.inspection import CHANGED, body, built, codes, looked_over, paragraph, told
from support.small import PACK, small_content

from briefgen.build.project import Project, load
from briefgen.diagnostics import UnknownNameError


@pytest.fixture
def two(tmp_path):
    """Two packs of unlike words, the first one built."""
    root = small_content(tmp_path)
    other = root / "content" / "harbour"
    shutil.copytree(root / "content" / PACK, other)
    for path in other.iterdir():
        text = path.read_text(encoding="utf-8")
        for old, new in (("Talks at Arland", "Harbour works"), ("Who will sign", "Which crane is to lift the gates")):
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return built(root)


@pytest.fixture
def ferry(tmp_path):
    """A project that is built, whose analyst alone may read of a ferry."""
    root = small_content(tmp_path)
    path = root / "content" / PACK / "pack.md"
    text = path.read_text(encoding="utf-8").replace("- Which port.", "- Which port the ferry from Arland calls at.")
    path.write_text(text, encoding="utf-8")
    return built(root)


def test_a_built_file_is_known_by_its_bytes(two):
    content = (two.folder.root / "build/harbour/analyst.docx").read_bytes()
    found = looked_over(two, content, "analyst")
    assert (found.made.pack, found.made.output.audience, found.made.unchanged) == ("harbour", "analyst", True)


def test_an_edited_file_is_known_by_its_words(two):
    content = (two.folder.root / "build/talks/minister.docx").read_bytes()
    found = looked_over(two, body(content, paragraph("Added by hand.")), "minister")
    assert (found.made.pack, found.made.output.audience, found.made.unchanged) == (PACK, "minister", False)
    assert codes(found) == {CHANGED}


def test_where_two_packs_may_be_meant_it_is_asked(two):
    content = packed(members((two.folder.root / "build/talks/minister.docx").read_bytes()))
    shutil.rmtree(two.folder.root / ".briefgen")
    with pytest.raises(UnknownNameError) as raised:
        looked_over(two, body(content, paragraph("Added.")), "minister")
    [found] = raised.value.diagnostics
    assert "harbour, talks" in found.message
    assert "--pack" in found.hints[0]
    assert looked_over(two, content, "minister", pack=PACK).made.pack == PACK


def test_an_unknown_name_is_wrong_usage(project, docx):
    with pytest.raises(UnknownNameError):
        looked_over(project, docx, "ministre")
    with pytest.raises(UnknownNameError):
        looked_over(project, docx, "minister", pack="tolks")


def test_a_file_for_another_reader_is_told(project, docx):
    found = looked_over(project, docx, "analyst")
    assert "it was built for 'minister', and is to go to 'analyst'" in told(found, "BG558")


def test_that_a_file_is_another_reader_s_is_told_once_with_what_follows(ferry):
    content = (ferry.folder.root / "build/talks/analyst.docx").read_bytes()
    found = looked_over(ferry, content, "minister")
    assert "BG590" not in codes(found)
    said = "it was built for 'analyst', and is to go to 'minister', who may not see all that it says"
    assert said in told(found, "BG558")


def test_what_not_even_its_own_reader_may_see_is_told_beside_that(ferry):
    content = (ferry.folder.root / "build/talks/minister.docx").read_bytes()
    assert "may not see" not in told(looked_over(ferry, content, "analyst"), "BG558")
    found = looked_over(ferry, body(content, paragraph("the ferry from Arland calls")), "analyst")
    [leak] = [each for each in found.diagnostics if each.code == "BG590"]
    assert leak.hints == ("not even 'minister', for whom it was built, may see this: take the words out",)


def test_withheld_words_that_somebody_typed_are_a_leak(ferry):
    content = (ferry.folder.root / "build/talks/minister.docx").read_bytes()
    assert looked_over(ferry, content, "minister").clean
    for words in ("the ferry from Arland calls", "as we heard, THE FERRY FROM ARLAND calls there"):
        found = looked_over(ferry, body(content, paragraph(words)), "minister")
        assert codes(found) == {"BG590", CHANGED}
        assert "'port' (pack.md:" in told(found)
        assert "ferry from" not in told(found)
        assert "nothing of this brief is written" not in str(found.diagnostics)


def test_it_says_when_the_pack_was_changed_since(tmp_path):
    project = built(small_content(tmp_path))
    content = (tmp_path / "build/talks/minister.docx").read_bytes()
    assert not looked_over(project, content, "minister").made.pack_changed
    path = tmp_path / "content" / PACK / "lines.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n<!-- later -->\n", encoding="utf-8")
    assert looked_over(load(tmp_path), content, "minister").made.pack_changed


def test_records_that_are_spoilt_are_not_believed(tmp_path):
    project = built(small_content(tmp_path))
    content = (tmp_path / "build/talks/minister.docx").read_bytes()
    for record in (tmp_path / ".briefgen").rglob("*.json"):
        record.write_text('{"outputs": 7, "inputs": "x"', encoding="utf-8")
    found = looked_over(project, content, "minister")
    assert found.made.output is None
    assert found.clean, told(found)


def test_a_brief_that_cannot_be_composed_is_not_clean(tmp_path):
    project = built(small_content(tmp_path))
    content = (tmp_path / "build/talks/minister.docx").read_bytes()
    template = tmp_path / "templates" / "audiences" / "minister"
    template.mkdir(parents=True)
    (template / "audience.yaml").write_text("title: Note\nlanguages: [en-GB]\n", encoding="utf-8")
    (template / "brief.md.j2").write_text("# {{ nothing.at.all }}\n", encoding="utf-8")
    folder = replace(project.folder, templates=(tmp_path / "templates", *project.folder.templates))
    found = looked_over(Project(folder), content, "minister")
    assert found.not_compared
    assert not found.clean
