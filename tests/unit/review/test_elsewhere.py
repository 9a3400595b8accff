"""Who else reads an item is found out now, whatever was built before."""

from support.harbour import BODY, came_back, harbour, opened, replaced

from briefgen.review.elsewhere import other_readers

FILE = "content/harbour.md"


def test_others_are_named_where_nothing_was_ever_built_for_them(tmp_path):
    project = harbour(tmp_path)
    found = came_back(project, replaced("wide, and", "wide", "broad"))
    assert other_readers(project, found).of_items == {"harbour": ("chief", "post")}


def test_an_item_that_the_gate_withholds_from_others_is_nobody_elses(tmp_path):
    project = harbour(tmp_path, BODY.replace('readers="desk 2, post"', "readers=desk"))
    found = came_back(project, replaced("quite closed", "closed", "shut"))
    assert other_readers(project, found).of_items == {"port": ()}


def test_a_brief_that_cannot_be_composed_counts_by_what_its_reader_may_see(tmp_path):
    project = harbour(tmp_path)
    found = came_back(project, replaced("wide, and", "wide", "broad"))
    template = tmp_path / "templates/audiences/post/brief.md.j2"
    template.write_text("# {{ nothing.of.the.sort }}\n", encoding="utf-8")
    assert other_readers(opened(tmp_path), found).of_items == {"harbour": ("chief", "post")}
    template.write_text("# {{ pack.title }}\n\nWords of the house.\n", encoding="utf-8")
    assert other_readers(opened(tmp_path), found).of_items == {"harbour": ("chief",)}


def test_of_a_pack_that_cannot_be_read_nothing_is_known(tmp_path):
    project = harbour(tmp_path)
    found = came_back(project, replaced("wide, and", "wide", "broad"))
    (tmp_path / FILE).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert other_readers(opened(tmp_path), found).of_items == {}
