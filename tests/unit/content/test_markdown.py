"""The Markdown face, sentence by sentence: what a section says, and what may not stand in one."""

from pathlib import Path

import pytest
from support.written import FRONT_LINES, item, load, problems, underlined, write_project

from briefgen.content.pack import PackItem


def first(folder: Path, body: str) -> PackItem:
    return load(write_project(folder, body)).items[0]


def only_problem(folder: Path, body: str) -> tuple[str, int, str]:
    """Return message, line (counted from the body's first) and underlined words of the one error."""
    errors = [problem for problem in problems(write_project(folder, body)) if problem.severity == "error"]
    assert len(errors) == 1, errors
    assert errors[0].span is not None
    assert errors[0].hints
    return errors[0].message, errors[0].span.line - FRONT_LINES, underlined(errors[0])


def test_an_item_says_all_that_was_written(tmp_path: Path) -> None:
    found = first(
        tmp_path,
        "# What we know {.facts .if-asked}\n"
        "- Talks are expected\n"
        "  on **Friday**. [@letter, lead 1.2; @letter] {.expected\n"
        '  hedge="are \\"expected\\""} ^talks\n'
        "  - clause: talks are expected\n"
        "  - hi-IN: वार्ता\n"
        "  - hi-IN.clause: वार्ता होगी\n"
        "  - hi-IN.review: A. Name, 2025-12-02\n"
        "  - readers: minister 1, analyst\n"
        "  - ok: public\n"
        "  - when: 2025-12-05\n"
        "  - note: words: with a colon {.and a group}\n",
    )
    one = found.item
    assert (found.id, one.kind, one.certainty, one.hedge) == ("talks", "expectation", "expected", 'are "expected"')
    assert one.text.source == "Talks are expected\non **Friday**."
    assert [(record.source, record.locator) for record in one.sources] == [("letter", "lead 1.2"), ("letter", None)]
    assert one.variants["clause"].source == "talks are expected"
    assert (one.translations["hi-IN"].text, one.translations["hi-IN"].clause) != (None, None)
    assert one.translations["hi-IN"].review is not None
    assert one.readers == {"minister": 1, "analyst": None}
    assert one.ok == ("public",)
    assert one.note == "words: with a colon {.and a group}"


@pytest.mark.parametrize(
    ("heading", "bullet", "kind"),
    [
        ("{.facts}", "a {.reported}", "fact"),
        ("{.facts}", "a", "fact"),
        ("{.fact}", "a {.scheduled}", "expectation"),
        ("{.facts}", "a {.fact .expected}", "fact"),
        ("{.gaps}", "a", "gap"),
        ("{.gaps}", "a {.risk}", "risk"),
        ("{.say}", "a", "line"),
        ("{.if-asked}", "a", "line"),
        ("{.avoid}", "a", "line"),
        ("{kind=message}", "a", "message"),
        ("{.facts .say}", "a", "fact"),
        ("{.say}", "Q: a?\n  A: b", "question"),
        ("{.questions}", "Q: a?\n  A: b", "question"),
        ("{.facts}", "Q: a?\n  A: b", "question"),
        ("", "a {.opinion}", "opinion"),
    ],
)
def test_kind(tmp_path: Path, heading: str, bullet: str, kind: str) -> None:
    assert first(tmp_path, f"# Words {heading}\n- {bullet} [@letter]\n").item.kind == kind


@pytest.mark.parametrize("heading", ["# Words", "# Words {.background}", "# Words {topic=x}"])
def test_no_kind_to_be_had(tmp_path: Path, heading: str) -> None:
    project = write_project(tmp_path, f"{heading}\n- a\n")
    [found] = [problem for problem in problems(project) if problem.code == "BG109"]
    assert found.message == "neither this heading nor the items below it say of what kind they are"
    assert [span.line - found.span.line for span in (found.span, *found.also)] == [0, 1]


def test_who_outside_may_have_it_is_named_where_another_is_written(tmp_path: Path) -> None:
    project = write_project(tmp_path, "# Words {.facts}\n- a [@letter]\n  - ok: yes\n")
    [found] = [problem for problem in problems(project) if problem.code == "BG114"]
    assert found.hints == ("it takes who outside may have it: public",)


