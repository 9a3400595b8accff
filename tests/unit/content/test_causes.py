"""One mistake, one error: at the sign or line that is its cause, and nothing said of what only follows from it."""

import re
from pathlib import Path

import pytest
from support.written import FRONT, FRONT_LINES, SOURCES, problems, underlined, write_project

from briefgen.diagnostics import Diagnostic

FILES = {
    "water/people.yaml": "- {id: vladimir-putin, name: A. President}\n",
    "water/organisations.yaml": "- {id: ministry, name: The Ministry}\n",
    "water/topics.yaml": "- {id: talks, title: Talks}\n",
}
OPEN_QUOTE = "a quotation mark in the braces is not closed"


def found(folder: Path, body: str) -> list[tuple[str, int, str]]:
    """Return message, line (counted from the body's first) and underlined words of each problem of `pack.md`."""
    told = []
    for problem in problems(write_project(folder, body, files=FILES)):
        if problem.code != "BG117":
            assert problem.span is not None
            assert problem.hints
            told.append((problem.message, problem.span.line - FRONT_LINES, underlined(problem)))
    return told


@pytest.mark.parametrize(
    ("heading", "message", "words"),
    [
        ("# M {.facts topic=talks readers=minister", "the heading's brace { is not closed", "{"),
        ("# M {.facts {.say}", "the heading's brace { is not closed", "{"),
        ("# M { {.facts}", "the heading's brace { is not closed", "{"),
        ('# M {.facts readers="minister}', OPEN_QUOTE, '"'),
        ("# M .facts readers=minister}", "a closing brace without its opening", "}"),
        ("# M } {.facts}", "a closing brace without its opening", "}"),
        ("# M {.facts} and more", "'{.facts}' does not stand at the heading's end", "{.facts}"),
        ("# M{.facts readers=minister}", "'{.facts readers=minister}' does not stand at the heading's end", "{.facts readers=minister}"),
        ("# M {person:vladimir-putin} {.facts}", "'{person:vladimir-putin}' does not stand at the heading's end", "{person:vladimir-putin}"),
        ("# M readers=minister {.facts}", "'readers=minister' stands outside braces", "readers=minister"),
        ("# M .facts", "'.facts' stands outside braces", ".facts"),
    ],
)  # fmt: skip
def test_a_heading_that_cannot_be_read_is_all_that_is_told(
    tmp_path: Path, heading: str, message: str, words: str
) -> None:
    below = "- b ^b\n- c {.sya}\n## Deeper {.gaps}\n- d [@leter]\n# Next {.gaps}\n- e\n  - rests_on: b\n"
    assert found(tmp_path, f"{heading}\n{below}") == [(message, 1, words)]


SLIPS = (
    "(readers=desk)", "(readers: desk)", "[readers: desk]", "readers: desk", "Readers: desk", "READERS=desk", "readers = desk",
    "reader=desk", "markings: tlp:red", "\uff5breaders=desk\uff5d", "readers\uff1ddesk", "<readers=desk>", "(desk)", "[DESK]", ".desk",
    "(TLP:RED)", "TLP:RED", ".Avoid", ".avoid,", ". avoid", ".avoid\u200b", "\u201c.avoid\u201d", "(retracted)", "(DRAFT)", "use: avoid",
    "embargo until: 2026-01-01", "re\u200baders=desk",
)  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_heading_lets_nothing_out(tmp_path: Path, slip: str) -> None:
    assert [line for _, line, _ in found(tmp_path, f"# M {slip} {{.gaps}}\n- b\n")] == [1]


@pytest.mark.parametrize(
    "slip",
    ["  Readers: desk", "  READERS: desk", "  readers:desk", "  readers : desk", "  readers = desk", "  -Readers: desk",
     "  \u2013 Readers: desk", "- Readers: desk", "- readers:desk", "  Use: avoid", "  draft:true"],
)  # fmt: skip
def test_a_slip_in_a_field_lets_nothing_out(tmp_path: Path, slip: str) -> None:
    assert found(tmp_path, f"# M {{.gaps}}\n- b\n{slip}\n")


