"""The work on one record: what records share is what comes out the same, and a task can be sent anywhere."""

import datetime as dt
import pickle
from decimal import Decimal

import pytest
from support.batches import FILES, PACK, asked, write_project

from briefgen.batch.making import Recipe, make, make_chunk
from briefgen.build.briefing import prepare
from briefgen.build.composing import Means
from briefgen.build.project import Project
from briefgen.compose.shared import Shared
from briefgen.layout.fonts import load_fonts
from briefgen.project.folder import find_project

TEMPLATE = "templates/audiences/minister/brief.md.j2"
PLAIN = "# {{ pack.title }}\n\n{% for line in lines.avoid %}\n- {{ line }}\n\n{% endfor %}\n"
PRINTED = (
    "# {{ pack.title }}\n\n{{ record.name }}\n\n{% if record.since %}\n{{ record.since }}\n\n{% endif %}\n"
    + PLAIN.partition("\n\n")[2]
)
RECORDS = tuple(
    {"code": code, "name": name, "berths": Decimal(berths), "since": since}
    for code, name, berths, since in (
        ("A", "Tarrow", 7, None),
        ("B", "Quell " * 8, 700, dt.date(2031, 2, 3)),
        ("C", "Ilse", 101, None),
    )
)


def recipe_of(root) -> Recipe:
    project = Project(find_project(root))
    prepared = prepare(project, PACK, "minister")
    request = asked(root)
    return Recipe(
        ground=prepared.ground, means=Means.of(project), formats=("docx", "pdf", "json"), options=request.options
    )


@pytest.mark.parametrize(("template", "is_shared"), [(PLAIN, True), (PRINTED, True), (FILES[TEMPLATE], False)])
def test_what_is_shared_changes_no_byte(tmp_path, template, is_shared):
    recipe = recipe_of(write_project(tmp_path, **{TEMPLATE: template}))
    fonts, shared = load_fonts(recipe.means.templates), Shared()
    together = [make(recipe, fonts, values, shared) for values in RECORDS]
    assert (shared.renderings("en-GB") is shared.renderings("en-GB")) == is_shared
    assert together == [make(recipe, fonts, values) for values in RECORDS]
    assert all(made.files for made in together)
    assert len({made.files["pdf"] for made in together}) == len(RECORDS)


def test_briefs_that_lose_different_items_for_their_length_share_what_they_can(tmp_path):
    """What is shared was made of other sets of items each time: its tokens must not be taken for another set's."""
    said = "".join(f"- In {{record:name}}, {word} ships lie. ^room-{word}\n" for word in ("four", "nine", "two"))
    pack = FILES[f"content/{PACK}.md"]
    files = {
        f"content/{PACK}.md": f"{pack[: pack.index('# Do not say')]}# Not known {{.gaps}}\n{said}",
        TEMPLATE: "# {{ pack.title }}\n\n{% for gap in gaps %}\n- {{ gap }}\n\n{% endfor %}\n",
    }
    recipe = recipe_of(write_project(tmp_path, **files))
    fonts, shared = load_fonts(recipe.means.templates), Shared()
    records = [
        {"code": "A", "name": f"Quell {'so ' * words}far", "berths": Decimal(7), "since": None}
        for words in (30, 2, 50, 30, 70, 2, 20)
    ]
    together = [make(recipe, fonts, values, shared) for values in records]
    assert len({made.files["json"].count(b"ships") for made in together}) > 1
    assert together == [make(recipe, fonts, values) for values in records]


def test_a_template_arranges_by_what_the_record_has(tmp_path):
    recipe = recipe_of(write_project(tmp_path))
    fonts = load_fonts(recipe.means.templates)
    words = [make(recipe, fonts, values).words for values in RECORDS]
    assert len(set(words)) == len(words)


def test_a_task_is_bytes_and_values(tmp_path):
    recipe = recipe_of(write_project(tmp_path))
    sent = pickle.dumps((pickle.dumps(recipe), RECORDS))
    made = make_chunk(*pickle.loads(sent))
    assert [one.diagnostics for one in made] == [()] * len(RECORDS)
    assert pickle.loads(pickle.dumps(made)) == made