def test_deeper_headings_inherit_and_replace(tmp_path: Path) -> None:
    pack = load(
        write_project(
            tmp_path,
            "# A {.gaps .say topic=one readers=internal}\n"
            "## B {.gaps .if-asked topic=two marking=tlp:green}\n- deep ^deep\n"
            "# C {.facts}\n- shallow {.draft} ^shallow\n",
            files={"water/topics.yaml": "- {id: one, title: One}\n- {id: two, title: Two}\n"},
        )
    )
    deep, shallow = item(pack, "deep"), item(pack, "shallow")
    assert (deep.item.kind, deep.item.topic) == ("gap", "two")
    assert [(scope.use, scope.marking) for scope in deep.scopes] == [
        (None, "tlp:clear"), ("say", None), ("if_asked", "tlp:green"), (None, None),
    ]  # fmt: skip
    assert [scope.readers for scope in deep.scopes][1] == {"internal": None}
    assert (shallow.item.kind, shallow.item.topic, len(shallow.scopes)) == ("fact", None, 3)


def test_a_question_has_two_tails(tmp_path: Path) -> None:
    found = first(
        tmp_path,
        "# A {.if-asked}\n"
        "- Q: Will it\n  be signed? {raise=may} ^signed\n"
        "  A: We do not\n  comment. [@letter, p. 2] {.draft .confirmed}\n"
        "  - answer.short: No comment.\n",
    ).item
    assert (found.id, found.raise_, found.text.source) == ("signed", "may", "Will it\nbe signed?")
    assert found.answer is not None
    assert (found.answer.text.source, found.answer.draft, found.answer.certainty) == (
        "We do not\ncomment.", True, "confirmed",
    )  # fmt: skip
    assert found.answer.sources[0].locator == "p. 2"
    assert found.answer.variants["short"].source == "No comment."
    assert (found.draft, found.sources) == (False, ())


@pytest.mark.parametrize(
    "body",
    [
        "# A {.gaps}\n<!-- a comment -->\n- b\n",
        "# A {.gaps}\n- b\n<!-- a\n- comment\n-->\n- c\n",
        "# A {.gaps}\n- b\n  <!-- a comment -->\n  - note: c\n",
        "# A {.gaps}\n\n\n- b\n\n\n- c\n\n",
        "# A {.gaps}\n- b\n\n  - note: c\n",
        "# A {.gaps}\n- 1991\\. The year\n",
        "# A {.gaps}\n- In 1991. The year\n",
        "# A {.gaps}\n- <b>b</b> and 2 < 3\n",
        "# A {.gaps} #\n- b\n",
        "# {.gaps}\n- b\n",
        "# A {.gaps}\n- why\\: because\n",
        "# A {.gaps}\n- Because: why\n",
        "# A {.gaps}\n  - b\n    and on\n    - note: c\n",
    ],
)
def test_reads_without_a_problem(tmp_path: Path, body: str) -> None:
    assert problems(write_project(tmp_path, body, files={"water/sources.yaml": ""})) == ()


def test_a_comment_is_no_content(tmp_path: Path) -> None:
    pack = load(write_project(tmp_path, "# A {.gaps}\n- b\n<!-- secret\n- words -->\n"))
    assert [entry.item.text.source for entry in pack.items] == ["b"]


