"""CSL-JSON and BibTeX as sources: names, accents, ids, and days that are not made up."""

import datetime as dt
import json

import pytest
from support.handed import PACK, notes, project, texts, told

from briefgen.authoring.intake.references.read import read_references
from briefgen.authoring.intake.take import Intake, apply, take
from briefgen.diagnostics import UserError

BIB = r"""
@string{rev = "Review of Ports"}
@article{M{\"u}ller:2020_a,
  author = {M{\"u}ller, J{\'o}zef and {Port of \v{S}enna} and van der Berg, Jan},
  title = {The {EU} \& its \textit{ports} -- {\emph{half}} a view},
  journal = rev, year = 2020, month = may, day = 3, pages = {1--12}, number = 4,
  url = {https://example.org/a_b%20c}, keywords = {x},
}
@techreport{survey, title={The quay}, institution={Port}, date={2021-06-07}, number={R-7}, address={Senna}}
@online{page, title={A page}, url={https://example.org}, date={2024-05-06}, urldate={2024-06-01}}
"""
CSL = [
    {
        "id": "http://zotero.org/items/AB C",
        "type": "report",
        "title": "A <i>title</i> of a report",
        "author": [{"family": "Doe", "given": "Jo", "non-dropping-particle": "de"}, {"literal": "Port of Senna"}],
        "issued": {"date-parts": [["2024", 5, 6]]},
        "accessed": {"date-parts": [[2024, 7, 1]]},
        "URL": "https://example.org",
        "publisher-place": "Senna",
        "abstract": "Words.",
        "readers": "published",
        "citable": "public",
    },
    {"id": "survey", "type": "book", "title": "The quay", "issued": {"raw": "2021-06-07"}},
]


@pytest.fixture
def ferry(tmp_path):
    return project(tmp_path)


def taken(of, path, text, *, received=None, citable="internal") -> Intake:
    path.write_text(text, encoding="utf-8")
    return take(of, PACK, lambda pack: read_references(path, pack, received=received, citable=citable))


def sources(of):
    return of.__class__(of.folder).pack(PACK).registers.sources


def test_bibtex_becomes_sources(ferry, tmp_path):
    intake = taken(ferry, tmp_path / "refs.bib", BIB.replace(r"M{\"u}ller:2020_a", "Müller:2020_a"))
    assert told(intake) == []
    assert notes(intake) == [
        ("'Müller:2020_a' is called 'muller-2020-a' in the pack", "line 3, 'Müller:2020_a'"),
        ("a source has no place for address of 'survey'", "line 9, 'survey'"),
    ]
    before = texts(tmp_path)["ferry/sources.yaml"]
    apply(intake)
    written = texts(tmp_path)["ferry/sources.yaml"]
    assert [line for line in before.splitlines() if line not in written.splitlines()] == []
    article = sources(ferry)["muller-2020-a"]
    assert (article.title, article.container_title, article.page) == (
        "The EU & its ports – half a view",
        "Review of Ports",
        "1–12",
    )
    assert (article.type, article.issue, article.url) == ("article-journal", "4", "https://example.org/a_b%20c")
    assert [(name.family, name.given, name.literal) for name in article.author] == [
        ("Müller", "Józef", None), (None, None, "Port of Šenna"), ("Berg", "Jan", None),
    ]  # fmt: skip
    assert article.author[2].non_dropping_particle == "van der"
    assert (article.issued, article.citable) == (dt.date(2020, 5, 3), "internal")
    assert sources(ferry)["survey"].number == "R-7"
    assert sources(ferry)["page"].accessed == dt.date(2024, 6, 1)


def test_csl_json_becomes_sources_and_says_nothing_of_who_may_see_them(ferry, tmp_path):
    intake = taken(ferry, tmp_path / "refs.json", json.dumps(CSL), citable="official")
    assert told(intake) == []
    assert ("a source has no place for citable, publisher-place, readers of 'http://zotero.org/items/AB C'") in {
        message for message, _ in notes(intake)
    }
    apply(intake)
    report = sources(ferry)["http-zotero-org-items-ab-c"]
    assert (report.title, report.citable, report.readers) == ("A title of a report", "official", None)
    assert (report.author[0].non_dropping_particle, report.author[1].literal) == ("de", "Port of Senna")
    assert (report.issued, report.accessed) == (dt.date(2024, 5, 6), dt.date(2024, 7, 1))
    assert sources(ferry)["survey"].issued == dt.date(2021, 6, 7)


