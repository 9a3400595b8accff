"""Renders and reads hostile templates in a process of its own, under the system's limits; it tells what each one took.

Run as a program it takes a case a line on standard input, as JSON (file → text, or {"repeat": [text, times]}, or
{"hex": …}), and answers each with a line.
"""

import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from support.clock import Clock

HEADROOM = 400_000_000
"""Bytes of address space over what the process has once it is warm: a case that wants more ends in a MemoryError."""
PATIENCE = 60
"""Seconds after which the process is ended, however busy the machine is."""


class Apart:
    """The process, seen from the tests; it is started anew when a case was the end of it."""

    def __init__(self, headroom=HEADROOM, patience=PATIENCE):
        self._process = None
        self._headroom = headroom
        self._patience = patience

    def run(self, files):
        """Return what became of a case: its findings, its seconds, its megabytes; None where it was ended."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-W", "error", __file__, str(self._headroom)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            )
        timer = threading.Timer(self._patience, self._process.kill)
        timer.start()
        try:
            self._process.stdin.write(json.dumps(files) + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        timer.cancel()
        if not answer:
            self._process.wait(PATIENCE)
        return json.loads(answer) if answer else None

    def close(self):
        if self._process is not None:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.close()
            self._process.stdout.close()
            self._process.wait(PATIENCE)
            self._process = None


def put(path, written):
    path.parent.mkdir(parents=True, exist_ok=True)
    match written:
        case {"repeat": [text, times]}:
            with path.open("wb") as file:
                for _ in range(times):
                    file.write(text.encode())
        case {"hex": digits}:
            path.write_bytes(bytes.fromhex(digits))
        case {"link": target}:
            path.symlink_to(target)
        case _:
            path.write_text(written, encoding="utf-8")


def peak():
    """Return the most memory that was in use since it was last asked, in megabytes."""
    status = Path("/proc/self/status").read_text()
    most = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    Path("/proc/self/clear_refs").write_text("5")
    return most / 1024


def tried(files, document, faults):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "templates"
        for name, written in files.items():
            put(root / name, written)
        before = sorted(path for path in Path(folder).rglob("*"))
        peak()
        clock = Clock()
        try:
            document(root)
            found = ()
        except faults as fault:
            found = fault.diagnostics
        except MemoryError:
            return {"error": "MemoryError", "seconds": clock.seconds}
        except Exception as error:  # noqa: BLE001 - a traceback is what no template may end in
            return {"error": repr(error)[:200], "seconds": clock.seconds}
        seconds = clock.seconds
        return {
            "found": [
                [each.code, each.message, str(each.span.path) if each.span else "", list(each.hints)] for each in found
            ],
            "seconds": seconds,
            "megabytes": peak(),
            "touched": sorted(path for path in Path(folder).rglob("*")) != before,
        }


def main():
    from support.briefs import NAME, form, locale
    from support.cleared import pack

    from briefgen.audience.load import LoadedAudience
    from briefgen.diagnostics import UserError
    from briefgen.reader.read import read
    from briefgen.render.render import render
    from briefgen.resources import templates_root

    cleared = pack()

    def document(root):
        audience = LoadedAudience(name="trial", form=form(), template=NAME, path=root / "audiences/trial/audience.yaml")
        rendered = render(cleared, audience, locale(), (root, templates_root()), keep=frozenset(cleared.items))
        return read(rendered, cleared, locale(), form=form())

    tried({NAME: "# Trial\n"}, document, UserError)
    size = int(
        next(line for line in Path("/proc/self/status").read_text().splitlines() if line[:7] == "VmSize:").split()[1]
    )
    resource.setrlimit(resource.RLIMIT_AS, (size * 1024 + int(sys.argv[1]),) * 2)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(tried(json.loads(line), document, UserError)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
