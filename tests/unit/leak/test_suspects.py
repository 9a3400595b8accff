"""What is looked for, and what explains that it is there: small packs, one reader who may see one item and not the other."""

import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from babel import Locale as Cldr
from babel.numbers import format_decimal
from PIL import Image, ImageCms
from support.packs import access, figure, front, item, pack, person, policy, scheme, source, term

from briefgen.document.figures import Pixels
from briefgen.leak.check import Question, leak_check
from briefgen.leak.pictures import pixel_mark
from briefgen.leak.suspects import Evidence
from briefgen.locale.load import locale_tags
from briefgen.resources import templates_root

OPEN, SHUT = {"desk": None, "post": None}, {"desk": None}
HOUSE = (templates_root(),)
POLICY = policy({"desk": access(), "post": access()}, {}, (scheme("tlp", "clear", "green", "amber", "red"),))


def state(said: str, *items, templates=HOUSE, **registers) -> str:
    """Return what the check says of a file for the post in which *said* stands."""
    whole = pack(*items, front=front(readers=OPEN, marking="tlp:clear"), **registers)
    evidence = Evidence(pack=whole, policy=POLICY, templates=templates)
    question = Question(evidence=evidence, audience="post", moment=whole.front.as_of)
    return leak_check({"json": json.dumps([{"text": said}], ensure_ascii=False).encode()}, question).state


def seen(text: str = "Nothing to be said of that.", name: str = "seen"):
    return item(name, text, readers=OPEN, use="say")


def unseen(text: str, **fields):
    return item("unseen", text, readers=SHUT, use="say", **fields)


@pytest.mark.parametrize(
    ("withheld", "said"),
    [
        ("The ferry will stop at noon tomorrow.", "We hear: FERRY WILL STOP AT noon."),
        ("नौका कल दोपहर से नहीं चलेगी।", "खबर है कि नौका कल दोपहर से बंद है"),
        ("They spoke with Marren about it.", "Marren left early."),
        ("The GZ-77 was seen there.", "So it was a GZ‑77."),
        ("It would cost 4,321 crowns.", "It came to ४,३२१."),
        ("It would cost 5.5 million.", "Worth 5.5 million, they say."),
        ("See [it](https://example.org/the-quiet-side-letter).", "https://example.org/the-quiet-side-letter"),
    ],
)
def test_words_names_codes_and_numbers_of_what_is_withheld_are_leaks(withheld, said):
    assert state(said, seen(), unseen(withheld)) == "leak"
    assert state("Nothing to be said of that.", seen(), unseen(withheld)) == "clean"


DIGITS = {"ASCII": 0x30, "Devanagari": 0x966, "Arabic-Indic": 0x660, "Persian": 0x6F0, "Bengali": 0x9E6}


@pytest.mark.parametrize("first", DIGITS.values(), ids=DIGITS)
@pytest.mark.parametrize("said", ["7654321", "7,654,321", "76,54,321", "7\u00a0654\u00a0321", "7٬654٬321"])
def test_a_number_is_known_in_every_script_and_grouping(first, said):
    said = said.translate({0x30 + digit: chr(first + digit) for digit in range(10)})
    assert state(f"({said})", seen(), unseen("They paid 7,654,321 crowns.")) == "leak"
    assert state(f"({said})", seen("It came to 76,54,321."), unseen("They paid 7,654,321 crowns.")) == "clean"


@pytest.mark.parametrize("tag", locale_tags((templates_root(),)))
@pytest.mark.parametrize("first", DIGITS.values(), ids=DIGITS)
def test_a_figure_is_known_as_each_language_writes_it(tag, first):
    for value in (Decimal(7654321), Decimal("68.71")):
        said = format_decimal(value, locale=Cldr.parse(tag, sep="-"))
        said = said.translate({0x30 + digit: chr(first + digit) for digit in range(10)})
        figures = [figure("fee", value, unit="crowns")]
        assert state(f"({said})", seen(), unseen("{figure:fee}"), figures=figures) == "leak"


@pytest.mark.parametrize("said", ["5.5 crore", "५.५ करोड़", "5,5\u00a0кроров", "५.५ करोड़ रुपये", "5.5 रुपये", "٥٫٥ crore"])
def test_a_short_number_is_known_by_what_it_counts_in_every_language(said):
    figures = [figure("fee", Decimal("5.5"), scale="crore", currency="INR")]
    assert state(f"It is {said}.", seen(), unseen("{figure:fee}"), figures=figures) == "leak"
    assert state(f"It is {said}.", seen("{figure:fee}"), figures=figures) == "clean"


def beside(tmp_path, name: str, content: bytes, said: str, shown: str = "Nothing to be said of that.", **pack_) -> str:
    """Return what the check says of *said*, where a file of the pack has *content*, and one item is *shown*."""
    return report_beside(tmp_path, name, content, said, shown, **pack_).state