def test_a_second_time_nothing_changes_and_what_the_desk_decided_stays(ferry, tmp_path):
    apply(taken(ferry, tmp_path / "refs.json", json.dumps(CSL), citable="public"))
    again = taken(ferry.__class__(ferry.folder), tmp_path / "refs.json", json.dumps(CSL), citable="internal")
    assert (again.files, again.differences.unchanged) == ({}, 2)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "refs.json",
            json.dumps([{**CSL[1], "issued": {"date-parts": [[2021]]}}]),
            "'survey' has no full date, only 2021",
        ),
        (
            "refs.json",
            json.dumps([{**CSL[1], "issued": {"date-parts": [[2021, 1, 1], [2021, 2, 1]]}}]),
            "'survey' has no full date",
        ),
        (
            "refs.bib",
            "@book{survey, title={The quay}, year=2021, month=may}",
            "'survey' has no full date, only 2021-05",
        ),
    ],
)
def test_a_day_is_told_to_be_missing_and_not_guessed(ferry, tmp_path, name, text, said):
    assert [(code, message) for code, _, message in told(taken(ferry, tmp_path / name, text))] == [("BG165", said)]
    intake = taken(ferry, tmp_path / name, text, received=dt.date(2031, 5, 1), citable="public")
    assert told(intake) == []
    apply(intake)
    entry = sources(ferry)["survey"]
    assert (entry.issued, entry.received, entry.citable) == ("unknown", dt.date(2031, 5, 1), "internal")


def test_ids_that_would_be_one_are_told_apart(ferry, tmp_path):
    works = [{**CSL[1], "id": name} for name in ("Survey 1", "survey-1", "survey_1")]
    intake = taken(ferry, tmp_path / "refs.json", json.dumps(works))
    assert [added.record.id for added in intake.differences.added] == ["survey-1", "survey-1-2", "survey-1-3"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("refs.json", "[{]", "it is no JSON"),
        ("refs.json", "[" * 100_000, "it is nested too deeply"),
        ("refs.json", '{"a": 1, "items": 3}', "it holds no list of works"),
        ("refs.json", "[1]", "work 1 of the list is no work: 1"),
        ("refs.json", '{"items": []}', "it holds no works"),
        ("refs.bib", "% nothing yet", "it holds no works"),
        ("refs.bib", "@book{survey, title={The quay}", "it is not written as BibTeX is"),
        ("refs.bib", "@book{a, title={x}}\n@book{a, title={y}}", "two works have the key 'a'"),
        ("refs.bib", "{" * 100_000, None),
        ("refs.bib", "@book{a, title={" + "{" * 50_000 + "}" * 50_000 + "}, date={2021-01-01}}", None),
    ],
)  # fmt: skip
def test_what_is_no_bibliography_is_told(ferry, tmp_path, name, text, said):
    try:
        found = tuple(one.message for one in taken(ferry, tmp_path / name, text).faults)
    except UserError as fault:
        found = tuple(one.message for one in fault.diagnostics)
    assert said is None or any(said in message for message in found)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "refs.bib",
            "@book{a, title={x}, date={2021-01-01}}\n@book{a, title={y}}\n@book{, title={z}}\n@book{b, title={w}}",
            ["two works have the key 'a'", "it is not written as BibTeX is", "'b' has no full date"],
        ),
        ("refs.json", json.dumps([1, {"id": "b", "title": "w"}]), ["work 1 of the list", "'b' has no full date"]),
    ],
)
def test_a_fault_of_one_work_hides_none_of_the_others(ferry, tmp_path, name, text, said):
    found = [message for _, _, message in told(taken(ferry, tmp_path / name, text))]
    assert len(found) == len(said)
    assert all(any(words in message for message in found) for words in said)
