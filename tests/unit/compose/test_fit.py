"""A brief over its limit: its theme gives way first, then whole items go, and what goes is what costs least."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from support.cleared import item, origin, pack
from support.documents import document
from support.layout import house_theme, laid_out
from support.settings import form

from briefgen.audience.form import Limit
from briefgen.compose.budget import weight_of
from briefgen.compose.company import company, stays
from briefgen.compose.fit import fit
from briefgen.compose.fitted import Stages
from briefgen.compose.overflow import overflow
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.document.inlines import Text
from briefgen.document.nodes import Paragraph, Section
from briefgen.document.origins import PhraseOrigin
from briefgen.document.places import printed_items
from briefgen.document.words import count_words

ONE_PAGE = Limit(unit="pages", max=1)


def short_page(lines: int):
    """Return the house's theme on pages that have room for about so many lines of body text."""
    theme = house_theme()
    room = lines * theme.styles["body"].line
    return replace(theme, page=replace(theme.page, bottom=theme.page.height - theme.page.top - room))


def headed(title, *blocks):
    words = Text(text=title, origin=PhraseOrigin(key="say", language="en-GB"))
    return Section(level=1, heading=(words,), blocks=blocks)


class Unit:
    """A brief of paragraphs, an item each, under two headings; a heading goes with the last of its items."""

    def __init__(self, lengths, **fields):
        self.lengths = lengths
        items = [item(name, "fact", "Words.", rank=rank, **fields.get(name, {})) for name, (_, rank) in lengths.items()]
        self.cleared = pack(*items)

    def draft(self, keep):
        names = [name for name in self.lengths if name in keep]
        halves = [[name for name in names if (name <= "c") is first] for first in (True, False)]
        return document(
            *(
                headed(title, *map(self.paragraph, half))
                for title, half in zip(("One", "Two"), halves, strict=True)
                if half
            )
        )

    def paragraph(self, name):
        words = " ".join(["word"] * self.lengths[name][0])
        return Paragraph(children=(Text(text=words, origin=origin("items", name)),), role="body")

    def fitted(self, theme, *limits):
        stages = Stages(draft=self.draft, lay_out=laid_out)
        return fit(frozenset(self.lengths), stages, cleared=self.cleared, form=form(limits=limits), theme=theme)


FOUR = {"a": (30, 1), "b": (30, 5), "c": (30, 9), "d": (30, 5)}


def test_a_brief_within_its_limit_is_as_it_was():
    made = Unit(FOUR).fitted(house_theme(), ONE_PAGE)
    assert (made.kept, made.play, made.cuts, made.diagnostics) == (frozenset(FOUR), None, (), ())
    assert made.theme is house_theme()


def test_space_gives_way_before_type_and_type_before_items():
    unit = Unit(FOUR)
    theme = house_theme()
    used = unit.fitted(theme).layout.pages[0].used
    looks = [
        unit.fitted(
            replace(theme, page=replace(theme.page, bottom=theme.page.height - theme.page.top - used + less)), ONE_PAGE
        )
        for less in (3.0, 14.0, 60.0)
    ]
    body = theme.styles["body"].size
    assert [(made.play is not None, made.play.size == body, bool(made.cuts)) for made in looks] == [
        (True, True, False),
        (True, False, False),
        (True, False, True),
    ]
    assert all(made.layout.page_count == 1 and not made.diagnostics for made in looks)


def test_no_type_goes_below_the_floor():
    made = Unit(FOUR).fitted(short_page(8), ONE_PAGE)
    assert made.theme.styles["body"].size == made.theme.floor
    assert min(style.size for style in made.theme.styles.values()) >= 9


def test_the_least_important_goes_first():
    made = Unit(FOUR).fitted(house_theme(), Limit(unit="words", max=95))
    assert [(cut.item, cut.rank, cut.lines) for cut in made.cuts] == [("c", 9, 2)]
    assert made.kept == {"a", "b", "d"}
    assert count_words(made.document) <= 95


def test_a_heading_with_nothing_left_under_it_goes_too():
    made = Unit({"a": (30, 1), "d": (30, 9)}).fitted(house_theme(), Limit(unit="words", max=40))
    assert [block.heading[0].text for block in made.document.blocks[1:]] == ["One"]


