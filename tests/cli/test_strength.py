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


REASON = "both have said so"


@pytest.fixture
def overruled(project):
    """The same with a reason in place."""
    pack = project / "content" / PACK / "pack.md"
    pack.write_text(pack.read_text(encoding="utf-8") + f"  - allow.BG520: {REASON}\n", encoding="utf-8")
    return project


def test_a_reason_lets_it_pass(overruled):
    ran = run("check", cwd=overruled)
    assert "BG520" not in ran.err


def told(ran):
    """Return what the table says of each brief's strength."""
    return [next(cell for cell in line.split("\t") if cell.startswith("strength: ")) for line in ran.out.splitlines()]


def recorded(folder):
    (record,) = folder.glob(".briefgen/*/manifest.json")
    return {each["audience"]: each for each in json.loads(record.read_text(encoding="utf-8"))["outputs"]}


def test_a_brief_with_what_was_overruled_is_not_merely_ticked(overruled):
    ran = run("build", "-f", "json", "-a", "minister", "-a", "analyst", cwd=overruled)
    assert told(ran) == ["strength: checked, 1 overruled", "strength: checked"]
    as_data = json.loads(run("build", "-f", "json", "-a", "minister", "--json", cwd=overruled).out)["outputs"]
    assert [each["strength"] for each in as_data] == ["checked, 1 overruled"]


def test_the_record_has_the_finding_and_the_reason_where_the_item_is_printed(overruled):
    assert run("build", "-f", "json", "-a", "minister", "-a", "analyst", cwd=overruled).code == 0
    record = recorded(overruled)
    assert record["minister"]["strength"] == "checked, 1 overruled"
    assert [each for each in record["minister"]["overruled"] if each["code"] == "BG520"] == [
        {
            "code": "BG520",
            "register": "items",
            "item": "may",
            "reason": REASON,
            "message": "you marked this 'possible', but the short form says 'will sign'",
        }
    ]
    assert "may" not in record["analyst"]["items"]
    assert (record["analyst"]["strength"], record["analyst"]["overruled"]) == ("checked", [])


def test_a_reason_for_the_whole_pack_is_recorded_with_the_item_that_it_let_stand(project):
    pack = project / "content" / PACK / "pack.md"
    words = pack.read_text(encoding="utf-8").replace("ask: none\n", f"ask: none\nallow: {{BG520: {REASON}}}\n")
    pack.write_text(words, encoding="utf-8")
    assert told(run("build", "-f", "json", "-a", "minister", cwd=project)) == ["strength: checked, 1 overruled"]
    [found] = [each for each in recorded(project)["minister"]["overruled"] if each["code"] == "BG520"]
    assert (found["item"], found["reason"]) == ("may", REASON)


def test_a_title_that_was_overruled_is_told_of_every_brief(overruled):
    pack = overruled / "content" / PACK / "pack.md"
    words = pack.read_text(encoding="utf-8").replace("title: Talks at Arland", "title: The sides sign accord on ports")
    words = words.replace("ask: none\n", "ask: none\nallow: {BG525: the headline of the day}\n")
    pack.write_text(words.replace("The sides may sign.", "The sides may sign an accord on ports."), encoding="utf-8")
    ran = run("build", "-f", "json", "-a", "minister", "-a", "analyst", cwd=overruled)
    assert told(ran) == ["strength: checked, 2 overruled", "strength: checked, 1 overruled"], ran.err
    [found] = recorded(overruled)["analyst"]["overruled"]
    assert (found["code"], found["register"], found["item"]) == ("BG525", None, None)


def test_what_other_rules_let_stand_is_recorded_and_not_counted_as_strength(overruled):
    (overruled / "content" / PACK / "figures.yaml").write_text(
        "- {id: trade, title: Trade, value: 68.7, unit: USD, period: '2030'}\n",
        encoding="utf-8",
    )
    pack = overruled / "content" / PACK / "pack.md"
    stays = "- Whether trade stays at {figure:trade}. {readers=analyst topic=ports} ^stays\n"
    typed = f"# Not known {{.gaps}}\n{stays}- Why trade stands at 68.7 billion. {{readers=analyst topic=ports}} ^trade\n  - allow.BG405: as printed\n"
    pack.write_text(pack.read_text(encoding="utf-8") + typed, encoding="utf-8")
    ran = run("build", "-f", "json", "-a", "minister", "-a", "analyst", cwd=overruled)
    assert told(ran) == ["strength: checked, 1 overruled", "strength: checked"], ran.err
    let_stand = [(each["code"], each["item"], each["reason"]) for each in recorded(overruled)["analyst"]["overruled"]]
    assert let_stand == [("BG405", "trade", "as printed")]


def test_the_record_is_the_same_each_time(overruled):
    asked = ("build", "-f", "json", "-a", "minister")
    run(*asked, cwd=overruled)
    (record,) = overruled.glob(".briefgen/*/manifest.json")
    before = record.read_bytes()
    run(*asked, cwd=overruled)
    assert record.read_bytes() == before


def test_words_lead_to_what_was_overruled_in_their_item(overruled):
    run("build", "-f", "json", "-a", "minister", cwd=overruled)
    file = f"build/{PACK}/minister.json"
    text = run("trace", file, "will sign", cwd=overruled).out
    assert text.count(f"overruled: BG520, {REASON}\n") == 1
    listed = run("trace", file, "--item", "may", cwd=overruled).out
    assert f"\tpossible; overruled: BG520, {REASON}\t" in listed
    assert "overruled" not in run("trace", file, "--item", "signing", cwd=overruled).out
    data = json.loads(run("trace", file, "will sign", "--format", "json", cwd=overruled).out)
    grounds = [each["ground"] for hit in data["hits"] for each in hit["origins"] if each["ground"]]
    assert [(one["code"], one["reason"]) for ground in grounds for one in ground["overruled"]] == [("BG520", REASON)]


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
