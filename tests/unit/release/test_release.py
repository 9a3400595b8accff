"""What goes out: frozen, named, registered, known again; and what keeps it from going out."""

import csv
import datetime as dt
import errno
import io
import stat
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from support.clearance import (
    LAKE,
    OFFICES,
    PACK,
    TODAY,
    all_agree,
    clearance,
    first_edition,
    opened,
    say,
    second_edition,
)
from support.docx import words_of, xml
from support.project import edit

from briefgen.build.baselines import read_baseline
from briefgen.build.files import digest
from briefgen.build.ledger import read_ledger
from briefgen.build.writing import cannot_write
from briefgen.diagnostics import UserError
from briefgen.project.folder import find_project
from briefgen.release import release as releasing
from briefgen.release.records import Released, record_release
from briefgen.release.register import COLUMNS, read_register, row_of, with_row
from briefgen.release.release import ReleaseRequest, release
from briefgen.release.status import status
from briefgen.release.verify import verify
from briefgen.release.withdraw import WithdrawRequest, withdraw

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WHY = "The level in edition 1 was that of another gauge."


@pytest.fixture
def folder(tmp_path):
    return first_edition(tmp_path)


def asked(folder, **changed):
    return replace(ReleaseRequest(pack=LAKE, audience="minister", output=folder / "released"), **changed)


def out(folder, **changed):
    [made] = release(opened(folder), asked(folder, **changed))
    return made


def signed_out(folder, **changed):
    all_agree(opened(folder), "minister")
    return out(folder, **changed)


def withdrawn(folder, edition="1", **changed):
    wanted = WithdrawRequest(
        pack=LAKE,
        audience="minister",
        edition=edition,
        reason="The gauge was misread.",
        on=dt.date(2024, 5, 8),
        output=folder / "released",
    )
    [made] = withdraw(opened(folder), replace(wanted, **changed), today=TODAY)
    return made


def refused(make, *arguments, **changed):
    with pytest.raises(UserError) as caught:
        make(*arguments, **changed)
    return [found.code for found in caught.value.diagnostics]


def verified(folder, path):
    return verify(opened(folder).folder, path)


def verdict(folder, path):
    return verified(folder, path).verdict


def places(made):
    return [made.folder / name for name in made.files]


def test_the_released_bytes_are_the_signed_bytes(folder):
    seen = say(opened(folder), "minister", OFFICES[0]).sign_off.shown
    made = signed_out(folder)
    assert {path.suffix[1:]: digest(path.read_bytes()) for path in places(made)} == seen.files
    assert made.released.hash == seen.hash


def test_files_are_named_for_a_mailbox_and_read_only(folder):
    made = signed_out(folder)
    assert sorted(path.name for path in made.folder.iterdir()) == [
        "2024-04-29_Reed-Lake_Minister_v1.docx",
        "2024-04-29_Reed-Lake_Minister_v1.pdf",
        "SHA256SUMS",
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in made.folder.iterdir()} == {0o444}
    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o555


def test_sha256sum_accepts_the_sums(folder):
    made = signed_out(folder)
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=made.folder, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.count(": OK")) == (0, 2)


def test_the_register_has_a_line_for_it(folder):
    made = signed_out(folder)
    [row] = read_register(folder / "released/register.csv")
    assert tuple(row) == COLUMNS
    assert (row["file_number"], row["edition"], row["marking"], row["retention"]) == (
        "RL/2024/7",
        "1",
        "TLP:CLEAR",
        "ten years",
    )
    assert row["sign_offs"] == "Legal adviser: A. Roe, agreed, 2024-05-07; Treasury: A. Roe, agreed, 2024-05-07"
    assert row["hash"] == made.released.hash
    assert (folder / "released" / row["folder"]) == made.folder


def test_cells_that_a_spreadsheet_would_compute_are_text(folder):
    edit(folder / PACK, "file: RL/2024/7", 'file: "=1+1"')
    signed_out(folder)
    content = (folder / "released/register.csv").read_text(encoding="utf-8-sig")
    assert next(csv.DictReader(io.StringIO(content)))["file_number"] == "'=1+1"
    assert read_register(folder / "released/register.csv")[0]["file_number"] == "=1+1"


def test_all_that_keeps_it_from_going_out_is_told_at_once(folder):
    edit(folder / PACK, "The shares are for the autumn. ^say-level", "The shares are for the autumn.")
    edit(folder / PACK, '  edition: "1"\n', '  file_name: "{datum}"\n')
    assert sorted(refused(out, folder)) == ["BG151", "BG267", "BG267", "BG273", "BG276"]
    assert not list((folder / "released").glob("*/*"))


