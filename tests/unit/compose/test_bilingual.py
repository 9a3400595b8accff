"""Two languages in one brief: the same items in both, whatever each alone would have cut; pairs, notes and names."""

from dataclasses import replace

import pytest
from support.documents import METADATA, bullets, cite, document, foot, paragraph, section, table, words
from support.layout import house_theme, laid_out

from briefgen.compose.bilingual import _agreed
from briefgen.compose.fit import Cut, Fitted
from briefgen.compose.join import joined
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.document.inlines import CrossReference, NoteReference, Text
from briefgen.document.nodes import Half, PageBreak, SideBySide, Title
from briefgen.document.origins import DerivedOrigin, ItemOrigin
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.locale.load import load_locale
from briefgen.resources import templates_root

LOCALES = [load_locale(tag, (templates_root(),)) for tag in ("en-IN", "hi-IN")]


def maker(cuts):
    """Return what composes a brief of so many items, and cuts one of them where it is there."""

    def make(keep):
        kept = frozenset("abcd") if keep is None else keep
        gone = kept & cuts
        return Fitted(
            kept=kept - gone,
            document=document(),
            layout=laid_out(document(paragraph("Words."))),
            theme=house_theme(),
            cuts=tuple(Cut(item=name, rank=5, lines=1) for name in sorted(gone)),
            of_cuts=tuple(Diagnostic(code="BG404", message=f"too long: {name}") for name in sorted(gone)),
        )

    return make


def test_what_one_language_cuts_the_other_cuts_too():
    halves, cuts = _agreed([maker(frozenset("a")), maker(frozenset("c"))])
    assert [half.kept for half in halves] == [frozenset("bd")] * 2
    assert {cut.item for cut in cuts} == {"a", "c"}
    # What was told of it while it was composed anew is told all the same, and how it was before is kept.
    assert [[each.message for each in half.of_cuts] for half in halves] == [["too long: a"], ["too long: c"]]
    assert all(half.uncut == document() for half in halves)


def test_nothing_goes_where_nothing_has_to():
    halves, cuts = _agreed([maker(frozenset()), maker(frozenset())])
    assert [half.kept for half in halves] == [frozenset("abcd")] * 2
    assert cuts == ()


def drawn(language, *blocks):
    return document(*blocks, titled=False, metadata=replace(METADATA, language=language))


def item(name, text):
    origin = ItemOrigin(register="items", item=name, field="text", language="en-IN", path="p.md", line=1)
    return paragraph(Text(text=text, origin=origin))


def join(first, second, arrangement):
    return joined([drawn("en-IN", *first), drawn("hi-IN", *second)], LOCALES, arrangement, "public")


def test_one_after_the_other_stands_whole():
    made = join([item("a", "One.")], [item("a", "एक।")], "after")
    first, between, second = made.blocks
    assert (first.language, between, second.language) == ("en-IN", PageBreak(), "hi-IN")
    assert made.metadata.language == "en-IN"


def test_notes_count_through_both_and_go_on_naming_their_own():
    def noted(again):
        number = Text(text="1", origin=DerivedOrigin(transform="sources"))
        second = replace(foot(2, "The source"), children=(*words(f"{again} "), number))
        return [paragraph("A", foot(1, "The source")), paragraph("B", second)]

    made = join(noted("note"), noted("टिप्पणी"), "after")
    notes = [node for node in walk(made) if isinstance(node, NoteReference)]
    assert [note.number for note in notes] == [1, 2, 3, 4]
    assert ["".join(each.text for each in note.children) for note in notes][1::2] == ["note 1", "टिप्पणी 3"]

    beside = join(noted("note"), noted("टिप्पणी"), "beside")
    notes = [node for node in walk(beside) if isinstance(node, NoteReference)]
    assert [note.number for note in notes] == [1, 2, 3, 4]
    assert ["".join(each.text for each in note.children) for note in notes][2:] == ["note 1", "टिप्पणी 2"]


def test_places_of_one_half_are_not_those_of_the_other():
    def led():
        target = replace(section(1, "Here", paragraph("Words.")), anchor="here")
        return [target, paragraph(CrossReference(target="here", children=words("above")))]

    made = join(led(), led(), "after")
    anchors = [node.anchor for node in walk(made) if getattr(node, "anchor", None)]
    targets = [node.target for node in walk(made) if isinstance(node, CrossReference)]
    assert anchors == targets == ["here", "hi-IN:here"]


def test_sources_of_one_half_are_not_those_of_the_other():
    made = join([paragraph("A", cite("x"))], [paragraph("B", cite("x"))], "after")
    entries = [each.entry for node in walk(made) for each in getattr(node, "references", ())]
    assert entries == ["x", "hi-IN:x"]


def test_text_is_paired_by_its_items():
    made = join(
        [Title(children=words("Title")), section(1, "Head", item("a", "One."), bullets("two", "three"))],
        [Title(children=words("शीर्षक")), section(1, "सिर", item("a", "एक।"), bullets("दो", "तीन"))],
        "beside",
    )
    (block,) = made.blocks
    assert isinstance(block, SideBySide)
    pairs = [tuple(plain_text(half) for half in pair.halves) for pair in block.pairs]
    assert pairs == [
        ("English", "हिन्दी"),
        ("Title", "शीर्षक"),
        ("Head", "सिर"),
        ("One.", "एक।"),
        ("two", "दो"),
        ("three", "तीन"),
    ]


def test_what_needs_the_whole_measure_stands_above_its_like():
    rows = table(("Year", "Value"), ("2024", "5"))
    made = join([paragraph("A"), rows, paragraph("B")], [paragraph("क"), rows, paragraph("ख")], "beside")
    assert [type(block) for block in made.blocks] == [SideBySide, Half, Half, SideBySide]
    assert [block.language for block in made.blocks[1:3]] == ["en-IN", "hi-IN"]


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        ([item("a", "One."), item("b", "Two.")], [item("a", "एक।")], "'Two.' stands in en-IN"),
        ([item("a", "One.")], [item("a", "एक।"), item("b", "दो।")], "'दो।' stands in hi-IN"),
        ([item("a", "One."), item("b", "Two.")], [item("b", "दो।"), item("a", "एक।")], "'One.' stands in en-IN"),
    ],
)
def test_what_has_no_like_in_its_place_is_an_error(first, second, named):
    with pytest.raises(UserError, match=named) as raised:
        join(first, second, "beside")
    assert raised.value.diagnostics[0].code == "BG371"
