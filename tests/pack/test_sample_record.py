"""What the sample takes from the public record: dated sources up to the cut-off, and only what may be cited where it is published."""

import datetime as dt
from collections.abc import Iterator

import pytest

from briefgen.content.item import CitationRecord
from briefgen.content.pack import LoadedPolicy, Pack, PackItem
from briefgen.content.vocabulary import PLAN_LADDER
from briefgen.markup.plain import references

ARTICLE = "article"
CUT_OFF = dt.date(2025, 12, 3)
ADMITTED = frozenset({
    "bs-eaeu", "brameur-sipri", "ci-s400", "cpr", "dprj", "fp-2023", "galaxy", "ht-eaeu", "idn-peskov", "ie-2024",
    "irna-2000", "lokmat-eam", "lokmat-rumfa", "nie-sanc", "outlook-visit", "pi-2024", "sp-coal24", "sp-coal25",
    "tass-eaeu", "trend-instc",
})  # fmt: skip
"""The sources of the public record that were known, by a full date, when this edition was closed."""
INTERNAL = frozenset({"ci-s400", "dprj", "galaxy", "idn-peskov", "sp-coal24", "sp-coal25"})
"""Those that collect or repeat what others say: they are not shown outside."""
LATER = ("59.8", "59,863", "55,369", "4,493", "e-tourist", "Uralchem", "Hyderabad House", "Kazan", "Yekaterinburg")
"""Words of what became known after the cut-off: outcomes, and the next financial year."""


def citations(entry: PackItem) -> Iterator[CitationRecord]:
    yield from entry.item.sources
    if entry.item.answer is not None:
        yield from entry.item.answer.sources


def figures_of(entry: PackItem) -> Iterator[str]:
    """The figures that the words of an item print."""
    texts = [entry.item.text, *entry.item.variants.values()]
    if entry.item.answer is not None:
        texts += [entry.item.answer.text, *entry.item.answer.variants.values()]
    yield from (one.id for text in texts for one in references(text.inlines) if one.kind == "figure")


def test_the_sources_are_those_admitted(sample: Pack) -> None:
    assert set(sample.registers.sources) == {ARTICLE, *ADMITTED}


def test_the_edition_is_closed_on_the_eve(sample: Pack) -> None:
    assert sample.front.as_of.date() == CUT_OFF


@pytest.mark.parametrize("name", sorted(ADMITTED))
def test_a_source_has_a_full_date_up_to_the_cut_off(sample: Pack, name: str) -> None:
    source = sample.registers.sources[name]
    assert isinstance(source.issued, dt.date)
    assert source.issued <= CUT_OFF
    assert source.url
    assert source.grade


def test_the_article_is_undated_and_known_to_us_alone(sample: Pack) -> None:
    article = sample.registers.sources[ARTICLE]
    assert (article.issued, article.citable) == ("unknown", "internal")
    assert article.public_form


def test_what_collects_or_repeats_is_not_shown_outside(sample: Pack) -> None:
    kept = {name for name in ADMITTED if sample.registers.sources[name].citable != "public"}
    assert kept == INTERNAL


def test_nothing_cites_another_source(sample: Pack) -> None:
    cited = {one.source for entry in sample.items for one in citations(entry)}
    figured = {one.source for figure in sample.registers.figures.values() for one in figure.sources}
    assert cited | figured <= {ARTICLE, *ADMITTED}


def unfit(sample: Pack, entry: PackItem) -> Iterator[str]:
    """The sources of a published item that may neither be cited nor spoken of."""
    sources = sample.registers.sources
    for one in citations(entry):
        if sources[one.source].citable != "public" and not sources[one.source].public_form:
            yield one.source
    for name in figures_of(entry):
        yield from (
            one.source for one in sample.registers.figures[name].sources if sources[one.source].citable != "public"
        )


def test_what_is_published_rests_on_what_may_be_cited(sample: Pack) -> None:
    published = [entry for entry in sample.items if entry.item.ok]
    assert published
    assert not {entry.id: found for entry in published if (found := [*unfit(sample, entry)])}


def test_a_published_item_on_an_internal_figure_is_found(sample: Pack) -> None:
    (entry,) = (one for one in sample.items if one.id == "trade-in-parts")
    assert set(unfit(sample, entry)) == {"galaxy"}


def test_the_published_rows_of_the_series_rest_on_public_sources(sample: Pack, policy: LoadedPolicy) -> None:
    inside = {"internal", *policy.policy.groups["internal"]}
    for row in sample.rows["goods-trade"]:
        outside = row.readers is None or not set(row.readers) <= inside
        assert not outside or all(sample.registers.sources[one.source].citable == "public" for one in row.sources)


def test_what_lies_ahead_is_no_fact(sample: Pack) -> None:
    ahead = [one for one in sample.items if one.item.when and str(one.item.when)[:10] > CUT_OFF.isoformat()]
    assert "state-visit" in {one.id for one in ahead}
    assert not [one.id for one in ahead if one.item.certainty not in PLAN_LADDER]


@pytest.mark.parametrize("words", LATER)
def test_what_became_known_later_stays_out(sample: Pack, words: str) -> None:
    assert not [path.name for path in sample.inputs if words in path.read_text(encoding="utf-8")]