def test_that_nobody_has_to_agree_must_be_said(folder):
    edit(folder / PACK, "  sign_offs: [Legal adviser, Treasury]\n", "")
    assert refused(out, folder) == ["BG271"]
    edit(folder / PACK, "  retention:", "  sign_offs: []\n  retention:")
    assert out(folder).released.sign_offs == ()


def test_what_was_said_of_other_words_is_no_part_of_it(folder):
    say(opened(folder), "minister", "Embassy", "agreed")
    edit(folder / PACK, "How much water each side will get.", "How much water each side gets.")
    assert {one.office for one in signed_out(folder).released.sign_offs} == set(OFFICES)


def test_a_draft_line_keeps_it_from_going_out(folder):
    edit(
        folder / PACK, "The shares are for the autumn. ^say-level", "The shares are for the autumn. {.draft} ^say-level"
    )
    all_agree(opened(folder), "minister")
    assert refused(out, folder) == ["BG263"]


@pytest.mark.parametrize("written", ['" 1 "', "|\n    1"])
def test_white_space_around_an_edition_or_an_office_is_no_part_of_it(folder, written):
    edit(folder / PACK, 'edition: "1"', f"edition: {written}")
    edit(folder / PACK, "sign_offs: [Legal adviser, Treasury]", 'sign_offs: ["Legal adviser ", Treasury]')
    assert signed_out(folder).released.edition == "1"
    second_edition(folder)
    assert signed_out(folder).released.supersedes == "1"


def test_the_same_edition_goes_out_once(folder):
    assert not signed_out(folder).again
    assert out(folder).again
    assert len(read_register(folder / "released/register.csv")) == 1
    edit(folder / PACK, "How much water each side will get.", "How much water each side gets.")
    all_agree(opened(folder), "minister")
    assert refused(out, folder) == ["BG274"]


def test_an_edition_that_went_out_and_waits_for_an_office_again_is_not_told_to_be_another_one(folder):
    """It says DRAFT now, and that is all that is new: another edition number would mend nothing."""
    signed_out(folder)
    say(opened(folder), "minister", OFFICES[0], "agreed-with-changes")
    assert refused(out, folder) == ["BG267"]
    edit(folder / PACK, "How much water each side will get.", "How much water each side gets.")
    assert refused(out, folder) == ["BG267", "BG267", "BG274"]


def test_another_brief_of_the_same_name_is_not_overwritten(folder):
    edit(folder / PACK, "  retention:", '  file_name: "{date}"\n  retention:')
    signed_out(folder)
    all_agree(opened(folder), "officials")
    assert refused(out, folder, audience="officials") == ["BG274"]


def test_where_the_record_cannot_be_written_nothing_is_left(folder, monkeypatch):
    all_agree(opened(folder), "minister")

    def full(*_):
        raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr(releasing, "record_release", full)
    assert refused(out, folder) == ["BG901"]
    assert [path.name for path in (folder / "released").rglob("*") if path.is_file()] == [".register.lock"]
    monkeypatch.undo()
    assert not out(folder).again


def test_what_was_stopped_midway_is_finished_by_the_next_time(folder):
    made = signed_out(folder)
    (folder / "released/register.csv").unlink()
    records = folder / f".briefgen/{LAKE}"
    for record in (*(records / "releases").iterdir(), *(records / "heads/releases").iterdir()):
        record.unlink()
    assert not out(folder).again
    assert read_register(folder / "released/register.csv")[0]["hash"] == made.released.hash


def test_files_that_are_not_those_that_were_agreed_to_do_not_go_out(folder, monkeypatch):
    all_agree(opened(folder), "minister")
    real = releasing.finish

    def tampered(brief, where, options):
        made = real(brief, where, options)
        return replace(
            made,
            outputs=tuple(replace(one, sha256="0") for one in made.outputs),
            contents={path: content + b"%" for path, content in made.contents.items()},
        )

    monkeypatch.setattr(releasing, "finish", tampered)
    assert refused(out, folder) == ["BG274"]


def test_a_register_with_another_head_is_not_gone_on_with(folder):
    all_agree(opened(folder), "minister")
    (folder / "released").mkdir()
    (folder / "released/register.csv").write_text("mine,yours\r\n1,2\r\n")
    assert refused(out, folder) == ["BG278"]
    assert not list((folder / "released").glob("*/*"))


