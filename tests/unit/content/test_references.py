"""References across files, both ways."""

from pathlib import Path

import pytest
from support.written import FRONT, SOURCES, problems, underlined, write_project

REGISTERS = {
    "water/people.yaml": "- {id: envoy, name: A. Envoy, organisation: ministry}\n",
    "water/organisations.yaml": "- {id: ministry, name: The Ministry}\n",
    "water/terms.yaml": "- {id: basin, short: basin, gloss: a river's land, sources: [{source: letter, locator: lead 1}]}\n",
    "water/topics.yaml": "- {id: rivers, title: Rivers}\n",
    "water/figures.yaml": "- {id: flow, value: 68.7, unit: m3}\n- {id: total, derived: {formula: sum, from: [flow]}}\n",
    "water/series.yaml": "- {id: flows, title: Flows, sources: [letter],\n"
    "   fields: [{name: year, type: period, title: Year}, {name: flow, type: number, title: Flow}],\n"
    "   rows: [{year: 2024, flow: 68.7}]}\n",
    "water/exhibits.yaml": "- {id: chart, series: flows, form: bar, title: Flows, category: year, values: [flow],\n"
    "   remark: 'In all {figure:total}.', alternative_text: Bars.}\n",
}
CLEAN = """\
# A {.facts topic=rivers}
- The {term:basin} holds {figure:flow}, says {person:envoy.short} of {organisation:ministry}; see {exhibit:chart}
  and {date:b}. [@letter, lead 1.2] ^a
  - said_by: ministry
  - people: envoy
- words {when=2025-12-04} ^b
  - rests_on: a
  - needs: a
  - conflicts_with: a
  - supersedes: a
"""


def test_a_pack_in_which_all_refers_to_all_is_clean(tmp_path: Path) -> None:
    assert problems(write_project(tmp_path, CLEAN, files=REGISTERS)) == ()


def test_an_abbreviation_is_used_where_it_is_typed(tmp_path: Path) -> None:
    terms = REGISTERS["water/terms.yaml"].replace("short: basin", "short: LRB, expansion: lower river basin")
    files = REGISTERS | {"water/terms.yaml": terms}
    assert problems(write_project(tmp_path, CLEAN.replace("The {term:basin}", "The LRB"), files=files)) == ()


