"""The scales of likelihood words are those of their sources, and a judgement keeps to its own."""

from pathlib import Path

import pytest
from support.written import SOURCES, problems, underlined, write_project

from briefgen.content.yardsticks import load_yardstick, load_yardsticks
from briefgen.diagnostics import UserError
from briefgen.resources import templates_root

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
    shipped = load_yardsticks((templates_root(),))
    assert {
        name: {", ".join(band.words): band.range for band in scale.bands} for name, scale in shipped.items()
    } == SCALES


def test_each_names_its_source() -> None:
    assert all("https://" in scale.source for scale in load_yardsticks((templates_root(),)).values())


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
    ],
)
def test_a_scale_at_fault(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(HOUSE.replace(old, new), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_yardstick(path)
    assert [one.message for one in caught.value.diagnostics] == [message]


def test_a_scale_of_the_project_stands_before_ours(tmp_path: Path) -> None:
    path = tmp_path / "yardsticks" / "phia.yaml"
    path.parent.mkdir()
    path.write_text(
        "name: phia\ntitle: Ours\nsource: S\nlanguage: en-GB\nbands:\n  - words: [low]\n    range: 1%\n",
        encoding="utf-8",
    )
    assert load_yardsticks((tmp_path, templates_root()))["phia"].title == "Ours"