@pytest.mark.parametrize(
    "slip", ["(readers: desk)", "Readers: desk", "readers = desk", "reader=desk", "(.Avoid)", ".DRAFT"]
)
def test_a_slip_among_the_words_lets_nothing_out(tmp_path: Path, slip: str) -> None:
    assert found(tmp_path, f"# M {{.gaps}}\n- We see the plan. {slip}\n")


@pytest.mark.parametrize(
    "heading", ["# M \\{a\\} {.gaps}", "# M {.gaps}", "# M 2.5 (in part, at least) {.gaps}", "# M: what is new {.gaps}"]
)
def test_headings_that_are_fine(tmp_path: Path, heading: str) -> None:
    assert found(tmp_path, f"{heading}\n- b\n") == []


@pytest.mark.parametrize(
    ("bullet", "message", "words"),
    [
        ('- b [@letter] {.say .scheduled hedge="x" ^id', "the brace { is not closed", "{"),
        ("- b {.say .scheduled [@letter] ^id", "the brace { is not closed", "{"),
        ("- b {.say {.confirmed} ^id", "the brace { is not closed", "{"),
        ("- b [@letter, p. 2 {.confirmed} ^id", "the citation's bracket [ is not closed", "["),
        ("- b [@letter, p. 2 ^id", "the citation's bracket [ is not closed", "["),
        ("- b @letter, p. 2] ^id", "'@letter, p. 2]' has no opening bracket", "@letter, p. 2]"),
        ('- b {.confirmed hedge="x} [@letter] ^id', OPEN_QUOTE, '"'),
        ('- b {.confirmed hedge="x note="y"} [@letter] ^id', OPEN_QUOTE, '"'),
        ("- b {.confirmed} {.must} {.sya} ^id", "'.sya' is not a word briefgen knows here", ".sya"),
        ("- b [@letter] ^ id", "'^ id' cannot be a name", "^ id"),
        ("- b [@letter] ^Id words", "'^Id' cannot be a name", "^Id"),
        ("- b [@letter] ^id words", "words follow the name '^id'", "^id"),
        ("- b ^Id", "'^Id' cannot be a name", "^Id"),
        ("- b. ^id.", "'^id.' cannot be a name", "^id."),
        ("- It lasts. the-id", "'the-id' looks like a name without its ^", "the-id"),
        ("- b readers=minister ^id", "'readers=minister' stands outside braces", "readers=minister"),
        ("- b. .draft ^id", "'.draft' stands outside braces", ".draft"),
        (
            "- b [letter, p. 2] {.confirmed} ^id",
            "'[letter, p. 2]' looks like a citation without its @",
            "[letter, p. 2]",
        ),
        (
            "- b (@letter, p. 2) {.confirmed} ^id",
            "'(@letter, p. 2)' looks like a citation in round brackets",
            "(@letter, p. 2)",
        ),
        ("- b [@letter lead 1.1] ^id", "'@letter lead 1.1' has no comma after its source", "@letter lead 1.1"),
        ("- b [lead 1.1] ^id", "'[lead 1.1]' looks like a citation without its source", "[lead 1.1]"),
        ("- b [@letter] [p. 4] ^id", "'[p. 4]' looks like a citation without its source", "[p. 4]"),
    ],
)
def test_a_tail_that_cannot_be_read_is_all_that_is_told(tmp_path: Path, bullet: str, message: str, words: str) -> None:
    name = "the-id" if "the-id" in bullet else "id"
    body = f"# A {{.facts}}\n{bullet}\n  - note: c\n- d {{.draft}} ^d\n  - rests_on: {name}\n"
    assert found(tmp_path, body) == [(message, 2, words)]


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("- Q: b? {raise=may ^q\n  A: c {.draft}\n- d\n  - rests_on: q\n", 2, "{"),
        ("- Q: b? {raise=may} ^q\n  A: c {.draft\n- d\n  - rests_on: q\n", 3, "{"),
    ],
)
def test_either_tail_of_a_question(tmp_path: Path, body: str, line: int, words: str) -> None:
    assert found(tmp_path, f"# A {{.say}}\n{body}") == [("the brace { is not closed", line, words)]


