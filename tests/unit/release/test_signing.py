"""Who agreed to what: how sign-offs are recorded, when they hold, and what makes them void."""

import datetime as dt
import json
import stat

import pytest
from support.clearance import LAKE, OFFICES, ON, PACK, all_agree, clearance, opened, say
from support.docx import members
from support.project import edit

from briefgen.build.files import digest
from briefgen.build.pipeline import build
from briefgen.build.releasing import unsigned
from briefgen.build.request import BuildRequest
from briefgen.diagnostics import UserError
from briefgen.release.status import status
from briefgen.writers.options import WriteOptions


@pytest.fixture
def folder(tmp_path):
    return clearance(tmp_path)


def states(folder, audience="minister"):
    signing = opened(folder).brief(LAKE, audience).signing
    return {each.office: each.state for each in signing.standings}


def codes(caught):
    return {found.code for found in caught.value.diagnostics}


def test_without_the_sign_offs_that_are_required_a_brief_is_a_draft_and_with_them_not(folder):
    project = opened(folder)
    assert project.brief(LAKE, "minister").is_draft
    say(project, "minister", OFFICES[0])
    assert project.brief(LAKE, "minister").is_draft
    say(project, "minister", OFFICES[1])
    assert not project.brief(LAKE, "minister").is_draft
    assert project.brief(LAKE, "officials").is_draft


@pytest.mark.parametrize("signed", [False, True])
def test_draft_stands_in_furniture_and_in_the_properties_of_both_formats(folder, signed):
    project = opened(folder)
    if signed:
        all_agree(project, "minister")
    brief = project.brief(LAKE, "minister")
    core = members(brief.render("docx"))["docProps/core.xml"].decode()
    assert (">TLP:CLEAR, DRAFT<" in core) is not signed
    assert (b"TLP:CLEAR, DRAFT" in brief.render("pdf")) is not signed
    assert bool(brief.document.furniture.draft) is not signed


def test_what_is_hashed_is_the_file_that_is_released(folder):
    project = opened(folder)
    seen = say(project, "minister", OFFICES[0]).sign_off.shown
    say(project, "minister", OFFICES[1])
    brief = project.brief(LAKE, "minister")
    assert seen.files == {name: digest(brief.render(name)) for name in ("docx", "pdf")}


def test_the_head_says_who_is_awaited_and_then_who_agreed(folder):
    project = opened(folder)

    def agreed_by():
        head = next(block for block in project.brief(LAKE, "officials").document.blocks if hasattr(block, "fields"))
        return "".join(run.text for run in head.fields[-1].value)

    assert agreed_by() == "awaited: Legal adviser and Treasury"
    say(project, "officials", "Legal adviser")
    assert agreed_by() == "awaited: Treasury"
    say(project, "officials", "Treasury")
    assert agreed_by() == "Legal adviser and Treasury"


def test_a_change_makes_void_what_shows_it_and_nothing_else(folder):
    project = opened(folder)
    all_agree(project, "minister")
    all_agree(project, "public")
    edit(folder / PACK, "Who decides about the water?", "Who decides on the water?")
    edit(folder / PACK, "How much water each side will get.", "How much water each side gets.")
    assert states(folder) == dict.fromkeys(OFFICES, "void")
    assert states(folder, "public") == dict.fromkeys(OFFICES, "agreed")
    [change] = opened(folder).brief(LAKE, "minister").signing.standings[0].changes
    assert (change.what, change.before, change.after) == (
        "'which-shares', text (en-GB)",
        "How much water each side will get.",
        "How much water each side gets.",
    )


def test_whoever_signs_is_told_what_else_keeps_the_brief_from_release_and_not_who_is_still_to_agree(folder):
    assert say(opened(folder), "minister", "Treasury").warnings == ()
    edit(folder / PACK, "The shares are for the autumn. ^", "The shares are for the autumn. {.draft} ^")
    edit(folder / PACK, '  edition: "2"\n', "")
    signed = say(opened(folder), "minister", "Treasury")
    assert {(each.code, each.severity) for each in signed.warnings} == {("BG263", "warning"), ("BG273", "warning")}
    assert signed.sign_off.outcome == "agreed"


def test_a_remark_or_another_place_in_the_file_makes_nothing_void(folder):
    all_agree(opened(folder), "minister")
    edit(folder / PACK, "# Bottom line", "<!-- to be looked at again -->\n\n# Bottom line")
    edit(folder / PACK, "retention: ten years", "retention: twenty years")
    assert states(folder) == dict.fromkeys(OFFICES, "agreed")


