"""A pack with records, openly fictional, and its batches: run here, or in a process of their own that may be killed."""

import csv
import html
import io
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdfium2

from briefgen.batch.request import BatchReport, BatchRequest
from briefgen.batch.run import run_batch
from briefgen.build.project import Project
from briefgen.project.folder import find_project

PACK = "harbours"
FILES = {
    "content/policy.yaml": """\
schemes: [tlp]
groups: {internal: [minister, analyst]}
audiences:
  minister: {ceiling: {tlp: amber}, cites: [public, official, internal]}
  analyst: {ceiling: {tlp: red}, cites: [public, official, internal]}
""",
    f"content/{PACK}.md": """\
---
title: Harbours of Arland
as_of: 2031-05-03T18:00+00:00
language: en-GB
readers: internal
marking: tlp:clear
records:
  - {id: code, example: HB-07}
  - {id: name, example: Tarrow}
  - {id: berths, type: integer, example: 41}
  - {id: since, type: date, example: 2031-01-05, optional: true}
  - {id: informant, example: Somebody, readers: [analyst]}
---
# Do not say {.avoid}
- That {record:name} has room for more than {record:berths} ships. {.draft} ^room
""",
    "templates/audiences/minister/audience.yaml": "title: Note\\nlanguages: [en-GB]\\nlimits: [{unit: words, max: 90}]\\n".replace(
        "\\n", "\n"
    ),
    "templates/audiences/minister/brief.md.j2": """\
# {{ pack.title }}

{% for line in lines.avoid %}
- {{ line }}

{% endfor %}
{% if record.since %}
{{ record.name }} {{ record.since }}

{% endif %}
{% if record.value.berths > 100 %}
{{ record.berths }} {{ record.code }}

{% endif %}
""",
}
COLUMNS = ("code", "name", "berths", "since", "informant")


def rows(count: int) -> list[dict[str, str]]:
    return [
        {
            "code": f"HB-{number}",
            "name": f"Port Number{number}",
            "berths": str(number * 7),
            "since": "2031-02-03" if number % 2 else "",
            "informant": f"Quell Borntrager{number}",
        }
        for number in range(1, count + 1)
    ]


def as_csv(records: Iterable[Mapping[str, Any]], columns: Iterable[str] = COLUMNS) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, tuple(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue()


def write_project(root: Path, records: Iterable[Mapping[str, Any]] = (), **files: str) -> Path:
    for name, text in (FILES | {"records.csv": as_csv(records)} | files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def asked(root: Path, **other: Any) -> BatchRequest:
    request = BatchRequest(
        pack=PACK,
        audience="minister",
        records=root / "records.csv",
        output=root / "out",
        name="{code}",
        formats=("docx", "pdf"),
        jobs=1,
    )
    return replace(request, **other)


def run(root: Path, executor: Any = None, progress: Any = None, **other: Any) -> BatchReport:
    options = {"progress": progress} if progress else {}
    return run_batch(Project(find_project(root)), asked(root, **other), executor=executor, **options)


def hashes(folder: Path) -> dict[str, str]:
    """Return every file below *folder*, hidden ones too, with its hash."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def said(path: Path) -> str:
    """Return the words of a DOCX or a PDF, with single blanks."""
    if path.suffix == ".pdf":
        opened = pypdfium2.PdfDocument(path.read_bytes())
        try:
            text = " ".join(page.get_textpage().get_text_range() for page in opened)
        finally:
            opened.close()
    else:
        with zipfile.ZipFile(path) as package:
            xml = package.read("word/document.xml").decode()
        paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml)
        text = " ".join("".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", one)) for one in paragraphs)
        text = html.unescape(text)
    return " ".join(text.replace("\ufffe", "").split())


_HEEDED = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("briefgen", run_name="__main__")
"""


def command(root: Path, *more: str) -> subprocess.Popen[bytes]:
    """Begin a batch on the command line, which Ctrl-C stops, also where the tests run in the background and it stops none of them."""
    words = ["batch", PACK, "-a", "minister", "--records", "records.csv", "-o", "out", "--name", "{code}", *more]
    return subprocess.Popen(
        [sys.executable, "-c", _HEEDED, *words], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def stopped(going: subprocess.Popen[bytes], root: Path, stop: signal.Signals) -> bytes:
    """Send a batch the signal *stop* when its first PDF is there, and return what it tells when it ends."""
    until = time.monotonic() + 120
    while time.monotonic() < until and not list((root / "out").glob("*.pdf")):
        time.sleep(0.02)
    going.send_signal(stop)
    return going.communicate(timeout=120)[1]
