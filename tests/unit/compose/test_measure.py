"""What each item takes up of a brief, measured once."""

from dataclasses import replace

from support.cleared import item, origin, pack
from support.documents import document
from support.layout import house_theme, laid_out

from briefgen.audience.form import Limit
from briefgen.compose.measure import stretches
from briefgen.compose.rehearsal import rehearsal
from briefgen.document.inlines import Text
from briefgen.document.nodes import PageBreak, Paragraph
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import origins

CLEARED = pack(*(item(name, "fact", "Words.") for name in "abcd"))
ONE_PAGE = Limit(unit="pages", max=1)


def said(*names, words=30):
    texts = (Text(text=" ".join(["word"] * words) + " ", origin=origin("items", name)) for name in names)
    return Paragraph(children=tuple(texts), role="body")


def test_items_of_one_paragraph_share_its_height_and_no_more():
    layout = laid_out(made := document(said("a", "b", "c"), said("d")), house_theme())
    shared = [one for one in stretches(made, layout, CLEARED) if one.items & set("abc")]
    assert [one.items for one in shared] == [{"a"}, {"b"}, {"c"}]
    first, second = (layout.placements[len(made.blocks) - back,] for back in (2, 1))
    gap = second.top - first.top - first.height
    assert [round(one.space - space, 6) for one, space in zip(shared, (0, 0, gap), strict=True)] == [0, 0, 0]
    assert round(sum(one.height for one in shared) - first.height - gap, 6) == 0


def items_of(block):
    return {each.item for each in origins(block) if isinstance(each, ItemOrigin)}


def long_brief(*between):
    return document(said("a", words=500), *between, said("b", words=500), said("c", words=500), said("d", words=500))


def test_a_plan_is_tried_on_the_lines_as_the_pages_then_fall():
    theme = house_theme()
    whole = long_brief()
    tried = rehearsal(laid_out(whole, theme), (ONE_PAGE,), stretches(whole, laid_out(whole, theme), CLEARED))
    for cut in ("", "a", "ad", "bcd", "abcd"):
        left = replace(whole, blocks=tuple(each for each in whole.blocks if not items_of(each) & set(cut)))
        assert bool(tried.over(frozenset(cut))) == (laid_out(left, theme).page_count > 1)


def test_nothing_is_tried_so_where_a_page_break_may_go_with_what_follows():
    whole = long_brief(PageBreak())
    layout = laid_out(whole, house_theme())
    assert rehearsal(layout, (ONE_PAGE,), stretches(whole, layout, CLEARED)) is None