def test_another_look_makes_it_void_and_says_so(folder):
    project = opened(folder)
    all_agree(project, "minister")
    brief = project.brief(LAKE, "minister", paper="letter")
    assert brief.is_draft
    [change] = brief.signing.standings[0].changes
    assert change.what == "the look: theme, paper or type"


@pytest.mark.parametrize(
    ("outcome", "state"), [("objects", "objects"), ("agreed-with-changes", "wants-changes"), ("no-reply", "no-reply")]
)
def test_nothing_but_agreed_counts(folder, outcome, state):
    project = opened(folder)
    say(project, "minister", "Legal adviser")
    signed = say(project, "minister", "Treasury", outcome)
    assert signed.brief.signing.awaited == ("Treasury",)
    assert states(folder)["Treasury"] == state
    assert len(list(unsigned(signed.brief))) == 1


def test_an_objection_stands_whatever_changes_until_the_office_says_otherwise(folder):
    project = opened(folder)
    all_agree(project, "minister")
    say(project, "minister", "Hydrology unit", "objects")
    edit(folder / PACK, "How much water each side will get.", "How much water each side gets.")
    assert states(folder)["Hydrology unit"] == "objects"
    all_agree(opened(folder), "minister")
    assert opened(folder).brief(LAKE, "minister").is_draft
    say(opened(folder), "minister", "Hydrology unit")
    assert not opened(folder).brief(LAKE, "minister").is_draft


def test_a_later_one_goes_before_an_earlier_one_which_is_kept(folder):
    project = opened(folder)
    say(project, "minister", "Treasury", "objects")
    say(project, "minister", "Treasury")
    assert states(folder)["Treasury"] == "agreed"
    files = sorted((folder / f".briefgen/{LAKE}/signoffs").iterdir())
    assert [json.loads(path.read_text())["outcome"] for path in files] == ["objects", "agreed"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_a_record_that_was_changed_is_not_believed(folder):
    project = opened(folder)
    all_agree(project, "minister")
    record = folder / f".briefgen/{LAKE}/signoffs/minister.0001.json"
    record.write_text(record.read_text().replace("Legal adviser", "Treasury"))
    brief = opened(folder).brief(LAKE, "minister")
    assert brief.is_draft
    assert brief.signing.damaged == ("minister.0001.json",)
    assert {found.code for found in unsigned(brief)} == {"BG267", "BG269"}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"office": 1, "seal": "x"}', "[" * 100_000])
def test_a_damaged_record_is_told_and_never_a_traceback(folder, content):
    project = opened(folder)
    all_agree(project, "minister")
    (folder / f".briefgen/{LAKE}/signoffs/minister.0003.json").write_text(content)
    assert opened(folder).brief(LAKE, "minister").signing.damaged == ("minister.0003.json",)


def test_offices_are_known_however_they_are_typed_and_others_are_warned_of(folder):
    project = opened(folder)
    assert say(project, "minister", "legal ADVISER").sign_off.office == "Legal adviser"
    [warning] = say(project, "minister", "Tresury").warnings
    assert (warning.code, "Treasury" in warning.hints[0]) == ("BG279", True)
    assert states(folder)["Treasury"] == "missing"


def test_the_audience_says_who_must_agree_before_the_pack_does(folder):
    brief = opened(folder).brief(LAKE, "analyst")
    assert brief.signing.required == ("Hydrology unit",)
    head = next(block for block in brief.document.blocks if hasattr(block, "fields"))
    said = {"".join(run.text for run in one.label): "".join(run.text for run in one.value) for one in head.fields}
    assert (said["To"], said["Copy"], said["From"]) == ("Analysts of the Water desk", "Hydrology unit", "Water desk")


# --- what is refused -----------------------------------------------------------------------------------------------------


def refused(folder, **changed):
    with pytest.raises(UserError) as caught:
        say(opened(folder), **({"audience": "minister", "office": "Treasury"} | changed))
    assert not (folder / f".briefgen/{LAKE}/signoffs").exists()
    return codes(caught)


def test_a_day_that_is_still_to_come_is_refused(folder):
    assert refused(folder, on=dt.date(2205, 5, 7)) == {"BG272"}


