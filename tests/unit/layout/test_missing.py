from dataclasses import replace

import pytest
from support.documents import ORIGIN, document, paragraph
from support.layout import house_theme, laid_out

from briefgen.diagnostics import UserError
from briefgen.document.document import Furniture
from briefgen.document.inlines import Strong, Text
from briefgen.document.origins import DerivedOrigin, ItemOrigin, PhraseOrigin, TemplateOrigin


def problems(*blocks, **fields):
    with pytest.raises(UserError) as caught:
        laid_out(document(*blocks, **fields))
    return caught.value.diagnostics


def test_every_missing_character_is_named_with_its_font_and_item():
    strong = Strong(children=(Text(text="文", origin=ORIGIN),))
    first, second = problems(paragraph("a 中 b ", strong, " 中"))
    assert first.message == (
        "none of the fonts NotoSans-Regular, NotoSansHebrew-Regular and NotoSansArabic-Regular has a sign for"
        " '中' (U+4E2D, cjk unified ideograph-4e2d),"
        " which stands in the item 'talks'"
    )
    assert "NotoSans-Bold, " in second.message
    assert (first.code, first.span.line, first.span.path.name) == ("BG910", 12, "pack.md")


@pytest.mark.parametrize(
    ("origin", "where"),
    [
        (ItemOrigin(register="pack", item="", field="title", language="en", path="p", line=1), "the pack's title"),
        (ItemOrigin(register="terms", item="lta", field="name", language="en", path="p", line=1), "'lta' of the terms"),
        (PhraseOrigin(key="to", language="en-GB"), "the phrase 'to' of the locale en-GB"),
        (TemplateOrigin(path="a.md.j2", line=3), "the template a.md.j2"),
        (DerivedOrigin(transform="citations"), "'中'"),
    ],
)
def test_where_it_stands(origin, where):
    (problem,) = problems(paragraph(Text(text="中", origin=origin)))
    assert problem.message.endswith(f"which stands in {where}")


def test_the_margins_are_looked_at_too():
    assert problems(furniture=Furniture(footer=("中",)))


def test_a_mark_that_the_font_lacks_is_not_hidden_by_its_base():
    (problem,) = problems(paragraph("a\u1ab0"))
    assert "U+1AB0" in problem.message


def test_a_theme_without_fallback_has_one_font():
    with pytest.raises(UserError) as caught:
        laid_out(document(paragraph("中")), replace(house_theme(), fallback=()))
    assert caught.value.diagnostics[0].message.startswith("the font NotoSans-Regular has no sign for '中'")
