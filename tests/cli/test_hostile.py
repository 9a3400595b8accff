"""Packs made, or damaged, to break the command: a clear error or harmless output, within a second and 200 MB.

Each is checked in a process of its own, forked from one in which everything is imported: its peak memory is that of a whole
command, and its time is by the clock, from the arguments to the exit code, without the start of Python and the imports,
which are the same for all, and without what it waited for a processor that others had. What a sound pack takes in its place is taken off: it goes to the work of a brief, and not to what was
made to break the command; how much it is, depends on the machine.
"""

import contextlib
import io
import json
import multiprocessing
import os
import re
import resource
import tempfile
import zipfile
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from support.clock import Clock
from support.hostile import HARMLESS, REFUSED, sound_project

SECONDS = 1.0
TIMES = 5
"""Runs of which the quickest counts: what else a machine does makes others slower, and none quicker."""
MEGABYTES = 200
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(
    [
        "briefgen.cli.main",
        "briefgen.cli.build",
        "briefgen.cli.check",
        "briefgen.cli.inspect",
        "briefgen.cli.trace",
        "briefgen.build.briefing",
        "briefgen.build.pipeline",
        "briefgen.inspect.inspect",
        "briefgen.trace.trace",
        "briefgen.content.pixels",
        "briefgen.writers.docx.write",
        "PIL.PngImagePlugin",
    ]
)


@dataclass(frozen=True)
class Measured:
    code: int
    seconds: float
    megabytes: float
    out: str
    err: str


def _command(answers: Connection, folder: str, arguments: list[str]) -> None:
    from briefgen.cli.main import main

    os.chdir(folder)
    # Whoever asks for more than there is of anything is to fail here, and not to be saved by a large machine.
    resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
    out, err = io.StringIO(), io.StringIO()
    clock = Clock()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    seconds = clock.seconds
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answers.send(Measured(code, seconds, kilobytes / 1024, out.getvalue(), err.getvalue()))


def measured(folder: Path, *arguments: str) -> Measured:
    """Run the command in a warm process of its own."""
    mine, theirs = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=_command, args=(theirs, str(folder), list(arguments)))
    process.start()
    theirs.close()
    try:
        assert mine.poll(300), "nothing within five minutes"
        answer = mine.recv()
    finally:
        process.kill()
        process.join(60)
        mine.close()
    assert isinstance(answer, Measured)
    return answer


@cache
def sound() -> float:
    """Return the seconds that a check of the sound project takes, the quickest of a few."""
    with tempfile.TemporaryDirectory() as folder:
        sound_project(Path(folder))
        return min(measured(Path(folder), "check").seconds for _ in range(TIMES))


def checked(folder: Path) -> Measured:
    """Run `briefgen check`, and see that it is within the bounds."""
    ran = measured(folder, "check")
    for _ in range(TIMES - 1):
        if ran.seconds - sound() >= SECONDS:
            ran = measured(folder, "check")
    assert ran.megabytes < MEGABYTES
    assert ran.seconds - sound() < SECONDS
    return ran


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_at_a_place_of_the_project(name: str, tmp_path: Path) -> None:
    REFUSED[name](sound_project(tmp_path))
    ran = checked(tmp_path)
    assert ran.code == 1
    assert re.search(r"^ --> content/[\w./-]+:\d+:\d+$", ran.err, re.MULTILINE)
    assert re.search(r"^error: .+ \[BG\d{3}\]$", ran.err, re.MULTILINE)
    assert "= hint: " in ran.err
    assert "Traceback" not in ran.err
    assert len(ran.err) < 300_000


@pytest.mark.parametrize("name", HARMLESS)
def test_it_is_taken_and_does_no_harm(name: str, tmp_path: Path) -> None:
    HARMLESS[name](sound_project(tmp_path))
    ran = checked(tmp_path)
    assert ran.code == 0, ran.err


def test_it_would_see_who_takes_too_much(tmp_path: Path) -> None:
    """The image that is as large as is allowed is the measure of what is not."""
    HARMLESS["image-large"](sound_project(tmp_path))
    assert measured(tmp_path, "check").megabytes > 100


# --- documents that are named ----------------------------------------------------------------------------------------

HUGE = 10_000_000_000
"""Bytes that a file says it has; the disk holds none of them."""
HEADS = {"docx": b"PK\x03\x04", "pdf": b"%PDF-1.7\n"}
NAMED = {
    "letterhead": ("docx", ("build", "-a", "analyst", "-f", "docx", "--reference", "huge.docx")),
    "letterhead of a theme": ("docx", ("build", "-a", "analyst", "-f", "docx", "--theme", "own")),
    "inspect, Word": ("docx", ("inspect", "huge.docx", "--for", "analyst")),
    "inspect, PDF": ("pdf", ("inspect", "huge.pdf", "--for", "analyst")),
    "trace, Word": ("docx", ("trace", "huge.docx")),
    "trace, PDF": ("pdf", ("trace", "huge.pdf")),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_document_that_is_too_long_is_refused_before_it_is_read(name: str, tmp_path: Path) -> None:
    kind, arguments = NAMED[name]
    sound_project(tmp_path)
    file = tmp_path / f"huge.{kind}"
    with file.open("wb") as huge:
        huge.write(HEADS[kind])
        huge.truncate(HUGE)
    if "own" in arguments:
        themes = tmp_path / "templates" / "themes"
        themes.mkdir(parents=True)
        (themes / "own.yaml").write_text("inherit: government\nreference: huge.docx\n", encoding="utf-8")
        file.rename(themes / "huge.docx")
    ran = measured(tmp_path, *arguments)
    assert ran.code == 1, ran.out
    assert re.search(r"huge\.(docx|pdf)'?[^\n]* has more than 32 MB", ran.err), ran.err
    assert "Traceback" not in ran.err
    assert ran.megabytes < MEGABYTES
    assert min(ran.seconds, measured(tmp_path, *arguments).seconds) < SECONDS
    assert not list(tmp_path.glob("build/**/*.docx"))


# --- what comes of what is taken -------------------------------------------------------------------------------------


def built(folder: Path, name: str, *formats: str) -> Path:
    HARMLESS[name](sound_project(folder))
    ran = measured(folder, "build", "-a", "analyst", *(part for each in formats for part in ("-f", each)))
    assert ran.code == 0, ran.err
    return folder / "build" / "water"


def test_html_is_text(tmp_path: Path) -> None:
    made = built(tmp_path, "raw-html", "docx", "json")
    tree = json.loads((made / "analyst.json").read_bytes())
    assert "The <b>river</b> <script>alert(1)</script>" in json.dumps(tree, ensure_ascii=False)
    with zipfile.ZipFile(made / "analyst.docx") as package:
        document = package.read("word/document.xml").decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in document
        assert "<script" not in document
        assert not any("passwd" in package.read(part).decode() for part in package.namelist() if part.endswith(".rels"))


def test_what_looks_like_a_formula_is_text_in_the_workbook(tmp_path: Path) -> None:
    made = built(tmp_path, "formulas", "docx")
    with zipfile.ZipFile(made / "analyst.docx") as package:
        [book] = [part for part in package.namelist() if part.endswith(".xlsx")]
        with zipfile.ZipFile(io.BytesIO(package.read(book))) as workbook:
            sheets = "".join(workbook.read(part).decode() for part in workbook.namelist() if part.endswith(".xml"))
    assert "=1+1" in sheets
    assert "=Hyperlink(" in sheets
    assert not re.search(r"<(?:\w+:)?f[ >/]", sheets)