@pytest.mark.parametrize(
    "words", ["2 ^ 3", "`{.x`", "\\{.x", "\\[@letter", "a [sic 4]", "a \\[p. 4]", "– b –", "U.S. decision-making"]
)
def test_words_that_are_fine(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, f"# A {{.gaps}}\n- b {words}\n") == []


DASH = "a field needs a dash"
BULLET = "the bullet needs a hyphen and a space"
STRAY = "a paragraph has no place here"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- b [@letter] ^b\n  readers: internal 1\n", [(DASH, 3, "readers: internal 1")]),
        ("- b {.draft}\n  - note: c\n  readers: internal\n- d {.draft}\n", [(DASH, 4, "readers: internal")]),
        ("- b {.draft}\n\n  readers: internal\n", [(DASH, 4, "readers: internal")]),
        ("- b {.draft}\nreaders: internal\n", [(DASH, 3, "readers: internal")]),
        ("- b {.draft}\n  -readers: internal\n", [(BULLET, 3, "-readers: internal")]),
        ("-The talks ^t\n-More\n- d {.draft}\n  - rests_on: t\n", [(BULLET, 2, "-The talks ^t"), (BULLET, 3, "-More")]),
        ("- b {.draft}\n–The talks ^t\n- d {.draft}\n  - rests_on: t\n", [(BULLET, 3, "–The talks ^t")]),
        ("— b\n", [(BULLET, 2, "— b")]),
        ("• b ^b\n\n- c {.draft}\n  - rests_on: b\n", [(BULLET, 2, "• b ^b")]),
        ("- b {.draft}\n  - note: c\nstray\n- d {.draft}\n", [(STRAY, 4, "stray")]),
        ("- b\nstray [@letter] ^b\n- c {.draft}\n  - rests_on: b\n", [(STRAY, 3, "stray [@letter] ^b")]),
        ("- b {.draft}\n      - note: c\n", [("a bullet that is indented too far", 3, "- note: c")]),
        (
            "- b {.draft}\n  - c ^c\n- d {.draft}\n  - rests_on: c\n",
            [("a sub-bullet without a field's name", 3, "c ^c")],
        ),
        ("b ^b\n  - note: c\n- d {.draft}\n  - rests_on: b\n", [("'b ^b' belongs to no bullet", 2, "b ^b")]),
        ("- b {.draft}\n  - note: c\nd\n  - note: e\n- f {.draft}\n", [(STRAY, 4, "d")]),
        ("* b ^b\n* c\n- d\n  - rests_on: b\n", [("a bullet made with '*'", 2, "* b ^b")]),
        ("- b\n  + rests_on: c\n", [("a bullet made with '+'", 3, "+ rests_on: c")]),
    ],
)
def test_bullets_that_are_none(tmp_path: Path, body: str, expected: list[tuple[str, int, str]]) -> None:
    assert found(tmp_path, f"# A {{.facts}}\n{body}") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# A {.fcts}\n- b\n- c\n", [("'.fcts' is not a word briefgen knows here", 1, ".fcts")]),
        ("# A {.facts .sya}\n- b\n", [("'.sya' is not a word briefgen knows here", 1, ".sya")]),
        ("# A\n- b {.fct}\n", [("'.fct' is not a word briefgen knows here", 2, ".fct")]),
        ("# A {.gaps}\n- b ^c\n- d ^c\n- e\n  - rests_on: c\n", [("two items are called 'c'", 3, "c")]),
        ("# A {.gaps}\n-\n- e\n  - rests_on: c\n", [("a bullet without words", 2, "-")]),
        ("# A {.gaps}\n- b {rank=ten}\n- e\n  - rests_on: c\n", [("'rank' takes a number, not 'ten'", 2, "ten")]),
    ],
)
def test_echoes_are_silent(tmp_path: Path, body: str, expected: list[tuple[str, int, str]]) -> None:
    assert found(tmp_path, body) == expected


