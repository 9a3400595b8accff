"""Review anchors: in the file, and what the unit keeps about them."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from support.documents import ORIGIN, document, documents, everything, paragraph, table, text, words
from support.docx import Pages, find, government, val, words_of, xml

from briefgen.document.inlines import Text
from briefgen.document.origins import PhraseOrigin
from briefgen.document.references import SourceEntry, SourceList
from briefgen.writers.docx.anchors import anchors, tips
from briefgen.writers.docx.flow import flow
from briefgen.writers.docx.sheets import UPRIGHT
from briefgen.writers.docx.write import write_docx

THEME = government()


def in_file(drawn):
    """Return each bookmark's name with the words of its paragraph, or of its row."""
    body = xml(write_docx(drawn, Pages(), THEME))
    return [(val(start, "name"), _words_at(start)) for start in find(body, "//w:bookmarkStart")]


def _words_at(start):
    row = find(start, "ancestor::w:tr")
    if row:
        return "\t".join(words_of(each) for each in find(row[0], "w:tc/w:p"))
    return words_of(find(start, "ancestor::w:p")[0])


def plain(said):
    return " ".join(said.replace("\u2011", "-").split())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_records_and_file_agree_on_every_anchor(drawn):
    kept, found = anchors(drawn), in_file(drawn)
    assert len(kept) == len(found)
    for anchor, (name, said) in zip(kept, found, strict=True):
        assert (anchor.name, plain(anchor.text)) == (name, plain(said))


def test_anchors_count_in_document_order():
    names = [each.name for each in anchors(everything())]
    assert names == [f"bf_{number}" for number in range(1, len(names) + 1)]


def test_what_only_parts_a_table_from_what_follows_has_no_anchor():
    drawn = document(table(("Year",), ("2024",)), table(("Year",), ("2025",)))
    gaps = find(xml(write_docx(drawn, Pages(), THEME)), "//w:p[w:pPr/w:pStyle/@w:val='TableGap']")
    assert len(gaps) == 2
    assert not any(find(gap, "w:bookmarkStart") for gap in gaps)
    assert all(each.text for each in anchors(drawn))


def test_a_tip_is_a_source_s_entry_as_far_as_word_shows_it():
    def tip(*said):
        return dict(tips(flow(document(listed(*said)), UPRIGHT)))["source", "act"]

    assert tip("An act, ", text("1991")) == "An act, 1991"
    assert len(tip("An act of many words, " * 20)) <= 255
    assert tip("An act of many words, " * 20).endswith("An act of…")


def listed(*said):
    return SourceList(entries=(SourceEntry(number=1, source="act", children=words(*said)),))


def test_a_row_is_one_anchor_of_all_its_cells():
    said = [each.text for each in anchors(document(table(("Year", "US$"), ("2024", "68.7")), titled=False))]
    assert said[1:3] == ["Year\tUS$", "2024\t68.7"]


def test_an_anchor_names_each_item_once():
    other = replace(ORIGIN, item="trade")
    house = PhraseOrigin(key="bottom-line", language="en-GB")
    said = paragraph(text("a"), Text(text="b", origin=other), text("c"), Text(text="d", origin=house))
    assert anchors(document(said, titled=False))[1].items == (ORIGIN, other)


def test_the_house_s_words_have_no_items():
    assert anchors(document())[0].items == ()


def test_nothing_about_items_is_in_the_file():
    from support.docx import members

    drawn = document(paragraph("said", anchor="secret-place"), table(("a",), ("b",), anchor="secret-table"))
    written = b"".join(members(write_docx(drawn, Pages(), THEME)).values())
    for word in (b"secret", b"talks", b"pack.md"):
        assert word not in written
