"""`briefgen readability`: figures of every brief, in all its languages, with their limits and the longest sentences."""

import json

import pytest
from support.project import run
from support.small import PACK, small_content, small_project

HARD = "We want to talk about oil and about what it is to cost and who is to pay for it."


@pytest.fixture
def desk(tmp_path):
    """A project whose desk note has a limit that its prose is over."""
    small_project(tmp_path)
    form = tmp_path / "templates" / "audiences" / "desk" / "audience.yaml"
    limits = "readability: {en: {grade: 3, longest_sentence: 8}, hi: {words_a_sentence: 9}}\n"
    form.write_text(form.read_text(encoding="utf-8") + limits, encoding="utf-8")
    pack = tmp_path / "content" / f"{PACK}.md"
    pack.write_text(
        pack.read_text(encoding="utf-8") + f"- {HARD} ^price\n  - hi-IN: हम तेल पर बात करना चाहते हैं।\n", encoding="utf-8"
    )
    return tmp_path


def rows(ran):
    return [line.split("\t") for line in ran.out.splitlines()]


def test_every_brief_is_shown_in_every_language_with_its_limits(desk):
    ran = run("readability", PACK, "--longest", "0", cwd=desk)
    assert ran.code == 0, ran.err
    assert rows(ran) == [
        ["desk", "en-GB", "Flesch–Kincaid grade", "3.3 of 3", "12.0", "1.21 syllables", "20 of 8"],
        ["desk.cable", "en-GB", "Flesch–Kincaid grade", "3.3 of 3", "12.0", "1.21 syllables", "20 of 8"],
        ["desk.cable.hi-IN", "hi-IN", "words a sentence, aksharas a word", "–", "6.5 of 9", "2.08 aksharas", "7"],
        ["desk.hi-IN", "hi-IN", "words a sentence, aksharas a word", "–", "6.5 of 9", "2.08 aksharas", "7"],
        ["post", "en-GB", "Flesch–Kincaid grade", "3.3", "12.0", "1.21 syllables", "20"],
    ]
    assert "Kincaid and others" in ran.err
    assert "proxy" in ran.err


def test_the_longest_sentences_are_shown_with_their_place_and_their_item(desk):
    [_, first, second] = rows(run("readability", PACK, "-a", "desk", "-l", "en-GB", cwd=desk))
    assert first == ["  20 words", f"content/{PACK}.md:13", "price", f"{HARD[:59].rstrip()}…"]
    assert second[2] == "agreed"


def test_the_figures_as_data(desk):
    [told] = json.loads(run("readability", PACK, "-a", "desk", "-l", "hi-IN", "--format", "json", cwd=desk).out)
    assert told["limits"] == {"words_a_sentence": 9}
    assert (told["measure"], told["grade"], told["source"]) == ("words a sentence, aksharas a word", None, None)
    assert (told["sentences"], told["words"], told["words_a_sentence"], told["counted_in"]) == (2, 13, 6.5, "aksharas")
    assert [(each["words"], each["item"]) for each in told["longest"]] == [(7, "price"), (6, "agreed")]


def test_a_brief_that_is_refused_for_its_prose_is_shown_too(desk):
    form = desk / "templates" / "audiences" / "desk" / "audience.yaml"
    form.write_text(form.read_text(encoding="utf-8") + "plain_language: error\n", encoding="utf-8")
    checked = run("check", PACK, "-a", "desk", cwd=desk)
    assert checked.code == 1
    assert {"BG410", "BG430"} <= {word.strip("[]:") for word in checked.out.split() + checked.err.split()}
    ran = run("readability", PACK, "-a", "desk", "-l", "en-GB", "--longest", "0", cwd=desk)
    assert ran.code == 0, ran.err
    assert rows(ran)[0][3] == "3.3 of 3"


def test_elsewhere_hard_prose_is_told_and_stops_nothing(desk):
    ran = run("check", PACK, "-a", "desk", cwd=desk)
    assert ran.code == 0
    assert "BG430" in ran.out + ran.err


def test_a_brief_that_cannot_be_composed_is_said_to_be_so(tmp_path):
    small_content(tmp_path)
    (tmp_path / "content" / PACK / "pack.md").write_text("---\ntitle: T\n---\n", encoding="utf-8")
    ran = run("readability", PACK, cwd=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "readers" in ran.err


def test_the_record_and_the_table_of_what_was_built_say_it(desk):
    ran = run("build", PACK, "-a", "desk", "-f", "json", cwd=desk)
    assert "\treadability: grade 3.3\t" in ran.out
    [output] = json.loads((desk / f".briefgen/{PACK}/manifest.json").read_text("utf-8"))["outputs"]
    assert output["readability"] == {
        "measure": "Flesch–Kincaid grade",
        "grade": 3.3,
        "sentences": 2,
        "words": 24,
        "words_a_sentence": 12.0,
        "word_length": 1.21,
        "counted_in": "syllables",
        "longest_sentence": 20,
        "limits": {"grade": 3.0, "longest_sentence": 8},
    }
    hindi = run("build", PACK, "-a", "desk", "-f", "json", "-l", "hi-IN", cwd=desk)
    assert "\treadability: 6.5 words a sentence\t" in hindi.out
