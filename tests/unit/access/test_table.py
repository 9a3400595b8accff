"""Who sees what, and what has changed since it was agreed."""

import csv
import io
from typing import get_args

import pytest
from support.project import edit
from support.small import PACK, small_content

from briefgen.access.columns import as_csv, rows
from briefgen.access.kept import changes, keep, kept_path, read_kept
from briefgen.access.signs import LETTERS, legend, sign
from briefgen.access.table import Access, access_table
from briefgen.build.project import load
from briefgen.diagnostics import UnknownNameError, UserError
from briefgen.gate.records import Reason


@pytest.fixture
def root(tmp_path):
    return small_content(tmp_path)


def signs(table):
    return {line.id: {name: sign(cell) for name, cell in line.cells.items()} for line in table.lines}


def table_of(root, **options):
    return access_table(load(root), PACK, **options)


def since(root):
    table = table_of(root)
    return table, changes(read_kept(kept_path(load(root).folder, PACK)), table)


def test_each_item_stands_against_each_audience(root):
    found = signs(table_of(root))
    assert found["signing"] == {"minister": "yes", "analyst": "R"}
    assert found["port"] == {"minister": "R", "analyst": "yes"}
    assert found["agreed"]["minister"] == "yes"


def test_what_a_brief_has_no_place_for_it_may_see(root):
    assert signs(table_of(root))["q-signed"]["minister"] == "may"


def test_every_reason_of_the_gate_has_a_letter_of_its_own():
    assert set(LETTERS) == set(get_args(Reason))
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert sign(Access(state="withheld", reasons=("readers", "marking"))) == "RM"


def test_an_exhibit_of_which_rows_are_withheld_has_a_star():
    assert sign(Access(state="shown", rows={"a": True, "b": False})) == "yes*"
    assert sign(Access(state="withheld", reasons=("ok",), rows={"a": False})) == "O"


def test_a_line_says_how_it_begins_and_where_it_stands(root):
    table = table_of(root)
    by_id = {row[0]: row for row in rows(table, None, load(root).folder.content)}
    assert by_id["signing"][1:5] == ("gap", "", "Who will sign.", "pack.md:11")
    assert by_id["visit"][1] == "topic"


def test_the_legend_says_only_what_is_used(root):
    table = table_of(root)
    said = "\n".join(legend(table.lines, None))
    assert "R: withheld, other readers are named" in said
    assert "E: " not in said


def test_csv_is_inert_in_a_spreadsheet(root):
    edit(root / "content" / PACK / "pack.md", "Who will sign.", "=HYPERLINK is what the desk calls it.")
    text = as_csv(table_of(root), None, root / "content")
    parsed = list(csv.reader(io.StringIO(text)))
    assert parsed[0] == ["id", "kind", "changed", "words", "place", "analyst", "minister"]
    assert next(row for row in parsed if row[0] == "signing")[3].startswith("'=")


def test_only_the_audiences_that_are_asked_for(root):
    assert table_of(root, audiences=("minister",)).audiences == ("minister",)
    with pytest.raises(UnknownNameError):
        table_of(root, audiences=("ministre",))


# --- since it was agreed -----------------------------------------------------------------------------------------


def test_nothing_has_changed_right_after(root):
    keep(load(root).folder, table_of(root))
    table, found = since(root)
    assert not found
    assert read_kept(kept_path(load(root).folder, PACK)).lines.keys() == {line.key for line in table.lines}


def test_what_is_new_gone_reworded_opened_and_closed_is_told(root):
    keep(load(root).folder, table_of(root))
    pack = root / "content" / PACK
    edit(
        pack / "pack.md",
        "- Who will sign. {readers=minister marking=tlp:green} ^signing",
        "- Who will sign it. {readers=analyst} ^signing",
    )
    edit(pack / "pack.md", "- Which port. {readers=analyst topic=ports} ^port", "- Which day. ^day")
    _, found = since(root)
    assert found.new == {("items", "day")}
    assert found.gone == (("items", "port"),)
    assert found.reworded == {("items", "signing")}
    assert found.opened == {(("items", "signing"), "analyst")}
    assert found.closed == {(("items", "signing"), "minister")}


def test_handling_alone_is_no_change_of_words(root):
    keep(load(root).folder, table_of(root))
    edit(root / "content" / PACK / "pack.md", "{readers=minister marking=tlp:green}", "{marking=tlp:amber}")
    _, found = since(root)
    assert found.reworded == frozenset()
    assert found.opened == {(("items", "signing"), "analyst")}


def test_the_kept_table_has_no_words(root):
    path = keep(load(root).folder, table_of(root))
    text = path.read_text(encoding="utf-8")
    assert "sign." not in text
    assert '"signing"' in text
    assert path.stat().st_mode & 0o077 == 0


def test_it_is_kept_the_same_on_any_day(root):
    path = keep(load(root).folder, table_of(root))
    first = path.read_bytes()
    assert keep(load(root).folder, table_of(root)).read_bytes() == first


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": 1}', '{"form": 2, "lines": []}', "[" * 100_000])
def test_a_kept_table_that_is_spoilt_is_told(root, text):
    path = kept_path(load(root).folder, PACK)
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as raised:
        read_kept(path)
    assert raised.value.diagnostics[0].code == "BG559"


def test_nothing_kept_is_nothing(root):
    assert read_kept(kept_path(load(root).folder, PACK)) is None
