"""XLIFF for translators: what the standard asks, what stands beside a source, and files that nobody honest has written."""

import re
import time

import pytest
from lxml import etree
from support.handed import PACK, project
from support.translated import only, out, pseudo, worked_on
from support.xliff import CORE, GLOSSARY, breaches

from briefgen.authoring.translate.codes import Coded, Mark
from briefgen.authoring.translate.xliff.read import read_xliff
from briefgen.authoring.translate.xliff.write import write_xliff
from briefgen.build.project import load
from briefgen.diagnostics import UserError
from briefgen.resources import bundled_root

FICTIONAL = bundled_root() / "tests/packs/fictional"
UNIT = '<unit id="items.seen.text"><segment{}><source>x</source><target>{}</target></segment></unit>'
WHOLE = f'<xliff xmlns="{CORE}" version="2.1" srcLang="en-GB" trgLang="hi-IN"><file id="f1">{{}}</file></xliff>'


@pytest.fixture
def ferry(tmp_path):
    return project(tmp_path)


def read(tmp_path, text: str | bytes):
    path = tmp_path / "back.xlf"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_xliff(path)


def why(tmp_path, text: str | bytes) -> str:
    with pytest.raises(UserError) as fault:
        read(tmp_path, text)
    (found,) = fault.value.diagnostics
    assert found.code == "BG360"
    assert found.hints
    return found.message


@pytest.mark.parametrize(("folder", "name"), [(bundled_root(), "india-russia-visit"), (FICTIONAL, "saltmere-barrage")])
@pytest.mark.parametrize("tag", ["hi-IN", "ur"])
def test_files_keep_the_constraints_of_the_standard(folder, name, tag):
    gone = out(load(folder), name, tag)
    assert breaches(write_xliff(gone)) == []
    assert breaches(write_xliff(worked_on(gone))) == []


def test_the_checks_find_what_is_wrong(ferry):
    right = write_xliff(worked_on(out(ferry, PACK, "hi-IN"))).decode()
    assert breaches(right.encode()) == []
    wrong = {
        ' canResegment="no" srcDir': ' canResegment="never" srcDir',
        '<unit id="items.seen.text"': '<unit id="items seen"',
        'state="translated"': 'state="done"',
        'dataRef="d1"': 'dataRef="d9"',
        'type="other"': 'type="number"',
        '<ph id="2"': '<ph id="1"',
        "<notes>": "<notes><x/>",
        ' trgLang="hi-IN"': "",
    }
    for old, new in wrong.items():
        assert old in right
        assert breaches(right.replace(old, new, 1).encode()), new


def test_what_a_translator_has_to_know_stands_beside_the_source(ferry):
    text = write_xliff(out(ferry, PACK, "hi-IN")).decode()
    unit = re.search(r'<unit id="items.first-sailing.text".*?</unit>', text, re.DOTALL)[0]
    note = "expectation; certainty: expected; keep the hedge “is expected to”; for reading; for minister, analyst"
    assert f">{note}</note>" in unit
    assert '<mda:meta type="certainty">expected</mda:meta>' in unit
    assert '<note id="marking" category="marking" priority="1">TLP:GREEN</note>' in text
    assert 'original="ferry/talks.md"' in text


def test_codes_are_inline_elements_with_the_markup_as_original_data(ferry):
    text = write_xliff(out(ferry, PACK, "hi-IN")).decode()
    unit = re.search(r'<unit id="items.seen.text".*?</unit>', text, re.DOTALL)[0]
    assert '<data id="d2">{figure:quay-cost}</data>' in unit
    assert (
        '<ph id="2" dataRef="d2" type="other" subType="briefgen:figure" disp="EUR 4.2 million {figure:quay-cost}"'
        in unit
    )
    assert 'canCopy="no" canDelete="no"' in unit


def test_the_termbase_stands_beside_the_sources_that_have_its_words():
    text = write_xliff(out(load(bundled_root()), "india-russia-visit", "hi-IN"))
    entries = list(etree.fromstring(text).iter(f"{{{GLOSSARY}}}glossEntry"))
    assert entries
    for entry in entries:
        unit = next(entry.iterancestors(f"{{{CORE}}}unit"))
        sources = " ".join("".join(one.itertext()) for one in unit.iter(f"{{{CORE}}}source"))
        assert entry[0].text in sources


def test_a_line_to_be_said_has_the_limit_of_those_who_say_it():
    text = write_xliff(out(load(bundled_root()), "india-russia-visit", "hi-IN")).decode()
    assert '<slr:profiles generalProfile="briefgen:words"/>' in text
    assert re.search(r'<unit [^>]*slr:sizeRestriction="\d+"', text)