@pytest.mark.parametrize(
    ("body", "message", "line", "words"),
    [
        ("A paragraph.\n", "'A paragraph.' belongs to no bullet", 1, "A paragraph."),
        ("# A {.gaps}\n- b\nstray {.draft}\n", "a paragraph has no place here", 3, "stray {.draft}"),
        ("# A {.gaps}\n- b ^b\nstray\n", "a paragraph has no place here", 3, "stray"),
        ("# A {.gaps}\n- b\n   too far\n", "the line is not indented as the words above it", 3, "too far"),
        ("# A {.gaps}\n- b\n\n  again\n", "a second paragraph in one item", 4, "again"),
        ("# A {.gaps}\n1. b\n", "'1.' begins a numbered list", 2, "1. b"),
        ("# A {.gaps}\n- 1991. The year\n", "'1991.' begins a numbered list", 2, "- 1991. The year"),
        ("| a | b |\n|---|---|\n", "a table", 1, "| a | b |"),
        ("***\n", "a rule", 1, "***"),
        ("> a\n", "a quote", 1, "> a"),
        ("```\na\n```\n", "a block of code", 1, "```"),
        ("    indented\n", "'indented' belongs to no bullet", 1, "indented"),
        ("Underlined\n===\n", "'Underlined' belongs to no bullet", 1, "Underlined"),
        ("[a]: https://b\n", "'[a]: https://b' belongs to no bullet", 1, "[a]: https://b"),
        ("<div>a</div>\n", "'<div>a</div>' belongs to no bullet", 1, "<div>a</div>"),
        ("* a\n", "a bullet made with '*'", 1, "* a"),
        ("# A {.gaps}\n- b\n  + c: d\n", "a bullet made with '+'", 3, "+ c: d"),
        ("# A {.gaps}\n-\tb\n", "a tab indents these words", 2, "\tb"),
        ("# A {.gaps}\n- b\n\tc\n", "a tab indents these words", 3, "\tc"),
        ("# A {.gaps}\n-\n", "a bullet without words", 2, "-"),
        ("# A {.gaps}\n- {.draft}\n", "an item without words", 2, "{.draft}"),
        ("# A {.gaps}\n- # b\n", "a heading within a bullet", 2, "- # b"),
        ("# A {.gaps}\n- - b\n", "a bullet within a bullet", 2, "- - b"),
        ("# A {.gaps}\n- note: b\n", "the field 'note' stands at the left margin", 2, "note:"),
        ("# A {.gaps}\n- b\n - note: c\n  - why: d\n", "the field 'note' stands at the left margin", 3, "note:"),
        ("# A {.gaps}\n- hi-IN.plain: b\n", "the field 'hi-IN.plain' stands at the left margin", 2, "hi-IN.plain:"),
        *(
            (f"# A {{.gaps}}\n- b\n- {name}: c\n", f"'{name}:' stands at the left margin, and reads like a field", 3, f"{name}:")
            for name in ("Instead", "rest_on", "rests on", "Hedge")
        ),
        ("# A {.gaps}\n- b\n  - c\n", "a sub-bullet without a field's name", 3, "c"),
        ("# A {.gaps}\n- b\n  - noet: c\n", "unknown field 'noet'", 3, "noet"),
        ("# A {.gaps}\n- b\n  - xq-IN: c\n", "unknown field 'xq-IN'", 3, "xq-IN"),
        ("# A {.gaps}\n- b\n  - judgement: c\n", "unknown field 'judgement'", 3, "judgement"),
        ("# A {.gaps}\n- b\n  - note:\n", "'note' has no value", 3, "note:"),
        ("# A {.gaps}\n- b\n  - note: c\n    - d: e\n", "nothing may stand under a field", 4, "- d: e"),
        ("# A {.gaps}\n- b\n  - sources: c\n", "sources are cited, not listed", 3, "sources"),
        ("# A {.gaps}\n- b\n  - note: c\n  - note: d\n", "'note' is given twice", 4, "note: d"),
        ("# A {.gaps}\n- b {.say use=avoid}\n", "'use' is given twice", 2, "use=avoid"),
        ("# A {.gaps}\n- b {.draft} {.draft}\n", "'draft' is given twice", 2, ".draft"),
        ("# A {.gaps}\n- b ^c ^d\n", "'id' is given twice", 2, "d"),
        ("# A {.gaps}\n- b {.must}\n  - must: true\n", "'must' is given twice", 3, "must: true"),
        ("# A {.gaps}\n- b {.drafted}\n", "'.drafted' is not a word briefgen knows here", 2, ".drafted"),
        ("# A {.gaps}\n- b {hedges=c}\n", "unknown field 'hedges'", 2, "hedges"),
        ("# A {.gaps}\n- b {draft}\n", "'draft' cannot stand in the braces", 2, "draft"),
        ('# A {.gaps}\n- b {hedge=“may"}\n', "curly quotation marks in the braces", 2, '“may"'),
        ("# A {.gaps}\n- b {hedge=“may”}\n", "curly quotation marks in the braces", 2, "hedge=“may”"),
        ('# A {.gaps}\n- b {hedge="may}\n', "a quotation mark in the braces is not closed", 2, '"'),
        ("# A {.gaps}\n- b {}\n", "empty braces", 2, "{}"),
        ("# A {.gaps}\n- b {.draft} c\n", "the attribute group '{.draft}' stands among the words", 2, "{.draft}"),
        ("# A {.gaps}\n- b{.draft}\n", "the attribute group '{.draft}' stands among the words", 2, "{.draft}"),
        ("# A {.facts}\n- b [@letter] c\n", "a citation stands among the words", 2, "[@letter]"),
        ("# A {.gaps}\n- b ^c-d e\n", "the id '^c-d' stands among the words", 2, "^c-d"),
        ("# A {.facts}\n- b [@letter, page four]\n", "'page four' is not a locator", 2, "@letter, page four"),
        ("# A {.facts}\n- b [@letter; lead 1]\n", "'lead 1' is not a citation", 2, "lead 1"),
        ("# A {.gaps}\n- b ^Not_One\n", "'^Not_One' cannot be a name", 2, "^Not_One"),
        ("# A {.gaps}\n- b {people=c}\n", "'people' is a list", 2, "people=c"),
        ("# A {.gaps}\n- b {rank=ten}\n", "'rank' takes a number, not 'ten'", 2, "ten"),
        ("# A {.gaps}\n- b {rank=10}\n", "'rank' is too high at '10'", 2, "10"),
        ("# A {.gaps}\n- b\n  - readers: minister ten\n", "'minister ten' is not a reader", 3, "minister ten"),
        ("# A {.gaps}\n- b\n  - readers: minister 0\n", "'0' is not a rank", 3, "minister 0"),
        ("# A {.gaps}\n- b\n  - as_of: 2025-12-01T10:00\n", "'2025-12-01T10:00' has no zone", 3, "2025-12-01T10:00"),
        ("# A {.gaps}\n- b\n  - plain: c {d}\n", "'{d}' is no reference", 3, "{d}"),
        ("# A {.gaps}\n- b\n  c\n  - plain: d\n    and {e}\n", "'{e}' is no reference", 5, "{e}"),
        ("# A {.gaps .draft}\n- b\n", "'draft' does not go with a heading", 1, ".draft"),
        ("# A {.gaps} {.say}\n- b\n", "a heading takes one pair of braces", 1, "A {.gaps} {.say}"),
        ("# A {.say}\n- Q: b?\n", "a question without its answer", 2, "Q: b?"),
        ("# A {.say}\n- Q: b?\n  A: c\n  A: d\n", "this question has an answer already", 4, "A: d"),
        ("# A {.say}\n- Q: b?\n  A: c ^d\n", "the id '^d' does not go with an answer", 3, "d"),
        ("# A {.say}\n- Q: b?\n  A: c {.avoid}\n", "'.avoid' does not go with an answer", 3, ".avoid"),
        ("# A {.say}\n- Q: b?\n  A: {.draft}\n", "an answer without words", 3, "A: {.draft}"),
        ("# A {.questions}\n- b?\n", "a question that does not begin with Q:", 2, "b?"),
        ("# A {.say}\n- Q: b? {.fact .draft}\n  A: c\n", "'answer' belongs to a question, and this is a fact", 3, "c"),
        ("# A {.gaps}\n- b\n  - en-GB: c\n", "the pack is written in 'en-GB' itself", 3, "c"),
        ("# A {.facts}\n- b [@letter, lead 1.5-2]\n", "'lead 1.5-2' runs backwards", 2, "@letter, lead 1.5-2"),
        ("# A {.facts}\n- b {.draft}\n  - why: c\n", "'why' belongs to a gap, and this is a fact", 3, "why"),
        ("# A {.gaps}\n- b\n  - instead: c\n", "'instead' belongs to something not to say, and this is not marked .avoid", 3, "instead"),
        ("# A {.if-asked .gaps}\n- b {.say}\n", "'say' stands within 'if-asked'", 2, ".say"),
        ("# A {.avoid}\n## B {.background}\n- c {.gap}\n", "'background' stands within 'avoid'", 2, "B {.background}"),
        ("# A {.gaps}\n- b <!-- c -->\n", "a comment stands among the words", 2, "<!-- c -->"),
        ("# A {.facts}\n- b [@letter] {.say} ^c <!-- d -->\n", "a comment stands among the words", 2, "<!-- d -->"),
        ("# A {.facts}\n- b [@letter] <!-- d --> {.say} ^c\n", "a comment stands among the words", 2, "<!-- d -->"),
        ("# A {.facts}\n- b [@letter] ^c\n  - when: 2031-05-01 <!-- d -->\n", "a comment stands among the words", 3, "<!-- d -->"),
        ("# A {.gaps} <!-- b -->\n- c\n", "a comment stands among the words", 1, "<!-- b -->"),
        ("# A {.say}\n- Q: b?\n  A: c. [@letter] {.draft} <!-- d -->\n", "a comment stands among the words", 3, "<!-- d -->"),
        ("# A {.gaps}\n- b\n<!-- c\n", "a comment that is not closed", 3, "<!-- c"),
        ("# A {.gaps}\n<!-- c\n# B {.gaps readers=minister}\n<!-- d -->\n- b\n", "a comment that is not closed", 2, "<!-- c"),
        ("# A {.gaps}\n-\u00a0b\n", "a space from Word or a web page (U+00A0) behind the hyphen", 2, "\u00a0b"),
    ],
)  # fmt: skip
def test_refuses_with_the_place(tmp_path: Path, body: str, message: str, line: int, words: str) -> None:
    project = write_project(tmp_path, body, files={"water/sources.yaml": "" if "@" not in body else SOURCE})
    errors = [problem for problem in problems(project) if problem.severity == "error"]
    assert [problem.message for problem in errors] == [message]
    problem = errors[0]
    assert problem.span is not None
    assert (problem.span.line - FRONT_LINES, underlined(problem)) == (line, words)
    assert problem.hints


