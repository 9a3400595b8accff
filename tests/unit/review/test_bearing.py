"""What a change bears on besides its words is told beside it: translations, other wordings, other places of a figure."""

import json

from support.edited import Edited
from support.harbour import BODY, PACK, came_back, harbour, opened, replaced
from support.project import run

from briefgen.cli.bearing import bearing_data, told
from briefgen.review.accept.bearing import Bearing, bearings
from briefgen.review.accept.proposals import proposals
from briefgen.review.elsewhere import other_readers

FILE = f"content/{PACK}.md"
WHOLE = """\
  - {id: piers, title: Piers, value: 3.1, unit: metres}
  - {id: whole, title: Whole, unit: metres, derived: {formula: sum, from: [berths, piers]}}
"""


def bearing(project, found):
    [held] = bearings(project, found, proposals(project, found), other_readers(project, found)).values()
    return held


def test_translations_of_the_old_words_and_other_wordings_are_named(tmp_path):
    project = harbour(
        tmp_path, BODY.replace("  - ru-RU: Гавань", "  - hi-IN.review: A. Roe, 2031-05-01\n  - ru-RU: Гавань")
    )
    held = bearing(project, came_back(project, replaced("wide, and", "wide", "broad")))
    assert held == Bearing(stale=("hi-IN", "ru-RU"), unreviewed=("ru-RU",), wordings=("short",))
    assert list(told(held)) == [
        "the translation into hi-IN, ru-RU is of the old words: have it made anew (nobody has reviewed ru-RU)",
        "the item's other wordings may say something else: short",
    ]


def test_a_wording_without_a_translation_makes_none_of_it_old(tmp_path):
    project = harbour(tmp_path)
    held = bearing(project, came_back(project, replaced("is open", "open", "shut"), "chief"))
    assert held == Bearing(stale=("hi-IN",), unreviewed=("hi-IN",), wordings=("text",))


def test_a_changed_translation_has_been_read_by_nobody(tmp_path):
    harbour(tmp_path)
    file = tmp_path / FILE
    title = "translations:\n  hi-IN: {title: बंदरगाह}\npeople:\n"
    file.write_text(file.read_text(encoding="utf-8").replace("people:\n", title), encoding="utf-8")
    project = opened(tmp_path)
    held = bearing(project, came_back(project, replaced("आज", "आज", "अब"), language="hi-IN"))
    assert held == Bearing(is_translation=True, wordings=("short",))


def test_a_figure_names_its_other_readers_and_its_other_places(tmp_path):
    project = harbour(tmp_path, BODY.replace("*quite* closed.", "closed, {figure:berths} of it."))
    held = bearing(project, came_back(project, replaced("wide, and", "58.9", "59.9")))
    assert held == Bearing(readers=("post",), printed=("The port is closed, 58.9 metres of it.",))
    assert bearing_data(held)["figure_also_printed_in"] == ["The port is closed, 58.9 metres of it."]


def test_who_reads_a_figure_that_is_computed_from_it_reads_it_too(tmp_path):
    deep = "\n- The port is {figure:whole} deep. {.draft readers=chief} ^port\n  - short: It is {figure:whole} deep.\n"
    harbour(tmp_path, BODY.partition("\n- The port")[0] + deep)
    file = tmp_path / FILE
    file.write_text(
        file.read_text(encoding="utf-8").replace("unit: metres}\n", f"unit: metres}}\n{WHOLE}"), encoding="utf-8"
    )
    project = opened(tmp_path)
    assert bearing(project, came_back(project, replaced("wide, and", "58.9", "59.9"))).readers == ("chief", "post")


def test_text_page_and_data_tell_it_beside_the_change(tmp_path):
    harbour(tmp_path, BODY.replace("*quite* closed.", "closed, {figure:berths} of it."))
    assert run("build", PACK, "-a", "desk", cwd=tmp_path).code == 0
    document = Edited((tmp_path / f"build/{PACK}/desk.docx").read_bytes())
    document.replace(document.paragraph("wide, and"), "58.9", "59.9")
    (tmp_path / "back.docx").write_bytes(document.save())
    said = "the figure is printed for post too"
    assert f"  then   {said}\n" in run("review", "back.docx", cwd=tmp_path).out
    assert f"<dt>Then</dt><dd>{said}</dd>" in run("review", "back.docx", "--format", "html", cwd=tmp_path).out
    [passage] = json.loads(run("review", "back.docx", "--format", "json", cwd=tmp_path).out)["passages"]
    [proposal] = passage["proposals"]
    assert proposal["bears_on"]["figure_also_printed_for"] == ["post"]
    accepted = run("review", "back.docx", "--accept", proposal["id"], "--yes", cwd=tmp_path)
    assert f"then {said}\n" in accepted.out