def report_beside(tmp_path, name, content, said, shown, *, language="en-GB", **registers):
    path = tmp_path / name
    path.write_bytes(content)
    whole = pack(seen(shown), front=front(readers=OPEN, marking="tlp:clear", language=language), **registers)
    evidence = Evidence(pack=replace(whole, inputs=(path,)), policy=POLICY, templates=(templates_root(),))
    question = Question(evidence=evidence, audience="desk", moment=whole.front.as_of)
    return leak_check({"json": json.dumps([said], ensure_ascii=False).encode()}, question)


LEVEL = {"unit": "%", "approximate": True}


@pytest.mark.parametrize(
    ("language", "fields", "shown", "said"),
    [
        (
            "en-GB",
            LEVEL,
            "Traffic fell to {figure:level} of its old level.",
            "Traffic fell to about 25% of its old level.",
        ),
        ("hi-IN", LEVEL, "यातायात घटकर {figure:level} रह गया है।", "यातायात घटकर लगभग 25% रह गया है।"),
        (
            "ru-RU",
            LEVEL,
            "Движение упало, осталось {figure:level} от него.",
            "Движение упало, осталось около 25 % от него.",
        ),
        (
            "en-GB",
            {"value": None, "low": Decimal(25), "high": Decimal(30), "unit": "boats"},
            "Each day {figure:level} go by here.",
            "Each day 25 to 30 boats go by here.",
        ),
    ],
)
def test_the_words_that_a_figure_brings_are_the_items_own(language, fields, shown, said, tmp_path):
    """Not of a comment that says the same, as the command that begins a pack writes one."""
    comment = f"<!-- {said} -->\n".encode()
    figures = [figure("level", **{"value": Decimal(25), **fields})]
    assert beside(tmp_path, "facts.md", comment, said, shown, language=language, figures=figures) == "clean"
    assert beside(tmp_path, "facts.md", comment, said, "Nothing.", language=language, figures=figures) == "leak"


def test_a_comments_words_come_with_what_can_be_done_about_them(tmp_path):
    [found] = report_beside(
        tmp_path, "a.md", b"<!-- the quay has sunk again -->\n", "the quay has sunk", "x"
    ).diagnostics
    assert found.hints[0].startswith("delete the comment or heading, or say it in other words")


def photographed(coding: str) -> bytes:
    file = io.BytesIO()
    image = Image.new("RGB", (8, 8))
    taken = image.getexif()
    taken[0x010E] = "Handed over behind the harbour office, GZ-77"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(file, coding, exif=taken, icc_profile=profile)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("facts.md", b"# Handed over behind the harbour office GZ-77 {.facts .say}\n"),
        ("facts.md", b"<!-- handed over behind the\n harbour office: GZ-77 -->\n"),
        ("people.yaml", b"# handed over behind the harbour office GZ-77\n"),
        ("quay.png", photographed("PNG")),
        ("quay.JPG", photographed("JPEG")),
    ],
    ids=["a heading", "a comment", "a remark", "a PNG", "a JPEG"],
)
def test_what_stands_beside_the_content_is_withheld_from_everybody(tmp_path, name, content):
    assert beside(tmp_path, name, content, "It was handed over behind the harbour.") == "leak"
    assert beside(tmp_path, name, content, "It was GZ-77.") == "leak"
    assert beside(tmp_path, name, content, "sRGB built-in, no copyright, use freely") == "clean"


def test_what_a_cleared_item_says_too_is_none():
    assert (
        state(
            "The ferry will stop at noon.",
            seen("So the ferry will stop at noon."),
            unseen("The ferry will stop at noon."),
        )
        == "clean"
    )


def test_what_a_cleared_item_says_by_a_reference_is_none():
    people = [person("ilse", name="Ilse Marren", short="Captain Marren")]
    items = (seen("Then {person:ilse} went home."), unseen("Then Ilse Marren went home."))
    assert state("Then Ilse Marren went home.", *items, people=people) == "clean"


def test_a_phrase_of_the_house_is_none():
    assert (
        state("For information: no decision is asked.", seen(), unseen("For information: no decision is asked."))
        == "clean"
    )


@pytest.mark.parametrize("foot", ["Page 1 of 2", "Страница 1 из 2"])
def test_the_number_of_a_page_is_none(foot):
    withheld = unseen("It is in part 1 of the Act, or 1 из 9.")
    assert state(foot, seen(), withheld) == "clean"
    assert state("It is in part 1 of the Act.", seen(), withheld) == "leak"


