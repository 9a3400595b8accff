"""What a house says once, for the heads of all its packs."""

import pytest

from briefgen.content.load import load_pack
from briefgen.content.policy import load_policy
from briefgen.diagnostics import UserError
from briefgen.project.folder import find_project
from briefgen.project.packs import find_packs

POLICY = """\
schemes: [tlp]
groups: {internal: [analyst]}
audiences: {analyst: {ceiling: {tlp: red}, cites: [public]}}
"""
PACK = """\
---
title: Talks at Arland
as_of: 2031-05-03T18:00+00:00
language: en-GB
readers: internal
marking: tlp:clear
document: {from: The desk}
---
# Do not say {.avoid}
- That anything is agreed. {.draft}
"""
HOUSE = "document:\n  from: The house\n  contact: desk@house.example\ntitles:\n  analyst: All we hold\n"


def write(root, name, text):
    (root / "content").mkdir(exist_ok=True)
    (root / "content" / name).write_text(text, encoding="utf-8")


def pack(root, house=HOUSE, text=PACK):
    write(root, "policy.yaml", POLICY)
    write(root, "talks.md", text)
    if house is not None:
        write(root, "house.yaml", house)
    folder = find_project(root)
    [source] = find_packs(folder)
    return load_pack(source, folder, load_policy(folder))


def test_what_a_pack_does_not_say_the_house_says(tmp_path):
    loaded = pack(tmp_path)
    assert loaded.front.document.contact == "desk@house.example"
    assert loaded.front.titles["analyst"] == "All we hold"
    assert tmp_path / "content" / "house.yaml" in loaded.inputs


def test_its_place_is_in_the_houses_file(tmp_path):
    place = pack(tmp_path).positions.place(("pack", "titles", "analyst"))
    assert (place.path.name, place.line) == ("house.yaml", 5)


def test_the_packs_own_words_win(tmp_path):
    loaded = pack(tmp_path, text=PACK.replace("document:", "titles: {analyst: Ours}\ndocument:"))
    assert (loaded.front.titles["analyst"], loaded.front.document.from_) == ("Ours", "The desk")
    assert loaded.positions.place(("pack", "titles", "analyst")).path.name == "talks.md"


@pytest.mark.parametrize(
    ("house", "line", "word"),
    [("document:\n  form: x\n", 2, "form"), ("title: x\n", 1, "title"), ("titles:\n  analyst: 3\n", 2, "analyst")],
)
def test_a_malformed_house(tmp_path, house, line, word):
    with pytest.raises(UserError) as caught:
        pack(tmp_path, house)
    [found] = caught.value.diagnostics
    assert (found.span.path.name, found.span.line) == ("house.yaml", line)
    assert word in found.message


def test_without_a_house_nothing_changes(tmp_path):
    assert pack(tmp_path, house=None).front.document.contact is None


HINDI = """\
translations:
  hi-IN:
    document: {from: घर, contact: संपर्क}
    titles: {analyst: सब कुछ}
"""


def test_what_the_house_says_it_says_in_other_languages(tmp_path):
    text = PACK.replace("---\n#", "translations: {hi-IN: {title: वार्ता}}\n---\n#")
    translated = pack(tmp_path, HOUSE + HINDI, text).front.translations["hi-IN"]
    assert (translated.document.contact, translated.titles["analyst"]) == ("संपर्क", "सब कुछ")


def test_the_houses_translation_is_not_of_what_the_pack_says(tmp_path):
    """The pack names its own sender, so that the house's, in Hindi, would be another one."""
    text = PACK.replace("---\n#", "translations: {hi-IN: {title: वार्ता}}\n---\n#")
    assert pack(tmp_path, HOUSE + HINDI, text).front.translations["hi-IN"].document.from_ is None


def test_a_house_may_name_a_recipient_for_each_audience(tmp_path):
    house = "document:\n  recipients: {analyst: The desk}\n"
    assert pack(tmp_path, house).front.document.recipients == {"analyst": "The desk"}


def test_a_packs_own_recipient_is_to_all_its_readers(tmp_path):
    house = "document:\n  recipients: {analyst: The desk}\n"
    text = PACK.replace("{from: The desk}", "{from: The desk, to: Everybody}")
    assert not pack(tmp_path, house, text).front.document.recipients
