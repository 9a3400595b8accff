"""A new pack is without a finding, save its own placeholders, for any readers of the bundled policy, alone or together."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from briefgen.audience.load import audience_names
from briefgen.authoring.begin import begin, ground
from briefgen.authoring.source import Remark, Sentence, SourceText, TextSection
from briefgen.authoring.wanted import check_marking, check_readers, check_title, wanted
from briefgen.build.composition import compose_pack
from briefgen.build.project import load
from briefgen.build.request import Asked
from briefgen.document.inlines import Text
from briefgen.document.walk import of_kind
from briefgen.project.folder import find_project
from briefgen.resources import templates_root

MOMENT = dt.datetime(2031, 5, 12, 18, 0, tzinfo=dt.UTC)
BUNDLED = audience_names((templates_root(),))
LEFT = "BG172"
"""Words that `new` wrote, and nobody has replaced."""
INTERNAL = "minister, officials, diplomat, press-lines, analyst"


def begun(folder, readers, marking="tlp:clear", title="The harbour", texts=()):
    at = ground(find_project(folder))
    new = wanted(
        name="harbour",
        title=check_title(title),
        readers=check_readers(readers, at.policy),
        marking=check_marking(marking, at.policy),
        as_of=MOMENT,
        policy=at.policy,
        texts=texts,
    )
    begin(new, at)
    return load(folder)


@pytest.mark.parametrize(
    "readers", [*BUNDLED, "internal", "published", "internal, published", "minister, public", INTERNAL]
)
def test_nothing_is_found_in_any_brief(readers, tmp_path):
    project = begun(tmp_path, readers)
    composed = compose_pack(project, "harbour", Asked(packs=("harbour",)))
    assert [str(each.message) for each in composed.diagnostics if each.code != LEFT] == []
    assert sorted(f"'{each.id}'" for each in project.pack("harbour").items) == sorted(
        each.message.split()[0] for each in composed.diagnostics if each.code == LEFT
    )
    assert len(composed.briefs) == len(check_readers(readers, project.policy)) or readers.startswith(("inter", "publ"))


@pytest.mark.parametrize("marking", ["tlp:green", "tlp:amber", "tlp:red"])
def test_nothing_is_found_at_the_markings_that_its_readers_may_see(marking, tmp_path):
    project = begun(tmp_path, "minister, analyst", marking)
    composed = compose_pack(project, "harbour", Asked(packs=("harbour",)))
    assert {each.code for each in composed.diagnostics} == {LEFT}
    assert {brief.marking.label for brief in composed.briefs} == {marking.upper()}


@pytest.mark.parametrize(
    "title",
    [
        'Say "no": a # plan',
        "Wie schön: {x} [y] {{ z }} <!-- a -->",
        "a: b",
        "'",
        "\\",
        "- x",
        "नौका",
        "--- title",
        "no",
        "2031",
    ],
)
def test_a_title_is_printed_as_it_was_given(title, tmp_path):
    assert begun(tmp_path, "minister", title=title).pack("harbour").front.title == title


def test_readers_are_parted_by_commas_or_semicolons_as_in_a_form(tmp_path):
    policy = ground(find_project(tmp_path)).policy
    assert check_readers("minister; analyst, minister", policy) == ("minister", "analyst")


def test_the_moment_is_the_one_that_was_given_to_the_second(tmp_path):
    at = ground(find_project(tmp_path))
    moment = MOMENT.replace(second=7)
    new = wanted(name="harbour", title="A", readers=("minister",), marking="tlp:clear", as_of=MOMENT, policy=at.policy)
    begin(replace(new, as_of=moment), at)
    assert load(tmp_path).pack("harbour").front.as_of == moment


def test_a_group_is_named_by_its_name_where_all_of_it_is_meant(tmp_path):
    begun(tmp_path, "internal, public")
    text = (tmp_path / "content/harbour.md").read_text("utf-8")
    assert "# Say {.say readers=internal}" in text
    assert "# For publication {.messages .say topic=subject readers=public}" in text


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("Deal #5, C# and *more* (at last) at 50%: a plan?", "Deal #5, C# and *more* (at last) at 50%: a plan?"),
        ("Plans (2030)", "Plans 2030"),
        ("Costs {draft} [of] <quays>", "Costs draft of quays"),
        ("readers: minister", "readers minister"),
        ("The plan .say", "The plan say"),
        ("What `code` has #", "What code has"),
        ("Path C:\\plans ^here", "Path C plans here"),
        ("<!-- none -->", "none"),
    ],
)
def test_a_heading_of_a_text_keeps_its_signs_or_has_them_below(heading, kept, tmp_path):
    text = SourceText(
        id="report",
        title="A report",
        sections=(TextSection(key="lead", heading=heading, paragraphs=((Sentence(words="It sails."),),)),),
    )
    project = begun(tmp_path, "minister", texts=(text,))
    lines = (tmp_path / "content" / "harbour.md").read_text(encoding="utf-8").splitlines()
    assert f"## {kept}" in lines
    assert project.pack("harbour").registers.sources["report"].sections == {"lead": heading}
    assert heading == kept or heading.replace("-->", "- ->").replace("<!--", "<! --") in " ".join(lines)


def test_a_comment_of_a_text_and_what_was_not_read_stand_in_the_pack_and_in_no_brief(tmp_path):
    remarks = (
        Remark(words="Zebras --> {.say} ^quagga", by="Ann Fenn, 2031-05-02", about="It sails"),
        Remark(words="<!-- [@report, lead 1.1] okapi", about="--> - okapi"),
    )
    sections = (TextSection(key="lead", heading="Opening", paragraphs=((Sentence(words="It sails."),),)),)
    text = SourceText(
        id="report", title="A report", sections=sections, remarks=remarks, left_out=("2 pictures", "1 header")
    )
    project = begun(tmp_path, "analyst, public", texts=(text,))
    written = (tmp_path / "content" / "harbour.md").read_text(encoding="utf-8")
    assert (
        "<!-- A comment (Ann Fenn, 2031-05-02) on “It sails”, and no part of the text:\n     Zebras - -> {.say}"
        in written
    )
    assert "<!-- Not read of A report:\n     2 pictures, 1 header -->" in written
    kept = (tmp_path / "content" / "harbour.sources" / "report.txt").read_text(encoding="utf-8")
    assert "Zebras" not in kept
    composed = compose_pack(project, "harbour", Asked(packs=("harbour",)))
    assert {each.code for each in composed.diagnostics} == {LEFT}
    printed = [" ".join(each.text for each in of_kind(brief.document, Text)) for brief in composed.briefs]
    assert len(printed) == 2
    assert not [words for words in printed if re.search("Zebra|quagga|okapi|Fenn|2 pictures", words)]
