"""An embargo, followed into the finished files: who sees what before its moment, and until when the files say so."""

import json
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from support import docx
from support.own_project import own_project, pages

from briefgen.build.pipeline import build
from briefgen.build.project import Project
from briefgen.build.request import BuildReport, BuildRequest
from briefgen.diagnostics import UserError

UNTIL = datetime.fromisoformat("2031-05-13T10:00+03:00")
MINUTE = timedelta(minutes=1)
POLICY = """\
schemes: [tlp]
audiences:
  press: {ceiling: {tlp: clear}, cites: [public], under_embargo: true}
  analyst: {ceiling: {tlp: red}, cites: [public]}
"""
PACK = """\
---
title: The ferry to the Tarrow Islands
as_of: 2031-05-12T18:00+02:00
language: en-GB
readers: [press, analyst]
marking: tlp:clear
translations:
  hi-IN: {title: टैरो द्वीपों की नौका}
  ru-RU: {title: Паром на острова Тарроу}
---
# What we know {.facts .say readers="press, analyst"}
- The ferry sails. [@log] {.reported} ^sails
  - hi-IN: नौका चलती है।
  - ru-RU: Паром ходит.
- The Marigold berth opens. [@log] {.reported} ^opens
  - embargo_until: 2031-05-13T10:00+03:00
  - hi-IN: मैरीगोल्ड घाट खुलता है।
  - ru-RU: Открывается причал Мариголд.
"""
TEMPLATE = """\
# {{ pack.title }}

{% for claim in claims %}
{{ claim }}

{% endfor %}
"""
LINES = {
    "en-GB": "EMBARGOED UNTIL 13 May 2031, 10:00 (UTC+03:00) · 13 May 2031, 07:00 (UTC)",
    "hi-IN": "13 मई 2031, 10:00 (UTC+03:00) · 13 मई 2031, 07:00 (UTC) तक प्रकाशन वर्जित",
    "ru-RU": "НЕ ПУБЛИКОВАТЬ ДО: 13 мая 2031 года, 10:00 (UTC+03:00) · 13 мая 2031 года, 07:00 (UTC)",
}
DRAFTS = {"hi-IN": {"प्रारूप"}, "ru-RU": {"ПРОЕКТ"}}
"""What the keywords say besides where the house's own words are unreviewed."""


def project(folder: Path, pack: str = PACK) -> Project:
    form = "title: Note\nlanguages: [en-GB, hi-IN, ru-RU]\n"
    files = {
        "content/policy.yaml": POLICY,
        "content/ferry/pack.md": pack,
        "content/ferry/sources.yaml": "- {id: log, title: Log of the harbour, issued: 2031-05-09, citable: public}\n",
    }
    for name in ("press", "analyst"):
        files[f"templates/audiences/{name}/audience.yaml"] = form
        files[f"templates/audiences/{name}/brief.md.j2"] = TEMPLATE
    return own_project(folder, files)


def built(folder: Path, **asked) -> BuildReport:
    request = BuildRequest(packs=("ferry",), formats=("docx", "pdf"), output=folder / "build", **asked)
    return build(project(folder), request)


def footers(parts: dict[str, bytes]) -> list[str]:
    return [
        "".join(docx.etree.fromstring(parts[name]).itertext())
        for name in sorted(parts)
        if "footer" in name and name.endswith(".xml")
    ]


def flat(text: str) -> str:
    """Return a text with single spaces, for a day is not parted from its month."""
    return " ".join(text.split())


