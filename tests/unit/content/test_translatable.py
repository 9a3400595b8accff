"""What can be said in another language: every field that a translation has, and hashes that hold while the words do."""

import pytest
from support.written import load, write_project

from briefgen.content.front import FrontMatter
from briefgen.content.item import InOtherWords, Item, Translation
from briefgen.content.registers import Figure, Organisation, Person, Term, Topic
from briefgen.content.reviewed import translated_records
from briefgen.content.series import Exhibit, ImageExhibit, SeriesField
from briefgen.content.sources import Source
from briefgen.content.translatable import digest, digest_seen, languages, target_of, wordings
from briefgen.gate.wording import is_unreviewed

BODY = """\
# What we know {.facts}
- The sluice at Arland
  opens on Friday. [@letter, lead 1] {.scheduled} ^sluice
  - short: The sluice opens.
  - hi-IN: शुक्रवार को द्वार खुलेगा।
  - hi-IN.of: 3f2a9c41d0b7
  - hi-IN.review: A. Reader, 2031-05-02, 91bc08d2aa10
# If asked {.if-asked}
- Q: When does it open? {raise=may} ^when
  A: On Friday. {.draft}
  - rests_on: sluice
  - hi-IN: यह कब खुलेगा?
  - hi-IN.answer: शुक्रवार को।
"""
TOPICS = """\
- id: water
  title: Water
  translations:
    ru-RU: {title: Вода, of: "012345678901", review: {by: "Reader, A.", on: 2031-05-02, seen: "91bc08d2aa10"}}
"""


def written(folder, body=BODY, topics=TOPICS):
    return load(write_project(folder, body, files={"water/topics.yaml": topics}))


def of(pack, tag, id_):
    return {one.field: one for one in wordings(pack, tag) if one.id == id_}


def test_each_wording_has_its_translation_and_both_have_their_places(tmp_path):
    found = of(written(tmp_path), "hi-IN", "sluice")
    assert {field: (one.source, one.words) for field, one in found.items()} == {
        "text": ("The sluice at Arland opens on Friday.", "शुक्रवार को द्वार खुलेगा।"),
        "short": ("The sluice opens.", None),
    }
    lines = (tmp_path / "content/water/pack.md").read_text(encoding="utf-8").splitlines()
    text, short = found["text"].at, found["short"].at
    assert "The sluice at Arland" in lines[text.span.line - 1]
    assert "शुक्रवार" in lines[text.target_span.line - 1]
    assert short.target_span is None
    assert short.target == ("translations", "hi-IN", "short")


def test_a_hash_is_read_in_either_face(tmp_path):
    pack = written(tmp_path)
    [sluice, _] = pack.items
    hindi = sluice.item.translations["hi-IN"]
    russian = pack.registers.topics["water"].translations["ru-RU"]
    assert (hindi.of, hindi.review.seen) == ("3f2a9c41d0b7", "91bc08d2aa10")
    assert (russian.of, russian.review.by, russian.review.seen) == ("012345678901", "Reader, A.", "91bc08d2aa10")


def test_the_front_matter_comes_first_and_the_items_before_the_registers(tmp_path):
    held = [one.register for one in wordings(written(tmp_path), "hi-IN")]
    assert list(dict.fromkeys(held)) == ["pack", "items", "topics"]


def test_every_language_of_the_pack_is_known(tmp_path):
    assert languages(written(tmp_path)) == ("hi-IN", "ru-RU")


@pytest.mark.parametrize(
    "model", [Item, FrontMatter, Source, Person, Organisation, Term, Topic, Figure, SeriesField, Exhibit, ImageExhibit]
)
def test_whatever_a_translation_can_say_is_among_the_wordings(model):
    """A field that joins a translation has to be told to translators, and to be under its hash."""
    translation = model.model_fields["translations"].annotation.__args__[1]
    known = set(fields_of(model))
    wanted = set(translation.model_fields) - set(InOtherWords.model_fields)
    assert {name for name in wanted if name not in known} == set()