def test_a_line_is_written_once(tmp_path):
    row = dict.fromkeys(COLUMNS, "x")
    (tmp_path / "register.csv").write_bytes(with_row(tmp_path / "register.csv", row))
    assert with_row(tmp_path / "register.csv", row) == (tmp_path / "register.csv").read_bytes()


# --- later ---------------------------------------------------------------------------------------------------------------


def test_verify_knows_the_very_bytes_and_those_that_were_changed(folder, tmp_path):
    made = signed_out(folder)
    for path in places(made):
        assert verdict(folder, path) == "released"
        copy = tmp_path / f"copy{path.suffix}"
        copy.write_bytes(path.read_bytes() + b"\n")
        assert verdict(folder, copy) == "changed"
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.7 nothing")
    assert verdict(folder, other) == "unknown"


def test_what_a_register_says_is_told_and_not_vouched_for_unless_it_is_named(folder, tmp_path):
    made = signed_out(folder)
    bare = tmp_path / "elsewhere"
    bare.mkdir()
    register = folder.absolute() / "released/register.csv"
    near = verify(find_project(bare), places(made)[0])
    assert (near.verdict, near.is_vouched_for, near.is_good) == ("registered", False, False)
    assert near.known is not None
    assert near.known.register == register
    assert near.known.sign_offs == (
        "Legal adviser: A. Roe, agreed, 2024-05-07",
        "Treasury: A. Roe, agreed, 2024-05-07",
    )
    named = verify(find_project(bare), places(made)[0], register)
    assert (named.verdict, named.is_vouched_for, named.is_good) == ("registered", True, True)


@pytest.mark.parametrize("named", [False, True])
def test_a_forged_register_makes_no_forged_file_good(folder, tmp_path, named):
    """A released file that somebody changed, and a register above it that has its new hash."""
    made = signed_out(folder)
    place = tmp_path / "mail/2024/attachment"
    place.mkdir(parents=True)
    register = tmp_path / "mail/register.csv"
    for path in places(made):
        forged = place / path.name
        forged.write_bytes(changed_content(path))
        form = path.suffix[1:]
        files = {**made.released.files}
        files[form] = replace(files[form], sha256=digest(forged.read_bytes()))
        register.unlink(missing_ok=True)
        register.write_bytes(with_row(register, row_of(replace(made.released, files=files), "2024")))
        found = verify(opened(folder).folder, forged, register if named else None)
        assert (found.verdict, found.is_good) == ("changed", False)


def changed_content(path):
    """Return a file with other bytes and the id that it had."""
    content = path.read_bytes()
    return content + b"\n% another\n" if path.suffix == ".pdf" else with_comment(content)


def with_comment(content):
    changed = io.BytesIO(content)
    with zipfile.ZipFile(changed, "a") as archive:
        archive.comment = b"another"
    return changed.getvalue()


def test_a_draft_that_was_built_is_told_from_a_release(folder):
    brief = opened(folder).brief(LAKE, "minister")
    [path] = brief.save(folder / "draft.docx")
    assert verdict(folder, path) == "unknown"


def test_a_released_document_is_known_when_it_comes_back(folder):
    made = signed_out(folder)
    project = opened(folder)
    assert read_baseline(project.folder, LAKE, str(made.released.files["docx"].id)) is not None
    built = {each.sha256 for each in read_ledger(project.folder, LAKE).files}
    assert {each.sha256 for each in made.released.files.values()} <= built


def test_nothing_is_called_good_where_a_record_is_damaged(folder):
    made = signed_out(folder)
    (folder / f".briefgen/{LAKE}/releases/minister.0002.json").write_text("{}")
    found = verify(opened(folder).folder, places(made)[0])
    assert (found.verdict, found.is_good, found.damaged) == ("released", False, ("minister.0002.json",))
    assert refused(out, folder) == ["BG278"]


# --- corrections and withdrawals -----------------------------------------------------------------------------------------


def text_of(content):
    lines = (words_of(each) for each in xml(content).iter(f"{{{W}}}p"))
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def test_a_correction_says_what_it_replaces_and_why_and_the_old_one_is_superseded(folder):
    old = signed_out(folder)
    second_edition(folder)
    new = signed_out(folder, supersedes="1", reason=WHY)
    docx = next(content for name, content in new.files.items() if name.endswith("docx"))
    assert "This edition replaces edition 1 of 29 April 2024" in text_of(docx)
    assert f"Why: {WHY}" in text_of(docx)
    assert read_register(folder / "released/register.csv")[1]["supersedes"] == "1"
    assert verdict(folder, places(old)[0]) == "superseded"
    assert verdict(folder, places(new)[0]) == "released"