@pytest.mark.parametrize(
    ("old", "new", "message", "words"),
    [
        ("{term:basin}", "{term:basins}", "no term is called 'basins'", "{term:basins}"),
        ("{figure:flow}", "{figure:flows}", "no figure is called 'flows'", "{figure:flows}"),
        ("{person:envoy.short}", "{person:envoi.short}", "no person is called 'envoi'", "{person:envoi.short}"),
        ("{organisation:ministry}", "{organisation:x}", "no organisation is called 'x'", "{organisation:x}"),
        ("{exhibit:chart}", "{exhibit:charts}", "no exhibit is called 'charts'", "{exhibit:charts}"),
        ("{date:b}", "{date:c}", "no item is called 'c'", "{date:c}"),
        ("{date:b}", "{date:a}", "the item 'a' has no date", "{date:a}"),
        ("{date:b}", "{record:name}", "no field of records is called 'name'", "{record:name}"),
        ("topic=rivers", "topic=river", "no topic is called 'river'", "river"),
        ("@letter, lead 1.2", "@leter, lead 1.2", "no source is called 'leter'", "@leter, lead 1.2"),
        ("@letter, lead 1.2", "@letter, led 1.2", "the source 'letter' has no section 'led'", "@letter, led 1.2"),
        ("said_by: ministry", "said_by: ministery", "no person or organisation is called 'ministery'", "ministery"),
        ("people: envoy", "people: envoy, other", "no person is called 'other'", "other"),
        ("rests_on: a", "rests_on: c", "no item is called 'c'", "c"),
        ("needs: a", "needs: b", "'b' cannot need itself", "b"),
        ("conflicts_with: a", "conflicts_with: a, d", "no item is called 'd'", "d"),
        ("supersedes: a", "supersedes: flow", "no item is called 'flow'", "flow"),
    ],
)
def test_what_is_named_must_be_there(tmp_path: Path, old: str, new: str, message: str, words: str) -> None:
    assert old in CLEAN
    found = [
        problem
        for problem in problems(write_project(tmp_path, CLEAN.replace(old, new), files=REGISTERS))
        if problem.severity == "error"
    ]
    assert [(problem.message, underlined(problem)) for problem in found] == [(message, words)]


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        ("figure:chart", "an exhibit has that name: write {exhibit:chart}"),
        ("exhibit:envoy", "a person has that name: write {person:envoy}"),
        ("person:envoi", "did you mean 'envoy'?"),
    ],
)
def test_the_name_of_something_else_is_recognised(tmp_path: Path, kind: str, hint: str) -> None:
    body = CLEAN.replace("{figure:flow}", f"{{figure:flow}} {{{kind}}}")
    [found] = [one for one in problems(write_project(tmp_path, body, files=REGISTERS)) if one.severity == "error"]
    assert found.hints == (hint,)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("people", "organisation: ministry", "organisation: office", "no organisation is called 'office'"),
        ("terms", "source: letter", "source: leter", "no source is called 'leter'"),
        ("terms", "locator: lead 1", "locator: 1", "'locator' takes words, not '1'"),
        ("figures", "from: [flow]", "from: [flows]", "no figure is called 'flows'"),
        ("series", "sources: [letter]", "sources: ['leter, lead 1']", "no source is called 'leter'"),
        ("series", "title: Flows", "title: Flows, file: data/a.csv", "there is no file 'data/a.csv'"),
        (
            "series",
            "title: Flows",
            "title: Flows, file: ../policy.yaml",
            "'../policy.yaml' is not in the pack's folder data/",
        ),
        ("exhibits", "series: flows", "series: flow", "no series is called 'flow'"),
        ("exhibits", "{figure:total}", "{figure:totals}", "no figure is called 'totals'"),
    ],
)
def test_registers_refer_to_each_other(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    file = f"water/{name}.yaml"
    assert old in REGISTERS[file]
    files = REGISTERS | {file: REGISTERS[file].replace(old, new)}
    assert message in [problem.message for problem in problems(write_project(tmp_path, CLEAN, files=files))]


@pytest.mark.parametrize(
    ("old", "new", "message", "file"),
    [
        ("; see {exhibit:chart}", "", None, None),
        ("The {term:basin}", "It", "nothing refers to the term 'basin'", "terms.yaml"),
        ("The {term:basin}", "The LRB", "nothing refers to the term 'basin'", "terms.yaml"),
        ("topic=rivers", "", "nothing refers to the topic 'rivers'", "topics.yaml"),
    ],
)
def test_what_is_there_is_to_be_used(tmp_path: Path, old: str, new: str, message: str | None, file: str | None) -> None:
    found = problems(write_project(tmp_path, CLEAN.replace(old, new), files=REGISTERS))
    assert [(problem.message, problem.span and problem.span.path.name, problem.severity) for problem in found] == (
        [] if message is None else [(message, file, "warning")]
    )


@pytest.mark.parametrize(
    ("old", "new", "message", "words"),
    [
        ("issued: 2025-12-01", "issued: 2025-12-04", "the source 'letter' is dated 2025-12-04, after this pack's as_of, 2025-12-03", "2025-12-04"),
        ("issued: 2025-12-01", "issued: 2025-12-01\n  received: 2026-01-01", "the source 'letter' was received on 2026-01-01, after this pack's as_of, 2025-12-03", "2026-01-01"),
        ("issued: 2025-12-01", "issued: 2025-12", "'2025-12' is not a day", "2025-12"),
        ("issued: 2025-12-01\n  citable: official", "issued: unknown\n  citable: internal", "the source 'letter' has no date at all", "unknown"),
        ("issued: 2025-12-01", "issued: unknown\n  received: 2025-12-01", "a source of unknown date cannot be 'official'", "official"),
    ],
)  # fmt: skip
def test_dates_of_sources(tmp_path: Path, old: str, new: str, message: str, words: str) -> None:
    project = write_project(
        tmp_path, "# A {.facts}\n- b [@letter, lead 1]\n", files={"water/sources.yaml": SOURCES.replace(old, new)}
    )
    assert [(problem.message, underlined(problem)) for problem in problems(project)] == [(message, words)]


@pytest.mark.parametrize(("day", "is_late"), [("2025-12-03", False), ("2025-12-04", True)])
def test_no_judgement_is_later_than_the_edition(tmp_path: Path, day: str, is_late: bool) -> None:
    fields = (
        "author: A. Name",
        f"on: {day}",
        "scale: phia",
        "band: likely",
        "confidence: low",
        "reasons: They say so.",
    )
    body = "# A {.judgements}\n- It is likely. [@letter, lead 1] ^it\n"
    project = write_project(tmp_path, body + "".join(f"  - judgement.{field}\n" for field in fields))
    late = ("BG113", "'it' is judged on 2025-12-04, after this pack's as_of, 2025-12-03", "2025-12-04")
    found = [(problem.code, problem.message, underlined(problem)) for problem in problems(project)]
    assert found == ([late] if is_late else [])


@pytest.mark.parametrize("new", ["issued: 2025-12-03", "issued: 2025-12-01\n  accessed: 2026-05-01"])
def test_a_source_of_the_day_or_looked_at_later_is_fine(tmp_path: Path, new: str) -> None:
    files = {"water/sources.yaml": SOURCES.replace("issued: 2025-12-01", new)}
    assert problems(write_project(tmp_path, "# A {.facts}\n- b [@letter, lead 1]\n", files=files)) == ()


@pytest.mark.parametrize(
    ("front", "message", "words"),
    [
        ("readers: [internal]", "unknown reader 'interna'", "interna"),
        ("marking: tlp:clear", "'tlp' has no level 'cleer'", "tlp:cleer"),
        ("marking: tlp:clear", "unknown marking scheme 'gscp'", "gscp:secret"),
        ("marking: tlp:clear", "'clear' is not a marking", "clear"),
        ("language: en-GB", "unknown reader 'ministre'", "ministre"),
    ],
)
def test_names_of_the_front_matter(tmp_path: Path, front: str, message: str, words: str) -> None:
    written = {
        "unknown reader 'interna'": "readers: [interna]",
        "unknown reader 'ministre'": "language: en-GB\ntitles: {ministre: Water}",
    }.get(message, f"marking: {words}")
    text = FRONT.replace("readers: [internal, published]", "readers: [internal]").replace(front, written)
    files = {"water/pack.md": f"{text}# A {{.gaps}}\n- b\n", "water/sources.yaml": ""}
    found = problems(write_project(tmp_path, "", files=files))
    assert [(problem.message, underlined(problem)) for problem in found] == [(message, words)]


@pytest.mark.parametrize(
    ("body", "message", "words"),
    [
        ("# A {.gaps readers=ministre}\n- b\n", "unknown reader 'ministre'", "ministre"),
        ('# A {.gaps readers="minister 2, publik 1"}\n- b\n', "unknown reader 'publik'", "publik 1"),
        ("# A {.gaps marking=tlp:ambr}\n- b\n", "'tlp' has no level 'ambr'", "tlp:ambr"),
        ("# A {.gaps}\n- b\n  - readers: minister 1, analist 2\n", "unknown reader 'analist'", "analist 2"),
        ("# A {.gaps}\n- b {marking=tlp:gren}\n", "'tlp' has no level 'gren'", "tlp:gren"),
        ("# A {.gaps}\n- b\n  - ok: public, publik\n", "unknown reader 'publik'", "publik"),
        ("# A {.gaps}\n- b\n  - ok: minister\n", "'minister' is not published", "minister"),
    ],
)
def test_names_of_readers_and_markings(tmp_path: Path, body: str, message: str, words: str) -> None:
    found = problems(write_project(tmp_path, body, files={"water/sources.yaml": ""}))
    assert [(problem.message, underlined(problem)) for problem in found] == [(message, words)]


def test_readers_of_a_register_are_checked(tmp_path: Path) -> None:
    files = {"water/sources.yaml": SOURCES + "  readers: [nobody]\n  marking: tlp:grey\n"}
    found = problems(write_project(tmp_path, "# A {.facts}\n- b [@letter, lead 1]\n", files=files))
    assert [underlined(problem) for problem in found] == ["nobody", "tlp:grey"]
