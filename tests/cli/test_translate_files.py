"""`briefgen translate export` and `import`, as they are typed."""

import re

import pytest
from support.handed import project, texts
from support.project import SAMPLE, Ran, sample_project
from support.translated import worked_on

from briefgen.authoring.translate.export import export
from briefgen.authoring.translate.word.read import read_word
from briefgen.authoring.translate.xliff.read import read_xliff
from briefgen.authoring.translate.xliff.write import write_xliff
from briefgen.build.project import load
from briefgen.cli.main import main
from briefgen.gate.clear import decisions
from briefgen.resources import bundled_root

FICTIONAL = bundled_root() / "tests/packs/fictional"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def running(*arguments):
        code = main(("translate", *arguments))
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return running


@pytest.fixture
def ferry(tmp_path):
    return project(tmp_path)


def test_a_file_goes_out_under_a_name_that_says_what_it_is(ferry, tmp_path, run):
    ran = run("export", "ferry", "--language", "hi-IN")
    assert (ran.code, ran.out) == (0, "ferry.hi-IN.xlf\n")
    assert "marked TLP:GREEN" in ran.err
    assert "briefgen translate import ferry.hi-IN.xlf" in ran.err
    assert run("export", "ferry", "-l", "hi-IN", "--format", "word").out == "ferry.hi-IN.docx\n"
    read = [read_xliff(tmp_path / "ferry.hi-IN.xlf"), read_word(tmp_path / "ferry.hi-IN.docx")]
    assert [one.unit for one in read[0].units] == [one.unit for one in read[1].units]
    again = run("export", "ferry", "--language", "hi-IN")
    assert (again.code, "there is 'ferry.hi-IN.xlf' already" in again.err) == (2, True)


def test_only_what_has_to_be_done_goes_out(ferry, tmp_path, run):
    assert run("export", "ferry", "-l", "hi-IN", "--only", "unreviewed", "-o", "read.xlf").code == 0
    assert {one.unit for one in read_xliff(tmp_path / "read.xlf").units} == {
        "items.first-sailing.text", "figures.quay-cost.title",
    }  # fmt: skip
    ran = run("export", "ferry", "-l", "hi-IN", "--only", "stale")
    assert (ran.code, ran.err.splitlines()[-1]) == (0, "nothing of ferry is stale in hi-IN")


def test_the_list_comes_first_and_nothing_changes_without_yes(ferry, tmp_path, run):
    run("export", "ferry", "-l", "hi-IN", "--only", "missing")
    path = tmp_path / "ferry.hi-IN.xlf"
    path.write_bytes(write_xliff(worked_on(export(ferry, "ferry", "hi-IN", only=("missing",)).export)))
    before = texts(tmp_path)
    ran = run("import", path.name)
    assert ran.code == 0
    assert "changed  statement inspection, translations.hi-IN.text  (unit items.inspection.text)\n" in ran.out
    assert "         - (nothing)\n         + Thë qüäy häs bëën ïnspëctëd.\n" in ran.out
    assert "hi-IN.of " not in ran.out
    assert ran.err.endswith("nothing was changed; --yes makes these changes\n")
    assert texts(tmp_path) == before
    ran = run("import", path.name, "--yes")
    assert ran.err.splitlines()[-1].startswith("changed: content/ferry/")
    assert texts(tmp_path) != before
    ran = run("import", path.name, "--yes")
    assert ran.out.splitlines()[-1].startswith(f"{path.name} into ferry: 0 added, 0 changed")


def test_who_has_read_it_is_written(ferry, tmp_path, run):
    run("export", "ferry", "-l", "hi-IN", "--format", "word")
    ran = run("import", "ferry.hi-IN.docx", "--reviewed-by", "A. Reader", "--on", "2031-05-13", "--yes")
    assert ran.code == 0
    assert "  - hi-IN.review: A. Reader, 2031-05-13, " in texts(tmp_path)["ferry/talks.md"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "back.xlf", "--reviewed-by", "A. Reader"), "--reviewed-by and --on go together"),
        (("import", "back.xlf", "--reviewed-by", "Reader, A.", "--on", "2031-05-13"), "a name without commas"),
        (("import", "back.xlf", "--also", "all"), "'all' is none of stale, conflicts"),
        (("import", "back.txt"), "a translation comes back as .xlf"),
        (("export", "ferry", "-l", "hindi"), "no language has the tag 'hindi'"),
        (("export", "fery", "-l", "hi-IN"), "did you mean 'ferry'"),
        (("export", "ferry", "-l", "hi-IN", "--only", "new"), "'new' is none of missing"),
        (("export", "ferry", "-l", "hi-IN", "-a", "cook"), "cook"),
    ],
)
def test_what_is_asked_wrongly_is_said(ferry, tmp_path, run, arguments, said):
    for name in ("back.xlf", "back.txt"):
        (tmp_path / name).touch()
    ran = run(*arguments)
    assert (ran.code, said in ran.err) == (2, True)


def test_a_damaged_file_is_told_without_a_traceback(ferry, tmp_path, run):
    (tmp_path / "back.xlf").write_text("<xliff")
    ran = run("import", "back.xlf")
    assert (ran.code, "[BG360]" in ran.err) == (1, True)


@pytest.mark.parametrize("audience", ["public", "diplomat", "press-lines"])
def test_for_an_audience_nothing_goes_out_that_its_briefs_do_not_print(audience):
    of = load(FICTIONAL)
    name = "saltmere-barrage"
    pack = of.pack(name)
    gone = export(of, name, "ur", audience=audience).export
    content = write_xliff(gone).decode()
    decided = decisions(pack, of.policy, audience, moment=pack.front.as_of)
    for entry in pack.items:
        if decided.items[entry.id].reasons:
            assert f'"items.{entry.id}.' not in content
            assert entry.item.text.source not in content
    others = set(of.policy.policy.audiences) - {audience}
    assert [one for one in others if f'type="audience">{one}<' in content] == []
    assert gone.marking.partition(";")[0] == of.brief(name, audience).document.marking.label
    printed = {one.unit for one in gone.segments}
    assert printed < {one.unit for one in export(of, name, "ur").export.segments}


@pytest.mark.parametrize(("audience", "units"), [("public", 56), ("press-note", 42)])
def test_a_brief_in_two_languages_is_handed_out_before_the_other_has_its_words(tmp_path, audience, units):
    """The pack is in en-GB, the bilingual form in en-IN and hi-IN; nothing of it is in Hindi yet."""
    root = sample_project(tmp_path)
    for path in (root / "content" / SAMPLE).glob("*.md"):
        words = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"^  - hi-IN[.a-z]*:.*\n(    .*\n)*", "", words, flags=re.MULTILINE), encoding="utf-8")
    gone = export(load(root), SAMPLE, "hi-IN", audience=audience).export
    assert len(gone.segments) == units
    assert any(one.state == "missing" for one in gone.segments)


def test_the_whole_pack_carries_the_highest_marking_and_the_embargo():
    assert export(load(FICTIONAL), "saltmere-barrage", "ur").export.marking == (
        "TLP:RED; under embargo until 2034-06-05T10:00+03:00"
    )


def test_desk_notes_never_go_out():
    of = load(bundled_root())
    notes = [entry.item.note for entry in of.pack("india-russia-visit").items if entry.item.note]
    content = write_xliff(export(of, "india-russia-visit", "hi-IN").export).decode()
    assert notes
    assert [one for one in notes if one in content] == []