def test_a_comment_in_a_template_explains_nothing(tmp_path):
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "en-GB.yaml").write_text(
        "# as in: the ferry will stop at noon\nstrings:\n  lead: what we know of it\n"
    )
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials" / "a.md.j2").write_text("{# the ferry will stop at noon #}\n# what it comes down to\n")
    roots = (tmp_path, templates_root())
    for said, found in (
        ("the ferry will stop at noon", "leak"),
        ("what we know of it", "clean"),
        ("what it comes down to", "clean"),
    ):
        assert state(said, seen(), unseen(f"So {said}."), templates=roots) == found


def test_two_cleared_phrases_beside_each_other_are_none_but_one_of_them_is_not_enough():
    withheld = unseen("There the talks end harbour fees rise.")
    assert (
        state(
            "the talks end. Harbour fees rise.",
            seen("Soon the talks end."),
            seen("Harbour fees rise.", "other"),
            withheld,
        )
        == "clean"
    )
    assert (
        state(
            "the talks end harbour fees rise",
            seen("Soon the talks end."),
            seen("Harbour fees rise.", "other"),
            withheld,
        )
        == "leak"
    )
    assert state("the talks end. Harbour fees rise.", seen("Soon the talks end."), withheld) == "leak"


@pytest.mark.parametrize(
    "fields",
    [
        {"note": "Ask the port about it quietly"},
        {"variants": {"short": "Ask the port about it quietly"}},
        {"translations": {"hi-IN": {"text": "Ask the port about it quietly"}}},
    ],
)
def test_every_field_of_a_withheld_item_counts(fields):
    assert state("So ask the port about it.", seen(), unseen("Nothing.", **fields)) == "leak"


def test_a_desk_note_is_withheld_from_everybody():
    assert (
        state(
            "So ask the port about it.", item("seen", "Nothing.", readers=OPEN, use="say", note="Ask the port about it")
        )
        == "leak"
    )


def test_entries_that_only_what_is_withheld_uses_are_withheld():
    registers = {
        "people": [person("ilse", name="Ilse Marren")],
        "terms": [term("gzk", short="GZK", expansion="Grey Zone Kit")],
        "figures": [figure("fee", value=Decimal(4321), unit="crowns")],
        "sources": [source("cable", title="Cable from the port of Senna", note="Handed over in a car park")],
    }
    withheld = unseen("{person:ilse}, {term:gzk}, {figure:fee}", sources=({"source": "cable"},))
    for said in ("Ilse Marren", "Marren", "GZK", "Grey Zone Kit", "4,321", "cable from the port", "over in a car park"):
        assert state(f"So: {said}.", seen(), withheld, **registers) == "leak", said
    used = seen("{person:ilse}, {term:gzk}, {figure:fee}")
    assert state("So: Ilse Marren, GZK, 4,321.", used, **registers) == "clean"


def test_a_public_form_is_for_everybody():
    people = [person("ilse", name="Ilse Marren", public_form="an Official of Rank", readers=SHUT)]
    assert state("So: an Official of Rank.", seen("So: {person:ilse}."), people=people) == "clean"
    assert state("So: Ilse Marren.", seen("So: {person:ilse}."), people=people) == "leak"


def picture(shade: int, coding: str) -> Pixels:
    file = io.BytesIO()
    image = Image.effect_noise((64, 64), 40 + shade)
    image.save(file, coding.upper())
    return Pixels(coding=coding, width=64, height=64, grey=True, data=file.getvalue())


@pytest.mark.parametrize("coding", ["png", "jpeg"])
def test_the_pixels_of_a_picture_are_known_again(coding):
    one, other = picture(1, coding), picture(9, coding)
    assert pixel_mark(one.data) in one.data
    assert pixel_mark(one.data) not in other.data


PUBLISHED = policy(
    {"desk": access(cites=("public",)), "post": access(published=True, cites=("public",))},
    {},
    (scheme("tlp", "clear", "green", "amber", "red"),),
)


def judged(audience: str, said: str) -> str:
    """Return what the check says of a file that cites a source, of which *said* is told."""
    entry = item("seen", "The ferry is late.", readers=OPEN, use="say", ok=("post",), sources=({"source": "s"},))
    cited = source("s", descriptor="It leans to the owner's side in all that it prints.")
    head = front(readers=OPEN, marking="tlp:clear", document={"sourcing": "One paper that nobody has seen twice."})
    whole = pack(entry, sources=[cited], front=head)
    evidence = Evidence(pack=whole, policy=PUBLISHED, templates=(templates_root(),))
    question = Question(evidence=evidence, audience=audience, moment=whole.front.as_of)
    return leak_check({"json": json.dumps([{"text": said}]).encode()}, question).state


@pytest.mark.parametrize("said", ["It leans to the owner's side.", "One paper that nobody has seen."])
def test_how_sources_are_judged_is_a_leak_in_what_is_published(said):
    assert judged("post", said) == "leak"
    assert judged("desk", said) == "clean"
    assert judged("post", "The ferry is late. Title of s") == "clean"


LTA = term("lta", short="LTA", expansion="long-lasting trade arrangement")
"""Written out at its first use, wherever its abbreviation is typed."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [("They want an LTA.", "clean"), ("They want two LTAs.", "clean"), ("They want a treaty.", "leak")],
)
def test_a_typed_abbreviation_opens_its_term_to_who_reads_it(text, expected):
    assert state("A long-lasting trade arrangement.", seen(text), terms=[LTA]) == expected


def test_a_typed_abbreviation_opens_no_term_of_others():
    shut = LTA.model_copy(update={"readers": SHUT})
    assert state("A long-lasting trade arrangement.", seen("They want an LTA."), terms=[shut]) == "leak"
    typed_for_others = unseen("They want an LTA.")
    assert state("A long-lasting trade arrangement.", seen(), typed_for_others, terms=[LTA]) == "leak"
