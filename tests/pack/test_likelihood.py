"""How likely a judgement holds something, followed into the finished files: in the audience's scale, in its language, the table once."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from support import docx
from support.finished import BARRAGE, BRIEFS
from support.own_project import own_project, pages

from briefgen.build.brief import Brief
from briefgen.build.project import Project
from briefgen.content.yardsticks import load_yardsticks
from briefgen.diagnostics import Severity
from briefgen.document.sentences import sentences
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.locale.load import load_locale
from briefgen.resources import templates_root

SCALES = load_yardsticks((templates_root(),))
POLICY = """\
schemes: [tlp]
audiences:
  analyst: {ceiling: {tlp: red}, cites: [public]}
"""
PACK = """\
---
title: The ferry to the Tarrow Islands
as_of: 2031-05-12T18:00+02:00
language: en-GB
readers: [analyst]
marking: tlp:clear
{front}translations:
  hi-IN: {{title: टैरो द्वीपों की नौका, review: "A. Reader, 2031-05-12"}}
  ru-RU: {{title: Паром на острова Тарроу, review: "B. Reader, 2031-05-12"}}
---
# What we conclude {{.judgements readers=analyst}}
{items}"""
SOURCES = "- {id: log, title: Log of the harbour, issued: 2031-05-09, citable: public}\n"
FORM = "title: Paper\nlanguages: [en-GB, hi-IN, ru-RU]\n"
TEMPLATE = """\
# {{ pack.title }}

{% for judgement in judgements %}
{{ judgement }}

{% if judgement.confidence %}
- {{ judgement.confidence }}
{% elif judgement.evidence %}
- {{ judgement.evidence }}
{% endif %}
{% endfor %}

## {{ t("yardstick") }}

