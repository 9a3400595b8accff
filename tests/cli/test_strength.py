"""A wording that says too much stops the build; a language that nobody has measured is never ticked."""

import json

import pytest
from support.project import run
from support.small import PACK, small_content

LINE = "# Facts {.facts}\n- The sides may sign. {.possible readers=minister topic=ports .draft} ^may\n  - short: The sides will sign.\n"


@pytest.fixture
def project(tmp_path):
    small_content(tmp_path)
    pack = tmp_path / "content" / PACK / "pack.md"
    pack.write_text(pack.read_text(encoding="utf-8") + LINE, encoding="utf-8")
    return tmp_path


def test_nothing_of_a_pack_that_says_too_much_is_written(project):
    ran = run("build", "-f", "json", cwd=project)
    assert ran.code == 1
    assert "error: you marked this 'possible', but the short form says 'will sign' [BG520]" in ran.err
    assert not list(project.rglob("*.json"))


def test_a_reason_lets_it_pass(project):
    pack = project / "content" / PACK / "pack.md"
    pack.write_text(pack.read_text(encoding="utf-8") + "  - allow.BG520: both have said so\n", encoding="utf-8")
    ran = run("check", cwd=project)
    assert "BG520" not in ran.err


def test_a_language_that_nobody_has_measured_is_not_ticked(tmp_path):
    small_content(tmp_path)
    pack = tmp_path / "content" / PACK / "pack.md"
    head = pack.read_text(encoding="utf-8").partition("# Not known")[0]
    hindi = "translations: {hi-IN: {title: आरलैंड में वार्ता, document: {from: नीति इकाई, to: मंत्री}}}\n---\n"
    gap = "# Not known {.gaps}\n- Who will sign. {readers=minister} ^signing\n  - hi-IN: हस्ताक्षर कौन करेगा।\n"
    pack.write_text(head.rstrip().removesuffix("---") + hindi + gap, encoding="utf-8")
    (tmp_path / "content" / PACK / "lines.md").unlink()
    english = run("build", "-f", "json", "-a", "minister", cwd=tmp_path)
    assert "\tstrength: checked\t" in english.out
    asked = ("-a", "minister", "--language", "hi-IN")
    assert "\tstrength: not machine-checked\t" in run("build", "-f", "json", *asked, cwd=tmp_path).out
    assert "strength not machine-checked: minister.hi-IN\n" in run("check", *asked, cwd=tmp_path).err


def test_the_record_says_how_each_brief_was_checked(tmp_path):
    small_content(tmp_path)
    assert run("build", "-f", "json", "-a", "minister", cwd=tmp_path).code == 0
    (record,) = tmp_path.glob(".briefgen/*/manifest.json")
    assert [each["strength"] for each in json.loads(record.read_text(encoding="utf-8"))["outputs"]] == ["checked"]
