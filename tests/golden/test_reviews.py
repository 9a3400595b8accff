"""What readers did to a document is found: as they left it, after a save by LibreOffice, and with all our marks gone."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.edited import Edited
from support.libreoffice import saved_again
from support.scenarios import SCENARIOS, edited, reviewed, sent, told

FOUND = Path(__file__).parent / "reviews.txt"
THREADS = "a comment with an answer"
"""LibreOffice 7.4 keeps no threads: an answer comes back as a comment, before the one that it answers."""


def found_in(contents):
    return {each.name: list(told(reviewed(each, contents[each.name]))) for each in SCENARIOS}


def as_text(found):
    return "\n".join("\n".join((f"# {name}", *lines, "")) for name, lines in found.items())


@pytest.fixture(scope="module")
def documents():
    return {each.name: edited(each) for each in SCENARIOS}


def test_each_edit_is_found_and_nothing_else(documents, update_goldens):
    text = as_text(found_in(documents))
    if update_goldens:
        FOUND.write_text(text, encoding="utf-8")
    assert text == FOUND.read_text(encoding="utf-8"), "review the difference, then run pytest --update-goldens"


def test_there_are_sixty_of_them():
    assert len({each.name for each in SCENARIOS}) == len(SCENARIOS) >= 60


def test_the_same_is_found_after_a_save_by_libreoffice(documents, tmp_path):
    numbered = {f"case-{number}": documents[each.name] for number, each in enumerate(SCENARIOS)}
    saved = saved_again(numbered, tmp_path)
    found = found_in({each.name: saved[f"case-{number}"] for number, each in enumerate(SCENARIOS)})
    head, second, first = found[THREADS]
    found[THREADS] = [head, first, second.replace("comment by", "answer by")]
    assert as_text(found) == FOUND.read_text(encoding="utf-8")


@pytest.mark.parametrize("audience", ["minister", "officials", "analyst", "parliament"])
def test_nothing_is_found_in_what_nobody_touched(audience):
    case = next(each for each in SCENARIOS if each.audience == "minister")
    content, _ = sent(audience)
    untouched = replace(case, audience=audience)
    assert told(reviewed(untouched, content)) == ()
    document = Edited(content)
    document.drop_bookmarks()
    document.drop_ids()
    assert told(reviewed(untouched, document.save())) == ()
