"""From one face to the other and back: the same items, the same comments, one form of each that stays as it is."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.authoring.faces.markdown import markdown_text, read_markdown
from briefgen.authoring.faces.parts import Face
from briefgen.authoring.faces.yaml import items_text, read_items
from briefgen.content.item import Item
from briefgen.content.lists import KIND_OF_LIST
from briefgen.content.vocabulary import KINDS, VARIANTS
from briefgen.content.words import FIELD, paragraph_fault, run_of, statement_fault
from briefgen.content.written import Section, WrittenFile, WrittenHeading
from briefgen.located.positions import Located, Positions, ValuePlace
from briefgen.located.validate import validate
from briefgen.located.yaml import parse_yaml
from briefgen.markup.inline import InlineFault, parse_inlines

AROUND = Section(scopes=())
YAML, MARKDOWN = Path("water.yaml"), Path("water.md")
FRAGMENTS = (
    "talks", "बाँध", "Ω", "open,", "“so”", '"so"', "it's", "a\\,b", "`code`", "`", "*so*", "**so**", "1.", "1991\\.", "-", "–", "#",
    "#1", "note:", "Q:", "A:", "…", "(x)", "[x](https://x.org)", "{term:eu}", "\\{", "{date:a}.", "^", "no", "true", "5", "~", "|",
    "> so", "so.", "end-of-it", "&", "%", "!", "?", "@", "x=y", "a: b", ":", ",", "'", "<b>", "\\", "e.g.",
)  # fmt: skip
IDS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4})?", fullmatch=True)
DAYS = st.dates().map(lambda day: f"{max(day.year, 1000)}-{day.month:02}-{min(day.day, 28):02}")
MOMENT = "2031-05-03T18:00+05:30"
READERS = st.one_of(
    st.lists(st.sampled_from(("minister", "desk 2", "public 9")), min_size=1, max_size=3, unique=True),
    st.just("minister 1, desk"),
    st.just({"minister": 1, "desk": 5}),
)
CERTAINTIES = st.sampled_from(("disputed", "reported", "confirmed", "possible", "expected", "scheduled"))
USES = st.sampled_from(("say", "if_asked", "background", "avoid"))


def can_be_said(words: str, *, question: bool | None) -> bool:
    """Tell whether either face takes the words: of a field, or, with *question*, of an item."""
    run = run_of(words, ValuePlace(path=YAML, line=1, column=1))
    fault = paragraph_fault(run, FIELD) if question is None else statement_fault(run, question=question)
    try:
        parse_inlines(run.text)
    except InlineFault:
        return False
    return fault is None and run.text == words


def drawn(holds: Callable[[str], bool]) -> st.SearchStrategy[str]:
    """Return words of the fragments that *holds* takes; drawn at once, for most of them are refused."""
    source = Random(7)
    found: list[str] = []
    while len(found) < 300:
        text = source.choice(FRAGMENTS)
        for _ in range(source.randrange(5)):
            text += source.choice((" ", " ", "\n")) + source.choice(FRAGMENTS)
        if holds(text):
            found.append(text)
    return st.sampled_from(found)


STATEMENTS = drawn(lambda text: can_be_said(text, question=False))
QUESTIONS = drawn(lambda text: can_be_said(text, question=True))
MARKED = drawn(lambda text: can_be_said(text, question=None))
LISTED = drawn(lambda text: can_be_said(text, question=None) and not text.endswith("\\"))
PLAIN = drawn(lambda text: "{" not in text)
TRANSLATION = st.fixed_dictionaries(
    {"text": MARKED},
    optional={
        **dict.fromkeys(("plain", "short", "clause", "spoken", "answer", "instead", "why", "reasons"), MARKED),
        "pros": st.lists(LISTED, min_size=1, max_size=2),
        "answer_variants": st.dictionaries(st.sampled_from(VARIANTS), MARKED, min_size=1, max_size=2),
        "of": st.sampled_from(("3f2a9c41d0b7", "012345678901", "12345678e901")),
        "review": st.sampled_from(
            (
                "A. Name, 2031-05-02",
                {"by": "A, B", "on": "2031-05-02"},
                {"by": "A", "on": "2031-05-02", "seen": "91bc08d2aa10"},
            )
        ),
    },
)
SOURCES = st.lists(
    st.sampled_from(("letter", "letter, p. 4", {"source": "letter", "locator": "lead 1.2-3"})), min_size=1, max_size=2
)
ANSWER = st.one_of(
    QUESTIONS,
    st.fixed_dictionaries(
        {"text": QUESTIONS},
        optional={
            "certainty": CERTAINTIES,
            "hedge": PLAIN,
            "draft": st.booleans(),
            "sources": SOURCES,
            "rests_on": st.lists(IDS, min_size=1, max_size=2),
            "variants": st.dictionaries(st.sampled_from(VARIANTS), MARKED, min_size=1, max_size=2),
        },
    ),
)
FIELDS: dict[str, Any] = {
    "id": IDS,
    "certainty": CERTAINTIES,
    "state": st.sampled_from(("current", "overtaken", "retracted")),
    "use": USES,
    **dict.fromkeys(("must", "draft"), st.booleans()),
    **dict.fromkeys(("hedge", "note", "who"), PLAIN),
    **dict.fromkeys(("topic", "said_by", "figure", "decider"), IDS),
    **dict.fromkeys(
        ("rests_on", "needs", "conflicts_with", "supersedes", "people", "options"), st.lists(IDS, max_size=2)
    ),
    **dict.fromkeys(("instead", "why"), MARKED),
    **dict.fromkeys(("pros", "cons"), st.lists(LISTED, min_size=1, max_size=3)),
    **dict.fromkeys(("check_on", "due"), DAYS),
    **dict.fromkeys(("as_of", "valid_until", "embargo_until"), st.just(MOMENT)),
    "when": st.sampled_from(("2031-06", "2031-06-02", "2031-06-01/2031-06-03", 2031, MOMENT)),
    "raise": st.sampled_from(("will", "may", "unlikely")),
    "marking": st.sampled_from(("tlp:green", "tlp:amber-strict")),
    "sources": SOURCES,
    "variants": st.dictionaries(st.sampled_from(VARIANTS), MARKED, min_size=1, max_size=3),
    "translations": st.dictionaries(st.sampled_from(("hi-IN", "ru-RU")), MARKED | TRANSLATION, max_size=2),
    "judgement": st.fixed_dictionaries(
        {"author": st.just("Policy unit"), "on": DAYS, "scale": IDS, "band": st.just("likely"), "reasons": MARKED},
        optional={"range": st.just("60-70"), "confidence": st.just("low")},
    ),
    "readers": READERS,
    "rank": st.integers(1, 9),
    "ok": st.lists(st.sampled_from(("public", "parliament")), max_size=2, unique=True),
    "allow": st.dictionaries(st.sampled_from(("BG405", "BG535")), PLAIN, max_size=2),
    "verb": st.sampled_from(("agree", "note")),
    "action": st.fixed_dictionaries({"who": PLAIN}, optional={"by": DAYS}),
}
STATEMENT = st.fixed_dictionaries({"text": STATEMENTS}, optional={**FIELDS, "kind": st.sampled_from([*KINDS][:10])})
KINDED = st.fixed_dictionaries({"text": STATEMENTS, "kind": st.sampled_from([*KINDS][:10])}, optional=FIELDS)
QUESTION = st.fixed_dictionaries({"text": QUESTIONS, "answer": ANSWER}, optional=FIELDS)
SAID = {"topic": IDS, "readers": READERS, "marking": st.just("tlp:green"), "use": USES}
HEADINGS = st.sampled_from(("What we know", "हम क्या जानते हैं", "A, b: c", "1. One", "- dash", "'quoted'", "yes"))


def section(inner: st.SearchStrategy[Any] | None) -> st.SearchStrategy[Any]:
    lists: dict[str, Any] = {
        name: st.lists(STATEMENT | QUESTION, max_size=2) for name in ("facts", "gaps", "claims", "lines")
    }
    held = (
        lists | {"items": st.lists(KINDED | QUESTION, max_size=2)} | ({"sections": inner} if inner is not None else {})
    )
    return st.fixed_dictionaries(
        {}, optional={"heading": HEADINGS, "kind": st.sampled_from(("fact", "gap"))} | SAID | held
    )


SECTIONS = st.lists(section(st.lists(section(None), max_size=1)), min_size=1, max_size=2)
FILES = st.fixed_dictionaries(
    {"sections": SECTIONS},
    optional={"items": st.lists(KINDED | QUESTION, max_size=1), "questions": st.lists(QUESTION, max_size=1),
              "facts": st.lists(STATEMENT, min_size=1, max_size=2)},
)  # fmt: skip


class Dumper(yaml.SafeDumper):
    """Another's writer, with words on one line, so that comments may stand between any two."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def words(dumper: Dumper, data: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style='"')