@pytest.mark.parametrize("language", LINES)
def test_the_files_of_those_who_get_it_early_say_until_when_wherever_a_marking_stands(language, tmp_path):
    report = built(tmp_path, audiences=("press",), language=language)
    assert [each.message for each in report.diagnostics] == []
    line = LINES[language]
    stem = "press" if language == "en-GB" else f"press.{language}"
    word = (tmp_path / "build" / "ferry" / f"{stem}.docx").read_bytes()
    parts = docx.members(word)
    assert flat(docx.body_text(word).split("\n")[0]) == line
    assert all(line in flat(text) for text in footers(parts))
    assert line in flat(Document(BytesIO(word)).core_properties.keywords)
    pdf = (tmp_path / "build" / "ferry" / f"{stem}.pdf").read_bytes()
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert line in flat(str(opened.docinfo["/Keywords"]))
        subjects = {flat(each) for each in opened.open_metadata()["dc:subject"]}
    assert subjects == {"TLP:CLEAR", line, *DRAFTS.get(language, ())}
    if language != "hi-IN":  # signs of Devanagari stand in a PDF in the order of the page
        assert all(page.count(line) == 2 for page in pages(pdf))
    manifest = json.loads((tmp_path / ".briefgen" / "ferry" / "manifest.json").read_text(encoding="utf-8"))
    assert {output["embargo_until"] for output in manifest["outputs"]} == {"2031-05-13T10:00:00+03:00"}


@pytest.mark.parametrize(
    ("moment", "press", "analyst", "said"),
    [
        (None, ("sails", "opens"), ("sails",), True),
        (UNTIL - MINUTE, ("sails", "opens"), ("sails",), True),
        (UNTIL, ("sails", "opens"), ("sails", "opens"), False),
        (UNTIL + MINUTE, ("sails", "opens"), ("sails", "opens"), False),
    ],
    ids=["the edition's moment", "a minute before", "the moment itself", "a minute after"],
)
def test_before_its_moment_it_is_withheld_and_from_its_moment_on_nothing_is_said(
    moment, press, analyst, said, tmp_path
):
    made = project(tmp_path)
    early = made.brief("ferry", "press", as_of=moment)
    late = made.brief("ferry", "analyst", as_of=moment)
    assert (early.items, late.items) == (press, analyst)
    assert ("EMBARGOED" in docx.body_text(early.render("docx"))) is said
    assert (early.embargo_until is not None) is said
    assert ("EMBARGOED" in str(early.document)) is said
    assert "EMBARGOED" not in str(late.document)
    assert late.embargo_until is None
    assert [each.reasons for each in late.withheld if each.id == "opens"] == ([("embargo",)] if said else [])


@pytest.mark.parametrize("moment", [None, UNTIL - MINUTE, UNTIL])
def test_the_leak_check_goes_by_the_same_moment(moment, tmp_path):
    report = built(tmp_path, as_of=moment)
    assert [each.message for each in report.diagnostics] == []
    word = (tmp_path / "build" / "ferry" / "analyst.docx").read_bytes()
    assert ("Marigold" in docx.body_text(word)) is (moment == UNTIL)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2031-05-13T10:00", "'2031-05-13T10:00' has no zone"),
        ("2031-05-13", "'2031-05-13' is not a day with a time and a zone"),
        ("13 May 2031, 10:00", "'13 May 2031, 10:00' is not a day with a time and a zone"),
        ("2031-05-13T25:00+03:00", "'2031-05-13T25:00+03:00' is not a day with a time and a zone"),
    ],
)
def test_a_moment_without_a_zone_is_nobodys(written, message, tmp_path):
    made = project(tmp_path, PACK.replace("2031-05-13T10:00+03:00", written))
    with pytest.raises(UserError) as caught:
        made.pack("ferry")
    assert [each.message for each in caught.value.diagnostics] == [message]


def test_a_template_that_prints_the_line_itself_has_it_once_in_its_text(tmp_path):
    own = TEMPLATE + '{{ t("embargoed-until", moment=pack.embargo_until, utc=pack.embargo_until_utc) }}\n'
    made = project(tmp_path)
    (tmp_path / "templates" / "audiences" / "press" / "brief.md.j2").write_text(own, encoding="utf-8")
    text = docx.body_text(made.brief("ferry", "press").render("docx"))
    assert text.count("EMBARGOED UNTIL") == 1
