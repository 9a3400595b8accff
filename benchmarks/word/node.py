"""A brief by docx from npm, in a process of Node's own that lives as long as the benchmark: it gets warm as we do."""

import json
import shutil
import subprocess
from base64 import b64decode
from dataclasses import asdict
from pathlib import Path
from typing import Final

from benchmarks.word.content import STYLES, Content

SCRIPT: Final = Path(__file__).with_name("docx.mjs")
LIBRARY: Final = Path("node_modules", "docx", "package.json")


class Node:
    """Speaks with the process: a line each way for each brief."""

    def __init__(self, program: str, folder: Path) -> None:
        self._process = subprocess.Popen(
            [program, "--expose-gc", str(SCRIPT), str(folder.resolve())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def write(self, content: Content) -> tuple[float, bytes]:
        """Return the milliseconds that Node measured, and the file."""
        asked, answers = self._process.stdin, self._process.stdout
        assert asked
        assert answers
        asked.write(json.dumps({**asdict(content), "styles": STYLES}) + "\n")
        asked.flush()
        answer = json.loads(answers.readline())
        return answer["milliseconds"], b64decode(answer["file"])

    def close(self) -> None:
        self._process.communicate()


def library_version(folder: Path | None) -> str | None:
    """Return the version of docx that was installed in a folder, None where there is none."""
    file = folder / LIBRARY if folder else None
    if file is None or not file.is_file():
        return None
    return str(json.loads(file.read_text(encoding="utf-8"))["version"])


def node_with(folder: Path | None) -> Node | None:
    """Return a process with the library of that folder, None where it or Node is not there."""
    program = shutil.which("node")
    return Node(program, folder) if program and folder and library_version(folder) else None