def test_the_same_pack_has_the_same_bytes(ferry):
    assert write_xliff(out(ferry, PACK, "hi-IN")) == write_xliff(out(ferry, PACK, "hi-IN"))


def test_what_tools_make_of_codes_is_read(tmp_path):
    target = '<mrk id="m1" type="term">a</mrk> <sc id="1"/>b<ec startRef="1"/> <pc id="2">c</pc><ph id="3"/><sm id="m2"/>d<em startRef="m2"/>'
    (unit,) = read(tmp_path, WHOLE.format(UNIT.format(' state="reviewed"', target))).units
    opened, closed = (Mark(number=1, side=side) for side in ("open", "close"))
    pair = [Mark(number=2, side=side) for side in ("open", "close")]
    said = ("a ", opened, "b", closed, " ", pair[0], "c", pair[1], Mark(number=3, side="alone"), "d")
    assert unit.parts == (Coded(pieces=said),)
    assert (unit.progress, unit.of, unit.was) == ("reviewed", None, None)


@pytest.mark.parametrize("target", ["", " \n ", "<x xmlns='urn:x'>words</x>"])
def test_an_empty_target_is_no_translation(tmp_path, target):
    (unit,) = read(tmp_path, WHOLE.format(UNIT.format("", target))).units
    assert unit.parts == ()


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE x SYSTEM "https://evil.example/x.dtd">'
DEEP = "<pc id='1'>" * 100_000
HOSTILE = {
    "entities": (BOMB + WHOLE.format(UNIT.format("", "&b;")), "it declares entities or a document type"),
    "document type": (EXTERNAL + WHOLE.format(UNIT.format("", "x")), "it declares entities or a document type"),
    "another encoding": (
        '<?xml version="1.0" encoding="UTF-7"?>' + WHOLE.format("x"),
        "or is in another encoding than UTF-8",
    ),
    "100 MB": (WHOLE.format(UNIT.format("", "x" * 100_000_000)), "larger than any file of ours"),
    "deep": (WHOLE.format(UNIT.format("", DEEP + "x" + "</pc>" * 100_000)), "cannot be read"),
    "many": (WHOLE.format("<unit id='a'/>" * 500_000), "larger than any file of ours"),
    "cut off": (WHOLE.format(UNIT.format("", "x"))[:-20], "it is no whole XML"),
    "of 1.2": ('<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', "it is XLIFF 1.2"),
    "of a later version": (WHOLE.replace('"2.1"', '"3.0"').format(""), "it is XLIFF 3.0"),
    "something else": ("<html/>", "it is no XLIFF"),
    "of no language": (WHOLE.replace(' trgLang="hi-IN"', "").format(""), "into which language"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_and_foreign_files_are_refused_at_once(tmp_path, kind):
    text, message = HOSTILE[kind]
    (tmp_path / "back.xlf").write_text(text, encoding="utf-8")
    began = time.process_time()
    with pytest.raises(UserError) as fault:
        read_xliff(tmp_path / "back.xlf")
    assert time.process_time() - began < 1
    assert message in fault.value.diagnostics[0].message
    assert fault.value.diagnostics[0].code == "BG360"


def test_nothing_is_fetched_or_put_in_place_of_a_reference(tmp_path):
    skeleton = '<skeleton href="file:///etc/passwd"/>'
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    (unit,) = read(tmp_path, WHOLE.format(skeleton + UNIT.format("", f"a{include}b"))).units
    assert "".join(unit.parts[0].pieces) == "ab"


def test_a_pseudo_translation_is_read_as_it_was_written(ferry, tmp_path):
    gone = worked_on(out(ferry, PACK, "ur"), pseudo)
    found = read(tmp_path, write_xliff(gone))
    assert (found.pack, found.language, found.went_out) == (PACK, "ur", len(gone.segments))
    assert [(one.unit, one.parts, one.of, one.was) for one in found.units] == [
        (one.unit, one.target, one.of, one.was) for one in gone.segments
    ]


def test_signs_that_xml_has_for_itself_are_words(ferry, tmp_path):
    gone = only(out(ferry, PACK, "hi-IN"), "items.inspection.text", 'a < b & "c" > d \u00a0 e')
    found = {one.unit: one for one in read(tmp_path, write_xliff(gone)).units}
    assert found["items.inspection.text"].parts == (Coded(pieces=('a < b & "c" > d \u00a0 e',)),)
