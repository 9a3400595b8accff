"""veraPDF, the referee of PDF/UA and PDF/A: what it says of many files, in one run."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from support.tools import need

_FILE = re.compile(r"(PASS|FAIL) (.+) (ua1|2a|3a) \(")
_RULE = re.compile(r"  rule (\S+), ")

Verdict = tuple[str, str]
"""A file's name and the flavour that it was held against."""


def verdicts(files: Mapping[str, bytes], folder: Path, *, flavours: Sequence[str]) -> dict[Verdict, set[str]]:
    """Return the rules that each file fails in each flavour: clause and number of the test, as "7.3-1"; none where it
    passes.

    The machine takes most of its time to start, and grows faster as it goes: give it all the files there are.
    """
    paths = [folder / f"{name}.pdf" for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    command = [need("verapdf"), "-f", ",".join(flavours), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = dict(_read(done.stdout))
    assert len(found) == len(files) * len(flavours), done.stdout[-2000:] + done.stderr
    return found


def _read(report: str):
    """Yield each file and flavour with the rules it fails; a file that cannot be read fails one that is called so."""
    rules: set[str] = set()
    for line in report.splitlines():
        if file := _FILE.match(line):
            rules = {"unreadable"} if "could not be read" in line else set()
            assert not (file[1] == "PASS" and rules)
            yield (Path(file[2]).stem, file[3]), rules
        elif rule := _RULE.match(line):
            rules.add(rule[1])
