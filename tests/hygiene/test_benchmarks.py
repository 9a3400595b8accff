"""The benchmarks run, and the plain files that they hold ours against say what ours say. No time is looked at."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from support.documents import everything
from support.docx import body_text
from support.finished import Case as Sample
from support.layout import house_fonts, house_theme
from support.project import SAMPLE

from briefgen.document.words import plain_text
from briefgen.resources import PACKAGE, bundled_root

ROOT = PACKAGE.parent

pytestmark = pytest.mark.skipif(not (ROOT / "benchmarks").is_dir(), reason="the benchmarks stand in the repository")


@pytest.fixture(autouse=True)
def _reachable(monkeypatch):
    monkeypatch.syspath_prepend(ROOT)


def test_every_block_can_be_measured(monkeypatch):
    from benchmarks.case import Case, measure

    monkeypatch.setattr("benchmarks.case.WARMING", 0)
    case = Case.made("everything", everything(), house_theme(), house_fonts())
    results = [measure(case, words, 1) for words in ("same", "new")]
    assert all(result.plain_pages > 1 and result.ratio.median > 0 for result in results)


@pytest.mark.parametrize("audience", ["minister", "analyst"])
def test_a_plain_file_has_the_words_of_the_brief(audience):
    from benchmarks.plain.blocks import Given
    from benchmarks.plain.document import write_plain
    from benchmarks.plain.look import look_of

    brief = Sample(root=bundled_root(), pack=SAMPLE, audience=audience).brief()
    given = Given.of(brief.layout)
    look = look_of(brief.theme, brief.fonts, brief.language)
    file, pages = write_plain(brief.document, look, given.widths(brief.document), given)
    assert abs(pages - brief.pages) <= 1
    assert not _letters(plain_text(brief.document)) - _letters(_text(file))


@pytest.mark.parametrize("audience", ["minister", "analyst"])
def test_every_peer_writes_the_words_of_the_brief_in_their_order(audience):
    from benchmarks.word.case import peers_here
    from benchmarks.word.content import content

    brief = Sample(root=bundled_root(), pack=SAMPLE, audience=audience).brief()
    given = content(brief.document, brief.layout.anchors, brief.pages)
    npm = os.environ.get("BRIEFGEN_NPM")
    with peers_here(Path(npm) if npm else None) as peers:
        written = {name: body_text(peer(given)[1]) for name, peer in peers.items()}
    wanted = written["python-docx"]
    assert not _letters(plain_text(brief.document)) - _letters(wanted)
    assert [name for name, text in written.items() if _said(text) != _said(wanted)] == []


def test_what_a_cluster_costs_can_be_measured(tmp_path):
    from benchmarks.cluster import measured, of_one, project_with_records, sizing

    figures = measured(project_with_records(tmp_path, 16), 1)
    assert 0 < figures.out < figures.back
    *_, last = sizing(making=20, taking=5, workers=(1, 8))
    assert last == "| 8 | 1.4 h | 2 | 0.7 h |"
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8").splitlines()
    rows = {_bare(line) for line in page if line.startswith("|")}
    assert {_bare(line) for line in (*of_one(figures, 5), *sizing(making=20, taking=5))} <= rows


def _bare(line):
    """Return a row of a table with its first cell and how many there are: its figures are others on each machine."""
    first, *others = line.strip("|").split("|")
    return first.strip(), len(others)


def test_new_words_are_other_words_of_the_same_length():
    from benchmarks.respelt import respelt

    document = everything()
    old, new, newer = (plain_text(each) for each in (document, respelt(document, 0), respelt(document, 1)))
    assert len({old, new, newer}) == 3
    assert [*map(len, old.split())] == [*map(len, new.split())] == [*map(len, newer.split())]


def test_a_long_brief_is_as_long_as_asked():
    from benchmarks.long import prolonged
    from briefgen.layout.lay_out import lay_out

    brief = Sample(root=bundled_root(), pack=SAMPLE, audience="minister").brief()
    assert lay_out(prolonged(brief, 3), brief.theme, brief.fonts).page_count == 3


def test_the_command_prints_its_figures_keeps_them_and_compares_them(tmp_path):
    kept = tmp_path / "figures.json"
    ran = _run("--rounds", "1", "--brief", "minister", "--no-long", *_kept_and_compared(kept))
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("| minister |") == 4
    assert [each["brief"] for each in json.loads(kept.read_bytes())["results"]] == ["minister"] * 2


def test_the_command_for_word_files_does_so_too_with_the_peers_that_are_there(tmp_path):
    kept = tmp_path / "figures.json"
    few = ("--rounds", "1", "--brief", "minister", "--no-long")
    ran = _run(*few, *_kept_and_compared(kept), module="benchmarks.docx")
    assert ran.returncode == 0, ran.stderr
    assert "docx (npm) not installed" in ran.stdout
    assert ran.stdout.count("| python-docx |") == 4


def test_the_command_for_the_leak_check_prints_its_share():
    ran = _run("--rounds", "1", module="benchmarks.leak")
    assert ran.stdout.count("15%") == 3, ran.stderr


@pytest.mark.parametrize(
    "rows",
    [
        ("cold", "cached"),
        ("set",),
        ("cold-standby", "no-op-standby"),
        ("no-op", "help"),
        ("docx", "docx-record", "pdf"),
        ("batch", "memory"),
        ("growth",),
    ],
)
def test_every_bound_has_its_row_and_is_measured(rows, tmp_path):
    kept = tmp_path / "figures.json"
    few = ("--rounds", "1", "--records", "2", "--thousand", "2", "--many", "3")
    asked = [word for name in rows for word in ("--row", name)]
    ran = _run(*few, *asked, "--json", str(kept), module="benchmarks.rows")
    assert ran.returncode == 0, ran.stderr
    told = [line.split(" | ")[0].removeprefix("| ") for line in ran.stdout.splitlines()]
    assert told[-len(rows) :] == list(rows)
    assert [each["row"] for each in json.loads(kept.read_bytes())["results"]] == list(rows)


def test_rows_are_set_beside_those_of_an_earlier_run(tmp_path):
    kept = tmp_path / "figures.json"
    ran = _run("--rounds", "1", "--row", "help", *_kept_and_compared(kept), module="benchmarks.rows")
    assert ran.stdout.count("| help |") == 2, ran.stderr


def test_each_stage_is_timed_compared_and_profiled(tmp_path, monkeypatch):
    from benchmarks import stages

    monkeypatch.setattr(stages, "WARMING", 0)
    monkeypatch.setattr(stages, "BATCH", 2)
    kept, profile = tmp_path / "figures.json", tmp_path / "stages.prof"
    asked = ["--rounds", "1", *_kept_and_compared(kept), "--profile", str(profile)]
    ran = CliRunner().invoke(stages.main, asked, catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.count("| write ") == 3
    assert profile.is_file()
    assert "Ordered by: internal time" in ran.stdout
    assert "| before |" in ran.stdout


@pytest.mark.parametrize("audience", ["ministers", "legislators", "everyone"])
def test_the_peers_text_is_that_of_the_pack(audience, tmp_path):
    from benchmarks.peers.brief import of_the_set
    from benchmarks.peers.pdf import write_pdf
    from benchmarks.peers.word import write_word
    from benchmarks.whole import PACK, PACKS, SET

    brief = Sample(root=PACKS, pack=PACK, audience=audience).brief()
    text = list(of_the_set())[SET.index(audience)]
    write_word(text, tmp_path / "brief.docx")
    write_pdf(text, tmp_path / "brief.pdf")
    word = _letters(body_text((tmp_path / "brief.docx").read_bytes()))
    assert not word - _letters(plain_text(brief.document))
    assert not word - _letters(_text((tmp_path / "brief.pdf").read_bytes()))


def _kept_and_compared(file: Path) -> tuple[str, ...]:
    """Let a run be set beside itself: its figures are kept before those that it is held against are read."""
    file.touch()
    return "--json", str(file), "--compare", str(file)


def _run(*arguments: str, module: str = "benchmarks.pdf") -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if name != "BRIEFGEN_NPM"}
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**plain, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


def _text(file: bytes) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def _said(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _letters(text: str) -> Counter[str]:
    """Return how often each letter and digit stands in a text: lines break words, so that words cannot be compared."""
    return Counter(filter(str.isalnum, text))
