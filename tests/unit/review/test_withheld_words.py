"""Words of a document that came back that stand in an item which some reader of them does not get."""

import pytest
from support.harbour import BODY, FILE, accepted, came_back, harbour, opened, text

from briefgen.diagnostics import UserError
from briefgen.review.accept.proposals import proposals
from briefgen.review.accept.take import accept, broken

SALE = "- Nobody but the minister knows of the sale before the end of the year. {.draft readers=chief} ^sale\n  - short: A sale is meant.\n"
BOTH = SALE.replace("readers=chief", 'readers="desk, chief"')
CHANCE = " before the end of the year"


def test_words_that_are_withheld_are_told_with_whose_they_are_and_by_which_change(tmp_path):
    """Of two changes one says by chance what an item says that this reader does not get: it is named, and the other one is not."""
    project = harbour(tmp_path, f"{BODY}\n{SALE}")

    def edit(document):
        document.replace(document.paragraph("wide, and"), "wide", "broad")
        document.insert(document.paragraph("quite closed"), "closed", CHANCE)

    found = came_back(project, edit)
    proposed = proposals(project, found)
    names = {each.new.strip(): each.id for each in proposed}
    told = broken(project, found, proposed)
    leaks = told.of[names[CHANCE.strip()]]
    assert {each.audience for each in leaks} == {"desk", "post"}
    assert (told.general, list(told.of)) == ((), [names[CHANCE.strip()]])
    assert all("'sale' (harbour.md:" in each.message for each in leaks)
    assert all("“before the end of the year”" in each.message for each in leaks)
    with pytest.raises(UserError) as caught:
        accept(project, found, proposed, names.values())
    assert names[CHANCE.strip()] in caught.value.diagnostics[-1].hints[0]
    assert names["broad"] not in caught.value.diagnostics[-1].hints[0]


def test_words_that_the_reader_was_sent_are_no_leak(tmp_path):
    """What stands in the document that he got he knows: also where its item is withheld from him since."""
    project = harbour(tmp_path, f"{BODY}\n{BOTH}")
    found = came_back(project, lambda document: document.insert(document.paragraph("quite closed"), "closed", CHANCE))
    file = project.folder.content / FILE
    file.write_text(text(project).replace('readers="desk, chief"', "readers=chief"), encoding="utf-8")
    project = opened(tmp_path)
    [proposal] = [each for each in proposals(project, found) if each.new.strip().startswith("before")]
    with pytest.raises(UserError, match="nothing was changed"):
        accept(project, found, (proposal,), {proposal.id})  # the port's own reader, post, was never sent it


def test_words_that_every_reader_of_the_item_was_sent_are_accepted(tmp_path):
    body = BODY.replace('readers="desk 2, post"', "readers=desk")
    project = harbour(tmp_path, f"{body}\n{BOTH}")
    found = came_back(project, lambda document: document.insert(document.paragraph("quite closed"), "closed", CHANCE))
    file = project.folder.content / FILE
    file.write_text(text(project).replace('readers="desk, chief"', "readers=chief"), encoding="utf-8")
    accepted(opened(tmp_path), found)
    assert "closed before the end of the year. {.draft readers=desk}" in text(project)
