"""The scales of likelihood words are those of their sources, and a judgement keeps to its own."""

import re
from pathlib import Path

import pytest
from support.written import FRONT, SOURCES, problems, underlined, write_project

from briefgen.content.yardsticks import Yardstick, load_yardstick, load_yardsticks
from briefgen.diagnostics import UserError
from briefgen.resources import templates_root

SHIPPED = load_yardsticks((templates_root(),))
JUDGED = """\
# A {{.judgements}}
- b
  - judgement.author: A. Name
  - judgement.on: 2025-12-01
  - judgement.scale: {scale}
  - judgement.band: {band}
  - judgement.confidence: low
  - judgement.reasons: Both sides said so.
"""
SCALES = {
    "phia": {
        "remote chance": ">0% to about 5%",
        "highly unlikely": "about 10% to about 20%",
        "unlikely": "about 25% to about 35%",
        "realistic possibility": "about 40% to <50%",
        "likely, probable": "about 55% to about 75%",
        "highly likely": "about 80% to about 90%",
        "almost certain": "about 95% to <100%",
    },
    "icd-203": {
        "almost no chance, remote": "1-5%",
        "very unlikely, highly improbable": "5-20%",
        "unlikely, improbable": "20-45%",
        "roughly even chance, roughly even odds": "45-55%",
        "likely, probable": "55-80%",
        "very likely, highly probable": "80-95%",
        "almost certain, nearly certain": "95-99%",
    },
    "ipcc": {
        "exceptionally unlikely": "<1%",
        "very unlikely": "1-10%",
        "unlikely": "10-33%",
        "about as likely as not": "33-66%",
        "likely": "66-90%",
        "very likely": "90-99%",
        "virtually certain": ">99%",
    },
}
"""As the sources print them."""


def found(folder: Path, scale: str, band: str) -> list[tuple[str, str]]:
    project = write_project(folder, JUDGED.format(scale=scale, band=band), files={"water/sources.yaml": SOURCES})
    return [(one.message, underlined(one)) for one in problems(project) if one.code != "BG117"]


def test_what_is_shipped_is_what_the_sources_say() -> None:
    assert {
        name: {", ".join(band.words): band.range for band in scale.bands}
        for name, scale in SHIPPED.items()
        if scale.kind == "likelihood"
    } == SCALES


BOUNDS = {
    "phia": [(0, 5), (10, 20), (25, 35), (40, 50), (55, 75), (80, 90), (95, 100)],
    "icd-203": [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)],
    "ipcc": [(0, 1), (1, 10), (10, 33), (33, 66), (66, 90), (90, 99), (99, 100)],
}


@pytest.mark.parametrize("name", BOUNDS)
def test_the_numbers_are_those_that_are_printed(name: str) -> None:
    bands = SHIPPED[name].bands
    assert [(band.low, band.high) for band in bands] == BOUNDS[name]
    for band in bands:
        printed = [int(number) for number in re.findall(r"\d+", band.range or "")]
        assert set(printed) <= {int(band.low or 0), int(band.high or 0)}


def test_certainty_of_evidence_is_a_scale_of_its_own() -> None:
    assert [name for name, scale in SHIPPED.items() if scale.kind == "evidence"] == ["grade"]
    assert SHIPPED["grade"].words == ("very low certainty", "low certainty", "moderate certainty", "high certainty")
    assert all(band.meaning and band.range is None for band in SHIPPED["grade"].bands)


def test_no_word_of_evidence_is_one_of_likelihood() -> None:
    likely = {word for scale in SHIPPED.values() if scale.kind == "likelihood" for word in scale.words}
    assert likely.isdisjoint(SHIPPED["grade"].words)


@pytest.mark.parametrize("scale", SHIPPED.values(), ids=SHIPPED)
def test_each_names_its_source_and_what_of_it_was_compared(scale: Yardstick) -> None:
    assert scale.source
    assert scale.verified


@pytest.mark.parametrize("language", ["hi-IN", "ru-RU"])
@pytest.mark.parametrize("scale", SHIPPED.values(), ids=SHIPPED)
def test_each_has_words_in_hindi_and_russian_that_nobody_has_read_yet(scale: Yardstick, language: str) -> None:
    said = scale.translation(language)
    assert said is not None
    assert said.reviewed == ""
    assert all(len(band.clauses) == (len(band.words) if scale.kind == "likelihood" else 0) for band in said.bands)
    script = {"hi-IN": "\u0900-\u097f", "ru-RU": "\u0400-\u04ff"}[language]
    assert all(re.search(f"[{script}]", word) for band in said.bands for word in band.words)
    assert len(set(scale.words_in(language))) == len(scale.words_in(language))


@pytest.mark.parametrize("language", ["hi-IN", "ru-RU"])
def test_a_translated_range_has_the_numbers_of_the_source(language: str) -> None:
    for scale in SHIPPED.values():
        said = scale.translation(language)
        assert said is not None
        for own, other in zip(scale.bands, said.bands, strict=True):
            assert re.findall(r"\d+", own.range or "") == re.findall(r"\d+", other.range or "")


@pytest.mark.parametrize(("scale", "band"), [("phia", "likely"), ("phia", "Probable"), ("icd-203", "nearly certain")])
def test_a_word_of_the_scale(tmp_path: Path, scale: str, band: str) -> None:
    assert found(tmp_path, scale, band) == []