WHOLE = """\
# What we know {.facts topic=talks readers="minister, analyst"}
- The first of them, which runs on
  over a line. [@letter, lead 1.1] {.confirmed hedge="a word"} ^the-first
  - short: The first.
- The second, by {person:vladimir-putin}. [@letter, p. 4] {.expected} ^the-second
  - rests_on: the-first
# Not known {.gaps}
- The third. ^the-third
  - why: Nobody says.
"""
SIGNS = [match.start() for match in re.finditer(r'[{}\[\]"^@]|(?<=#) |(?<=^-) |^- |(?<=^  )- ', WHOLE, re.MULTILINE)]


def test_the_whole_is_fine(tmp_path: Path) -> None:
    assert found(tmp_path, WHOLE) == []


@pytest.mark.parametrize("at", SIGNS, ids=lambda at: f"{WHOLE.count(chr(10), 0, at) + 1}:{WHOLE[at]}")
def test_a_sign_forgotten_is_one_error_at_its_line(tmp_path: Path, at: int) -> None:
    length = 2 if WHOLE.startswith("- ", at) else 1
    [(message, line, _)] = found(tmp_path, WHOLE[:at] + WHOLE[at + length :])
    item = WHOLE[:at].rfind("\n- ") + 1
    # What is said of a whole item stands at its first line.
    lines = {WHOLE.count("\n", 0, place) + 1 for place in (at, item)}
    assert line in (lines if "citation" in message or "source" in message else {max(lines)})


def test_a_heading_without_its_blank_still_holds(tmp_path: Path) -> None:
    message = "a heading needs a space after its number signs"
    assert found(tmp_path, "#A {.gaps readers=internal}\n- b\n") == [(message, 1, "#A {.gaps readers=internal}")]


def test_a_reference_dangles_beside_a_fault_whose_name_is_seen(tmp_path: Path) -> None:
    body = "# A {.gaps}\n- b {rank=ten} ^b\n- e\n  - rests_on: c\n"
    assert [message for message, _, _ in found(tmp_path, body)] == [
        "'rank' takes a number, not 'ten'", "no item is called 'c'",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sorces", "sources"),
        ("source", "sources"),
        ("topcs", "topics"),
        ("organisation", "organisations"),
        ("peple", "people"),
        ("person", "people"),
        ("sereis", "series"),
        ("clams", "claims"),
        ("markng", "marking"),
    ],
)
def test_a_misspelt_key_of_the_front_matter_has_every_key_to_be_near_to(
    tmp_path: Path, written: str, meant: str
) -> None:
    front = FRONT.removesuffix("---\n") + f"{written}: []\n---\n"
    project = write_project(tmp_path, "", files={"water/pack.md": front})
    told = [each for each in problems(project) if each.message == f"unknown name '{written}'"]
    assert [each.hints for each in told] == [(f"did you mean '{meant}'?",)]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"water/terms.yml": "- {id: basin, short: basin}\n"}, "'terms.yml' is not read"),
        ({"water/term.yaml": "- {id: basin, short: basin}\n"}, "no register is called 'term'"),
        ({"water/woerter.yaml": "- {id: basin, short: basin}\n"}, "no register is called 'woerter'"),
        ({"water/terms.yaml": "- {id: basin, short: [}\n"}, "a bracket is not closed"),
        ({"water/terms.yaml": "- {idd: basin, id: 3, short: b}\n"}, "'id' takes words, not '3'"),
        ({"water/terms.yaml": "- {id: basin}\n"}, "'short' is missing"),
    ],
)
def test_a_register_that_is_not_read_makes_nothing_dangle(tmp_path: Path, files: dict[str, str], message: str) -> None:
    body = "# A {.gaps}\n- the {term:basin} [@letter]\n"
    messages = [problem.message for problem in problems(write_project(tmp_path, body, files=files))]
    assert message in messages
    assert not any("basin" in told and "called" in told for told in messages)


