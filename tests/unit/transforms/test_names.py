import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from support.cleared import author, source
from support.documents import cite, document, drafts, paragraph
from support.settings import form, locale, setting

from briefgen.document.document import Document
from briefgen.document.inlines import Citation
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.locale.load import load_locale
from briefgen.resources import templates_root
from briefgen.transforms.citations import citations
from briefgen.transforms.names import calls, cited_name
from briefgen.transforms.setting import Setting

ROE = author("Ada Roe", "Roe")


def of(*sources, **strings):
    held = replace(setting().cleared, sources={each.id: each for each in sources})
    return Setting(cleared=held, locale=locale(**strings), form=form(citations="author-date"))


def called(*sources, **strings):
    made = calls([each.id for each in sources], of(*sources, **strings))
    return {name: f"{each.name} {each.year}" for name, each in made.items()}


def by(name, day=None, *authors, title="T", **fields):
    return source(name, title, authors=authors or (ROE,), issued=day, **fields)


def test_one_author_and_year_are_told_apart_by_letters_in_the_order_of_the_days():
    late, early = by("late", dt.date(2031, 5, 1)), by("early", dt.date(2031, 4, 1))
    other = by("other", dt.date(2030, 4, 1))
    assert called(late, early, other) == {"other": "Roe 2030", "early": "Roe 2031a", "late": "Roe 2031b"}


def test_what_is_undated_comes_last_and_has_letters_of_its_own():
    assert called(by("x", title="X"), by("w", title="W"), by("dated", dt.date(2031, 4, 1))) == {
        "dated": "Roe 2031",
        "w": "Roe n.d.-a",
        "x": "Roe n.d.-b",
    }


def test_letters_go_on_when_the_alphabet_is_over():
    many = [by(f"s{number}", dt.date(2031, 4, number)) for number in range(1, 8)]
    assert [each[-2:].strip("1") for each in called(*many).values()] == ["a", "b", "c", "aa", "ab", "ac", "ba"]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"authors": (ROE, author("B. Lind", "Lind"))}, "Roe and Lind"),
        ({"authors": (ROE, author("B. Lind", "Lind"), author("C. Oram", "Oram"))}, "Roe et al."),
        ({"authors": (author("Ministry of Trade"),)}, "Ministry of Trade"),
        ({"container": "Daily", "publisher": "Press House"}, "Daily"),
        ({"publisher": "Press House", "short": "Short"}, "Press House"),
        ({"short": "Short"}, "Short"),
        ({}, "Title"),
    ],
)
def test_whom_a_source_is_called_after(fields, name):
    assert cited_name(source("s", "Title", **fields), locale()) == name


def test_a_text_cites_by_names_and_one_source_once():
    made = citations(
        document(paragraph("Oil. ", cite("r", ("r", "p. 4"), "r")), titled=False), of(by("r", dt.date(2031, 4, 1)))
    )
    assert plain_text(made) == "Oil. (Roe 2031; Roe 2031, p. 4)"


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en-GB", ["Roe 2031a", "Roe 2031b", "Roe n.d."]),
        ("hi-IN", ["Roe 2031क", "Roe 2031ख", "Roe अदिनांकित"]),
        ("ru-RU", ["Roe, 2031а", "Roe, 2031б", "Roe, б. г."]),
    ],
)
def test_each_language_says_it_in_its_own_way(tag, said):
    sources = (by("a", dt.date(2031, 4, 1)), by("b", dt.date(2031, 5, 1)), by("c"))
    own = replace(of(*sources), locale=load_locale(tag, (templates_root(),)))
    made = citations(document(paragraph(cite("a", "b", "c")), titled=False), own)
    assert plain_text(made) == f"({'; '.join(said)})"


@given(drafts())
def test_calling_twice_changes_nothing_more_and_leaves_nothing_uncalled(drawn: Document):
    own = of(*(by(each, dt.date(2031, 4, 1)) for each in ("article", "act", "speech", "report")))
    once = citations(drawn, own)
    assert citations(once, own) == once
    assert all(each.label for node in walk(once) if isinstance(node, Citation) for each in node.references)