def test_a_brief_that_cannot_be_built_is_not_signed(folder):
    edit(folder / PACK, "  - plain: The lake will stand at 42 metres this summer.\n", "")
    assert refused(folder, audience="public")


def test_an_item_without_an_id_is_not_signed(folder):
    edit(folder / PACK, "The shares are for the autumn. ^say-level", "The shares are for the autumn.")
    assert refused(folder) == {"BG270"}


def test_no_office_and_nobody_is_refused(folder):
    assert refused(folder, office=" ") == {"BG270"}


def test_status_tells_of_every_brief_that_was_ever_signed(folder):
    project = opened(folder)
    say(project, "minister", "Treasury", form="covered")
    found = status(opened(folder), LAKE)
    told = {brief.stem: brief.signing.awaited for brief in found.briefs}
    assert told["minister.covered"] == ("Legal adviser",)
    assert told["minister"] == OFFICES
    assert told["analyst"] == ("Hydrology unit",)


def test_status_names_briefs_that_nobody_declares_any_more(folder):
    say(opened(folder), "minister", "Treasury")
    records = folder / f".briefgen/{LAKE}/signoffs"
    (records / "minister.0001.json").rename(records / "gone.0001.json")
    assert status(opened(folder), LAKE).lost == ("gone",)


# --- what is told besides ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("office", "after"), [("Hydrology unit", "objects"), ("Treasury", "agreed")])
def test_silence_lifts_no_objection_and_takes_no_agreement_back(folder, office, after):
    project = opened(folder)
    all_agree(project, "minister")
    say(project, "minister", office, after)
    signed = say(project, "minister", office, "no-reply")
    assert states(folder)[office] == after
    assert signed.brief.is_draft is (after == "objects")
    say(project, "minister", office, "objects")
    assert states(folder)[office] == "objects"


def test_silence_is_what_is_known_of_an_office_that_never_spoke(folder):
    project = opened(folder)
    say(project, "minister", "Treasury", "no-reply")
    say(project, "minister", "Treasury", "no-reply", on=ON + dt.timedelta(days=1))
    [one] = [each for each in opened(folder).brief(LAKE, "minister").signing.standings if each.office == "Treasury"]
    assert (one.state, one.sign_off.on) == ("no-reply", ON + dt.timedelta(days=1))
    say(project, "minister", "Treasury", on=ON + dt.timedelta(days=2))
    assert states(folder)["Treasury"] == "agreed"


def test_a_day_before_the_offices_last_word_is_refused(folder):
    project = opened(folder)
    say(project, "minister", "Treasury", "objects")
    with pytest.raises(UserError) as caught:
        say(project, "minister", "Treasury", on=ON - dt.timedelta(days=1))
    assert codes(caught) == {"BG272"}
    assert "2024-05-07: objects" in caught.value.diagnostics[0].message
    assert states(folder)["Treasury"] == "objects"
    assert not say(project, "minister", "Legal adviser", on=ON - dt.timedelta(days=1)).warnings


def test_a_day_before_the_editions_own_is_warned_of(folder):
    [warning] = say(opened(folder), "minister", "Treasury", on=dt.date(2023, 1, 2)).warnings
    assert (warning.code, "2024-05-06" in warning.message) == ("BG280", True)


def records(folder):
    return folder / f".briefgen/{LAKE}/signoffs", folder / f".briefgen/{LAKE}/heads/signoffs/minister.json"


def damaged(folder):
    brief = opened(folder).brief(LAKE, "minister")
    assert brief.is_draft
    assert any(found.code == "BG269" for found in unsigned(brief))
    return brief.signing.damaged


def after_an_objection(folder):
    """Let an office that is not required object, and then the required ones agree; return where the records are."""
    project = opened(folder)
    say(project, "minister", OFFICES[0])
    say(project, "minister", "Hydrology unit", "objects")
    say(project, "minister", OFFICES[1])
    say(project, "minister", "Hydrology unit", "objects", on=ON + dt.timedelta(days=1))
    return records(folder)


def sealed_anew(path, **changed):
    """Change what a record says, and its seal with it, as somebody may who knows how."""
    said = json.loads(path.read_text()) | changed
    del said["seal"]
    seal = digest(json.dumps(said, sort_keys=True, ensure_ascii=False).encode())
    path.write_text(json.dumps(said | {"seal": seal}))


