"""A record's brief is another's with its own words, wherever nothing else hangs on these."""

import datetime as dt
from decimal import Decimal

import pytest
from support.batches import FILES, PACK, asked, write_project

from briefgen.batch.making import Recipe, make
from briefgen.build.briefing import prepare
from briefgen.build.composing import Means
from briefgen.build.project import Project
from briefgen.compose import compose
from briefgen.compose.shared import Shared
from briefgen.layout.fonts import load_fonts
from briefgen.project.folder import find_project

BODY = "{% for line in lines.avoid %}\n- {{ line }}\n\n{% endfor %}\n"
TERMS = "terms: [{id: lta, short: LTA, expansion: long-term agreement}]\nrecords:"


@pytest.fixture
def composed(monkeypatch):
    """Return the documents that transforms were applied to."""
    seen = []
    apply = compose.apply
    monkeypatch.setattr(compose, "apply", lambda document, **given: seen.append(document) or apply(document, **given))
    return seen


def values(name, since=None):
    return {"code": "A", "name": name, "berths": Decimal(7), "since": since}


def made(root, template, records, said="That {record:name} has room."):
    pack = FILES[f"content/{PACK}.md"].replace("records:", TERMS)
    pack = pack[: pack.index("- That")] + f"- {said} {{.draft}} ^room\n"
    files = {f"content/{PACK}.md": pack, "templates/audiences/minister/brief.md.j2": template}
    project = Project(find_project(write_project(root, **files)))
    prepared = prepare(project, PACK, "minister")
    recipe = Recipe(ground=prepared.ground, means=Means.of(project), formats=("json",), options=asked(root).options)
    fonts, shared = load_fonts(recipe.means.templates), Shared()
    together = [make(recipe, fonts, each, shared) for each in records]
    assert all(one.files for one in together), together[0].diagnostics
    return together


NAMES = [values(name) for name in ("Aden", "Quell and on", "LTA", "Ilse")]


@pytest.mark.parametrize(
    "head",
    [
        "",
        "For **{{ record.name }}**: {{ record.berths }}",
        "::: key-message\n- {{ record.name }} waits\n:::",
        "| At | Of |\n| --- | --- |\n| {{ record.name }} | x |",
    ],
)
def test_of_records_that_differ_in_running_words_one_is_composed(tmp_path, composed, head):
    together = made(tmp_path, f"# {{{{ pack.title }}}}\n\n{head}\n\n{BODY}", NAMES)
    assert len({one.files["json"] for one in together}) == len(NAMES)
    assert len(composed) == 1


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (f"# {{{{ record.name }}}}\n\n{BODY}", "That it has room."),
        (f"# {{{{ pack.title }}}}\n\n## In {{{{ record.name }}}}\n\n{BODY}", "That it has room."),
        (f"# {{{{ pack.title }}}}\n\n{BODY}", "An {term:lta}{record:name} is no use."),
        (
            f"# {{{{ pack.title }}}}\n\n| {{{{ record.name }}}} | Of |\n| --- | --- |\n| x | x |\n\n{BODY}",
            "It has room.",
        ),
    ],
)
def test_where_more_hangs_on_them_each_is_composed(tmp_path, composed, template, said):
    made(tmp_path, template, NAMES, said)
    assert len(composed) == len(NAMES)


def test_fields_that_are_left_empty_are_another_brief(tmp_path, composed):
    head = "# {{ pack.title }}\n\n{% if record.since %}\n{{ record.since }}\n\n{% endif %}\n"
    day = dt.date(2031, 2, 3)
    made(tmp_path, head + BODY, [values("Aden"), values("Quell", day), values("Ilse"), values("Tarrow", day)])
    assert len(composed) == 2
