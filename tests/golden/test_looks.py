"""A look changes no word: each brief says the same in every theme and on every paper, and keeps its limits in each."""

from dataclasses import replace

import pytest
from support import docx as word
from support import pdf as portable
from support.finished import FINISHED, Case
from support.project import SAMPLE

from briefgen.document.words import plain_text
from briefgen.theme.model import PAPERS

LOOKS = [(theme, paper) for theme in ("government", "thinktank") for paper in PAPERS]
USUAL = LOOKS[0]
OTHERS = [case for case in FINISHED if case.language != "hi-IN"]
"""Those that a look in Noto Serif can show, which has no Devanagari."""


def in_look(case: Case, look: tuple[str, str]) -> Case:
    theme, paper = look
    return replace(case, theme=theme, paper=paper)


@pytest.mark.parametrize("case", OTHERS, ids=str)
def test_every_look_says_the_same_words(case: Case):
    usual = in_look(case, USUAL).brief()
    tree = plain_text(usual.document)
    spoken = portable.structure_text(usual.render("pdf"), generated=False)
    typed = word.body_text(usual.render("docx"))
    for look in LOOKS[1:]:
        brief = in_look(case, look).brief()
        assert plain_text(brief.document) == tree
        assert word.tokens(portable.structure_text(brief.render("pdf"), generated=False)) == word.tokens(spoken)
        assert word.tokens(word.body_text(brief.render("docx"))) == word.tokens(typed)


@pytest.mark.parametrize("look", LOOKS, ids="-".join)
@pytest.mark.parametrize("case", [case for case in OTHERS if case.pack == SAMPLE], ids=str)
def test_the_sample_keeps_its_limits_in_every_look(case: Case, look: tuple[str, str]):
    assert in_look(case, look).brief().diagnostics == ()


@pytest.mark.parametrize("case", [case for case in FINISHED if case.language == "hi-IN"], ids=str)
def test_the_sample_in_hindi_keeps_its_limits_on_letter(case: Case):
    assert in_look(case, ("government", "letter")).brief().diagnostics == ()