@pytest.mark.parametrize("gone", [(2,), (4,), (2, 4), (3, 4), (1, 2, 3, 4)])
def test_a_record_that_was_deleted_is_missed_and_no_later_one_mends_it(folder, gone):
    place, _ = after_an_objection(folder)
    names = tuple(f"minister.{number:04}.json" for number in gone)
    for name in names:
        (place / name).unlink()
    assert damaged(folder) == names
    all_agree(opened(folder), "minister")
    assert damaged(folder) == names


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_record_that_was_sealed_anew_is_not_what_the_next_one_or_the_head_says(folder, number):
    place, _ = after_an_objection(folder)
    sealed_anew(place / f"minister.{number:04}.json", outcome="agreed", by="B. Forger")
    assert damaged(folder) == (f"minister.{number:04}.json",)


def test_records_that_were_moved_up_into_a_gap_are_noticed(folder):
    place, _ = after_an_objection(folder)
    for number in (2, 3):
        (place / f"minister.{number + 1:04}.json").replace(place / f"minister.{number:04}.json")
    assert damaged(folder) == ("minister.0001.json", "minister.0004.json")


@pytest.mark.parametrize("content", [None, "", '{"count": 2, "last": "x", "seal": "y"}'])
@pytest.mark.parametrize("left", [2, 0])
def test_a_head_that_is_lost_is_noticed_and_no_later_record_makes_another(folder, content, left):
    all_agree(opened(folder), "minister")
    place, head = records(folder)
    head.unlink() if content is None else head.write_text(content)
    for path in sorted(place.iterdir())[left:]:
        path.unlink()
    if content is None and not left:
        assert not opened(folder).brief(LAKE, "minister").signing.damaged
        return
    assert damaged(folder)
    all_agree(opened(folder), "minister")
    assert damaged(folder)


def test_a_record_that_a_killed_command_left_behind_its_head_is_believed(folder):
    project = opened(folder)
    say(project, "minister", "Treasury")
    _, head = records(folder)
    before = head.read_bytes()
    say(project, "minister", "Treasury", "objects")
    head.write_bytes(before)
    assert states(folder)["Treasury"] == "objects"
    assert not opened(folder).brief(LAKE, "minister").signing.damaged
    all_agree(opened(folder), "minister")
    assert not opened(folder).brief(LAKE, "minister").signing.damaged
    assert states(folder)["Treasury"] == "agreed"


def test_a_record_that_is_put_back_from_a_copy_is_believed_again(folder):
    place, _ = after_an_objection(folder)
    kept = (place / "minister.0004.json").read_bytes()
    (place / "minister.0004.json").unlink()
    say(opened(folder), "minister", "Treasury", on=ON + dt.timedelta(days=2))
    (place / "minister.0004.json").write_bytes(kept)
    signing = opened(folder).brief(LAKE, "minister").signing
    assert (signing.damaged, states(folder)["Hydrology unit"]) == ((), "objects")


# --- what is built otherwise than it was signed --------------------------------------------------------------------------


def built(folder, **options):
    asked = BuildRequest(
        packs=(LAKE,),
        audiences=("analyst",),
        formats=("docx", "pdf"),
        output=folder / "build",
        options=WriteOptions(**options),
    )
    return build(opened(folder), asked)


def told(report):
    return [found.message.split(" is ")[0] for found in report.diagnostics if found.code == "BG281"]


def test_a_signed_brief_with_more_in_its_files_is_told_to_be_other_bytes(folder):
    assert told(built(folder, attach_data=True)) == []
    seen = say(opened(folder), "analyst", "Hydrology unit").sign_off.shown.files
    assert told(built(folder)) == []
    made = {output.format: output.sha256 for output in built(folder).outputs}
    assert made == seen
    assert told(built(folder, attach_data=True)) == ["the PDF"]
    assert told(built(folder, embed_fonts=True)) == ["the DOCX"]


@pytest.mark.parametrize(
    "asked",
    [
        {"paper": "letter"},
        {"theme": "thinktank"},
        {"as_of": dt.datetime(2024, 5, 9, 9, tzinfo=dt.UTC)},
    ],
)
def test_a_signed_brief_that_is_asked_for_otherwise_is_a_draft(folder, asked):
    say(opened(folder), "analyst", "Hydrology unit")
    assert not opened(folder).brief(LAKE, "analyst").is_draft
    assert opened(folder).brief(LAKE, "analyst", **asked).is_draft