def fields_of(model):
    from briefgen.content import translatable as module

    if model is Item:
        return {path[-1] for path in (target_of("items", field, "x") for field, _ in module._OF_ITEMS)} | {
            "answer_variants"
        } & set(Translation.model_fields)
    if model is FrontMatter:
        return {"title", "short", "titles", "document"}
    if model is SeriesField:
        return {"title", "unit"}
    register = {
        Source: "sources", Person: "people", Organisation: "organisations", Term: "terms", Topic: "topics",
        Figure: "figures", Exhibit: "exhibits", ImageExhibit: "exhibits",
    }[model]  # fmt: skip
    return {*module._OF_ENTRIES[register], "words"}


def test_comments_lines_and_order_are_no_words(tmp_path):
    other = (
        BODY.replace("The sluice at Arland\n  opens", "The   sluice at Arland opens")
        .replace("  - short: The sluice opens.\n", "")
        .replace("  - hi-IN: श", "  - short: The sluice opens.\n  - hi-IN: श")
    )
    other = "<!-- for the desk -->\n" + other.replace("{.scheduled} ^sluice", "^sluice {.scheduled}")
    assert other != BODY
    first, second = (
        of(written(tmp_path / name, body), "hi-IN", "sluice") for name, body in (("a", BODY), ("b", other))
    )
    assert digest(first.values()) == digest(reversed(second.values()))
    assert digest_seen(first.values()) == digest_seen(reversed(second.values()))


@pytest.mark.parametrize(
    ("old", "new", "of_source"),
    [("opens on Friday", "opens on Monday", True), ("शुक्रवार को द्वार", "सोमवार को द्वार", False)],
)
def test_a_word_that_changes_changes_the_hash(tmp_path, old, new, of_source):
    first, second = (
        of(written(tmp_path / name, body), "hi-IN", "sluice").values()
        for name, body in (("a", BODY), ("b", BODY.replace(old, new)))
    )
    assert (digest(first) != digest(second)) is of_source
    assert digest_seen(first) != digest_seen(second)


def test_what_is_not_translated_is_not_under_the_hash_of_what_was_seen(tmp_path):
    first, second = (
        of(written(tmp_path / name, body), "hi-IN", "sluice").values()
        for name, body in (("a", BODY), ("b", BODY.replace("The sluice opens.", "It opens.")))
    )
    assert digest_seen(first) == digest_seen(second)


def test_words_of_the_house_are_not_the_packs(tmp_path):
    house = {"house.yaml": "document: {contact: desk@house.example}\n", "water/topics.yaml": TOPICS}
    pack = load(write_project(tmp_path, BODY, files=house))
    assert "document.contact" not in of(pack, "hi-IN", "")
    assert pack.front.document.contact == "desk@house.example"


SERIES = """\
- id: flows
  title: For the desk
  sources: [{source: letter}]
  rows: [{place: Tarrow, tonnes: 4}]
  fields:
    - name: place
      type: text
      title: Place
      translations:
        hi-IN: {title: स्थान, of: "000000000000"}
    - name: tonnes
      type: number
      title: Tonnes
      translations:
        hi-IN: {title: टन}
"""


def test_a_column_is_stale_by_itself(tmp_path):
    files = {"water/series.yaml": SERIES, "water/topics.yaml": TOPICS}
    pack = load(write_project(tmp_path, BODY, files=files))
    flows = [one for one in translated_records(pack, "hi-IN") if one.register == "series"]
    assert [(one.column, one.standing) for one in flows] == [("place", "stale"), ("tonnes", "unreviewed")]
    assert pack.outdated["series", "flows", "place"] == {"hi-IN"}
    assert ("series", "flows", "tonnes") not in pack.outdated


def test_what_is_stale_needs_a_review_again(tmp_path):
    """The gate, and so the mark DRAFT, takes a stale translation for one that nobody has reviewed."""
    pack = written(tmp_path)
    assert pack.outdated["items", "sluice"] == {"hi-IN"}
    translations = dict(pack.items[0].item.translations)
    assert translations["hi-IN"].review is not None
    served = {"language": "hi-IN", "home": "en-GB"}
    assert is_unreviewed(translations, outdated={"hi-IN"}, **served)
    assert not is_unreviewed(translations, **served)
    assert not is_unreviewed(translations, outdated={"hi-IN"}, language="en-IN", home="en-GB")
