"""The page on a first pack, followed word by word, ends with three briefs in which nothing is found."""

import re
import shlex
from pathlib import Path
from typing import Final

import pytest
from support.project import edit, run

from briefgen.resources import PACKAGE

PAGE: Final = PACKAGE.parent / "docs" / "first-pack.md"
BLOCK: Final = re.compile(r"^```(?P<language>\w+)(?: (?P<what>[^\n]+))?\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
SOURCES: Final = re.compile(r"^sources:.*?(?=^---)", re.MULTILINE | re.DOTALL)

if not PAGE.is_file():
    pytest.skip("the page stands in the repository", allow_module_level=True)


def place(pack: Path, what: str, written: str) -> None:
    """Put a block where the page says: under the comment of a sentence, or instead of the bullet of a name."""
    text = pack.read_text(encoding="utf-8")
    comment = rf"<!-- \[@report, {what.removeprefix('under ')}\]\n[^>]*-->\n"
    bullet = rf"^- [^\n]* \^{what.removeprefix('instead of ')}\n(?: +[^\n]*\n)*"
    is_under = what.startswith("under ")
    [found] = re.finditer(comment if is_under else bullet, text, re.MULTILINE)
    start = found.end() if is_under else found.start()
    pack.write_text(text[:start] + written + text[found.end() :], encoding="utf-8")


def test_the_page_is_followed_to_its_end(tmp_path):
    pack = tmp_path / "content" / "tarrow-ferry.md"
    out = ""
    for block in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        language, what, written = block.groups()
        match language, what:
            case "sh", None:
                for line in written.splitlines():
                    program, *arguments = shlex.split(line)
                    ran = run(*arguments, cwd=tmp_path)
                    assert (program, ran.code) == ("briefgen", 0), f"{line}: {ran.err}"
                    found, out = ran.err, ran.out
            case "text", "coverage":
                assert out == written
            case "text", file:
                (tmp_path / file).write_text(written, encoding="utf-8")
            case "yaml", "source":
                text = pack.read_text(encoding="utf-8")
                pack.write_text(SOURCES.sub(lambda _, put=written: put, text, count=1), encoding="utf-8")
            case "markdown", _:
                place(pack, what, written)
            case _:
                pytest.fail(f"nothing is done with {language} {what}")
    assert found == ""
    assert run("check", cwd=tmp_path).err == ""
    names = {f"{reader}.{suffix}" for reader in ("minister", "press-lines", "public") for suffix in ("docx", "pdf")}
    assert {path.name for path in (tmp_path / "build/tarrow-ferry").iterdir()} == names
    for words in ("It has not sailed", "Some 455"):
        edit(tmp_path / "content/tarrow-ferry.sources/report.txt", words, f"~ {words}")
    assert run("coverage", "tarrow-ferry", "--strict", cwd=tmp_path).code == 0
