"""The same input gives the same bytes: in another process, folder and language, hash seed, time zone, day and year, and
whatever was built before. Parts of Word files, and of the workbooks in them, are compared one by one, so that a failure
names the part.
"""

import hashlib
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import PurePath

from support.documents import everything
from support.docx import Pages, government
from support.docx_additions import FONT, WORKBOOK, rich
from support.project import sample_project

from briefgen.resources import bundled_root
from briefgen.writers.docx.write import write_docx

# Every clock that Python offers is moved on by some days, before anything of briefgen is loaded.
CLOCK = """
import datetime, sys, time
shift = float(sys.argv[1]) * 86400
clock, local, utc = time.time, time.localtime, time.gmtime
time.time = lambda: clock() + shift
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda at=None: local(time.time() if at is None else at)
time.gmtime = lambda at=None: utc(time.time() if at is None else at)
class Moved(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def today(cls):
        return cls.now()
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time())
datetime.datetime = Moved
"""
PROGRAM = """
from briefgen.cli.main import main
if sys.argv[2:]:
    main(["build", *sys.argv[2:], "-o", "before"])
sys.exit(
    main(["build", "-f", "docx", "-f", "pdf", "-f", "json"])
    or main(["build", "-a", "analyst", "-a", "business", "-f", "pdf", "--attach-data", "-o", "build/with-data"])
)
"""
HALF_A_DAY, ELEVEN_YEARS = 0.5, 11 * 366
BEFORE = ("-a", "public", "-l", "ru-RU", "-f", "docx")


def build(folder, *before, days, seed, zone, language):
    """Build the sample in a new folder, where another brief was built before; return a digest by file and part."""
    folder.mkdir(parents=True)
    sample_project(folder)
    told = {"PYTHONPATH": str(bundled_root()), "PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "LC_ALL": language}
    env = {**os.environ, **told, "HOME": str(folder), "USER": folder.name, "LOGNAME": folder.name}
    command = [sys.executable, "-c", CLOCK + PROGRAM, str(days), *before]
    subprocess.run(command, cwd=folder, env=env, check=True, timeout=400)
    files = [path for path in (folder / "build").rglob("*") if path.is_file()]
    return {
        name: digest for path in files for name, digest in digests(str(path.relative_to(folder)), path.read_bytes())
    }


def digests(name, content):
    """Yield a digest of a file; of a package its parts and their entries too, and of the packages among these theirs."""
    yield name, hashlib.sha256(content).hexdigest()
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for entry in archive.infolist():
                yield f"{name}: entry of {entry.filename}", (entry.date_time, entry.external_attr, entry.header_offset)
                yield from digests(f"{name}: {entry.filename}", archive.read(entry))


def test_bytes_depend_on_the_input_alone(tmp_path):
    first = build(tmp_path / "a", days=0, seed="1", zone="Asia/Kolkata", language="C.UTF-8")
    second = build(
        tmp_path / "б" / "other folder",
        *BEFORE,
        days=ELEVEN_YEARS + HALF_A_DAY,
        seed="77",
        zone="America/St_Johns",
        language="ru_RU.UTF-8",
    )
    files = {name: digest for name, digest in first.items() if ": " not in name}
    assert len(files) == 29  # nine audiences in three formats, two with their data
    assert len({digest for name, digest in files.items() if name.endswith("analyst.pdf")}) == 2
    assert {".docx", ".odttf", ".xlsx"} <= {PurePath(name).suffix for name in first}
    assert first.keys() == second.keys()
    assert {name for name, digest in first.items() if digest != second[name]} == set()


def test_a_part_of_a_workbook_is_told_apart():
    """What the comparison sees: a workbook's own parts, and fonts."""
    names = dict(digests("a.docx", rich(write_docx(everything(), Pages(), government()))))
    assert {f"a.docx: {FONT}", f"a.docx: {WORKBOOK}", f"a.docx: {WORKBOOK}: xl/workbook.xml"} <= names.keys()


CARELESS = """
import io, zipfile
out = io.BytesIO()
with zipfile.ZipFile(out, "w") as archive:
    archive.writestr("word/document.xml", f"{datetime.datetime.now():%Y} {hash('bf_1')}")
sys.stdout.buffer.write(out.getvalue())
"""


def test_a_writer_that_looks_at_a_clock_is_seen():
    def written(days, seed):
        command = [sys.executable, "-c", CLOCK + CARELESS, str(days)]
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, env=env, check=True, capture_output=True, timeout=60)
        return dict(digests("a.docx", done.stdout))

    today, later, other = written(0, "1"), written(ELEVEN_YEARS, "1"), written(0, "77")
    assert today["a.docx: entry of word/document.xml"] != later["a.docx: entry of word/document.xml"]
    assert len({each["a.docx: word/document.xml"] for each in (today, later, other)}) == 3