def test_that_nothing_refers_to_an_entry_is_not_said_beside_an_error(tmp_path: Path) -> None:
    found = problems(write_project(tmp_path, "# A {.facts}\n- b [@leter]\n", files=FILES))
    assert [problem.message for problem in found] == ["no source is called 'leter'"]


def hints(folder: Path, body: str) -> list[str]:
    return [hint for problem in problems(write_project(folder, body, files=FILES)) for hint in problem.hints]


LADDERS = "for what is to come .possible, .expected or .scheduled; for what is so .disputed, .reported or .confirmed"


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("# A {.facts}\n- b [@letter] {.likely}\n", LADDERS),
        ("# A {.facts}\n- b [@letter] {.probable}\n", LADDERS),
        ("# A {.facts}\n- b [@letter] {.expectde}\n", "did you mean .expected?"),
        ("# A {.gaps}\n- b {person:putin}\n", "did you mean 'vladimir-putin'?"),
        ("# A {.gaps}\n- b {said_by=putin}\n", "did you mean 'vladimir-putin'?"),
        ("# A {.gaps}\n- b ^a-b\n  - rests_on: a-c\n", "give the item that you mean a name, and write that here"),
        ("# A {.gaps}\n- b {date:a-c} ^a-b\n", "give the item that you mean a name, and write that here"),
        ("# A {.gaps}\n- b ^a-b\n- c\n  - rests_on: a-c\n", "did you mean 'a-b'?"),
        ("# A {.facts}\n- b [@letter lead 1.1]\n", "put a comma after the source: [@letter, lead 1.1]"),
        ("# A {.facts}\n- b [lead 1.1]\n", "write [@source, lead 1.1]; for a bracket in print write \\["),
        ("# A {.facts}\n- b [@letter] [lead 1.1]\n", "put it into the citation: [@letter, lead 1.1]"),
        ("# A {.gaps readers=minister, analyst}\n- b\n", 'put several readers in quotation marks: readers="minister, analyst"'),
        ("# A {.gaps}\n- b {hedge=are expected to .must}\n", 'put several words in quotation marks: hedge="are expected to"'),
        ("# A {.gaps}\n- b {topic=talks draft}\n", "the dot is missing: {.draft}"),
        ("# A {.gaps readers=Minister}\n- b\n", "did you mean 'minister'?"),
        ("# A {.gaps}\n- b\n  readers: internal 1\n", 'write "- readers: internal 1"'),
        ("# A {.gaps}\n-The talks\n", 'write "- The talks"'),
        ("# A {.gaps}\n- b. ^Talks\n", "write ^talks: small letters, digits and hyphens"),
        ("# A {.gaps}\n- b\n  - check_on: 2025-11-31\n", "November has 30 days"),
        ("# A {.gaps}\n- b\n  - when: 2025-02-29\n", "February 2025 has 28 days"),
        ("# A {.gaps}\n- b\n  - as_of: 2025-04-31T10:00Z\n", "April has 30 days"),
    ],
)  # fmt: skip
def test_hints(tmp_path: Path, body: str, hint: str) -> None:
    assert hint in hints(tmp_path, body)


def test_an_unknown_field_lists_those_there_are(tmp_path: Path) -> None:
    [hint] = [hint for hint in hints(tmp_path, "# A {.gaps}\n- b\n  - reason: c\n") if "fields" in hint]
    assert {"why", "check_on", "readers"} <= {name.strip(",") for name in hint.split()}


def one_file(folder: Path, body: str) -> tuple[Diagnostic, ...]:
    registers = "sources:\n" + "".join(f"  {line}\n" for line in SOURCES.splitlines())
    project = write_project(folder, "", files={"alone.md": FRONT.removesuffix("---\n") + registers + "---\n" + body})
    for path in (folder / "content" / "water").iterdir():
        path.unlink()
    return problems(project)


def test_a_pack_of_one_file_has_its_registers_in_the_front_matter(tmp_path: Path) -> None:
    [problem] = one_file(tmp_path, "# A {.facts}\n- b {term:basin} [@letter]\n")
    assert problem.hints == ("add it under `terms:` between the two --- lines",)