Dumper.add_representer(str, words)
REMARKS = st.lists(
    st.tuples(
        st.integers(0, 200),
        st.integers(0, 7).map(lambda steps: 2 * steps),
        st.lists(
            st.sampled_from(("ask the port", "", "a --> b", "{.say}", "  indented", "note: x", "Ω -- #", "- x", "\tx")),
            min_size=1,
            max_size=3,
        ),
    )
)
"""Line, column and lines of a comment."""


Remark = tuple[int, int, list[str]]


def with_remarks(text: str, remarks: list[Remark]) -> str:
    """Return the text with comments between its lines, each apart from the next."""
    lines = [[line] for line in text.rstrip("\n").split("\n")]
    for at, column, remark in remarks:
        lines.insert(at % (len(lines) + 1), ["", *(f"{' ' * column}# {line}".rstrip() for line in remark)])
    return "\n".join(line for each in lines for line in each) + "\n"


def from_yaml(text: str) -> tuple[WrittenFile, Face]:
    found = read_items(parse_yaml(text, YAML), text, AROUND)
    assert found[0].problems == ()
    return found


def from_markdown(text: str) -> tuple[WrittenFile, Face]:
    found = read_markdown(text, MARKDOWN, AROUND)
    assert found[0].problems == ()
    return found


def said(written: WrittenFile) -> list[Any]:
    """Return all that a file says, with what holds around each item, and no place."""
    found: list[Any] = []
    for part in written.parts:
        around = [(scope.readers, scope.marking, scope.use) for scope in part.scopes]
        held = [scope for scope in around if any(scope)]
        if isinstance(part, WrittenHeading):
            found.append((part.words, part.fields, held))
        else:
            places = {**part.places, (): ValuePlace(path=YAML, line=1, column=1)}
            found.append((validate(Item, Located(data=part.data, positions=Positions(places))), held))
    return found