SOURCE = "- {id: letter, title: A letter, issued: 2025-12-01, citable: official, sections: {lead: Opening}}\n"


@pytest.mark.parametrize(
    "body", ["# A {.gaps}\n- b\n  <!-- c -->\n  d\n", "# A {.say}\n- Q: b?\n  <!-- c\n  c -->\n  A: d\n  - note: e\n"]
)
def test_a_comment_within_an_item_is_said_at_the_comment_and_once(tmp_path: Path, body: str) -> None:
    [found] = problems(write_project(tmp_path, body, files={"water/sources.yaml": ""}))
    assert (found.code, found.message) == ("BG106", "a comment stands among the words")
    assert found.span is not None
    assert found.span.line - FRONT_LINES == 3


def test_an_item_without_an_id_has_the_hash_of_its_words(tmp_path: Path) -> None:
    one = first(tmp_path, "# A {.gaps}\n- b\n  c\n")
    same = first(tmp_path / "other", "# Other {.gaps}\n\n- b c {.draft}\n")
    assert one.id == same.id
    assert not one.named
    assert len(one.id) == len("x-") + 10


def test_two_items_of_the_same_words_stay_two(tmp_path: Path) -> None:
    assert len({entry.id for entry in load(write_project(tmp_path, "# A {.gaps}\n- b\n- b\n")).items}) == 2


def test_every_error_has_one_cause(tmp_path: Path) -> None:
    assert only_problem(tmp_path, "# A {.gaps}\n- b\n  - rests_on: c\n- d\ne ^c\n") == (
        "a paragraph has no place here", 5, "e ^c",
    )  # fmt: skip
