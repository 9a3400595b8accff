"""What the briefs of a batch share is seen in none of them: each is as if no other record had been there, whatever the pack has its
records' words stand beside, whatever these are, and in whatever order they come.
"""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.batches import FILES, PACK, asked, write_project

from briefgen.batch.making import Recipe, make
from briefgen.build.briefing import prepare
from briefgen.build.composing import Means
from briefgen.build.project import Project
from briefgen.compose.shared import Shared
from briefgen.content.recordvalues import read_value
from briefgen.layout.fonts import load_fonts
from briefgen.project.folder import find_project

AUDIENCE = """\
title: Note
languages: [en-GB]
limits: [{unit: words, max: 130}, {unit: words_per_sentence, max: 30, severity: warning}]
citations: %s
numbered_paragraphs: hung
readability: {en: {grade: 6, words_a_sentence: 12, longest_sentence: 20}}
plain_language: %s
spoken_words: 20
"""
TEMPLATE = """\
# %s

%s

::: key-message
- {{ record.name }} in short
- Nothing else.
:::

| Port%s | Of |
| --- | --- |
| {{ record.name }} | {{ record.code }} |
| **Ports** | UN |

{%% for line in lines.say %%}
{{ line }} {{ cite(line) }}

{%% endfor %%}

## Facts%s

{%% for claim in claims %%}
- {{ claim }} {{ cite(claim) }}
{%% endfor %%}

## Sources

::: sources
:::
"""
HEADS = (
    "For {{ record.name }}: {{ record.code }}",
    "**{{ record.name }}** | {{ record.code }}",
    "{{ record.code }}.",
    "For all",
)
FRONT = """\
terms:
  - {id: lta, short: LTA, expansion: long-term agreement, gloss: one that lasts}
  - {id: un, short: UN, expansion: United Nations, well_known: true}
figures: [{id: depth, title: Depth, value: 1200, unit: metres, period: "2030"}]
sources:
  - {id: paper, type: report, title: A paper, issued: 2031-01-02, citable: public, publisher: A press}
  - {id: book, type: report, title: A book, issued: 2030-01-02, citable: public, publisher: A press}
"""
SENTENCES = (
    "In {record:name}, four ships lie",
    "{record:name} has an LTA",
    "The {term:lta} ({record:name}) is signed",
    "Its LTA is old",
    "The {record:code} water power plant building permit rules changed",
    "Demurrage, {record:name}, is high",
    "It is {figure:depth} deep by {record:code}",
    "**{record:name}** waits",
    "Ships wait",
    "{record:name} (QXZ) waits",
    "{record:name}{term:lta}{record:code} waits",
    "No {record:code}LTA ({record:name}) lasts",
    "All {term:lta}{record:name} wait",
)
WORDS = (
    "Tarrow", "Quick Xenon Zebra", "LTA", "UN", "QXZ", "demurrage", "LTA (long-term agreement)", "1200 metres", "1200", "x.", "(", "s", "s of it", " ",
    "a harbour water power plant building permit", "so " * 25 + "far", "Table 3", "Why? Because.", "12. April", "[1]", "utilise it",
)  # fmt: skip


@cache
def fonts(roots):
    return load_fonts(roots)


def project_of(
    root, sentences, *, head=HEADS[0], title="{{ pack.title }}", heading="", citations="numbered", plain="warning"
):
    items = [f"- {words}. [@{source}] ^item-{number}" for number, (words, source) in enumerate(sentences)]
    facts, said = items[::2], items[1::2]
    pack = FILES[f"content/{PACK}.md"].partition("# Do not say")[0].replace("records:", f"{FRONT}records:")
    pack += "# Facts {.facts}\n" + "\n".join(facts) + "\n# Lines {.say}\n" + "\n".join(said) + "\n"
    files = {
        f"content/{PACK}.md": pack,
        "templates/audiences/minister/audience.yaml": AUDIENCE % (citations, plain),
        "templates/audiences/minister/brief.md.j2": TEMPLATE % (title, head, heading, heading),
    }
    return write_project(root, **files)


def recipe_of(root):
    project = Project(find_project(root))
    prepared = prepare(project, PACK, "minister")
    return Recipe(
        ground=prepared.ground, means=Means.of(project), formats=("docx", "pdf", "json"), options=asked(root).options
    )


values_of = st.fixed_dictionaries(
    {
        "code": st.sampled_from(WORDS).map(lambda words: words.strip() or "B"),
        "name": st.sampled_from(WORDS).map(lambda words: words.strip() or "A"),
        "berths": st.just("7"),
        "since": st.just(""),
    }
)


shapes = st.fixed_dictionaries(
    {
        "head": st.sampled_from(HEADS),
        "title": st.sampled_from(("{{ pack.title }}", "{{ pack.title }}", "{{ record.name }}")),
        "heading": st.sampled_from(("", "", " of {{ record.code }}")),
        "citations": st.sampled_from(("numbered", "foot", "author-date", "source-line", "none")),
        "plain": st.sampled_from(("error", "warning")),
    }
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    shape=shapes,
    sentences=st.lists(
        st.tuples(st.sampled_from(SENTENCES), st.sampled_from(("paper", "book"))), min_size=1, max_size=6
    ),
    records=st.lists(values_of, min_size=2, max_size=5),
)
def test_a_record_is_made_as_if_there_were_no_other(tmp_path_factory, shape, sentences, records):
    recipe = recipe_of(project_of(tmp_path_factory.mktemp("shared"), sentences, **shape))
    kinds = {"code": "text", "name": "text", "berths": "integer", "since": "date"}
    read = [{name: read_value(kinds[name], value) for name, value in values.items()} for values in records]
    shared = Shared()
    opened = fonts(recipe.means.templates)
    together = [make(recipe, opened, values, shared) for values in (*read, read[0])]
    alone = [make(recipe, opened, values) for values in read]
    assert together == [*alone, alone[0]]


@pytest.mark.parametrize("citations", ["numbered", "foot"])
def test_the_packs_that_this_is_tried_on_make_briefs(tmp_path, citations):
    sentences = [(words, "paper") for words in SENTENCES]
    recipe = recipe_of(project_of(tmp_path, sentences, citations=citations))
    values = {"code": "B", "name": "A", "berths": read_value("integer", "7"), "since": None}
    made = make(recipe, fonts(recipe.means.templates), values)
    assert made.files, made.diagnostics
    assert {each.code for each in made.findings} >= {"BG440"}
