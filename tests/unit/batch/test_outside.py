"""A pack with records, looked at without any: each field is its example, in square brackets."""

import pytest
from support.batches import FILES, PACK, write_project

from briefgen.build.project import Project
from briefgen.diagnostics import UserError
from briefgen.document.words import plain_text
from briefgen.project.folder import find_project

TEMPLATE = "templates/audiences/minister/brief.md.j2"


def project(root, **files) -> Project:
    return Project(find_project(write_project(root, **files)))


def test_a_brief_without_a_record_shows_examples_as_such(tmp_path):
    brief = project(tmp_path).brief(PACK, "minister")
    words = plain_text(brief.document)
    assert not brief.refused
    assert "[Tarrow] has room for more than [41] ships" in words
    assert "[5\u00a0January 2031]" in words


@pytest.mark.parametrize("asked", ["{{ record.informant }}", "{% if record.value.informant == 'x' %}.{% endif %}"])
def test_a_template_gets_no_field_that_its_reader_may_not_see(tmp_path, asked):
    with pytest.raises(UserError) as refused:
        project(tmp_path, **{TEMPLATE: f"# {{{{ pack.title }}}}\n\n{asked}\n"}).brief(PACK, "minister")
    assert any("has no 'informant'" in one.message for one in refused.value.diagnostics)


def test_words_that_refer_to_a_field_which_their_reader_may_not_see_are_an_error(tmp_path):
    pack = FILES[f"content/{PACK}.md"].replace("{record:berths}", "{record:informant}")
    with pytest.raises(UserError) as refused:
        project(tmp_path, **{f"content/{PACK}.md": pack}).brief(PACK, "minister")
    assert [one.code for one in refused.value.diagnostics] == ["BG509"]


@pytest.mark.parametrize(
    ("field", "why"),
    [
        ("{id: berths, type: integer, example: many}", "the example of 'berths' is not of its type"),
        ("{id: berths, type: whole, example: 1}", "'type'"),
        ("{id: berths, type: integer}", "'example' is missing"),
        ("{id: berths, type: integer, example: 41, readers: [nobody]}", "unknown reader 'nobody'"),
        ("{id: berths, type: integer, example: 41, marking: tlp:blue}", "blue"),
        ("{id: berths, type: integer, example: 41, ok: [nobody]}", "unknown reader 'nobody'"),
    ],
)
def test_a_field_is_checked_where_the_pack_is_loaded(tmp_path, field, why):
    pack = FILES[f"content/{PACK}.md"].replace("{id: berths, type: integer, example: 41}", field)
    with pytest.raises(UserError) as refused:
        project(tmp_path, **{f"content/{PACK}.md": pack}).pack(PACK)
    assert any(why in one.message for one in refused.value.diagnostics), refused.value.diagnostics
