"""A brief that a change does not touch is neither composed nor written again, and all that is said of it is what a build from
nothing says.
"""

import json
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from support.damage import damaged_records
from support.project import edit
from support.small import PACK, small_content

from briefgen.build import briefing, writing
from briefgen.build.sealed import SEAL, seal_of
from briefgen.build.standing import briefs, read
from briefgen.cli.main import main
from briefgen.writers.formats import FORMATS

BUILT = Path("build") / PACK
RECORD = Path(".briefgen") / PACK / "briefs.json"
BUILD = ("build", "-f", "docx", "-f", "json")
WORD = (Path("content") / PACK / "pack.md", "Which port.", "Which harbour.")
"""What the analyst alone reads."""


@pytest.fixture
def project(tmp_path, monkeypatch):
    small_content(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def composed(monkeypatch):
    """Return whose briefs were composed, as they are."""
    made = []
    whole = briefing._composed

    def compose(project, ground, kept):
        made.append(ground.cleared.audience)
        return whole(project, ground, kept)

    monkeypatch.setattr(briefing, "_composed", compose)
    return made


def template(name):
    return (read.bundled_root() / "templates" / name).read_text(encoding="utf-8")


def write(path, text):
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


def manifest():
    return json.loads((RECORD.parent / "manifest.json").read_text(encoding="utf-8"))


def is_as_from_nothing(capsys, *asked):
    """Build, and see that a build from nothing comes to the same; return the exit code."""
    capsys.readouterr()
    code = main([*BUILD, *asked])
    said, made, told = capsys.readouterr(), files("build"), manifest()
    shutil.rmtree("build")
    shutil.move(".briefgen", "before")
    assert main([*BUILD, *asked]) == code
    again = capsys.readouterr()
    assert again.out == said.out
    assert again.err == said.err
    assert files("build") == made
    assert manifest() == told
    shutil.rmtree(".briefgen")
    shutil.move("before", ".briefgen")
    return code


def test_a_word_is_composed_for_those_who_read_it_and_the_others_are_left_alone(project, composed, capsys):
    assert main([*BUILD]) == 0
    before = (BUILT / "minister.docx").stat()
    capsys.readouterr()
    composed.clear()
    edit(*WORD)
    assert main([*BUILD]) == 0
    assert composed == ["analyst"]
    after = (BUILT / "minister.docx").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert is_as_from_nothing(capsys) == 0


def test_nothing_is_laid_out_or_written_of_what_is_left_alone_and_all_of_it_is_looked_through_for_leaks(
    project, capsys, monkeypatch
):
    written, checked = [], []
    leak_check = writing.leak_check

    def check(contents, question):
        checked.append(question.audience)
        return leak_check(contents, question)

    def spied(entry):
        return replace(entry, write=lambda document, *rest: written.append(document) or entry.write(document, *rest))

    main([*BUILD])
    monkeypatch.setattr(writing, "leak_check", check)
    for name in ("docx", "json"):
        monkeypatch.setitem(FORMATS, name, spied(FORMATS[name]))
    edit(*WORD)
    main([*BUILD])
    assert len(written) == 2
    assert checked == ["analyst", "minister"], "what is withheld from them is in other words now"
    capsys.readouterr()


def test_findings_and_refusals_are_told_again(project, composed, capsys):
    edit(Path("content") / PACK / "lines.md", "agreed anything.", "utilised anything.")
    main([*BUILD])
    composed.clear()
    edit(*WORD)
    main([*BUILD])
    assert "warning" in capsys.readouterr().err
    assert composed == ["analyst"]
    is_as_from_nothing(capsys)
    write("templates/audiences/minister/audience.yaml", template("audiences/minister/audience.yaml"))
    edit(Path("templates/audiences/minister/audience.yaml"), "max: 330", "max: 5")
    main([*BUILD])
    composed.clear()
    edit(WORD[0], WORD[2], WORD[1])
    assert is_as_from_nothing(capsys) == 1
    assert composed == ["analyst", "analyst", "minister"], "one that is refused is known again too"


CHANGES = {
    "a template": lambda: write("templates/audiences/minister/brief.md.j2", template("audiences/minister/brief.md.j2") + "\n"),
    "a part that templates include": lambda: write("templates/partials/own.md.j2", "x\n"),
    "a locale": lambda: write("templates/locales/en-GB.yaml", "strings: {scope-analyst: All of it}\n"),
    "a theme": lambda: write("templates/themes/own.yaml", "inherits: neutral\n"),
    "a font": lambda: write("templates/fonts/own/OFL.txt", "free"),
    "a list of words": lambda: write("templates/usage/xx.yaml", "{}\n"),
    "the rules of the house": lambda: write("content/house-rules.yaml", "forbidden: []\n"),
    "a register that both have": lambda: edit(Path("content") / PACK / "lines.md", "the talks have", "the parties have"),
    "where an item stands": lambda: edit(Path("content") / PACK / "lines.md", "# Do not say", "\n# Do not say"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_that_a_brief_is_made_from_it_is_composed_anew(project, composed, capsys, change):
    main([*BUILD])
    composed.clear()
    CHANGES[change]()
    main([*BUILD])
    assert composed == ["analyst", "minister"]
    capsys.readouterr()


def test_what_a_policy_gives_one_reader_is_composed_for_that_one(project, composed, capsys):
    main([*BUILD])
    composed.clear()
    edit(Path("content") / "policy.yaml", "ceiling: {tlp: amber}", "ceiling: {tlp: clear}")
    is_as_from_nothing(capsys)
    assert composed[:1] == ["minister"]


def test_a_pack_more_and_a_format_more_compose_nothing_anew(project, composed, capsys):
    main([*BUILD])
    composed.clear()
    shutil.copytree(Path("content") / PACK, Path("content") / "more")
    main(["build", PACK, "-f", "pdf"])
    assert composed == []
    assert is_as_from_nothing(capsys, "-f", "pdf") == 0


@pytest.mark.parametrize("made", ["__version__", "_makers"])
def test_what_another_version_made_is_not_taken(project, composed, capsys, monkeypatch, made):
    main([*BUILD])
    composed.clear()
    edit(*WORD)
    monkeypatch.setattr(read, made, "999" if made == "__version__" else lambda _: (b"others",))
    main([*BUILD])
    assert composed == ["analyst", "minister"]
    capsys.readouterr()


def test_all_are_composed_anew_where_it_is_forced(project, composed, capsys):
    main([*BUILD])
    main([*BUILD, "--force"])
    assert composed == ["analyst", "minister"] * 2
    capsys.readouterr()


def test_one_asked_for_alone_leaves_what_is_known_of_the_others(project, composed, capsys):
    main([*BUILD])
    main([*BUILD, "-a", "minister"])
    composed.clear()
    edit(*WORD)
    main([*BUILD])
    assert composed == ["analyst"]
    capsys.readouterr()


def test_a_reader_who_gets_none_any_more_leaves_no_words(project, capsys):
    main([*BUILD])
    assert b"Which port" in RECORD.read_bytes()
    edit(Path("content") / PACK / "pack.md", "readers: internal", "readers: [minister]")
    edit(Path("content") / PACK / "pack.md", "- Which port. {readers=analyst topic=ports} ^port\n", "")
    main([*BUILD])
    assert b"Which port" not in RECORD.read_bytes()
    capsys.readouterr()


def test_a_file_of_another_brief_that_was_changed_by_hand_is_built_anew_and_what_it_was_is_kept(
    project, composed, capsys
):
    main([*BUILD])
    file = BUILT / "minister.docx"
    good = file.read_bytes()
    file.write_bytes(good + b"x")
    composed.clear()
    edit(*WORD)
    capsys.readouterr()
    assert main([*BUILD]) == 0
    assert "built anew: build/talks/minister.docx had been changed since it was built" in capsys.readouterr().err
    assert file.read_bytes() == good
    assert composed == ["analyst"], "its words are known"


def test_a_brief_is_a_draft_as_long_as_an_office_is_to_agree(project, composed, capsys):
    pack = Path("content") / PACK / "pack.md"
    main([*BUILD])
    composed.clear()
    edit(pack, "to: Minister", "to: Minister, sign_offs: [Legal]")
    assert is_as_from_nothing(capsys) == 0
    assert manifest()["outputs"][0]["draft"]
    edit(*WORD)
    composed.clear()
    main([*BUILD])
    assert composed == ["analyst"]
    assert manifest()["outputs"][-1]["draft"]
    edit(pack, ", sign_offs: [Legal]", "")
    is_as_from_nothing(capsys)
    assert not manifest()["outputs"][-1]["draft"]


def test_on_a_letterhead_of_another_content_it_is_written_anew(project, composed, capsys):
    docx = pytest.importorskip("docx")
    docx.Document().save("letter.docx")
    asked = ["build", "-f", "docx", "-a", "minister", "--reference", "letter.docx"]
    main(asked)
    first = (BUILT / "minister.docx").read_bytes()
    letter = docx.Document()
    letter.sections[0].header.paragraphs[0].text = "Ministry of Ports"
    letter.save("letter.docx")
    main(asked)
    assert (BUILT / "minister.docx").read_bytes() != first
    assert b"".join(files("build").values()) != first
    capsys.readouterr()


def _as_another_version_told(head):
    """Return a head that nobody damaged, with fields that this version does not know of a file."""
    told = {key: value for key, value in json.loads(head).items() if key != SEAL}
    told["files"] = {name: {"digest": known["sha256"]} for name, known in told["files"].items()}
    return json.dumps(told | {SEAL: seal_of(told)}).encode()


@pytest.mark.parametrize(
    "how", ["cut", "empty", "another thing", "deep", "other words", "other digest", "no text", "other fields"]
)
def test_a_damaged_record_is_not_believed_and_made_anew(project, composed, capsys, how):
    main([*BUILD])
    record = RECORD.read_bytes()
    head, _, rest = record.partition(b"\n")
    ways = damaged_records(record, b"agreed anything", b"agreed all of it") | {
        "deep": b"[" * 100_000,
        "other digest": record.replace(b'"sha256": "', b'"sha256": "0'),
        "other fields": _as_another_version_told(head) + b"\n" + rest,
    }
    RECORD.write_bytes(ways[how])
    assert RECORD.read_bytes() != record
    edit(*WORD)
    composed.clear()
    main([*BUILD])
    assert composed == (["analyst"] if how == "no text" else ["analyst", "minister"]), "each has a line of its own"
    edit(WORD[0], WORD[2], WORD[1])
    main([*BUILD])
    assert RECORD.read_bytes() == record
    capsys.readouterr()


def test_what_is_too_long_is_composed_each_time(project, composed, capsys, monkeypatch):
    monkeypatch.setattr(briefs, "MOST_BYTES", 1_000)
    main([*BUILD])
    assert not RECORD.exists()
    capsys.readouterr()


def test_the_record_is_for_its_owner_alone(project, capsys):
    main([*BUILD])
    assert stat.S_IMODE(RECORD.stat().st_mode) == 0o600
    capsys.readouterr()


def test_a_key_that_forgets_what_a_brief_is_made_by_is_found_out(project, capsys, monkeypatch):
    monkeypatch.setattr(read.Reading, "made_by", "nothing")
    main([*BUILD])
    write("templates/audiences/minister/brief.md.j2", "# {{ pack.title }}\n\nNone.\n")
    with pytest.raises(AssertionError):
        is_as_from_nothing(capsys)
    capsys.readouterr()
