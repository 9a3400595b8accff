"""What keeps a returned file from doing harm: what it translates has changed, what is there has changed, codes are not whole."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from support.handed import PACK, project, texts
from support.translated import back, only, out, pseudo, worked_on

from briefgen.authoring.intake.take import apply
from briefgen.authoring.translate.asked import Asked, Review
from briefgen.authoring.translate.codes import Coded, Mark
from briefgen.authoring.translate.take import read_back, take_back
from briefgen.authoring.translate.xliff.write import write_xliff
from briefgen.build.project import load
from briefgen.content.reviewed import translated_records

SAILING = "items.first-sailing.text"
SEEN = "items.seen.text"
READER = Review(by="A. Reader", on=dt.date(2031, 5, 13))


@pytest.fixture(params=["xlf", "docx"])
def path(request, tmp_path):
    return tmp_path / f"back.{request.param}"


@pytest.fixture
def ferry(tmp_path):
    return project(tmp_path)


def rewrite(of, file: str, old: str, new: str):
    """Return the project after its author has changed a file."""
    path = of.folder.content / PACK / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return load(of.folder.root)


def told(taken, code: str) -> list[str]:
    return [one.message for one in taken.intake.differences.told if one.code == code]


def standing(of, id_: str, tag: str = "hi-IN") -> str:
    records = translated_records(load(of.folder.root).pack(PACK), tag)
    return next(one.standing for one in records if one.id == id_)


def done(of, taken):
    assert taken.intake.faults == ()
    apply(taken.intake)
    return load(of.folder.root)


def test_only_the_words_and_their_hash_are_written(ferry, path):
    before = texts(ferry.folder.root)
    gone = only(out(ferry, PACK, "hi-IN"), "items.inspection.text", "घाट की जाँच हो चुकी है।")
    done(ferry, back(ferry, PACK, gone, path))
    after = texts(ferry.folder.root)
    lines = after["ferry/talks.md"].splitlines()
    new = [line for line in lines if line not in before["ferry/talks.md"].splitlines()]
    assert new[0] == "  - hi-IN: घाट की जाँच हो चुकी है।"
    assert new[1].startswith("  - hi-IN.of: ")
    assert [line for line in lines if line not in new] == before["ferry/talks.md"].splitlines()
    assert {name: text for name, text in after.items() if name != "ferry/talks.md"} == {
        name: text for name, text in before.items() if name != "ferry/talks.md"
    }
    assert standing(ferry, "inspection") == "unreviewed"


def test_a_file_that_nobody_touched_changes_nothing(ferry, path):
    taken = back(ferry, PACK, out(ferry, PACK, "hi-IN"), path)
    assert (taken.intake.files, taken.intake.differences.changed) == ({}, ())


@pytest.mark.parametrize("also", [frozenset(), frozenset({"stale"})])
def test_a_source_that_has_changed_is_told_and_left_out_unless_asked_for(ferry, path, also):
    gone = only(out(ferry, PACK, "hi-IN"), SAILING, "नया")
    later = rewrite(ferry, "talks.md", "on 1 July", "on 2 July")
    taken = back(later, PACK, gone, path, Asked(also=also))
    (message,) = told(taken, "BG362")
    assert "its source has changed since it went out" in message
    assert "on 2 July" in message
    assert bool(taken.intake.files) is bool(also)
    assert message.endswith(": taken" if also else ": left out")


def test_a_translation_of_an_older_source_that_is_taken_is_stale(ferry, path):
    gone = only(out(ferry, PACK, "hi-IN"), "items.inspection.text", "नया")
    later = rewrite(ferry, "talks.md", "has been inspected", "has been looked at")
    done(later, back(later, PACK, gone, path, Asked(also=frozenset({"stale"}))))
    assert standing(ferry, "inspection") == "stale"


@pytest.mark.parametrize("also", [frozenset(), frozenset({"conflicts"})])
def test_what_both_have_changed_is_told_with_both_wordings(ferry, path, also):
    gone = only(out(ferry, PACK, "hi-IN"), SAILING, "हमारा")
    later = rewrite(ferry, "talks.md", "नौका 1 जुलाई से फिर चलने की\n    उम्मीद है।", "उनका")
    taken = back(later, PACK, gone, path, Asked(also=also))
    (message,) = told(taken, "BG363")
    assert "here “हमारा”, there “उनका”" in message
    assert bool(taken.intake.files) is bool(also)


def test_what_the_pack_alone_has_changed_is_left_alone(ferry, path):
    gone = out(ferry, PACK, "hi-IN")
    later = rewrite(ferry, "talks.md", "उम्मीद है।", "आशा है।")
    taken = back(later, PACK, gone, path)
    assert taken.intake.files == {}
    assert "left alone" in told(taken, "BG363")[0]


def coded(*pieces) -> Coded:
    made = [Mark(number=piece, side="alone") if isinstance(piece, int) else piece for piece in pieces]
    return Coded(pieces=tuple(made))


@pytest.mark.parametrize(
    ("pieces", "message"),
    [
        (("घाट ", 2, " और ", 3), "the code {1} ({person:ilse-marren}) is missing"),
        ((1, " घाट ", 2, " और ", 3, " ", 3), "the code {3} ({figure:quay-length}) stands there 2 times"),
        (("घाट",), "the code {1} ({person:ilse-marren}) is missing"),
    ],
)
def test_codes_that_are_not_whole_refuse_the_file_and_name_the_segment(ferry, path, pieces, message):
    def work(one):
        return replace(one, target=(coded(*pieces),), state="unreviewed") if one.unit == SEEN else one

    taken = back(ferry, PACK, worked_on(out(ferry, PACK, "hi-IN"), work), path)
    (fault,) = taken.intake.faults
    assert (fault.code, fault.message.startswith(message)) == ("BG361", True)
    assert SEEN in fault.span.within
    assert taken.intake.files == {}


def test_a_code_that_the_source_does_not_have_is_refused(ferry, tmp_path):
    path = tmp_path / "back.xlf"
    path.write_bytes(write_xliff(worked_on(out(ferry, PACK, "hi-IN"))).replace(b'<ph id="3"', b'<ph id="4"'))
    (fault,) = take_back(ferry, PACK, read_back(path), Asked()).intake.faults
    assert fault.message.startswith("there is no code {4} in the source")


def test_codes_may_change_their_order(ferry, path):
    def work(one):
        words = coded(3, " और ", 2, ": ", 1)
        return replace(one, target=(words,), state="unreviewed") if one.unit == SEEN else one

    done(ferry, back(ferry, PACK, worked_on(out(ferry, PACK, "hi-IN"), work), path))
    assert (
        "  - hi-IN: {figure:quay-length} और {figure:quay-cost}: {person:ilse-marren}\n"
        in texts(ferry.folder.root)["ferry/talks.md"]
    )


def test_markup_that_is_typed_is_words(ferry, path):
    typed = "**x** {figure:quay-cost} [y](https://x.org) <!-- z -->"
    after = done(ferry, back(ferry, PACK, only(out(ferry, PACK, "hi-IN"), "items.inspection.text", typed), path))
    item = next(one.item for one in after.pack(PACK).items if one.id == "inspection")
    (words,) = item.translations["hi-IN"].text.inlines
    assert words.text == typed


def test_unknown_and_missing_units_are_told(ferry, path):
    gone = out(ferry, PACK, "hi-IN")
    other = replace(gone.segments[0], unit="items.no-more.text")
    short = replace(gone, segments=(other, *gone.segments[2:]))
    taken = back(ferry, PACK, short, path)
    assert told(taken, "BG364") == ["the pack has no words called 'items.no-more.text'"]


def test_units_that_have_not_come_back_are_told(ferry, tmp_path):
    path = tmp_path / "back.xlf"
    content = write_xliff(out(ferry, PACK, "hi-IN"))
    path.write_bytes(re.sub(rb'  <unit id="items.seen.text".*?</unit>\n', b"", content, flags=re.DOTALL))
    (message,) = told(take_back(ferry, PACK, read_back(path), Asked()), "BG365")
    assert message.startswith("1 of ")


def test_without_a_reviewer_they_come_in_unreviewed_whatever_the_file_says(ferry, tmp_path):
    gone = worked_on(out(ferry, PACK, "ur"), lambda one: replace(pseudo(one), state="reviewed"))
    done(ferry, back(ferry, PACK, gone, tmp_path / "back.xlf"))
    assert {standing(ferry, name, "ur") for name in ("seen", "first-sailing", "quay-cost")} == {"unreviewed"}


def test_a_reviewer_signs_what_is_reviewed_or_final_with_the_hash(ferry, tmp_path):
    def work(one):
        return replace(pseudo(one), state="reviewed" if one.unit != SEEN else "unreviewed")

    gone = worked_on(out(ferry, PACK, "ur"), work)
    done(ferry, back(ferry, PACK, gone, tmp_path / "back.xlf", Asked(review=READER)))
    assert (standing(ferry, "first-sailing", "ur"), standing(ferry, "quay-cost", "ur")) == ("reviewed", "reviewed")
    assert standing(ferry, "seen", "ur") == "unreviewed"
    rewrite(ferry, "talks.md", "on 1 July", "on 2 July")
    assert standing(ferry, "first-sailing", "ur") == "stale"


def test_of_a_word_file_a_reviewer_signs_all(ferry, tmp_path):
    gone = worked_on(out(ferry, PACK, "ur"))
    done(ferry, back(ferry, PACK, gone, tmp_path / "back.docx", Asked(review=READER)))
    assert {one.standing for one in translated_records(load(ferry.folder.root).pack(PACK), "ur")} == {"reviewed"}


def test_a_record_of_which_not_all_is_read_is_not_signed(ferry, tmp_path):
    gone = worked_on(
        out(ferry, PACK, "ur"),
        lambda one: replace(pseudo(one), state="unreviewed" if one.unit.endswith("answer") else "reviewed"),
    )
    taken = back(ferry, PACK, gone, tmp_path / "back.xlf", Asked(review=READER))
    assert "'answer' of this has not been read" in told(taken, "BG368")[0]
    done(ferry, taken)
    assert standing(ferry, "q-pays", "ur") == "unreviewed"


@pytest.mark.parametrize("yaml", [False, True])
def test_new_words_take_away_a_review_of_others(ferry, path, yaml):
    signed = worked_on(out(ferry, PACK, "ur"))
    later = done(ferry, back(ferry, PACK, signed, path.with_suffix(".docx"), Asked(review=READER)))
    unit, id_, file = (
        ("figures.quay-cost.title", "quay-cost", "figures.yaml") if yaml else (SAILING, "first-sailing", "talks.md")
    )
    assert texts(ferry.folder.root)[f"ferry/{file}"].count("A. Reader") > 0
    before = texts(ferry.folder.root)[f"ferry/{file}"].count("A. Reader")
    taken = back(later, PACK, only(out(later, PACK, "ur"), unit, "anders"), path)
    done(later, taken)
    assert standing(ferry, id_, "ur") == "unreviewed"
    assert texts(ferry.folder.root)[f"ferry/{file}"].count("A. Reader") == before - 1


def test_a_record_without_what_it_must_have_waits_for_it(ferry, path):
    gone = only(out(ferry, PACK, "ur"), "people.ilse-marren.office", "وزیر")
    taken = back(ferry, PACK, gone, path)
    assert "without its 'name'" in told(taken, "BG366")[0]
    assert (taken.intake.faults, taken.intake.files) == ((), {})


def test_what_the_result_would_be_told_of_is_told_before(ferry, path):
    gone = only(out(ferry, PACK, "hi-IN"), SAILING, "नौका 3 जुलाई से फिर चलेगी।")
    assert [one.code for one in back(ferry, PACK, gone, path).brings]


def test_control_characters_are_refused(ferry, path):
    gone = only(out(ferry, PACK, "hi-IN"), "items.inspection.text", "a\u202eb")
    taken = back(ferry, PACK, gone, path)
    assert [one.code for one in taken.intake.faults] == ["BG369"]


def test_invisible_signs_of_tools_are_left_out(ferry, tmp_path):
    gone = only(out(ferry, PACK, "hi-IN"), "items.inspection.text", "\ufeffa\u00adb\u2060c")
    after = done(ferry, back(ferry, PACK, gone, tmp_path / "back.xlf"))
    assert (
        next(one.item for one in after.pack(PACK).items if one.id == "inspection").translations["hi-IN"].text.source
        == "abc"
    )


@pytest.mark.parametrize("review", [None, READER])
def test_a_review_that_is_written_part_by_part_is_replaced_or_taken_away_so(ferry, tmp_path, review):
    parts = "\n  - hi-IN.review.by: B. Other\n  - hi-IN.review.on: 2031-05-12\n  - readers: minister 1, analyst"
    later = rewrite(ferry, "talks.md", "\n  - readers: minister 1, analyst", parts)
    gone = worked_on(
        only(out(later, PACK, "hi-IN"), SAILING, "नया"),
        lambda one: replace(one, state="reviewed" if one.target else one.state),
    )
    done(later, back(later, PACK, gone, tmp_path / "back.xlf", Asked(review=review)))
    text = texts(ferry.folder.root)["ferry/talks.md"]
    assert ("B. Other" in text, text.count("hi-IN.review.by: A. Reader")) == (False, int(review is not None))
    assert standing(ferry, "first-sailing") == ("reviewed" if review else "unreviewed")