def test_a_file_may_be_named_instead_of_its_edition(folder):
    old = signed_out(folder)
    second_edition(folder)
    new = signed_out(folder, supersedes=str(places(old)[0]))
    assert new.released.supersedes == "1"


def test_a_file_of_that_edition_is_known_when_somebody_has_saved_it(folder):
    old = signed_out(folder)
    second_edition(folder)
    saved = folder / "sent.pdf"
    saved.write_bytes(places(old)[1].read_bytes() + b"\n% saved again\n")
    assert signed_out(folder, supersedes=str(saved)).released.supersedes == "1"


def test_a_file_of_no_release_of_the_brief_replaces_nothing(folder):
    signed_out(folder)
    second_edition(folder)
    all_agree(opened(folder), "minister")
    other = folder / "menu.txt"
    other.write_bytes(b"Soup of the day")
    with pytest.raises(UserError) as caught:
        out(folder, supersedes=str(other))
    [found] = caught.value.diagnostics
    assert (found.code, "'menu.txt' is no release of this brief" in found.message) == ("BG275", True)
    assert "released are 1" in found.hints[0]
    assert len(read_register(folder / "released/register.csv")) == 1


def test_an_edition_that_was_never_released_is_not_replaced(tmp_path):
    folder = clearance(tmp_path)
    all_agree(opened(folder), "minister")
    assert refused(out, folder) == ["BG275"]


def test_of_an_edition_that_is_released_already_nothing_is_said_otherwise(folder):
    signed_out(folder)
    assert refused(out, folder, reason="Other words.") == ["BG275"]
    second_edition(folder)
    signed_out(folder, supersedes="1", reason=WHY)
    assert out(folder, supersedes="1", reason=WHY).again
    other = folder / "menu.txt"
    other.write_bytes(b"Soup of the day")
    for changed in ({"supersedes": str(other)}, {"supersedes": "2"}, {"reason": "Other words."}):
        assert refused(out, folder, **changed) == ["BG275"], changed
    assert len(read_register(folder / "released/register.csv")) == 2


@pytest.mark.parametrize(
    ("changed", "hint"),
    [({"supersedes": "7"}, 'replaces: "7"'), ({"supersedes": "1", "reason": "Other words."}, WHY)],
)
def test_what_is_not_in_the_brief_is_not_released_as_its_correction(folder, changed, hint):
    signed_out(folder)
    second_edition(folder)
    all_agree(opened(folder), "minister")
    with pytest.raises(UserError) as caught:
        out(folder, **changed)
    [found] = caught.value.diagnostics
    assert found.code == "BG275"
    assert hint in found.hints[0]


def test_the_day_of_the_edition_that_is_replaced_must_be_its_own(folder):
    signed_out(folder)
    second_edition(folder)
    edit(folder / PACK, "replaces_of: 2024-04-29", "replaces_of: 2024-04-28")
    all_agree(opened(folder), "minister")
    assert refused(out, folder) == ["BG275"]


def test_a_withdrawal_prints_its_notice_and_verify_knows(folder):
    made = signed_out(folder)
    notice = withdrawn(folder, reason="The gauge\nwas misread.")
    docx = next(content for name, content in notice.files.items() if name.endswith("docx"))
    said = text_of(docx)
    assert "Withdrawn: Reed Lake: what is agreed and what is open" in said
    assert "Edition 1 of 29 April 2024 was withdrawn on 8 May 2024." in said
    assert "Why: The gauge was misread." in said
    assert [verdict(folder, path) for path in (*places(made), *places(notice))] == ["withdrawn"] * 2 + ["notice"] * 2
    assert [row["event"] for row in read_register(folder / "released/register.csv")] == ["released", "withdrawn"]
    assert refused(withdrawn, folder) == ["BG277"]
    assert refused(out, folder) == ["BG274"]


def test_of_an_edition_that_was_withdrawn_and_replaced_both_are_told_with_the_one_that_holds(folder):
    made = signed_out(folder)
    notice = withdrawn(folder)
    second_edition(folder)
    corrected = signed_out(folder)
    found = verified(folder, places(made)[0])
    assert [(each.event, each.edition) for each in found.by] == [("withdrawn", "1"), ("released", "2")]
    assert (found.verdict, found.now.edition) == ("withdrawn", "2")
    assert verified(folder, places(notice)[0]).now.edition == "2"
    assert verified(folder, places(corrected)[0]).now is None
    withdrawn(folder, "2")
    assert verified(folder, places(made)[0]).now is None
    assert verified(folder, places(corrected)[0]).verdict == "withdrawn"