def test_what_must_stay_stays_and_a_brief_of_such_alone_is_refused():
    must = {name: {"must": True} for name in FOUR}
    made = Unit(FOUR, **must).fitted(house_theme(), Limit(unit="words", max=60))
    assert (made.cuts, made.kept) == ((), frozenset(FOUR))
    [refused] = made.diagnostics
    assert refused.code == "BG402"
    assert refused.hints[-1].endswith("these may not go: a, b, c, d")
    assert made.theme is house_theme()


@pytest.mark.parametrize(
    ("ties", "gone"),
    [
        ({"a": {"needs": ("c",)}}, {"b"}),
        ({"a": {"conflicts_with": ("c",)}}, {"b"}),
        ({"c": {"use": "avoid", "rests_on": ("a",)}}, {"b"}),
        ({"c": {"use": "avoid"}}, {"b"}),
        ({"c": {"use": "avoid", "topic": "visit"}, "a": {"topic": "visit"}}, {"b"}),
        ({"c": {"must": True}}, {"b"}),
        ({}, {"c"}),
    ],
)
def test_what_a_claim_may_not_stand_without_stays_with_it(ties, gone):
    made = Unit(FOUR, **ties).fitted(house_theme(), Limit(unit="words", max=95))
    assert {cut.item for cut in made.cuts} == gone


def test_a_limit_that_cutting_does_not_meet_is_told_and_nothing_is_cut():
    made = Unit(FOUR).fitted(house_theme(), Limit(unit="words_per_sentence", max=5))
    assert (made.cuts, made.play) == ((), None)
    assert {each.code for each in made.diagnostics} == {"BG404"}


def test_a_limit_that_only_warns_cuts_nothing():
    made = Unit(FOUR).fitted(house_theme(), Limit(unit="words", max=95, severity="warning"))
    assert not made.cuts
    assert [each.code for each in made.diagnostics] == ["BG402"]


lengths = st.fixed_dictionaries({name: st.tuples(st.integers(5, 60), st.integers(1, 9)) for name in "abcde"})


@settings(max_examples=15, deadline=None, derandomize=True, phases=[Phase.generate])
@given(lengths=lengths, lines=st.integers(6, 20), need=st.booleans())
def test_what_goes_is_what_would_go_after_trying_everything(lengths, lines, need):
    unit = Unit(lengths, **({"a": {"needs": ("e",)}} if need else {}))
    made = unit.fitted(short_page(lines), ONE_PAGE)
    if made.play is None or (not made.cuts and not made.diagnostics):
        return
    theme = made.theme if made.cuts else unit.fitted(short_page(lines)).theme
    assert {cut.item for cut in made.cuts} == by_trying_everything(unit, theme)


def by_trying_everything(unit, theme):
    """Return the cheapest set of items without which the brief, laid out in earnest, has one page."""
    items = unit.cleared.items
    ties = company(items, items)
    costs = []
    for count in range(1, len(items) + 1):
        for cut in map(frozenset, combinations(items, count)):
            if any(stays(items[name]) or not ties.get(name, frozenset()) <= cut for name in cut):
                continue
            made = unit.draft(frozenset(items) - cut)
            if overflow(ONE_PAGE, made, laid_out(made, theme)) <= 0:
                weights = [weight_of(items[name].rank) for name in cut]
                costs.append((max(weights), sum(weights), count, tuple(sorted(cut))))
    return set(min(costs)[-1]) if costs else set()


def test_nothing_goes_where_the_house_would_then_say_what_is_untrue():
    """A template that prints `there are no dates` where none is left, though there was one."""
    made = Dated({"a": (30, 1), "d": (30, 9)}, a={"must": True}).fitted(house_theme(), Limit(unit="words", max=40))
    assert made.kept == {"a", "d"}
    assert [each.code for each in made.diagnostics] == ["BG402"]


class Dated(Unit):
    """A brief that says that there are no dates where neither `d` nor `e` is left; *fails* makes a fault of it."""

    fails = False

    def draft(self, keep):
        made = super().draft(keep)
        if keep & {"d", "e"}:
            return made
        if self.fails:
            raise UserError(Diagnostic(code="BG203", message="a heading stands over nothing"))
        none = Text(text="No dates are recorded.", origin=PhraseOrigin(key="no-date", language="en-GB"))
        return replace(made, blocks=(*made.blocks, Paragraph(children=(none,), role="body")))


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize(("limit", "gone"), [(70, {"b", "c", "e"}), (100, {"c", "e"}), (130, {"e"})])
def test_where_the_template_would_say_so_the_next_best_set_goes(fails, limit, gone):
    """Cheapest of all would be to lose both dates; the more important of them stays, and the next least important goes."""
    unit = Dated({"a": (30, 1), "b": (30, 4), "c": (30, 6), "d": (30, 8), "e": (30, 9)}, a={"must": True})
    unit.fails = fails
    made = unit.fitted(house_theme(), Limit(unit="words", max=limit))
    assert not made.diagnostics
    assert {cut.item for cut in made.cuts} == gone
    assert "d" in made.kept


