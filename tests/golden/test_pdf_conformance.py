"""Every PDF that there can be before veraPDF and the self-check, and what veraPDF is seen to catch."""

from functools import cache
from itertools import product

import pytest
from support import sabotage
from support.dressed import LOOKS, PACKS, THEMES, wardrobe
from support.finished import BARRAGE, FINISHED
from support.pdf import faults
from support.sabotage import edited, encrypted, lacking, packet, renamed, unended_stream, without
from support.verapdf import verdicts


@cache
def drawn(theme: str, paper: str) -> dict[str, bytes]:
    return {str(dress): dress.pdf() for dress in wardrobe(theme, paper)}


def test_nothing_is_missing_from_the_wardrobe():
    """Each brief that the goldens hold is there, in every look."""
    looks = [{(each.pack, each.audience, each.form) for each in wardrobe(*look)} for look in LOOKS]
    assert {"a4", "letter"} == {paper for _, paper in LOOKS}
    assert len(LOOKS) == 2 * len(THEMES)
    assert {case.pack for case in FINISHED} == {pack for _, pack in PACKS}
    assert all({(case.pack, case.audience, case.form) for case in FINISHED} <= look for look in looks)
    assert {each.language for each in wardrobe(*LOOKS[0])} == {"en-GB", "en-IN", "hi-IN", "ru-RU"}


@pytest.mark.parametrize(("theme", "paper"), LOOKS)
def test_the_self_check_finds_nothing(theme, paper):
    found = {name: said for name, data in drawn(theme, paper).items() if (said := faults(data))}
    assert found == {}


def test_every_pdf_is_pdf_ua_1_and_pdf_a_2a(tmp_path):
    files = {name: data for look in LOOKS for name, data in drawn(*look).items()}
    failed = {key: rules for key, rules in verdicts(files, tmp_path, flavours=("ua1", "2a")).items() if rules}
    assert failed == {}


def test_with_its_data_every_pdf_is_pdf_a_3a_instead(tmp_path):
    files = {str(case): case.brief().render("pdf", attach_data=True) for case in FINISHED}
    failed = {key: rules for key, rules in verdicts(files, tmp_path, flavours=("ua1", "3a")).items() if rules}
    assert failed == {}
    assert {name: said for name, data in files.items() if (said := faults(data))} == {}


# --- what the referee is seen to catch -------------------------------------------------------------------------------


@cache
def sound(audience: str, *, attach_data: bool = False) -> bytes:
    case = next(case for case in FINISHED if (case.pack, case.audience) == (BARRAGE, audience))
    return case.brief().render("pdf", attach_data=attach_data)


