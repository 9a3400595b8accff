"""The signs of certainty in a Word document: shapes in the line of the word, which nobody has to read."""

from dataclasses import replace
from typing import get_args

import pytest
from support import docx as word
from support.documents import METADATA, ORIGIN, document, foot, paragraph, table
from support.docx_accessibility import missing_alternative_text, read
from support.docx_lint.lint import lint
from support.layout import house_theme, laid_out
from support.openxml import audit
from support.tools import need_module

from briefgen.document.inlines import Certainty
from briefgen.document.nodes import Point, PointList
from briefgen.layout.model import CertaintyLevel, Shape
from briefgen.layout.signs import STROKE
from briefgen.writers.docx.charts.looks import Look
from briefgen.writers.docx.drawings import EMU
from briefgen.writers.docx.write import write_docx

LEVELS = get_args(CertaintyLevel)
SAID = tuple(Certainty(level=level, word=level, origin=ORIGIN) for level in LEVELS)
SHAPES = "//wp:inline[.//*[local-name()='custGeom']]"


def labelled(certainty: Certainty) -> Point:
    return Point(label=(certainty,), blocks=(paragraph("said."),))


EVERYWHERE = document(
    PointList(points=tuple(map(labelled, SAID))),
    paragraph("It is ", SAID[0], " so", foot(1, "A note, ", SAID[1], ".")),
    table(("Name", "What"), ("one", "two")),
)


def written(made=EVERYWHERE) -> bytes:
    return write_docx(made, laid_out(made), house_theme())


def signs(docx: bytes, part: str = "word/document.xml") -> list:
    return word.find(word.xml(docx, part), SHAPES)


def test_each_certainty_has_a_sign_before_it_in_the_text_and_in_notes():
    data = written()
    assert len(signs(data)) == len(SAID) + 1
    assert len(signs(data, "word/footnotes.xml")) == 1
    for each in signs(data):
        after = word.find(each, "ancestor::w:r/following-sibling::w:r[1]")[0]
        assert "".join(word.find(after, "w:t/text()")).removeprefix("\u00a0") in LEVELS


def test_signs_say_nothing_and_are_marked_so():
    data = written()
    assert next(said for _, said in word.paragraphs(data) if "said." in said) == "\u00a0disputed\tsaid."
    assert list(missing_alternative_text(read(data))) == []
    undecorated = word.rewritten(
        data, "word/document.xml", lambda text: text.replace('val="1"/></a:ext>', 'val="0"/></a:ext>')
    )
    assert len(list(missing_alternative_text(read(undecorated)))) == len(signs(data))


def test_each_level_has_a_shape_of_its_own():
    drawn = {"".join(str(each.attrib) for each in shape.iter()) for shape in signs(written())[: len(LEVELS)]}
    assert len(drawn) == len(LEVELS)


def test_a_sign_is_as_large_and_as_coloured_as_in_the_pdf():
    data = written()
    shapes = [piece for page in laid_out(EVERYWHERE).pages for piece in page.pieces if isinstance(piece, Shape)]
    for drawn, piece in zip(signs(data), shapes, strict=False):
        line = drawn.xpath(".//*[local-name()='ln']")[0]
        width = int(word.find(drawn, "wp:extent/@cx")[0])
        assert width == pytest.approx(piece.size * EMU, abs=1)
        assert int(line.get("w")) == pytest.approx(STROKE * piece.size * EMU, abs=1)
        assert f'"{line.xpath(".//@val")[0]}"' in Look(house_theme(), "en-GB").colour(piece.colour)


def test_from_right_to_left_a_sign_goes_with_its_word():
    hebrew = written(replace(EVERYWHERE, metadata=replace(METADATA, language="he")))
    assert word.find(signs(hebrew)[0], "ancestor::w:r/w:rPr/w:rtl")


def test_the_referees_find_nothing(tmp_path):
    need_module("openxml_audit")
    data = written()
    assert (lint(data), audit(data, tmp_path)) == ([], [])
