"""The same input gives the same bytes: in another process, hash seed, time zone and year."""

import hashlib
import os
import subprocess
import sys

from support.project import sample_project

from briefgen.resources import bundled_root

# Every clock that Python offers is moved on by *years*, before anything of briefgen is loaded.
PROGRAM = """
import datetime, sys, time
shift = int(sys.argv[1]) * 366 * 86400
clock, local, utc = time.time, time.localtime, time.gmtime
time.time = lambda: clock() + shift
time.localtime = lambda at=None: local(time.time() if at is None else at)
time.gmtime = lambda at=None: utc(time.time() if at is None else at)
class Moved(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time())
datetime.datetime = Moved
from briefgen.cli.main import main
sys.exit(
    main(["build", "-f", "docx", "-f", "pdf", "-f", "json"])
    or main(["build", "-a", "analyst", "-a", "business", "-f", "pdf", "--attach-data", "-o", "build/with-data"])
)
"""


def build(folder, *, years, seed, zone):
    sample_project(folder)
    env = {**os.environ, "PYTHONPATH": str(bundled_root()), "PYTHONHASHSEED": seed, "TZ": zone}
    subprocess.run([sys.executable, "-c", PROGRAM, str(years)], cwd=folder, env=env, check=True, timeout=400)
    files = [path for path in (folder / "build").rglob("*") if path.is_file()]
    return {path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_bytes_depend_on_the_input_alone(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = build(tmp_path / "a", years=0, seed="1", zone="Asia/Kolkata")
    second = build(tmp_path / "b", years=11, seed="77", zone="America/St_Johns")
    assert len(first) == 29  # nine audiences in three formats, two with their data
    assert len({digest for path, digest in first.items() if path.stem == "analyst" and path.suffix == ".pdf"}) == 2
    assert first == second