def test_no_more_layouts_are_made_for_it():
    unit = Dated({"a": (30, 1), "b": (30, 4), "c": (30, 6), "d": (30, 8), "e": (30, 9)}, a={"must": True})
    laid = []
    stages = Stages(draft=unit.draft, lay_out=lambda *given: laid.append(given) or laid_out(*given))
    limits = (Limit(unit="words", max=70),)
    fit(frozenset(unit.lengths), stages, cleared=unit.cleared, form=form(limits=limits), theme=house_theme())
    assert len(laid) == 3  # the whole brief, what fits, and the next one back


def test_what_is_cut_is_printed_nowhere():
    made = Unit(FOUR).fitted(short_page(8), ONE_PAGE)
    assert made.cuts
    assert not {cut.item for cut in made.cuts} & printed_items(made.document).keys()


@settings(max_examples=10, deadline=None, derandomize=True, phases=[Phase.generate])
@given(lengths=lengths, name=st.sampled_from("abcde"), more=st.integers(1, 12))
def test_words_that_still_fit_change_nothing_else(lengths, name, more):
    theme = short_page(40)
    before = Unit(lengths).fitted(theme, ONE_PAGE)
    after = Unit(lengths | {name: (lengths[name][0] + more, lengths[name][1])}).fitted(theme, ONE_PAGE)
    for made in (before, after):
        assert (made.play, made.cuts, made.diagnostics, made.theme) == (None, (), (), theme)
    assert after.kept == before.kept
    texts = [[each for each in made.document.blocks if isinstance(each, Section)] for made in (before, after)]
    others = [
        [part for section in half for part in section.blocks if part.children[0].origin.item != name] for half in texts
    ]
    assert others[0] == others[1]


@pytest.mark.parametrize(
    ("limits", "gone"),
    [
        ([("words", 95), ("lines", 99)], {"c"}),
        ([("words", 95), ("lines", 7)], {"b", "c"}),
        ([("lines", 9), ("words", 999)], {"c"}),
        ([("pages", 1), ("words", 65)], {"b", "c"}),
    ],
)
def test_of_several_limits_each_is_kept(limits, gone):
    asked = [Limit(unit=unit, max=most) for unit, most in limits]
    made = Unit(FOUR).fitted(house_theme(), *asked)
    assert not made.diagnostics
    assert {cut.item for cut in made.cuts} == gone


@pytest.mark.parametrize("scope", ["section", "block"])
@pytest.mark.parametrize("unit", ["pages", "lines", "words", "words_per_sentence"])
def test_a_limit_of_a_part_is_told_and_never_met_by_leaving_out(unit, scope):
    made = Unit(FOUR).fitted(house_theme(), Limit(unit=unit, max=1, scope=scope))
    assert (made.cuts, made.play) == ((), None)
    assert bool(made.diagnostics) == (unit != "pages")


def test_the_next_one_back_is_composed_and_laid_out():
    made = Unit(FOUR).fitted(house_theme(), Limit(unit="words", max=95))
    with_it = Unit(FOUR).fitted(house_theme())
    assert made.back.item == "c"
    [over] = made.back.over
    assert over.amount == count_words(with_it.document) - 95
    assert made.uncut == with_it.document


@pytest.mark.parametrize(("longest", "told"), [(60, []), (50, ["c"])])
@pytest.mark.parametrize(
    ("unit", "scope", "code"), [("words", "block", "BG402"), ("words_per_sentence", "brief", "BG404")]
)
def test_what_went_and_was_too_long_by_itself_is_told(unit, scope, code, longest, told):
    own = Limit(unit=unit, scope=scope, max=longest)
    made = Unit(FOUR | {"c": (55, 9)}).fitted(house_theme(), Limit(unit="words", max=95), own)
    assert {cut.item for cut in made.cuts} == {"c"}
    assert made.diagnostics == ()
    assert [each.code for each in made.of_cuts] == [code for _ in told]