def test_how_an_edition_stands_that_went_out(folder):
    def standing():
        return status(opened(folder), LAKE, ("minister",)).editions.get("minister")

    assert standing() is None
    signed_out(folder)
    assert (standing().withdrawal, standing().successor) == (None, None)
    withdrawn(folder)
    assert (standing().withdrawal.on, standing().successor) == ("2024-05-08", None)
    first = (folder / PACK).read_bytes()
    second_edition(folder)
    assert standing() is None
    signed_out(folder)
    assert (standing().withdrawal, standing().successor) == (None, None)
    (folder / PACK).write_bytes(first)
    assert standing().successor.edition == "2"


def test_the_notice_of_a_published_brief_does_not_name_the_file(folder):
    all_agree(opened(folder), "public")
    out(folder, audience="public")
    notice = withdrawn(folder, audience="public")
    assert "RL/2024/7" not in text_of(next(content for name, content in notice.files.items() if name.endswith("docx")))


def no_longer_named(folder, audience="minister"):
    """Let the policy and the pack name a reader no more; his template stays."""
    policy = folder / "content/policy.yaml"
    lines = [line for line in policy.read_text().splitlines() if not line.startswith(f"  {audience}:")]
    policy.write_text("\n".join(lines).replace("[minister, officials", "[officials") + "\n")
    pack = (folder / PACK).read_text()
    pack = pack.replace(f'  {audience}: "Reed Lake: what is agreed and what is open"\n', "")
    (folder / PACK).write_text(pack.replace("readers=minister}", "readers=officials}").replace("minister, ", ""))


def test_an_edition_is_withdrawn_from_a_reader_whom_the_policy_no_longer_names(folder):
    made = signed_out(folder)
    no_longer_named(folder)
    notice = withdrawn(folder, reason="The gauge was misread.")
    said = text_of(next(content for name, content in notice.files.items() if name.endswith("docx")))
    assert "Edition 1 of 29 April 2024 was withdrawn on 8 May 2024." in said
    assert "RL/2024/7" not in said
    assert {verdict(folder, path) for path in places(made)} == {"withdrawn"}
    assert refused(out, folder) == ["BG191"]
    assert refused(withdrawn, folder) == ["BG277"]


def test_whoever_is_no_longer_named_is_told_nothing_of_the_pack_by_a_reason(folder):
    signed_out(folder)
    no_longer_named(folder)
    reason = "The Commission has set the level of the lake for the summer."
    with pytest.raises(UserError) as caught:
        withdrawn(folder, reason=reason)
    assert {each.code for each in caught.value.diagnostics} == {"BG590"}
    assert all("--reason" in each.hints[0] for each in caught.value.diagnostics)


def test_a_reader_of_nothing_who_is_not_named_is_unknown(folder):
    signed_out(folder)
    assert refused(withdrawn, folder, audience="embassy") == ["BG191"]


@pytest.mark.parametrize("changed", [{"form": "pocket"}, {"language": "hi-IN"}, {"audience": "embassy"}])
def test_an_edition_is_withdrawn_in_a_form_a_language_or_a_template_that_is_gone(folder, changed):
    """The record is that of an edition that went out so; the project has none of it any more."""
    record_release(opened(folder).folder, replace(signed_out(folder).released, stem="other", **changed))
    assert withdrawn(folder, **changed).released.event == "withdrawn"


def test_of_an_edition_that_is_out_in_another_language_that_is_said(folder):
    signed_out(folder)
    with pytest.raises(UserError) as caught:
        withdrawn(folder, language="ru-RU")
    [found] = caught.value.diagnostics
    assert found.message.startswith("edition 1 of this brief was released in en-GB, and not")
    assert "--language" in found.hints[0]


def test_an_edition_that_was_recorded_with_blanks_is_the_edition_without(folder, monkeypatch):
    """Earlier versions took a number over as a pack had it, into the record and the register."""
    with monkeypatch.context() as earlier:
        earlier.setattr(releasing, "Released", lambda **said: Released(**said | {"edition": f" {said['edition']} "}))
        made = signed_out(folder)
    assert made.released.edition == " 1 "
    assert {verified(folder, path).known.edition for path in places(made)} == {"1"}
    assert out(folder).again
    assert len(read_register(folder / "released/register.csv")) == 1
    withdrawn(folder)
    assert {verdict(folder, path) for path in places(made)} == {"withdrawn"}
    assert refused(withdrawn, folder, edition=" 1 ") == ["BG277"]


