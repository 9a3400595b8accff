from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from support.cleared import pack, source
from support.documents import annex, cite, document, drafts, paragraph, section, term
from support.settings import form, locale

from briefgen.document.inlines import Citation, NoteReference
from briefgen.document.nodes import Annex
from briefgen.document.references import Contents, Glossary, NoteList, SourceEntry, SourceList
from briefgen.document.walk import walk
from briefgen.document.words import inline_text, plain_text
from briefgen.transforms.apply import TRANSFORMS, apply

CITED = {name: source(name, name.title()) for name in ("article", "act", "speech", "report")}
CLEARED = replace(pack(), sources=CITED)


def applied(made, **fields):
    return apply(made, cleared=CLEARED, locale=locale(), form=form(**fields))


def test_the_order_is_the_designs():
    assert tuple(TRANSFORMS) == (
        "citations", "acronyms", "yardstick", "glossary", "sources", "numbering", "portions", "contents",
    )  # fmt: skip


def test_all_of_them_at_once():
    made = document(
        section(1, "Contents", Contents()),
        section(1, "Energy", paragraph("An ", term("LTA", "long-term agreement"), ". ", cite(("act", "s. 3")))),
        section(1, "Words we use", Glossary()),
        section(1, "Sources", SourceList()),
        titled=False,
    )
    assert plain_text(applied(made)).split("\n") == [
        "Contents",
        "Energy",
        "Sources",
        "Energy",
        "A long-term agreement (LTA). [1, s. 3]",
        "Sources",
        "Act, undated",
    ]


def test_an_annex_that_goes_leaves_no_gap_among_the_letters():
    made = applied(document(annex("Words", Glossary()), annex("Dates", paragraph("None."))))
    assert [(node.letter, inline_text(node.heading)) for node in walk(made) if isinstance(node, Annex)] == [
        ("A", "Dates")
    ]


@given(drafts())
def test_twice_changes_nothing_more(drawn):
    once = applied(drawn, numbered_sections=True, numbered_paragraphs="hung")
    assert applied(once, numbered_sections=True, numbered_paragraphs="hung") == once


@given(drafts(), st.sampled_from(["foot", "end"]))
def test_notes_come_out_the_same_twice(drawn, style):
    once = applied(drawn, citations=style, numbered_sections=True)
    assert applied(once, citations=style, numbered_sections=True) == once


@given(drafts(), st.sampled_from(["foot", "end"]))
def test_end_notes_alone_have_a_list(drawn, style):
    made = applied(drawn, citations=style)
    called = any(isinstance(node, NoteReference) for node in walk(made))
    assert any(isinstance(node, NoteList) for node in walk(made)) == (called and style == "end")
    assert not any(isinstance(node, SourceList | Citation) for node in walk(made))


@given(drafts())
def test_every_number_printed_leads_to_an_entry(drawn):
    made = applied(drawn)
    cited = {
        (each.source, each.number) for node in walk(made) if isinstance(node, Citation) for each in node.references
    }
    assert cited == {(node.source, node.number) for node in walk(made) if isinstance(node, SourceEntry)}
