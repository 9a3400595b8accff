from briefgen.markup.inline import parse_inlines
from briefgen.markup.plain import plain, references

SOURCE = "Talks with **{person:a.short}** on [the *deal*](https://a.org) and {term:b}"


def test_plain_leaves_markup_out() -> None:
    assert plain(parse_inlines(SOURCE).inlines) == "Talks with {person:a.short} on the deal and {term:b}"


def test_references_stand_in_reading_order() -> None:
    assert [reference.id for reference in references(parse_inlines(SOURCE).inlines)] == ["a", "b"]