@pytest.mark.parametrize(
    ("scale", "band", "message", "word"),
    [
        ("phia", "very likely", "'very likely' is no word of the scale 'phia'", "very likely"),
        ("icd-203", "realistic possibility", "'realistic possibility' is no word of the scale 'icd-203'", "realistic possibility"),
        ("phi", "likely", "there is no scale 'phi'", "phi"),
    ],
)  # fmt: skip
def test_a_word_of_another_scale(tmp_path: Path, scale: str, band: str, message: str, word: str) -> None:
    assert found(tmp_path, scale, band) == [(message, word)]


def faults(folder: Path, front: str = "", old: str = "", new: str = "") -> list[tuple[str, str]]:
    """Return what is found in a pack with one judgement, *old* replaced by *new* in it."""
    body = JUDGED.format(scale="phia", band="likely")
    assert old in body
    text = FRONT.replace("marking: tlp:clear\n", f"marking: tlp:clear\n{front}") + body.replace(old, new)
    project = write_project(folder, "", files={"water/sources.yaml": SOURCES, "water/pack.md": text})
    return [(one.message, underlined(one)) for one in problems(project) if one.code != "BG117"]


RANGE = "  - judgement.band: likely\n"
EVIDENCE = (
    "  - judgement.scale: phia\n  - judgement.band: likely\n",
    "  - judgement.scale: grade\n  - judgement.band: low certainty\n",
)
UNSURE = "  - judgement.confidence: low\n"


@pytest.mark.parametrize(
    ("front", "old", "new", "expected"),
    [
        ("", RANGE, f"{RANGE}  - judgement.range: 60-70\n", []),
        ("", RANGE, f"{RANGE}  - judgement.range: 60-80\n", [("60-80 does not lie in 'likely', about 55% to about 75%", "60-80")]),
        ("", RANGE, f"{RANGE}  - judgement.range: 70-60\n", [("'70-60' is not a range", "70-60")]),
        ("", UNSURE, "", [("a judgement of likelihood says how confident its author is", "likely")]),
        ("scales: [phia]\n", "", "", []),
        ("scales: [ipcc]\n", "", "", [("the pack goes by ipcc, and this judgement by phia", "phia")]),
        ("scales: [phi]\n", "", "", [("the pack goes by phi, and this judgement by phia", "phia"), ("there is no scale 'phi'", "phi")]),
        ("scales: [phia, grade]\n", "", "", [("the pack goes by likelihood and by certainty of evidence at once", "[")]),
        ("scales: [grade]\n", EVIDENCE[0] + UNSURE, EVIDENCE[1], []),
        ("scales: [grade]\n", *EVIDENCE, [("certainty of evidence stands alone, without a confidence", "low")]),
        ("", EVIDENCE[0] + UNSURE, EVIDENCE[1], [("'grade' is a scale of evidence, and the pack does not choose it", "grade")]),
    ],
)  # fmt: skip
def test_a_judgement_by_the_packs_scale(
    tmp_path: Path, front: str, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(faults(tmp_path, front, old, new)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{likelihood:sure} it holds.", []),
        ("{likelihood:plain} it holds.", ["the item 'plain' is no judgement"]),
        ("{likelihood:gone} it holds.", ["no item is called 'gone'"]),
    ],
)
def test_a_reference_is_to_a_judgement(tmp_path: Path, text: str, expected: list[str]) -> None:
    judged = JUDGED.format(scale="phia", band="likely").replace("- b\n", f"- {text} ^sure\n")
    body = f"{judged}# F {{.facts}}\n- It is so. [@letter, lead 1] {{.reported}} ^plain\n"
    assert [one.message for one in problems(write_project(tmp_path, body))] == expected


HOUSE = """\
name: house
title: T
source: S
language: en-GB
bands:
  - words: [low]
    range: 1-2%
  - words: [high]
    range: 3%
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("name: house", "name: other", "the scale calls itself 'other'"),
        ("[high]", "[high, Low]", "'Low' stands in the scale twice"),
        ("title: T", "title: T\ncolour: red", "unknown name 'colour'"),
        ("source: S\n", "", "'source' is missing"),
        ("range: 3%", "low: 1\n    high: 2", "'high' has no range"),
        ("range: 3%", "range: 3%\n    low: 3\n    high: 2", "the range of 'high' does not follow"),
        ("range: 3%", "range: 3%\n    low: 3", "the range of 'high' does not follow"),
        ("range: 3%", "range: 3%\n    clauses: [a, b]", "not every word has a clause"),
        ("bands:", "kind: evidence\nbands:", "'low' has no meaning, 'high' has no meaning"),
        (
            "    range: 3%\n",
            "    range: 3%\ntranslations:\n  hi: {title: T, bands: [{words: [a]}]}\n",
            "the scale has 2 bands, and 1 in 'hi'",
        ),
    ],
)
def test_a_scale_at_fault(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(HOUSE.replace(old, new), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_yardstick(path)
    assert ", ".join(one.message for one in caught.value.diagnostics) == message


def test_a_scale_of_the_project_stands_before_ours(tmp_path: Path) -> None:
    path = tmp_path / "yardsticks" / "phia.yaml"
    path.parent.mkdir()
    path.write_text(
        "name: phia\ntitle: Ours\nsource: S\nlanguage: en-GB\nbands:\n  - words: [low]\n    range: 1%\n",
        encoding="utf-8",
    )
    assert load_yardsticks((tmp_path, templates_root()))["phia"].title == "Ours"
