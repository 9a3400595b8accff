"""`templates/` beside `content/`: whatever is found in ours is found in a project's own, before ours, and is told from ours."""

import json
import shutil

import pytest
from support.project import run
from support.small import small_content

from briefgen.build.inputs import inputs
from briefgen.build.project import load
from briefgen.checks.transliteration import load_table
from briefgen.diagnostics import UserError
from briefgen.document.origins import TemplateOrigin
from briefgen.document.places import origins
from briefgen.document.usage import load_usages
from briefgen.document.words import plain_text
from briefgen.quantities.vocabulary import load_vocabulary
from briefgen.resources import templates_root
from briefgen.trace.places import Places

OURS = templates_root()
BRIEF = """\
{% extends "bundled/audiences/minister/brief.md.j2" %}
{% block yardstick %}
{{ super() }}
## What the house adds

Four score and seven words that no pack has ever held.
{% endblock %}
"""


def write(root, name, text):
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def changed(root, name, old, new):
    """Write a copy of our file with one change."""
    text = (OURS / name).read_text("utf-8")
    assert old in text
    return write(root, name, text.replace(old, new, 1))


@pytest.fixture
def root(tmp_path):
    return small_content(tmp_path)


def test_every_kind_of_data_is_found(root):
    changed(root, "markings/tlp.yaml", '"TLP:GREEN"', '"OURS:GREEN"')
    changed(root, "yardsticks/grade.yaml", "title: Certainty of evidence (GRADE)", "title: Ours")
    changed(root, "lexicons/en.yaml", "title:", "title: Ours by")
    changed(root, "usage/en.yaml", "  - yesterday", "  - of yore")
    changed(root, "transliteration/bgn-pcgn-ru.yaml", "ж: zh", "ж: j")
    write(root, "quantities/sv.yaml", "source: ours\nnumbers: {1: [ett]}\nscales: {1000: [tusen]}\n")
    (root / "templates/fonts").mkdir()
    shutil.copy(OURS / "fonts/NotoSans-Regular.ttf", root / "templates/fonts/Ours.ttf")
    project = load(root)
    roots = project.folder.templates
    assert [level.label for level in project.policy.schemes["tlp"].levels][1] == "OURS:GREEN"
    assert project.policy.yardsticks["grade"].title == "Ours"
    assert project.lexicons["en"].title.startswith("Ours by")
    assert "of yore" in load_usages(roots)["en"].relative_dates
    assert load_table("bgn-pcgn-ru", roots, None).latin("ж") == "j"
    assert load_vocabulary("sv-SE", roots).is_worded
    assert root / "templates/fonts/Ours.ttf" in {face.path for face in project.fonts.faces}
    own = {path for path in inputs(project, project.pack("talks"), None) if path.is_relative_to(root / "templates")}
    assert {path.parent.name for path in own} == {
        "markings", "yardsticks", "lexicons", "usage", "transliteration", "quantities", "fonts",
    }  # fmt: skip


def test_a_file_that_has_changed_is_read_anew(root):
    path = write(root, "quantities/sv.yaml", "source: ours\nnumbers: {1: [ett]}\nscales: {}\n")
    roots = load(root).folder.templates
    before = load_vocabulary("sv", roots)
    path.write_text("source: ours\nnumbers: {1: [ett], 2: [tva]}\nscales: {}\n", encoding="utf-8")
    assert load_vocabulary("sv", roots) is not before


def test_words_of_an_own_template_go_out_and_say_where_they_are_from(root):
    path = write(root, "audiences/minister/brief.md.j2", BRIEF)
    project = load(root)
    brief = project.brief("talks", "minister")
    assert not brief.refused
    words = {origin for origin in origins(brief.document) if isinstance(origin, TemplateOrigin)}
    assert TemplateOrigin(path="audiences/minister/brief.md.j2", line=6) in words
    place = Places(project.folder).of(TemplateOrigin(path="audiences/minister/brief.md.j2", line=6))
    assert (place.path, place.line) == (path, 6)
    ours = Places(project.folder).of(TemplateOrigin(path="bundled/audiences/minister/brief.md.j2", line=1))
    assert ours.path == OURS / "audiences/minister/brief.md.j2"


def test_a_finding_is_shown_in_the_own_file(root):
    path = write(
        root, "audiences/minister/brief.md.j2", BRIEF.replace("Four", "- a\n\n\nFour").replace("## What", "#### What")
    )
    with pytest.raises(UserError) as raised:
        load(root).brief("talks", "minister").render("pdf")
    assert {each.span.path for each in raised.value.diagnostics if each.span} == {path}


