"""A pack as a whole: files, scopes, places, and all problems at once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.written import FRONT, FRONT_LINES, SOURCES, item, load, problems, underlined, write_project

from briefgen.diagnostics import UserError

BODY = """\
# What we know {.facts topic=water}
- The talks are set for {date:share-figures}. [@letter, lead 1] {.confirmed} ^talks-friday
- The two sides are expected to share
  figures with {person:envoy}. {.expected when=2025-12-05} ^share-figures
  - rests_on: talks-friday, talks-friday
  - readers: minister 1, analyst
"""
FILES = {
    "water/topics.yaml": "- {id: water, title: Water}\n",
    "water/people.yaml": "- id: envoy\n  name: A. Envoy\n",
}


def test_loads_registers_and_sections(tmp_path: Path) -> None:
    pack = load(write_project(tmp_path, BODY, files=FILES))
    assert [entry.id for entry in pack.items] == ["talks-friday", "share-figures"]
    assert list(pack.registers.people) == ["envoy"]
    assert pack.warnings == ()


def test_names_every_file_it_read(tmp_path: Path) -> None:
    pack = load(write_project(tmp_path, BODY, files=FILES))
    assert sorted(path.name for path in pack.inputs) == ["pack.md", "people.yaml", "sources.yaml", "topics.yaml"]


def test_files_follow_their_names(tmp_path: Path) -> None:
    files = {"water/z.md": "# Z {.gaps}\n- last\n", "water/a.md": "# A {.gaps}\n- first\n"}
    pack = load(write_project(tmp_path, "# M {.gaps}\n- middle\n", files={**files, "water/sources.yaml": ""}))
    assert [entry.item.text.source for entry in pack.items] == ["first", "middle", "last"]


def test_readme_and_review_are_not_read(tmp_path: Path) -> None:
    files = {**FILES, "water/README.md": "words\n", "water/review.md": "words\n"}
    assert len(load(write_project(tmp_path, BODY, files=files)).items) == 2


def test_one_file_is_a_pack_with_its_registers(tmp_path: Path) -> None:
    registers = "sources:\n" + SOURCES.replace("\n", "\n  ").join(["  ", ""]).rstrip(" ")
    text = FRONT.removesuffix("---\n") + registers + "---\n# A {.facts}\n- b [@letter, lead 1]\n"
    project = write_project(tmp_path, "", files={"alone.md": text})
    for path in (tmp_path / "content" / "water").iterdir():
        path.unlink()
    pack = load(project)
    assert (pack.name, list(pack.registers.sources), len(pack.items)) == ("alone", ["letter"], 1)


@pytest.mark.parametrize(
    ("location", "words"),
    [
        (("pack", "title"), "Talks on water"),
        (("pack", "readers"), "["),
        (("pack", "readers", 1), "published"),
        (("items", "share-figures", "text"), "The two sides are expected to share"),
        (("items", "share-figures", "when"), "2025-12-05"),
        (("items", "share-figures", "rests_on", 1), "talks-friday"),
        (("items", "share-figures", "readers", "analyst"), "analyst"),
        (("items", "share-figures", "topic"), "water"),
        (("items", "talks-friday", "sources", 0), "@letter, lead 1"),
        (("items", "talks-friday", "certainty"), ".confirmed"),
        (("items", "talks-friday", "id"), "talks-friday"),
        (("sources", "letter", "issued"), "2025-12-01"),
        (("people", "envoy", "name"), "A. Envoy"),
    ],
)
def test_every_value_has_its_place(tmp_path: Path, location: tuple[str | int, ...], words: str) -> None:
    pack = load(write_project(tmp_path, BODY, files=FILES))
    span = pack.positions.places[location].span()
    line = span.path.read_text().split("\n")[span.line - 1]
    assert line[span.column - 1 :].startswith(words)


def test_a_reference_in_a_later_line_has_its_place(tmp_path: Path) -> None:
    pack = load(write_project(tmp_path, BODY, files=FILES))
    text = item(pack, "share-figures").item.text
    span = pack.positions.places["items", "share-figures", "text"].within(text.source.index("{person"))
    assert (span.line - FRONT_LINES, span.column) == (4, 16)


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    project = write_project(
        tmp_path,
        BODY.replace("{.confirmed}", "{.confirmd}").replace("talks-friday, talks-friday", "talks-monday"),
        files={**FILES, "water/people.yaml": "- id: envoy\n  nam: A\n", "water/topics.yaml": "- id: [\n"},
    )
    assert [(problem.code, underlined(problem)) for problem in problems(project)] == [
        ("BG103", ".confirmd"), ("BG111", "talks-monday"), ("BG104", "i"), ("BG103", "nam"), ("BG101", "["),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "message", "line"),
    [
        ({"water/source.yaml": ""}, "no register is called 'source'", 1),
        ({"water/terms.yml": ""}, "'terms.yml' is not read", 1),
        ({"water/b.md": FRONT}, "only pack.md has a front matter", 1),
        ({"water/pack.md": ""}, "the file is empty", 1),
        ({"water/pack.md": "# A\n"}, "the front matter is missing", 1),
        ({"water/pack.md": "---\ntitle: A\n"}, "the front matter begins here and never ends", 1),
        ({"water/pack.md": "---\n---\n"}, "the front matter has no fields", 1),
        ({"water/pack.md": FRONT.replace("---\n", "sources: []\n---\n", 2)[len("sources: []\n") :]}, "'sources' is written in two places", 1),
        ({"water/people.yaml": "envoy: {name: A}"}, "'people' takes a list of entries, not names with values", 1),
        ({"water/people.yaml": "- envoy"}, "an entry of 'people' is 'envoy'", 1),
        ({"water/people.yaml": "- {id: a, name: A}\n- {id: a, name: B}"}, "two entries of 'people' are called 'a'", 2),
        ({"water/pack.md": FRONT.replace("as_of: 2025-12-03T18:00+05:30", "as_of: 2025-12-03T18:00")}, "'2025-12-03T18:00' has no zone", 3),
        ({"water/pack.md": FRONT.replace("en-GB", "english")}, "'language' cannot be 'english'", 4),
    ],
)  # fmt: skip
def test_refuses_files(tmp_path: Path, files: dict[str, str], message: str, line: int) -> None:
    found = problems(write_project(tmp_path, "", files=files))
    [problem] = [problem for problem in found if problem.message == message]
    assert problem.span is not None
    assert problem.span.line == line
    assert problem.hints


@pytest.mark.parametrize("field", ["readers", "marking", "title", "as_of", "language"])
def test_what_the_front_matter_must_say(tmp_path: Path, field: str) -> None:
    front = "".join(line for line in FRONT.splitlines(keepends=True) if not line.startswith(f"{field}:"))
    # Without a title the folder is still a pack: it has a `pack.md`.
    found = problems(write_project(tmp_path, "", files={"water/pack.md": front}))
    assert (found[0].code, found[0].message) == ("BG104", f"'{field}' is missing")


def test_a_pack_without_items_is_refused(tmp_path: Path) -> None:
    [problem, *_] = problems(write_project(tmp_path, "# Only a heading {.gaps}\n"))
    assert problem.message == "the pack has no items"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("translations: {hindi: {title: A}}", "unknown name 'hindi'"),
        ("translations: {xq-IN: {title: A}}", "no language has the tag 'xq-IN'"),
    ],
)
def test_language_tags_are_checked(tmp_path: Path, text: str, message: str) -> None:
    files = {"water/pack.md": FRONT.removesuffix("---\n") + f"{text}\n---\n"}
    [problem] = problems(write_project(tmp_path, "", files=files))
    assert (problem.message, problem.span and problem.span.line) == (message, FRONT_LINES)


def test_ids_are_told_apart_by_register(tmp_path: Path) -> None:
    files = {"water/topics.yaml": "- {id: letter, title: A}\n"}
    pack = load(write_project(tmp_path, "# A {.facts topic=letter}\n- b [@letter, lead 1] ^letter\n", files=files))
    assert item(pack, "letter").item.topic == "letter"


def test_the_same_id_on_two_items_is_refused(tmp_path: Path) -> None:
    [problem] = problems(write_project(tmp_path, "# A {.facts}\n- b [@letter, lead 1] ^c\n- d ^c\n"))
    assert (problem.message, underlined(problem)) == ("two items are called 'c'", "c")


@pytest.mark.parametrize("name", ["pack.md", "sources.yaml"])
def test_a_file_that_is_not_utf_8_is_refused_at_its_place(tmp_path: Path, name: str) -> None:
    project = write_project(tmp_path, "# A {.facts}\n- b [@letter, lead 1]\n")
    path = tmp_path / "content" / "water" / name
    path.write_bytes(path.read_bytes() + b"- caf\xe9\n")
    with pytest.raises(UserError) as caught:
        load(project)
    problem = next(problem for problem in caught.value.diagnostics if problem.code == "BG100")
    assert problem.span is not None
    assert (problem.span.path, problem.span.column) == (path, 6)
    assert "not in UTF-8" in problem.message


PIECES = ["{", "}", "[@letter", "]", " ^x", "**", "- ", "\n", "\n\n", "  ", "# ", "Q: ", "A: ", "note: ", '"', "{.say}", "{readers=",
          "<!--", "-->", ",", ";", "\\", "{date:", "hi-IN: ", "answer", ".", "=", "é", "1. ", "> ", "---", "|", "`"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8), st.integers(0, len(BODY)))
def test_damage_gives_a_pack_or_problems_with_a_place(
    tmp_path_factory: pytest.TempPathFactory, junk: list[str], at: int
) -> None:
    project = write_project(tmp_path_factory.mktemp("p"), BODY[:at] + "".join(junk) + BODY[at:], files=FILES)
    for problem in problems(project):
        assert problem.span is not None
        lines = problem.span.path.read_text().split("\n")
        assert 1 <= problem.span.line <= len(lines)
        assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1


def test_a_reference_where_there_is_no_markup_is_refused(tmp_path: Path) -> None:
    files = {**FILES, "water/people.yaml": "- id: envoy\n  name: A\n  office: Envoy of {term:basin}\n"}
    [problem] = problems(write_project(tmp_path, BODY, files=files))
    assert problem.message == "'{term:basin}' would be printed as it stands"
