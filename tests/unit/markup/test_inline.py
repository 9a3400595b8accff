"""Inline markup: what it says, where it stands, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.markup.inline import InlineFault, parse_inlines
from briefgen.markup.nodes import Emphasis, Inline, Link, Marked, Reference, Strong, Words
from briefgen.markup.plain import plain, references

PIECES = ["**", "*", "_", "`", "[", "](", "https://a.org", ")", "{person:a-b}", "{", "}", "\\", " ", "\n", "word", "&amp;",
          "^id", "[@", "<", ">", "!", "<!--", "é", "नमस्ते", "{figure:x.y}", "<b>", ":", "]"]  # fmt: skip
sources = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=40)


@pytest.mark.parametrize(
    ("source", "inlines"),
    [
        ("plain words", (Words(text="plain words", at=0),)),
        ("", ()),
        ("a **b** c", (Words(text="a ", at=0), Strong(children=(Words(text="b", at=4),), at=2), Words(text=" c", at=7))),
        ("*b*", (Emphasis(children=(Words(text="b", at=1),), at=0),)),
        ("see [it](https://a.org)", (Words(text="see ", at=0), Link(url="https://a.org", children=(Words(text="it", at=5),), at=4))),
        ("{figure:trade.value}", (Reference(kind="figure", id="trade", form="value", at=0),)),
        ("two\n  lines", (Words(text="two lines", at=0),)),
        (r"\{not:this\}", (Words(text="{not:this}", at=0),)),
        ("a <b>c</b>", (Words(text="a <b>c</b>", at=0),)),
        ("<ftp:a> at b@c", (Words(text="<ftp:a> at b@c", at=0),)),
        ("<https://a.org>", (Link(url="https://a.org", children=(Words(text="https://a.org", at=1),), at=0),)),
        ("2 ^ 3", (Words(text="2 ^ 3", at=0),)),
        ("Q&amp;A", (Words(text="Q&A", at=0),)),
        ("[sic] he said", (Words(text="[sic] he said", at=0),)),
    ],
)  # fmt: skip
def test_says(source: str, inlines: tuple[Inline, ...]) -> None:
    assert parse_inlines(source).inlines == inlines


def test_nests_with_offsets() -> None:
    [strong] = parse_inlines("**a *b* {term:x}**").inlines
    assert isinstance(strong, Strong)
    assert [(type(child).__name__, child.at) for child in strong.children] == [
        ("Words", 2), ("Emphasis", 4), ("Words", 7), ("Reference", 8),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "message", "at_fault"),
    [
        ("a {.draft} b", "the attribute group '{.draft}' stands among the words", "{.draft}"),
        ("a {topic=x} b", "the attribute group '{topic=x}' stands among the words", "{topic=x}"),
        ("a {b} c", "'{b}' is no reference", "{b}"),
        ("a { b", "'{' is no reference", "{"),
        ("a } b", "a closing brace without its opening", "}"),
        ("{persn:a}", "unknown kind of reference 'persn'", "{persn:a}"),
        ("a [@src, p. 1] b", "a citation stands among the words", "[@src, p. 1]"),
        ("a ^some-id b", "the id '^some-id' stands among the words", "^some-id"),
        ("`{person:a}`", "a reference stands in code", "`{person:a}`"),
        ("[a](https://b/{person:c})", "a reference stands in a link's address or title", "{person:c}"),
        ('[a](https://b "{person:c}")', "a reference stands in a link's address or title", "{person:c}"),
        ("[a](javascript:b)", "'[a](javascript:b)' is not a link", "[a](javascript:b)"),
        ("[a](../b)", "a link to '../b', which is not a whole address", "(../b)"),
        ("a [b] (https://c) d", "a space parts the words of a link from its address", "[b] (https://c)"),
        ("a (b)[https://c] d", "a link with its words in round brackets, and its address in square ones", "(b)[https://c]"),
        ("a <!-- b --> c", "a comment stands among the words", "<!-- b -->"),
        ("![a](b.png)", "an image stands among the words", "![a](b.png)"),
        ("a\\\nb", "a forced line break", "\\"),
    ],
)  # fmt: skip
def test_refuses_with_the_place(source: str, message: str, at_fault: str) -> None:
    with pytest.raises(InlineFault) as caught:
        parse_inlines(source)
    fault = caught.value
    assert (fault.message, source[fault.at : fault.end]) == (message, at_fault)
    assert fault.hint


def test_offers_the_nearest_kind() -> None:
    with pytest.raises(InlineFault) as caught:
        parse_inlines("{persn:a-b}")
    assert caught.value.hint == "did you mean {person:a-b}"


def test_refuses_markup_without_end_in_depth() -> None:
    with pytest.raises(InlineFault, match="too deep"):
        parse_inlines("*" * 400 + "x" + "*" * 400)


@given(sources)
def test_gives_inlines_or_a_fault_within_the_source(source: str) -> None:
    try:
        found: Marked | InlineFault = parse_inlines(source)
    except InlineFault as fault:
        found = fault
    if isinstance(found, Marked):
        assert found.source == source
    else:
        assert 0 <= found.at < found.end <= len(source)
        assert found.message
        assert found.hint


@given(sources)
def test_every_reference_stands_where_it_says(source: str) -> None:
    try:
        marked = parse_inlines(source)
    except InlineFault:
        return
    for reference in references(marked.inlines):
        assert source.startswith(f"{{{reference.kind}:{reference.id}", reference.at)


@given(st.text(alphabet="abc xyz.,;'()", max_size=30))
def test_words_without_markup_are_kept(source: str) -> None:
    assert plain(parse_inlines(source).inlines) == source


def words_of(inlines: tuple[Inline, ...]) -> list[Words]:
    found = []
    for inline in inlines:
        match inline:
            case Words():
                found.append(inline)
            case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                found.extend(words_of(children))
    return found


@given(
    st.lists(st.sampled_from(["**", "*", "a", "b ", " c", "{term:x}", "[t](https://a.org)"]), max_size=12).map("".join)
)
def test_words_begin_where_they_say(source: str) -> None:
    for words in words_of(parse_inlines(source).inlines):
        assert source.startswith(words.text[:1], words.at)