def test_the_leak_check_holds_words_of_own_templates_for_the_houses(root):
    secret = "Which port will take the ships of the northern line."
    pack = root / "content/talks/pack.md"
    pack.write_text(pack.read_text("utf-8").replace("Which port.", secret), "utf-8")
    write(root, "audiences/minister/brief.md.j2", BRIEF)
    ran = run("build", "talks", "-a", "minister", cwd=root)
    assert ran.code == 0, ran.err
    assert "leak check: clean" in ran.out
    manifest = json.loads((root / ".briefgen/talks/manifest.json").read_text("utf-8"))
    for output in manifest["outputs"]:
        assert {
            "templates/audiences/minister/brief.md.j2",
            "bundled/templates/audiences/minister/brief.md.j2",
            "bundled/templates/audiences/minister/audience.yaml",
            "bundled/templates/partials/claims.md.j2",
            "bundled/templates/themes/government.yaml",
            "bundled/templates/locales/en-GB.yaml",
        } <= set(output["templates"])
    assert "templates/audiences/minister/brief.md.j2" in {each["path"] for each in manifest["inputs"]}


def test_what_is_whose_is_listed(root):
    write(root, "audiences/minister/brief.md.j2", BRIEF)
    write(root, "themes/ministry.yaml", "inherit: government\ntitle: Ministry\n")
    write(root, "locales/en-GB.yaml", "strings: {say: Speak}\n")
    listed = {what: run("list", what, cwd=root).out.splitlines() for what in ("audiences", "themes", "templates")}
    assert [line.split("\t")[-1] for line in listed["audiences"]] == ["bundled", "own over bundled"]
    assert "ministry\tMinistry\tNoto Sans\t1 column\town" in listed["themes"]
    assert {line for line in listed["templates"] if "own" in line} == {
        "audiences/minister/brief.md.j2\town over bundled",
        "locales/en-GB.yaml\town over bundled",
        "themes/ministry.yaml\town",
    }


@pytest.mark.parametrize(
    "name", ["audiences/minister/brief.md.j2", "locales/en-GB.yaml", "themes/government.yaml", "fonts/Own.ttf"]
)
def test_a_link_out_of_the_project_stops_the_build_and_shows_nothing_of_it(root, name, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("# Sworn to secrecy\n", "utf-8")
    path = root / "templates" / name
    path.parent.mkdir(parents=True)
    path.symlink_to(secret)
    ran = run("build", cwd=root)
    assert ran.code == 1
    assert f"'templates/{name}' is reached by a link that leads out of templates/" in ran.err
    assert "Traceback" not in ran.err
    assert "Sworn" not in ran.err
    assert list(root.rglob("minister.*")) == []


def test_a_locale_in_bytes_that_are_no_text_is_a_finding(root):
    write(root, "locales/en-GB.yaml", "").write_bytes(b"strings: {say: caf\xe9}\n")
    ran = run("build", cwd=root)
    assert (ran.code, "Traceback" in ran.err) == (1, False)
    assert "not in UTF-8" in ran.err


def test_a_font_that_is_none_is_no_traceback(root):
    (root / "templates/fonts").mkdir(parents=True)
    (root / "templates/fonts/Own.ttf").write_bytes(b"no font at all")
    ran = run("build", "-a", "minister", cwd=root)
    assert "Traceback" not in ran.err


def test_new_audience_at_the_command_line(root):
    ran = run("new", "--audience", "committee", "--like", "minister", cwd=root)
    assert (ran.code, ran.out.splitlines()) == (
        0,
        [
            "templates/audiences/committee/audience.yaml",
            "templates/audiences/committee/brief.md.j2",
            "content/policy.yaml",
        ],
    )
    assert ran.err.endswith("Now:\n  briefgen build -a committee\n")
    pack = root / "content/talks/pack.md"
    pack.write_text(pack.read_text("utf-8").replace("readers=minister", 'readers="minister, committee"'), "utf-8")
    built = run("build", "-a", "committee", cwd=root)
    assert built.code == 0, built.err
    assert (root / "build/talks/committee.pdf").is_file()
    wrong = run("new", "harbour", "--audience", "board", "--like", "minister", cwd=root)
    assert (wrong.code, "Traceback" in wrong.err) == (2, False)


def test_an_own_language_takes_its_phrases_and_its_audience(root):
    ours = (templates_root() / "locales/en-GB.yaml").read_text("utf-8")
    french = ours.replace("not-known: Not known", "not-known: Ce qu'on ne sait pas")
    write(root, "locales/fr-FR.yaml", f"{french}reviewed: A. Nobody, 1 May 2031\n")
    write(root, "audiences/minister/audience.yaml", "inherit: bundled/minister\nlanguages: [en-GB, fr-FR]\n")
    pack = root / "content/talks/pack.md"
    said = pack.read_text("utf-8").replace("^signing\n", "^signing\n  - fr-FR: On ignore qui signera.\n")
    said = said.replace(
        "ask: none\n",
        "ask: none\ntranslations: {fr-FR: {title: Entretiens, document: {from: Cellule, to: Ministre}}}\n",
    )
    pack.write_text(said, "utf-8")
    lines = root / "content/talks/lines.md"
    lines.write_text("# Say {.say readers=analyst}\n- We will see. {.draft} ^see\n", "utf-8")
    brief = load(root).brief("talks", "minister", language="fr-FR")
    assert not brief.refused, brief.diagnostics
    assert (brief.stem, brief.language) == ("minister.fr-FR", "fr-FR")
    text = plain_text(brief.document)
    assert "Ce qu'on ne sait pas" in text
    assert "On ignore qui signera" in text
