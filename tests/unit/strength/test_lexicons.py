"""Lexicons: every form is told apart, a measure is what was measured, and a faulty file is shown at its line."""

import pytest

from briefgen.diagnostics import UserError
from briefgen.located.yaml import read_yaml
from briefgen.resources import PACKAGE, templates_root
from briefgen.strength import patterns
from briefgen.strength.lexicon import load_lexicon, load_lexicons
from briefgen.strength.reading import read

SENTENCES = PACKAGE.parent / "tests" / "lexicons"
LEXICONS = load_lexicons((templates_root(),))
FORMS = [
    (path.stem.split("-")[0], standing, sentence)
    for path in sorted(SENTENCES.glob("*-forms.yaml"))
    for standing, told in read_yaml(path).data.items()
    for sentence in told
]
SMALLEST = """\
name: xx
language: xx
title: Ours
source: fictional
order: verb-middle
measured: no
words: {be: [is]}
clauses: {}
forms: {scheduled: [will], done: [signed]}
"""


def strongest(text, lexicon):
    return max(read(text, lexicon), key=lambda reading: (reading.strength, reading.standing != "open"))


@pytest.mark.parametrize(("language", "standing", "sentence"), FORMS)
def test_a_form_is_read_as_it_is_meant(language, standing, sentence):
    reading = strongest(sentence, LEXICONS[language])
    assert (reading.level or reading.standing) == standing


@pytest.mark.parametrize("language", ["en", "hi", "ru"])
def test_every_lexicon_has_forty_sentences_or_more_and_each_strength(language):
    told = [standing for one, standing, _ in FORMS if one == language]
    assert len(told) >= 40
    assert {"possible", "expected", "scheduled", "done", "stated", "attributed", "denied", "asked", "open"} == set(told)


@pytest.mark.skipif(not (PACKAGE.parent / "benchmarks").is_dir(), reason="the benchmarks stand in the repository")
def test_a_measure_is_what_was_measured(monkeypatch):
    monkeypatch.syspath_prepend(PACKAGE.parent)
    from benchmarks.strength import measure, sentences

    for lexicon in LEXICONS.values():
        path = SENTENCES / f"{lexicon.name}-briefs.yaml"
        if lexicon.measured is None:
            assert not path.exists(), f"{lexicon.name} could be measured"
            continue
        found = measure(sentences(path), lexicon)
        stated = lexicon.measured
        measured = (found.sentences, len(found.false_alarms), len(found.missed))
        assert (stated.sentences, stated.false_alarms, stated.missed) == measured


def test_english_is_measured_on_two_hundred_sentences_or_more_with_few_false_alarms():
    measured = LEXICONS["en"].measured
    assert measured.sentences >= 200
    assert measured.false_alarms / measured.sentences < 0.05
    assert measured.missed / measured.sentences < 0.1


def test_every_source_of_sentences_names_its_address_and_licence():
    for path in SENTENCES.glob("*-briefs.yaml"):
        data = read_yaml(path).data
        used = {group["source"] for groups in data["sets"].values() for group in groups}
        assert used == data["sources"].keys()
        assert all(source.keys() == {"title", "address", "licence"} for source in data["sources"].values())


def written(folder, text):
    path = folder / "lexicons" / "xx.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "fault",
    [
        ("name: xx", "name: yy", "the lexicon calls itself 'yy'", 1, 7),
        ("[will]", '["* sign"]', "the form '* sign' begins with no word", 9, 21),
        ("[will]", "[will *]", "the form 'will *' goes on where nothing can", 9, 21),
        ("[will]", "[will, <bee> sign]", "there is no list 'bee'", 9, 27),
        ("[will]", '["wi(ll"]', "'wi(ll' is no part of a form", 9, 21),
        ("scheduled:", "shceduled:", "unknown name 'shceduled'", 9, 9),
        (
            "measured: no",
            "measured: {sentences: 0, false_alarms: 0, missed: 0, on: us}",
            "'sentences' is too low at '0'",
            6,
            23,
        ),
        ("order: verb-middle\n", "", "'order' is missing", None, None),
    ],
)
def test_a_fault_is_shown_where_it_stands(tmp_path, fault):
    before, after, message, line, column = fault
    path = written(tmp_path, SMALLEST.replace(before, after))
    with pytest.raises(UserError) as caught:
        load_lexicon(path)
    first = caught.value.diagnostics[0]
    assert (first.code, first.message) == ("BG526", message)
    if line is not None:
        assert (first.span.line, first.span.column) == (line, column)


def test_a_projects_own_lexicon_goes_before_its_namesake(tmp_path):
    english = (templates_root() / "lexicons" / "en.yaml").read_text(encoding="utf-8")
    own = tmp_path / "lexicons" / "en.yaml"
    own.parent.mkdir()
    own.write_text(english.replace("title: English", "title: Ours"), encoding="utf-8")
    assert load_lexicons((tmp_path, templates_root()))["en"].title == "Ours"


def test_a_form_that_is_taken_out_is_missed(tmp_path):
    """The fixtures hang on the data: without `will` the check is blind to it."""
    english = (templates_root() / "lexicons" / "en.yaml").read_text(encoding="utf-8")
    path = tmp_path / "en.yaml"
    path.write_text(english.replace("    - will|shall|", "    - shall|"), encoding="utf-8")
    assert strongest("They will sign.", load_lexicon(path)).level != "scheduled"
    assert strongest("They will sign.", LEXICONS["en"]).level == "scheduled"


def test_the_measure_is_not_blind():
    """A reader that takes every sentence as it comes would be found out: the labels differ."""
    labels = {
        label
        for groups in read_yaml(SENTENCES / "en-briefs.yaml").data["sets"].values()
        for group in groups
        for each in group["sentences"]
        for label in each
    }
    assert labels == {"none", "possible", "expected", "scheduled", "fact"}


def test_a_fault_in_a_projects_own_lexicon_is_told_whichever_is_asked_for(tmp_path):
    own = tmp_path / "lexicons" / "ru.yaml"
    own.parent.mkdir()
    own.write_text("name: ru\n", encoding="utf-8")
    with pytest.raises(UserError):
        load_lexicons((tmp_path, templates_root()))


def test_our_lexicons_are_all_there_before_any_is_read():
    lexicons = load_lexicons((templates_root(),))
    assert {"en", "hi", "ru"} <= set(lexicons)
    assert lexicons.get("none") is None


def test_each_part_of_a_form_is_read_once(monkeypatch):
    told = []
    read_step = patterns.read_step
    monkeypatch.setattr(patterns, "read_step", lambda part, lists: told.append(part) or read_step(part, lists))
    load_lexicon(templates_root() / "lexicons" / "en.yaml")
    assert len(told) == len(set(told)) > 100