::: yardstick
:::
"""
SAILS = """\
- {said} the ferry sails in July. [@log] ^sails
  - hi-IN: {{likelihood:sails.clause}} नौका जुलाई में चलेगी।
  - hi-IN.reasons: दोनों ने कहा।
  - hi-IN.review: A. Reader, 2031-05-12
  - ru-RU: {{likelihood:sails.clause}} паром пойдёт в июле.
  - ru-RU.reasons: Так сказали обе стороны.
  - ru-RU.review: B. Reader, 2031-05-12
  - judgement.author: Ferry desk
  - judgement.on: 2031-05-10
  - judgement.scale: {scale}
  - judgement.band: {band}
  - judgement.reasons: Both sides say so.
{more}"""
SURE = "  - judgement.confidence: moderate\n"


def sails(scale: str, band: str, *, said: str = "{likelihood:sails.clause}", more: str = SURE) -> str:
    return SAILS.format(scale=scale, band=band, said=said, more=more)


def ferry(folder: Path, items: str, *, yardstick: str = "", front: str = "") -> Project:
    files = {
        "content/policy.yaml": POLICY,
        "content/ferry/pack.md": PACK.format(items=items, front=front),
        "content/ferry/sources.yaml": SOURCES,
        "templates/audiences/analyst/audience.yaml": FORM + (f"yardstick: {yardstick}\n" if yardstick else ""),
        "templates/audiences/analyst/brief.md.j2": TEMPLATE,
    }
    return own_project(folder, files)


def both(brief: Brief) -> Iterator[str]:
    """Yield what is read in the Word document and in the PDF."""
    yield flat(docx.body_text(brief.render("docx")))
    yield " ".join(pages(brief.render("pdf")))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


SAID: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "phia": {
        "en-GB": ("It is likely that the ferry sails in July.", "PHIA Probability Yardstick", "about 55% to about 75%"),
        "ru-RU": ("Вероятно, что паром пойдёт в июле.", "Шкала вероятностей PHIA", "примерно от 55% до 75%"),
    },
    "icd-203": {
        "en-GB": ("It is likely that the ferry sails in July.", "ICD 203 likelihood terms", "55-80%"),
        "ru-RU": ("Вероятно, что паром пойдёт в июле.", "Слова вероятности ICD 203", "55–80%"),
    },
}


@pytest.mark.parametrize("language", ["en-GB", "ru-RU"])
@pytest.mark.parametrize("yardstick", ["phia", "icd-203"])
def test_it_is_printed_in_the_audiences_scale_and_language_and_the_table_once(yardstick, language, tmp_path):
    brief = ferry(tmp_path, sails("phia", "likely"), yardstick=yardstick).brief("ferry", "analyst", language=language)
    assert [each.message for each in brief.diagnostics] == []
    sentence, title, printed = SAID[yardstick][language]
    other = SAID["icd-203" if yardstick == "phia" else "phia"][language][1]
    for text in both(brief):
        assert sentence in text
        assert (text.count(title), text.count(printed)) == (1, 1)
        assert other not in text


def test_in_hindi_as_well(tmp_path):
    """The order of signs in the PDF is that of the page, so the Word document is what is read."""
    brief = ferry(tmp_path, sails("phia", "likely")).brief("ferry", "analyst", language="hi-IN")
    text = next(both(brief))
    assert "यह संभाव्य है कि नौका जुलाई में चलेगी।" in text
    assert "PHIA का संभाव्यता मापदंड" in text
    assert "लगभग 55% से लगभग 75%" in text
    assert brief.document.furniture.draft


def test_what_lies_in_no_band_of_the_audiences_keeps_its_own_table_and_is_named(tmp_path):
    made = ferry(tmp_path, sails("phia", "realistic possibility"), yardstick="icd-203")
    brief = made.brief("ferry", "analyst")
    assert [(each.code, each.severity, each.message) for each in brief.diagnostics] == [
        ("BG547", Severity.WARNING, "'sails' stays in the scale 'phia', and this brief's is 'icd-203'")
    ]
    for text in both(brief):
        assert "There is a realistic possibility that the ferry sails in July." in text
        assert text.count("PHIA Probability Yardstick") == 1


def test_a_range_says_which_word_of_another_scale_it_is(tmp_path):
    items = sails("phia", "realistic possibility", more=f"{SURE}  - judgement.range: 46-50\n")
    brief = ferry(tmp_path, items, yardstick="icd-203").brief("ferry", "analyst")
    assert brief.diagnostics == ()
    assert all("There is a roughly even chance that the ferry sails" in text for text in both(brief))


def test_a_word_that_is_typed_in_is_never_swapped(tmp_path):
    items = sails("phia", "likely", said="It is likely that")
    brief = ferry(tmp_path, items, yardstick="icd-203").brief("ferry", "analyst")
    assert [each.code for each in brief.diagnostics] == ["BG547"]
    assert all("PHIA Probability Yardstick" in text and "ICD 203" not in text for text in both(brief))


def test_certainty_of_evidence_has_a_table_of_its_own(tmp_path):
    items = sails("grade", "moderate certainty", said="By three studies", more="").replace(
        "{likelihood:sails.clause} ", ""
    )
    brief = ferry(tmp_path, items, front="scales: [grade]\n", yardstick="phia").brief("ferry", "analyst")
    assert [each.message for each in brief.diagnostics] == []
    for text in both(brief):
        assert "Certainty of evidence (GRADE)" in text
        assert "What it means" in text
        assert "Range" not in text
        assert text.count("oderate certainty") == 2


def test_a_reference_to_certainty_of_evidence_is_no_likelihood(tmp_path):
    items = sails("grade", "moderate certainty", more="")
    with pytest.raises(Exception, match="states how certain the evidence is, no likelihood"):
        ferry(tmp_path, items, front="scales: [grade]\n").brief("ferry", "analyst")


@pytest.mark.parametrize("case", BRIEFS, ids=str)
def test_no_bundled_template_prints_a_likelihood_and_a_confidence_in_one_sentence(case):
    brief = case.brief()
    locale = load_locale(brief.language, (templates_root(),))
    confidence = [locale.phrase(f"confidence-{level}") for level in ("low", "moderate", "high")]
    words = {word for scale in SCALES.values() for word in scale.words_in(brief.language)}
    for block in walk(brief.document):
        for sentence in sentences(plain_text(block)) if hasattr(block, "children") else ():
            if any(phrase in sentence for phrase in confidence):
                assert not [word for word in words if re.search(rf"\b{word}\b", sentence)]


def test_every_bundled_brief_that_prints_a_judgement_says_what_its_words_mean():
    shown = 0
    for case in BRIEFS:
        brief = case.brief()
        judged = [item for item in brief.items if case.pack == BARRAGE and item in {"less-at-first", "stays"}]
        tables = [node for node in walk(brief.document) if getattr(node, "anchor", None) == "yardstick"]
        assert len(tables) == (1 if judged else 0), case
        shown += len(tables)
    assert shown == 3