SHORT = {
    "a font that is not embedded": (sabotage.absent_font, "ua1 7.21.4.1-1", "2a 6.2.11.4.1-1"),
    "a font that does not tell its characters": (sabotage.mute_font, "ua1 7.21.7-1", "2a 6.2.11.7.2-1"),
    "glyphs of other widths": (sabotage.wrong_widths, "ua1 7.21.5-1", "2a 6.2.11.5-1"),
    "PDF-UA of another part": (packet(b"<pdfuaid:part>1<", b"<pdfuaid:part>7<"), "ua1 5-2"),
    "PDF-A of another part": (packet(b"<pdfaid:part>2<", b"<pdfaid:part>1<"), "2a 6.6.4-2"),
    "metadata without a title": (packet(b"dc:title", b"dc:titel"), "ua1 7.1-9", "2a 6.6.2.3.1-1"),
    "no metadata": (lacking("/Metadata"), "ua1 7.1-8", "2a 6.6.2.1-1"),
    "no output intent": (lacking("/OutputIntents"), "2a 6.2.4.3-2"),
    "no language": (lacking("/Lang"), "ua1 7.2-34"),
    "no structure": (lacking("/StructTreeRoot"), "ua1 7.1-11", "2a 6.7.3.3-1"),
    "not said to be tagged": (sabotage.untagged, "ua1 6.2-1", "2a 6.7.2.2-1"),
    "a title that is not shown": (sabotage.title_not_shown, "ua1 7.1-10"),
    "paint outside marked content": (sabotage.unmarked_rule, "ua1 7.1-3"),
    "marked content of nothing": (sabotage.mark_of_nothing, "ua1 7.1-3"),
    "an artifact within words": (sabotage.artifact_in_words, "ua1 7.1-1"),
    "a page that leads to no structure": (sabotage.page_without_key, "ua1 7.1-3"),
    "a type that is not standard": (renamed("Div", "Aside"), "ua1 7.1-5", "2a 6.7.3.4-1"),
    "a heading that skips a level": (renamed("H2", "H3"), "ua1 7.4.2-1"),
    "a figure that says nothing": (without("Figure", "/Alt"), "ua1 7.3-1"),
    "a header cell without a scope": (without("TH", "/A"), "ua1 7.5-1"),
    "rows of unequal width": (sabotage.narrow_row, "ua1 7.2-42"),
    "a cell that reaches below its table": (sabotage.tall_cell, "ua1 7.2-41"),
    "a list of paragraphs": (renamed("LI", "P"), "ua1 7.2-19"),
    "a link in no Link": (renamed("Link", "Span"), "ua1 7.18.5-1"),
    "a link that says nothing": (sabotage.silent_link, "ua1 7.18.5-2"),
    "a link that is not printed": (sabotage.unprinted_link, "2a 6.3.2-2"),
    "a link without its way back": (sabotage.loose_link, "ua1 7.18.5-1"),
    "another tab order": (sabotage.no_tab_order, "ua1 7.18.3-1"),
    "a script": (sabotage.script, "2a 6.5.1-1"),
    "a file attached to PDF-A-2": (sabotage.foreign_attachment, "2a 6.8-5"),
    "an image that is smoothed": (sabotage.smooth_image, "2a 6.2.8-3"),
    "a blending that is not known": (sabotage.strange_blending, "2a 6.2.10-1"),
}
LONG = {
    "a note without an identifier": (without("Note", "/ID"), "ua1 7.9-1"),
    "two notes of one identifier": (sabotage.note_of_the_same_name, "ua1 7.9-2"),
    "contents of paragraphs": (renamed("TOCI", "P"), "ua1 7.2-27"),
}
DATA = {
    "data of no relationship": (sabotage.of_no_relationship, "3a 6.8-3"),
    "data of no kind": (sabotage.of_no_kind, "3a 6.8-1"),
    "data of one name": (sabotage.of_one_name, "ua1 7.11-1", "3a 6.8-2"),
    "data that go with nothing": (sabotage.of_nothing, "3a 6.8-4"),
}
BYTES = {
    "no line's end before endstream": (unended_stream, "2a 6.1.7.1-2"),
    "encrypted": (encrypted, "2a 6.1.3-2"),
}


def test_verapdf_catches_each_fault_by_its_rule(tmp_path):
    files, expected = dict(controls()), {}
    for faulty, data in (
        (SHORT, sound("business")),
        (LONG, sound("analyst")),
        (DATA, sound("business", attach_data=True)),
    ):
        files |= {name: edited(data, change) for name, (change, *_) in faulty.items()}
    files |= {name: change(sound("business")) for name, (change, *_) in BYTES.items()}
    for name, (_, *rules) in (SHORT | LONG | DATA | BYTES).items():
        expected |= {(name, *rule.split()): rule.split()[1] for rule in rules}
    found = verdicts(files, tmp_path, flavours=("ua1", "2a", "3a"))
    missed = {key: found[key[:2]] for key, rule in expected.items() if rule not in found[key[:2]]}
    assert missed == {}
    passed = {key for key in found if key[0].startswith("control") and not found[key]}
    assert passed == {*product(["control"], ["ua1", "2a"]), *product(["control with data"], ["ua1", "3a"])}


def controls():
    """Yield what is only opened and saved, as the sabotaged are: it is not that which the referee sees."""
    yield "control", edited(sound("business"), lambda _pdf: None)
    yield "control with data", edited(sound("business", attach_data=True), lambda _pdf: None)
