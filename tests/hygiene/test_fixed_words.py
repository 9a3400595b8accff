"""Every fixed word in a finished file is a locale's: with those in other letters, what is left is the pack's own."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

import pytest
import yaml
from babel import Locale as Cldr
from lxml import etree
from pydantic import BaseModel
from support.docx import W
from support.locations import in_docx, in_pdf
from support.project import FICTIONAL

from briefgen.build.project import Project, load
from briefgen.markup.nodes import Marked
from briefgen.resources import templates_root

PACK = "saltmere-barrage"
LETTERS = "абцдефгхийклмнопьрстувшжыз"
OTHER = str.maketrans("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", LETTERS + LETTERS.upper())
"""English letter → Cyrillic: the fonts have these, and stops and brackets stay what they are."""
PLACES = re.compile(r"(\{[a-z][a-z_]*\})")
WORD = re.compile(r"[^\W\d_]{2,}")
PROGRAM = {"briefgen", "UTC"}
"""The producer of a file, and the zone that every language writes so."""
IN_WORD = {"alternative text", "chart cache", "embedded workbook"}
"""Beside its paragraphs."""
IN_PDF = {
    "text",
    "ActualText",
    "alternative text",
    "outline",
    "document information",
    "annotations",
    "attachments' names",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    root = tmp_path_factory.mktemp("words")
    shutil.copytree(FICTIONAL / "content", root / "content")
    ours = yaml.safe_load((templates_root() / "locales/en-GB.yaml").read_text("utf-8"))["strings"]
    other = {
        key: "".join(one if at % 2 else one.translate(OTHER) for at, one in enumerate(PLACES.split(words)))
        for key, words in ours.items()
    }
    own = root / "templates/locales/en-GB.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(yaml.safe_dump({"strings": other}, allow_unicode=True), "utf-8")
    return load(root)


@pytest.fixture(scope="module")
def known(project: Project) -> frozenset[str]:
    """Words that are data: the pack's, the markings' and the scales' of likelihood, and CLDR's names of months."""
    pack = project.pack(PACK)
    data = (pack.front, pack.items, pack.registers, pack.rows, project.policy.schemes, project.policy.yardsticks)
    months = Cldr.parse("en_GB").months["format"]["wide"].values()
    bands = [words[:1].upper() + words[1:] for words in strings(project.policy.yardsticks)]
    said = [*(words for each in data for words in strings(each)), *bands, *months, *PROGRAM]
    return frozenset(word for words in said for word in WORD.findall(words))


def strings(value: object) -> Iterator[str]:
    match value:
        case Marked():
            yield value.source
        case str():
            yield value
        case BaseModel():
            yield from (words for name in type(value).model_fields for words in strings(getattr(value, name)))
        case Mapping():
            yield from (words for pair in value.items() for each in pair for words in strings(each))
        case tuple() | list() | frozenset():
            yield from (words for each in value for words in strings(each))
        case _ if is_dataclass(value):
            yield from (words for field in fields(value) for words in strings(getattr(value, field.name)))
        case _:
            return


def paragraphs(content: bytes) -> str:
    """Return the paragraphs of every part of a Word document, without the codes of fields."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        trees = [etree.fromstring(package.read(name)) for name in names]
    return "\n".join(_words(each) for tree in trees for each in tree.iter(f"{{{W}}}p"))


def _words(paragraph: etree._Element) -> str:
    pieces = paragraph.iter(*(f"{{{W}}}{name}" for name in ("t", "tab", "br")))
    return "".join(one.text or "" if one.tag == f"{{{W}}}t" else " " for one in pieces)


@pytest.mark.parametrize(
    "audience",
    ["analyst", "business", "diplomat", "minister", "officials", "parliament", "press-lines", "press-note", "public"],
)
def test_no_fixed_word_is_printed_that_no_locale_has(project, known, audience):
    own = project.audience(audience).form
    # Of a brief in two languages each half is what the brief in that language is.
    for form in (name for name in (None, *own.forms) if not own.both_in(name)):
        brief = replace(project.brief(PACK, audience, form=form), diagnostics=())
        word, pdf = brief.render("docx"), brief.render("pdf")
        told = {f"docx {where}": words for where, words in in_docx(word).items() if where in IN_WORD}
        told |= {f"pdf {where}": words for where, words in in_pdf(pdf).items() if where in IN_PDF}
        told["docx paragraphs"] = paragraphs(word)
        left = {where: stray for where, words in told.items() if (stray := stray_words(words, known))}
        assert left == {}, form


def stray_words(text: str, known: frozenset[str]) -> set[str]:
    whole = re.sub("[\u00ad\u0002\ufffe]", "", text)
    return {word for word in WORD.findall(whole) if word not in known and re.search("[A-Za-z]", word)}


def test_a_fixed_word_would_be_found(project, known):
    assert stray_words("The barrage. Nota bene, reader", known) == {"Nota", "bene", "reader"}
