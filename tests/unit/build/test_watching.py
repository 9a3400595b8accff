"""A saved change builds what it touches, and nothing else."""

import shutil
from importlib import import_module
from pathlib import Path

import pytest
from support.project import edit
from support.small import PACK, small_content

from briefgen.build.brief import FORMATS
from briefgen.build.request import BuildRequest
from briefgen.build.watching import Watching
from briefgen.cli.reports import places
from briefgen.cli.watch import watch
from briefgen.compose import compose as composing
from briefgen.diagnostics import UnknownNameError
from briefgen.project.folder import find_project

LINES = Path("content") / PACK / "lines.md"
FRONT = Path("content") / PACK / "pack.md"
POLICY = Path("content") / "policy.yaml"


@pytest.fixture
def project(tmp_path, monkeypatch):
    small_content(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def composed(monkeypatch):
    """Return the audiences whose briefs were composed, as they are."""
    made = []
    whole = composing.compose

    def compose(cleared, *rest, **named):
        made.append(cleared.audience)
        return whole(cleared, *rest, **named)

    monkeypatch.setattr("briefgen.build.composing.compose", compose)
    return made


def watching(**asked):
    request = BuildRequest(formats=("json",), output=Path("build"), **asked)
    return Watching(find_project(Path()), request)


def built(round_):
    return {Path(output.path).stem for output in round_.built}


def said(told):
    return [f"{one.span.path}:{one.span.line}" for one in told.report.diagnostics if one.severity == "error"]


def test_only_the_brief_whose_words_change_is_composed_and_written(project, composed):
    one = watching()
    assert built(one.round(())) == {"minister", "analyst"}
    files = {path: path.stat().st_mtime_ns for path in Path("build", PACK).iterdir()}
    composed.clear()
    edit(FRONT, "Which port.", "Which harbour.")
    assert built(one.round([FRONT])) == {"analyst"}
    assert composed == ["analyst"]
    touched = {path.name for path, time in files.items() if path.stat().st_mtime_ns != time}
    assert touched == {"analyst.json"}
    assert "Which harbour." in Path("build", PACK, "analyst.json").read_text(encoding="utf-8")


def test_a_save_that_changes_nothing_builds_nothing(project, composed):
    one = watching()
    one.round(())
    composed.clear()
    LINES.write_text(LINES.read_text(encoding="utf-8") + "<!-- a note for the desk -->\n", encoding="utf-8")
    assert built(one.round([LINES])) == set()
    assert composed == []


def test_a_half_written_sentence_leaves_the_last_good_files_and_the_next_save_mends_it(project):
    one = watching()
    one.round(())
    good = Path("build", PACK, "minister.json").read_bytes()
    edit(LINES, "# Do not say {.avoid}", "# Do not say {.avoid")
    broken = one.round([LINES])
    assert said(broken) == [f"{LINES}:1"]
    assert broken.report.moved == ()
    assert Path("build", PACK, "minister.json").read_bytes() == good
    edit(LINES, "# Do not say {.avoid", "# Do not say {.avoid}")
    mended = one.round([LINES])
    assert said(mended) == []
    assert built(mended) == set()


def test_what_is_at_fault_when_it_ends_is_set_aside(project):
    one = watching()
    one.round(())
    assert one.settle().moved == ()
    edit(LINES, "# Do not say {.avoid}", "# Do not say {.avoid")
    one.round([LINES])
    assert {Path(moved.path).stem for moved in one.settle().moved} == {"minister", "analyst"}
    assert not Path("build", PACK, "minister.json").exists()


def test_a_file_that_is_deleted_is_no_longer_in_the_brief(project):
    one = watching()
    one.round(())
    LINES.unlink()
    assert built(one.round([LINES])) == {"minister", "analyst"}
    assert "agreed" not in Path("build", PACK, "minister.json").read_text(encoding="utf-8")


def test_a_pack_that_comes_and_one_that_goes(project):
    one = watching()
    one.round(())
    shutil.copytree(Path("content") / PACK, Path("content") / "more")
    changed = list((Path("content") / "more").iterdir())
    assert {output.path for output in one.round(changed).built} == {
        "build/more/minister.json",
        "build/more/analyst.json",
    }
    shutil.rmtree(Path("content") / "more")
    assert {moved.path for moved in one.round(changed).report.moved} == {
        "build/more/minister.json",
        "build/more/analyst.json",
    }


def test_a_change_of_the_policy_takes_away_at_once_what_a_reader_may_no_longer_see(project):
    one = watching()
    one.round(())
    assert "Who will sign." in Path("build", PACK, "minister.json").read_text(encoding="utf-8")
    edit(POLICY, "ceiling: {tlp: amber}", "ceiling: {tlp: clear}")
    assert "minister" in built(one.round([POLICY]))
    assert "Who will sign." not in Path("build", PACK, "minister.json").read_text(encoding="utf-8")


def test_a_policy_that_cannot_be_read_is_said_and_the_next_save_mends_it(project):
    one = watching()
    one.round(())
    edit(POLICY, "schemes: [tlp]", "schemes: [tlp")
    assert said(one.round([POLICY])) == [f"{POLICY}:1"]
    edit(POLICY, "schemes: [tlp", "schemes: [tlp]")
    assert said(one.round([POLICY])) == []


def test_a_phrase_of_a_template_is_read_anew_and_briefs_are_kept_from_then_on(project, composed):
    import_module("briefgen.batch.shedding")  # it knows the type of all caches, which is none itself
    phrases = Path("templates") / "locales" / "en-GB.yaml"
    phrases.parent.mkdir(parents=True)
    phrases.write_text("strings: {scope-analyst: All of it}\n", encoding="utf-8")
    one = watching()
    one.round(())
    phrases.write_text("strings: {scope-analyst: What we do not know}\n", encoding="utf-8")
    assert "analyst" in built(one.round([Path.cwd() / phrases]))
    assert "What we do not know" in Path("build", PACK, "analyst.json").read_text(encoding="utf-8")
    composed.clear()
    edit(FRONT, "Which port.", "Which harbour.")
    assert built(one.round([FRONT])) == {"analyst"}
    assert composed == ["analyst"]


def test_the_leak_check_reads_every_file_again_also_of_a_brief_that_is_kept(project, composed, monkeypatch):
    one = watching()
    one.round(())
    read = []
    whole = FORMATS["json"]
    from briefgen.build import writing

    check = writing.leak_check
    monkeypatch.setattr(
        writing, "leak_check", lambda contents, question: read.append(question.audience) or check(contents, question)
    )
    edit(FRONT, "Which port.", "Which harbour.")
    one.round([FRONT])
    assert sorted(read) == ["analyst", "minister"]
    assert whole is FORMATS["json"]


def test_a_name_that_is_not_there_is_wrong_usage_at_the_beginning(project):
    with pytest.raises(UnknownNameError):
        watching(packs=("tlaks",))


def test_a_folder_that_goes_away_while_it_is_watched_is_a_problem_and_no_end(project):
    one = watching(packs=(PACK,))
    one.round(())
    shutil.move("content", "elsewhere")
    assert one.round([FRONT, LINES, POLICY]).report.diagnostics
    shutil.move("elsewhere", "content")
    assert said(one.round([FRONT, LINES, POLICY])) == []


def told(events, one):
    ticks = iter(range(1000))
    return list(watch(events, one, clock=lambda: next(ticks) / 10))


def events(*acts):
    """Yield the beginning, and then what each act says that it has saved."""
    yield frozenset()
    for act in acts:
        yield frozenset(act())


def changing(path, old, new):
    def act():
        edit(path, old, new)
        return [path]

    return act


def test_what_is_printed_is_what_is_new(project):
    lines = told(
        events(
            changing(FRONT, "Which port.", "Which harbour."),
            changing(LINES, "{raise=may topic=visit}", "{raise=may topic=vsit}"),
            changing(LINES, "That the talks have agreed anything.", "That the talks have decided anything."),
            changing(LINES, "topic=vsit", "topic=visit"),
        ),
        watching(),
    )
    saves = "\n".join(lines).split("saved: ")
    beginning, first, second, third, fourth = saves
    assert "built: build/talks/minister.json" in beginning
    assert beginning.rstrip().endswith("stop with Ctrl-C")
    assert first.startswith(f"{FRONT}\nbuilt: build/talks/analyst.json\ndone, in 0.1 s\n")
    assert "minister" not in first
    assert "error: no topic is called 'vsit'" in second
    assert "  = hint: did you mean 'visit'?" in second
    assert "no brief changes, in 0.1 s" in second
    assert "vsit" not in third
    assert "in all: 1 error" in third
    assert "mended: no topic is called 'vsit' (content/talks/lines.md) [BG111]" in fourth
    assert "built: build/talks/minister.json" in fourth


def test_a_problem_that_only_moves_down_is_not_told_again(project):
    lines = told(
        events(
            changing(LINES, "topic=visit", "topic=vsit"),
            changing(LINES, "# Do not say", "\n\n# Do not say"),
        ),
        watching(),
    )
    assert "\n".join(lines).count("error: no topic is called 'vsit'") == 1
    assert not any(line.startswith("mended") for line in lines)


@pytest.mark.parametrize("when", ["at the beginning", "with a save"])
def test_a_problem_is_shown_in_the_line_that_was_checked_whatever_was_saved_since(project, monkeypatch, when):
    slip = changing(LINES, "topic=visit", "topic=vsit")
    one = watching()
    build = one.round

    def saved_meanwhile(files):
        done = build(files)
        text = LINES.read_text(encoding="utf-8")
        LINES.write_text(f"<!-- a note for the desk -->\n{text}", encoding="utf-8")
        return done

    monkeypatch.setattr(one, "round", saved_meanwhile)
    monkeypatch.setattr(places, "_lines", {})
    if when == "at the beginning":
        slip()
    (shown,) = [line for line in told(events(*[slip] * (when != "at the beginning")), one) if "'vsit'" in line]
    assert "{raise=may topic=vsit}" in shown
    assert "^^^^" in shown