def test_a_reason_with_withheld_words_is_refused(folder):
    all_agree(opened(folder), "public")
    out(folder, audience="public")
    reason = "The gauge at the old pier stands half a metre too high."
    with pytest.raises(UserError) as caught:
        withdrawn(folder, audience="public", reason=reason)
    assert {each.code for each in caught.value.diagnostics} == {"BG590"}
    assert all("--reason" in each.hints[0] for each in caught.value.diagnostics)
    assert len(read_register(folder / "released/register.csv")) == 1


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"edition": "9"}, ["BG277"]),
        ({"reason": " "}, ["BG277"]),
        ({"reason": "The gauge was \u202emisread."}, ["BG277"]),
        ({"on": dt.date(2205, 1, 1)}, ["BG272"]),
        ({"on": dt.date(2001, 1, 1)}, ["BG272"]),
    ],
)
def test_what_cannot_be_withdrawn(folder, changed, codes):
    signed_out(folder)
    assert refused(withdrawn, folder, **changed) == codes


# --- a disk that takes no more -------------------------------------------------------------------------------------------


def test_a_full_disk_is_told_of_the_file_that_it_had_no_room_for(folder, monkeypatch):
    all_agree(opened(folder), "minister")

    def full(_path, _content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UserError) as caught:
        out(folder)
    [found] = caught.value.diagnostics
    assert found.code == "BG901"
    assert "2024-04-29_Reed-Lake_Minister_v1.docx' cannot be written: no space left on device" in found.message
    assert not list((folder / "released").glob("*/*"))


def test_a_fault_without_a_file_names_none():
    assert cannot_write(OSError(errno.ENOSPC, "No space left on device")).message == (
        "a file cannot be written: no space left on device"
    )


# --- records that are gone -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("all_of_them", [False, True])
def test_a_withdrawal_whose_record_is_gone_is_missed(folder, all_of_them):
    made = signed_out(folder)
    withdrawn(folder)
    place = folder / f".briefgen/{LAKE}/releases"
    (place / "minister.0002.json").unlink()
    if all_of_them:
        (place / "minister.0001.json").unlink()
        place.rmdir()
    (folder / "released/register.csv").unlink()
    found = verify(opened(folder).folder, places(made)[0])
    missed = ("minister.0001.json", "minister.0002.json")[0 if all_of_them else 1 :]
    assert (found.is_good, found.damaged) == (False, missed)
    assert set(refused(out, folder)) == {"BG278"}
    assert status(opened(folder), LAKE).damaged_releases == missed


def test_the_notice_of_a_brief_in_two_languages_is_in_both(folder):
    """The edition is recorded as one that went out in two languages; its title in the second is the pack's."""
    edit(folder / PACK, "titles:\n", "translations:\n  hi-IN: {title: झील}\ntitles:\n")
    one = replace(
        signed_out(folder).released,
        audience="public",
        stem="public.bilingual",
        language="en-IN",
        form="bilingual",
        title="Will the Reed Lake be lower this summer?",
    )
    record_release(opened(folder).folder, one)
    notice = withdrawn(folder, audience="public")
    docx = next(content for name, content in notice.files.items() if name.endswith("docx"))
    said = text_of(docx)
    assert "Edition 1 of 29 April 2024 was withdrawn on 8 May 2024." in said
    assert said.index("Withdrawn: Will the") < said.index("वापस लिया गया: झील")
    assert said.count("The gauge was misread.") == 2


def test_a_brief_that_prints_examples_of_records_is_not_released(folder):
    edit(folder / PACK, "topics:\n", "records:\n  - {id: shore, example: Northern}\ntopics:\n")
    edit(folder / PACK, "The level is set. The", "The level is set at the {record:shore} shore. The")
    all_agree(opened(folder), "minister")
    with pytest.raises(UserError) as caught:
        out(folder)
    [found] = caught.value.diagnostics
    assert (found.code, "the example of shore" in found.message) == ("BG282", True)
    assert "briefgen batch reed-lake -a minister" in found.hints[0]
    all_agree(opened(folder), "officials")
    assert out(folder, audience="officials").released.audience == "officials"