def remarks_of(face: Face) -> list[tuple[Counter[tuple[str, ...]], list[tuple[str, ...]]]]:
    """Return the comments of each part, above it or within, and below it; and last those at the end."""
    found = []
    for part in face.parts:
        within = [*part.before, *(each for held in part.inside.values() for each in held)]
        found.append((Counter(map(told, within)), [*map(told, part.below)]))
    return [*found, (Counter(map(told, face.after)), [])]


def told(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.replace("-->", "-- >").rstrip() for line in lines)


@settings(max_examples=40, deadline=None)
@given(FILES, REMARKS)
def test_a_file_is_the_same_in_both_faces(data: dict[str, Any], remarks: list[Remark]) -> None:
    dumped = yaml.dump(data, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=100_000)
    first, face = from_yaml(with_remarks(dumped, remarks))
    markdown = markdown_text(face)
    second, back = from_markdown(markdown)
    assert said(second) == said(first)
    assert remarks_of(back) == remarks_of(face)
    assert sum((above + Counter(below) for above, below in remarks_of(face)), Counter()) == Counter(
        told(lines) for _, _, lines in remarks
    )
    assert markdown_text(back) == markdown

    items = items_text(back)
    third, again = from_yaml(items)
    assert said(third) == said(first)
    assert remarks_of(again) == remarks_of(back)
    assert items_text(again) == items
    assert markdown_text(again) == markdown


def test_every_list_and_kind_has_a_strategy() -> None:
    assert {"facts", "gaps", "claims", "lines", "items"} <= set(KIND_OF_LIST)
    assert set(FIELDS) | {"text", "kind", "answer"} == {
        field.alias or name for name, field in Item.model_fields.items()
    }
