"""Any change of a field makes void the sign-offs of exactly the briefs that show it."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.clearance import LAKE, clearance, opened
from support.project import SAMPLE, quick_project, sample_project

from briefgen.build.outcomes import OUTCOMES
from briefgen.build.shown import shown
from briefgen.build.signoffs import SignOff, record_signoff
from briefgen.content.pack import Pack
from briefgen.diagnostics import UserError
from briefgen.document.serial import to_json
from briefgen.markup.inline import parse_inlines
from briefgen.project.folder import find_project
from briefgen.transforms.unsigned import without_draft

MORE = " indeed"
ITEM_FIELDS = ("text", "note", "short", "plain", "why", "instead")
HEAD_FIELDS = (
    "from_",
    "to",
    "file",
    "edition",
    "drafted_by",
    "issuer",
    "contact",
    "retention",
    "file_name",
    "correction",
)


def tree(brief):
    brief = brief.as_released or brief
    return json.dumps(to_json(without_draft(brief.document), origins=False), sort_keys=True)


def signed(project, pack, audiences):
    """Let one office agree to each brief; return the trees of those that there are."""
    trees = {}
    for audience in audiences:
        brief = project.brief(pack, audience)
        one = SignOff(
            office="Treasury",
            by="A. Roe",
            outcome=OUTCOMES[0],
            on=project.pack(pack).front.as_of.date(),
            audience=audience,
            language=brief.language,
            form=None,
            edition=None,
            shown=shown(brief.as_released or brief),
        )
        record_signoff(project.folder, pack, brief.stem, one)
        trees[audience] = tree(brief)
    return trees


def with_item_field(pack: Pack, number: int, name: str) -> Pack:
    """Return the pack with a word more in a field of an item; the same pack where the item has no such field."""
    entry = pack.items[number % len(pack.items)]
    item = entry.item
    if name in {"short", "plain"}:
        own = item.variants.get(name)
        changed = None if own is None else {"variants": {**item.variants, name: parse_inlines(own.source + MORE)}}
    elif name == "note":
        changed = {"note": (item.note or "") + MORE}
    else:
        own = getattr(item, name)
        changed = None if own is None else {name: parse_inlines(own.source + MORE)}
    if changed is None:
        return pack
    new = replace(entry, item=item.model_copy(update=changed))
    return replace(pack, items=tuple(new if one is entry else one for one in pack.items))


def with_head_field(pack: Pack, name: str) -> Pack:
    document = pack.front.document
    changed = document.model_copy(update={name: f"{getattr(document, name) or 'New'}{MORE}"})
    return replace(pack, front=pack.front.model_copy(update={"document": changed}))


def voided(project, pack, trees):
    """Return the briefs whose sign-off is void, and those whose tree is another one; of those that can still be built."""
    void, other = set(), set()
    for audience, before in trees.items():
        try:
            brief = project.brief(pack, audience)
        except UserError:
            continue
        void |= {audience for each in brief.signing.standings if each.state == "void"}
        other |= {audience} if tree(brief) != before else set()
    return void, other


def become(project, pack, changed):
    """Let the pack of a project be another one: nothing that was read of it before is taken over."""
    project._packs[pack] = changed
    for kept in ("_findings", "_allowances", "_let_stand", "_evidence", "_known"):
        getattr(project, kept).pop(pack, None)


def holds(project, pack, trees, changed):
    become(project, pack, changed)
    void, other = voided(project, pack, trees)
    assert void == other


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    project = opened(clearance(tmp_path_factory.mktemp("lake")))
    return project, project.pack(LAKE), signed(project, LAKE, project.audiences)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    project = quick_project(find_project(sample_project(tmp_path_factory.mktemp("sample"))))
    return project, project.pack(SAMPLE), signed(project, SAMPLE, project.audiences)


quick = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
few = settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(number=st.integers(0, 999), name=st.sampled_from(ITEM_FIELDS))
def test_a_changed_field_of_an_item(lake, number, name):
    project, pack, trees = lake
    holds(project, LAKE, trees, with_item_field(pack, number, name))


@quick
@given(name=st.sampled_from(HEAD_FIELDS))
def test_a_changed_field_of_the_head(lake, name):
    project, pack, trees = lake
    holds(project, LAKE, trees, with_head_field(pack, name))


@few
@given(number=st.integers(0, 999), name=st.sampled_from(ITEM_FIELDS))
def test_a_changed_field_of_the_sample(sample, number, name):
    project, pack, trees = sample
    holds(project, SAMPLE, trees, with_item_field(pack, number, name))


def test_what_is_looked_for_is_found(lake):
    """A field that some show and some do not, and one that nobody shows."""
    project, pack, trees = lake
    number = next(place for place, entry in enumerate(pack.items) if entry.id == "old-gauge")
    become(project, LAKE, with_item_field(pack, number, "text"))
    assert voided(project, LAKE, trees) == ({"analyst", "officials"}, {"analyst", "officials"})
    become(project, LAKE, with_head_field(pack, "retention"))
    assert voided(project, LAKE, trees) == (set(), set())
