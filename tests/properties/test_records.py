"""Whatever stands in a record comes out as itself, in both formats: it is plain text, and no markup of any kind."""

import pickle
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support.batches import COLUMNS, PACK, asked, said, write_project

from briefgen.batch.making import Made, Recipe, make
from briefgen.build.briefing import prepare
from briefgen.build.composing import Means
from briefgen.build.project import Project
from briefgen.content.recordvalues import ValueFault, read_value
from briefgen.layout.fonts import load_fonts
from briefgen.project.folder import find_project

MARKS = "*_`#[](){}<>&|\\~^!:;.,-+=\"'/@$%?0123456789 "
LETTERS = "abcXYZéßÅñ"
texts = st.text(MARKS + LETTERS, min_size=1, max_size=60)
anything = st.text(min_size=1, max_size=60)


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Recipe:
    root = write_project(tmp_path_factory.mktemp("records"))
    project = Project(find_project(root))
    prepared = prepare(project, PACK, "minister")
    request = asked(root)
    made = Recipe(ground=prepared.ground, means=Means.of(project), formats=request.formats, options=request.options)
    return pickle.loads(pickle.dumps(made))


@cache
def fonts(roots):
    return load_fonts(roots)


def made_of(recipe: Recipe, text: str) -> Made:
    values = {"code": read_value("text", text), "name": read_value("text", text)}
    values |= {"berths": read_value("integer", "101"), "since": read_value("date", "2031-02-03")}
    assert values.keys() < set(COLUMNS)
    return make(recipe, fonts(recipe.means.templates), values)


def bare(text: str) -> str:
    """Leave out what lays lines out: blanks, and hyphens that a word has or gets at the end of a line."""
    return "".join(text.split()).replace("-", "").replace("\u00ad", "")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
@example("**bold** _em_ `code` [text](https://a.example) <b>x</b> &amp; {record:code} \\* # - 1.")
@example("::: box")
@example("{{ pack.title }} {% if x %}")
@example("# Heading")
@example("- item")
@example("www.a.example https://a.example [@source, p. 4] ^id {.say}")
@example("...")
@example("'quoted' \"quoted\" -- --- (c)")
def test_marks_of_every_kind_are_printed_and_mean_nothing(recipe, tmp_path_factory, text):
    if not text.strip():
        return
    made = made_of(recipe, text)
    assert made.files, made.diagnostics
    folder = tmp_path_factory.mktemp("made")
    for name, content in made.files.items():
        path = folder / f"brief.{name}"
        path.write_bytes(content)
        assert bare(f"That {' '.join(text.split())} has room") in bare(said(path)), name


@settings(max_examples=200, deadline=None)
@given(anything)
def test_a_text_is_read_as_it_stands_or_refused(text):
    try:
        read = read_value("text", text)
    except ValueFault:
        return
    assert read is None or read_value("text", read) == read
    assert read is not None or not text.strip()
