"""Figures of prose: what counts, and by which formula."""

from dataclasses import replace

import pytest
from support.documents import bullets, document, paragraph, section, table

from briefgen.document.inlines import Text
from briefgen.document.nodes import Paragraph, Quote
from briefgen.document.origins import ItemOrigin, PhraseOrigin
from briefgen.readability.figures import Figures, figures_of
from briefgen.readability.formulas import FORMULAS, formula_of, measure_of
from briefgen.readability.parts import parts
from briefgen.readability.sentences import read_sentences

AKSHARAS = {1: "के है", 2: "और हिन्दी रूस तेल", 3: "भारत व्यापार", 4: "सहयोग प्रतिशत द्विपक्षीय"}
SYLLABLES = {
    0: "в к с",
    1: "нефть год",
    2: "страна ездит",
    3: "торговля вопросов визита",
    5: "двустороннего сотрудничества рассмотрение",
    6: "Осуществляется",
}


@pytest.mark.parametrize(("count", "several"), AKSHARAS.items())
def test_aksharas_counted_by_eye(count, several):
    assert [parts(word) for word in several.split()] == [count] * len(several.split())


@pytest.mark.parametrize(("count", "several"), SYLLABLES.items())
def test_russian_syllables_are_vowels(count, several):
    assert [parts(word) for word in several.split()] == [count] * len(several.split())


def test_a_word_is_counted_by_its_own_script():
    assert [parts(word) for word in ("energy", "энергия", "ऊर्जा", "२०२५", "2025")] == [3, 4, 2, 1, 1]


SENTENCE = "The two sides may talk about oil."


def test_the_label_of_an_item_is_no_word_of_its_first_sentence():
    label = Text(text="Reported: ", origin=PhraseOrigin(key="reported", language="en-GB"))
    made = document(section(1, "Energy", paragraph(label, SENTENCE)))
    assert [(each.text, each.words) for each in read_sentences(made)] == [(SENTENCE, 7)]


def test_prose_alone_counts():
    """Of all that stands in a brief: no title, heading, table, quotation, note on a source, name, label or bracket."""
    of_source = ItemOrigin(register="sources", item="s", field="title", language="en-GB", path="p.md", line=3)
    made = document(
        section(
            1,
            "A heading that is as long as a sentence is.",
            paragraph(f"{SENTENCE} (draft)"),
            bullets("Vladimir Putin, President of Russia", "What it costs and who pays for it all"),
            Paragraph(children=(Text(text=SENTENCE, origin=of_source),), role="note"),
            table(("Year", "Said"), ("2030", SENTENCE)),
            Quote(blocks=(paragraph(SENTENCE),)),
        )
    )
    assert [each.text for each in read_sentences(made)] == [SENTENCE, "What it costs and who pays for it all"]


def test_a_small_paragraph_that_goes_on_from_a_line_counts():
    made = document(paragraph("A line to say.", role="line"), paragraph("And the fact that it rests on.", role="fact"))
    assert [each.text for each in read_sentences(made)] == ["A line to say.", "And the fact that it rests on."]


def test_an_item_in_small_print_counts_and_has_its_own_place():
    """As the analyst's brief has most of them: run on, each behind its number and citation."""
    origins = [
        ItemOrigin(register="items", item=item, field="text", language="en-GB", path="p.md", line=line)
        for item, line in (("a1", 14), ("a2", 15))
    ]
    house = Text(text="Not known: ", origin=PhraseOrigin(key="not-known", language="en-GB"))
    small = [Text(text=f"{SENTENCE} ", origin=origin) for origin in origins]
    of_source = replace(origins[0], field="sources")
    made = document(
        Paragraph(children=(house, *small), role="note"),
        Paragraph(children=(Text(text=SENTENCE, origin=of_source),), role="note"),
        titled=False,
    )
    read = [(each.item, each.place and each.place.line, each.said) for each in read_sentences(made)]
    assert read == [("a1", 14, SENTENCE), ("a2", 15, SENTENCE)]


def test_a_fixed_phrase_beside_a_title_has_no_place():
    house = Text(text=SENTENCE, origin=PhraseOrigin(key="as-of-sentence", language="en-GB"))
    titled = ItemOrigin(register="pack", item="", field="title", language="en-GB", path="p.md", line=2)
    [said] = read_sentences(document(Paragraph(children=(house, Text(text=" x", origin=titled))), titled=False))
    assert (said.place, said.is_of_house) == (None, True)


def test_a_fixed_phrase_counts_and_is_of_the_house():
    house = Paragraph(children=(Text(text=SENTENCE, origin=PhraseOrigin(key="as-of-sentence", language="en-GB")),))
    [phrase, own] = read_sentences(document(house, paragraph(SENTENCE), titled=False))
    assert (phrase.is_of_house, own.is_of_house) == (True, False)


def test_the_figures_of_two_sentences():
    read = figures_of(document(paragraph("They met. The visit is planned."), titled=False))
    assert (len(read.sentences), read.words, read.words_a_sentence) == (2, 6, 3.0)
    assert read.word_length == pytest.approx(7 / 6)
    assert read.grade == pytest.approx(0.39 * 3 + 11.8 * 7 / 6 - 15.59)
    assert [each.words for each in read.longest(1)] == [4]


def test_a_brief_without_prose_has_no_grade():
    read = figures_of(document(titled=False))
    assert (read.grade, read.words_a_sentence, read.word_length, read.longest(3)) == (None, 0.0, 0.0, [])


@pytest.mark.parametrize(
    ("language", "weights"), [("en-IN", (0.39, 11.8, -15.59)), ("ru-RU", (0.36, 5.76, -11.97)), ("hi-IN", None)]
)
def test_the_formula_of_a_language_is_the_published_one(language, weights):
    formula = formula_of(language)
    assert (formula and (formula.of_sentence, formula.of_word, formula.constant)) == weights


def test_every_formula_names_its_source_and_a_language_without_one_says_what_is_counted():
    assert all(any(map(str.isdigit, each.source)) for each in FORMULAS.values())
    assert measure_of("hi-IN") == "words a sentence, aksharas a word"
    assert Figures(language="hi-IN", sentences=()).parts == "aksharas"
    assert measure_of("ur-PK") == "words a sentence"
