from support.documents import document, paragraph
from support.layout import house_theme
from support.layouts import layout
from support.settings import form

from briefgen.audience.form import Limit
from briefgen.compose.fit import fit


def compose(kept):
    return document(*(paragraph(item) for item in sorted(kept))), layout(*[40] * len(kept))


def fitted(*keep, **fields):
    return fit(frozenset(keep), compose, form=form(**fields), audience="minister", theme=house_theme())


def test_the_brief_is_made_of_what_is_kept():
    made = fitted("a", "b")
    assert made.kept == {"a", "b"}
    assert made.document == compose({"a", "b"})[0]
    assert made.layout.page_count == 2


def test_a_brief_over_its_limit_says_so():
    made = fitted("a", "b", limits=(Limit(unit="pages", max=1),))
    assert [each.code for each in made.diagnostics] == ["BG401"]


def test_a_brief_within_its_limit_has_nothing_to_say():
    assert fitted("a", limits=(Limit(unit="pages", max=1),)).diagnostics == ()
