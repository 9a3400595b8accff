"""One sentence that a finished brief's reader may not see, what the brief is held against, and that it is caught."""

import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from support.finished import BARRAGE, FICTIONAL, Case, project

from briefgen.leak.check import LEAK, LeakReport, Question
from briefgen.leak.suspects import Evidence
from briefgen.markup.inline import parse_inlines
from briefgen.writers.options import WriteOptions

BRIEF = Case(root=FICTIONAL, pack=BARRAGE, audience="analyst")
SECRET = "the caissons under berth seven have sunk by a hand"
"""Of an item that the analyst may not see; see `held`."""


@cache
def held(letterhead: Path | None = None, said: str = SECRET) -> Question:
    """Return what the analyst's brief is held against, were there one item more: for the minister alone."""
    home = project(FICTIONAL)
    pack, policy = home.pack(BARRAGE), home.policy
    like = pack.items[0]
    item = like.item.model_copy(update={"text": parse_inlines(said), "translations": {}, "variants": {}})
    scope = replace(like.scopes[-1], readers={"minister": None})
    more = replace(like, id="kept-back", item=item, scopes=(*like.scopes[:-1], scope))
    evidence = Evidence(pack=replace(pack, items=(*pack.items, more)), policy=policy, templates=home.folder.templates)
    return Question(evidence=evidence, audience="analyst", moment=pack.front.as_of, letterhead=letterhead)


@cache
def written(name: str, case: Case = BRIEF) -> bytes:
    return case.brief().written(name, WriteOptions(attach_data=True))


def assert_caught(report: LeakReport, place: str, item: str = "kept-back") -> None:
    assert report.state == "leak"
    assert [found.code for found in report.diagnostics] == [LEAK]
    [found] = report.diagnostics
    assert place in found.message
    assert f"'{item}'" in found.message
    assert "caissons" not in found.message
    assert "berth seven" not in found.message


def packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
