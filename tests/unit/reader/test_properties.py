"""Whatever a template prints, reading it ends in a document or in findings, and no token is lost or left."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from support.briefs import form, locale
from support.cleared import ITEMS, fuller_pack

from briefgen.diagnostics import UserError
from briefgen.document.document import Document
from briefgen.document.inlines import Citation, Text
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.markup.rendered import (
    Entry,
    EntryCitation,
    ExhibitBlock,
    ItemCertainty,
    ItemCitation,
    ItemText,
    ItemWhen,
    Literally,
    PackField,
    Phrase,
    Rendered,
    TemplatePlace,
)
from briefgen.markup.tokens import CLOSE, OPEN, encode, has_residue
from briefgen.reader.read import read

PACK = fuller_pack()
LOCALE = locale()
TARGETS = (
    ItemText(item="visit"),
    ItemText(item="gas-talks", form="short"),
    ItemCertainty(item="visit"),
    ItemCitation(item="visit"),
    ItemWhen(item="visit"),
    Entry(register="topics", id="energy", form="title"),
    Entry(register="figures", id="trade", form="value"),
    PackField(name="title"),
    Phrase(key="quoted", values={"words": ItemText(item="view")}),
    Literally(number=7),
    ExhibitBlock(exhibit="trade-by-year"),
    ExhibitBlock(exhibit="trade-by-year", form="table"),
    EntryCitation(register="exhibits", id="trade-by-year"),
    ItemText(item="signing", form="likelihood"),
    Entry(register="exhibits", id="trade-by-year", form="remark"),
)
CITING = {3, 10, 11, 12}
"""The targets that cite."""
TOKENS = [encode(index) for index in range(len(TARGETS) + 1)]
MARKS = [
    "\n", "\n\n", " ", "  ", "# ", "## ", "### ", "- ", "1. ", "> ", "**", "*", "_", "`", "```\n", "[", "](", ")", "<", ">", "https://a.example",
    "::: side\n", "::: line\n", ":::: table\n", "::: sources\n", "::: header-line\n", ":::\n", "::::\n",
    "::: points\n", "::: question\n", ":::: quote\n", "::: attribution\n", "::: conflict\n", "::: fact-strip\n", "::: decision\n",
    "::: timeline\n", ":::: annex\n", "::: margin\n", "::: contents 2\n", "::: glossary\n", "::: yardstick\n", "::: views 1\n", "| ", "|\n", "| - | - |\n", "\\", "!", ".", ":",
    "---\n", "===\n", "&amp;", "\t", "é", "न", "\u200b", OPEN, CLOSE, "word", "Word.",
]  # fmt: skip
PRINTED = st.lists(st.sampled_from(TOKENS * 2 + MARKS), max_size=40).map("".join)


def reading(markup):
    place = TemplatePlace(template="x.md.j2", file=Path("x.md.j2"), line=1)
    rendered = Rendered(markup=markup, targets=TARGETS, places=(place,) * (markup.count("\n") + 1))
    try:
        return read(rendered, PACK, LOCALE, form=form())
    except UserError as error:
        return error


@settings(max_examples=150, deadline=None)
@given(PRINTED)
def test_reading_is_total(printed):
    found = reading(f"# Title\n\n{printed}")

    if isinstance(found, Document):
        assert not has_residue(plain_text(found))
        assert all(node.text for node in walk(found) if isinstance(node, Text))
    else:
        assert all(one.span and one.message for one in found.diagnostics)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(range(len(TARGETS))), min_size=1, max_size=8))
def test_a_token_alone_in_its_paragraph_is_printed(indices):
    found = reading("# Title\n\n" + "\n\n".join(encode(index) for index in indices))

    assert isinstance(found, Document)
    assert len(found.blocks) == 1 + len(indices)
    assert len([node for node in walk(found) if isinstance(node, Citation)]) == sum(
        index in CITING for index in indices
    )


def test_the_items_of_the_support_pack_can_all_be_read():
    targets = tuple(ItemText(item=item.id) for item in ITEMS)
    markup = "# Title\n\n" + "\n\n".join(encode(index) for index in range(len(targets)))
    place = TemplatePlace(template="x", file=Path("x"), line=1)
    rendered = Rendered(markup=markup, targets=targets, places=(place,) * (markup.count("\n") + 1))

    assert len(read(rendered, PACK, LOCALE, form=form()).blocks) == len(ITEMS) + 1
