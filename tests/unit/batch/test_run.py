"""A batch: the same bytes however it is run, whatever is at fault with one record."""

import json

import pytest
from support.batches import FILES, PACK, as_csv, hashes, rows, run, said, write_project

from briefgen.batch import making
from briefgen.diagnostics import UserError


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_each_record_has_a_brief_of_its_own_and_nobody_elses_words(tmp_path):
    report = run(write_project(tmp_path, rows(3)))
    assert (report.records, report.made, report.failed) == (3, 3, 0)
    for number in range(1, 4):
        for suffix in ("docx", "pdf"):
            words = said(tmp_path / "out" / f"HB-{number}.{suffix}")
            assert f"That Port Number{number} has room for more than {number * 7} ships" in words
            assert ("3 February 2031" in words) == bool(number % 2)
            assert "Borntrager" not in words
    assert [one["record"] for one in lines(report.results)] == [1, 2, 3]


def test_a_record_at_fault_is_told_and_the_others_are_made(tmp_path):
    table = rows(3)
    table[1]["berths"] = "many"
    report = run(write_project(tmp_path, table))
    assert (report.made, report.failed) == (2, 1)
    assert [one["record"] for one in lines(report.results)] == [1, 3]
    (error,) = lines(report.errors)
    assert (error["record"], error["line"]) == (2, 3)
    assert "'many' is no number" in error["diagnostics"][0]["message"]


def test_a_brief_over_its_length_is_its_own_records_fault(tmp_path):
    table = rows(2)
    table[0]["name"] = "long " * 200
    report = run(write_project(tmp_path, table))
    assert (report.made, report.failed) == (1, 1)
    assert not (tmp_path / "out" / "HB-1.pdf").exists()


def test_resuming_makes_what_is_missing_or_changed_and_nothing_else(tmp_path, monkeypatch):
    table = rows(5)
    run(write_project(tmp_path, table))
    whole = hashes(tmp_path / "out")
    (tmp_path / "out" / "HB-1.pdf").unlink()
    (tmp_path / "out" / "HB-2.docx").write_bytes(b"edited")
    table[2]["berths"] = "99"
    table.insert(0, rows(6)[5])
    (tmp_path / "records.csv").write_text(as_csv(table), encoding="utf-8")
    report = run(tmp_path, resume=True)
    assert (report.made, report.kept) == (4, 2)
    now = hashes(tmp_path / "out")
    assert {name for name in whole if now[name] != whole[name]} == {"HB-3.docx", "HB-3.pdf"}
    assert [one["name"] for one in lines(report.results)] == ["HB-6", *(f"HB-{number}" for number in range(1, 6))]
    again = run(tmp_path, resume=True)
    assert (again.made, again.kept) == (0, 6)


def test_another_pack_is_made_anew(tmp_path):
    run(write_project(tmp_path, rows(1)))
    pack = tmp_path / "content" / f"{PACK}.md"
    pack.write_text(pack.read_text("utf-8").replace("Harbours of", "Ports of"), encoding="utf-8")
    assert run(tmp_path, resume=True).made == 1


def test_what_no_longer_holds_does_not_linger_and_what_somebody_edited_stays(tmp_path):
    run(write_project(tmp_path, rows(4)))
    edited = tmp_path / "out" / "HB-4.docx"
    edited.write_bytes(b"edited")
    table = rows(2)
    table[0]["name"] = "long " * 200
    (tmp_path / "records.csv").write_text(as_csv(table), encoding="utf-8")
    report = run(tmp_path, resume=True)
    assert sorted(report.set_aside) == ["HB-1", "HB-3", "HB-4"]
    assert sorted(hashes(tmp_path / "out")) == ["HB-2.docx", "HB-2.pdf", "HB-4.docx"]
    assert edited.read_bytes() == b"edited"
    assert sorted(path.name for path in (report.results.parent / "stale").iterdir()) == [
        "HB-1.docx", "HB-1.pdf", "HB-3.docx", "HB-3.pdf", "HB-4.pdf",
    ]  # fmt: skip


def test_a_format_that_is_not_asked_for_again_stands_no_longer_than_its_record(tmp_path):
    table = rows(2)
    run(write_project(tmp_path, table))
    whole = hashes(tmp_path / "out")
    (tmp_path / "out" / "HB-1.pdf").unlink()
    report = run(tmp_path, resume=True, formats=("pdf",))
    assert (report.made, report.kept) == (1, 1)
    assert hashes(tmp_path / "out") == whole
    assert run(tmp_path, resume=True).kept == 2
    table[0]["berths"] = "99"
    (tmp_path / "records.csv").write_text(as_csv(table), encoding="utf-8")
    report = run(tmp_path, formats=("pdf",))
    assert report.set_aside == ("HB-1",)
    assert sorted(hashes(tmp_path / "out")) == ["HB-1.pdf", "HB-2.docx", "HB-2.pdf"]


def test_a_name_that_changes_in_its_capitals_alone_leaves_no_file_under_the_old_one(tmp_path):
    table = rows(1)
    run(write_project(tmp_path, table), name="{name}")
    table[0]["name"] = table[0]["name"].upper()
    (tmp_path / "records.csv").write_text(as_csv(table), encoding="utf-8")
    run(tmp_path, name="{name}", resume=True)
    files = [path for path in (tmp_path / "out").iterdir() if path.suffix == ".pdf"]
    assert len(files) == 1
    assert table[0]["name"] in said(files[0])


def test_a_file_that_is_taken_for_the_new_one_is_not_set_aside_with_the_old_name(tmp_path, monkeypatch):
    run(write_project(tmp_path, rows(1)), name="port-{code}")
    monkeypatch.setattr("briefgen.batch.folder.Folder.takes_for_one", lambda *_: True)
    report = run(tmp_path, name="PORT-{code}", resume=True)
    assert not report.set_aside


def test_another_house_rule_is_asked_of_every_brief_again(tmp_path):
    run(write_project(tmp_path, rows(1)))
    rule = "forbidden: [{phrase: sluice, why: there is none, severity: error}]\n"
    (tmp_path / "content" / "house-rules.yaml").write_text(rule, encoding="utf-8")
    assert run(tmp_path, resume=True).made == 1
    (tmp_path / "content" / "house-rules.yaml").write_text(rule.replace("sluice", "since"), encoding="utf-8")
    assert run(tmp_path, resume=True).made == 1


def test_of_many_that_no_longer_hold_the_first_are_named_and_the_others_counted(tmp_path, monkeypatch):
    run(write_project(tmp_path, rows(4)))
    (tmp_path / "records.csv").write_text(as_csv(rows(1)), encoding="utf-8")
    monkeypatch.setattr("briefgen.batch.jobs.TOLD", 2)
    report = run(tmp_path, resume=True)
    assert (len(report.set_aside), report.more_set_aside) == (2, 1)
    assert len([*(report.results.parent / "stale").iterdir()]) == 6


@pytest.mark.parametrize(("name", "why"), [("{name}", "called"), ("{informant}", "may not see")])
def test_no_file_is_written_before_every_name_can_be_given(tmp_path, name, why):
    table = rows(3)
    table[2]["name"] = table[0]["name"].upper()
    with pytest.raises(UserError, match=why):
        run(write_project(tmp_path, table), name=name)
    assert not (tmp_path / "out").exists()


def test_a_separator_in_a_value_leads_nowhere(tmp_path):
    table = rows(2)
    table[1]["code"] = "../../stolen"
    with pytest.raises(UserError, match="separator"):
        run(write_project(tmp_path, table))
    assert not (tmp_path / "out").exists()


def test_a_worker_gets_no_value_that_its_reader_may_not_see(tmp_path, monkeypatch):
    seen = []
    make = making.make
    monkeypatch.setattr(
        making, "make", lambda recipe, fonts, values, shared: seen.append(values) or make(recipe, fonts, values, shared)
    )
    packed = []
    opened = making._opened
    monkeypatch.setattr(making, "_opened", lambda one: packed.append(one) or opened(one))
    run(write_project(tmp_path, rows(2)))
    assert [set(values) for values in seen] == [{"code", "name", "berths", "since"}] * 2
    assert not any(word in one for one in packed for word in (b"informant", b"Somebody"))


def test_the_leak_check_reads_every_file_for_what_its_record_withholds(tmp_path, monkeypatch):
    """Sabotage: the value of a field that is withheld gets into another one on its way to the worker."""
    from briefgen.batch.run import _Batch

    given = _Batch._seen
    monkeypatch.setattr(
        _Batch,
        "_seen",
        lambda self, one: given(self, one) | {"name": f"{one.values['name']} {one.values['informant']}"},
    )
    report = run(write_project(tmp_path, rows(2)))
    assert (report.made, report.failed) == (0, 2)
    assert {one.code for one in report.diagnostics} == {"BG590"}
    assert "the record's 'informant'" in report.diagnostics[0].message
    assert not list((tmp_path / "out").iterdir())


def test_what_a_cleared_field_says_itself_is_no_leak(tmp_path):
    table = rows(1)
    table[0]["informant"] = table[0]["name"]
    assert run(write_project(tmp_path, table)).failed == 0


def test_a_table_that_changes_meanwhile_is_not_believed(tmp_path):
    write_project(tmp_path, rows(3))

    def change(done: int, _total: int) -> None:
        if done == 1:
            (tmp_path / "records.csv").write_text(as_csv(rows(4)), encoding="utf-8")

    with pytest.raises(UserError, match="was changed while it was read"):
        run(tmp_path, progress=change)


def test_a_pack_without_records_says_what_to_do(tmp_path):
    pack = FILES[f"content/{PACK}.md"]
    front = pack[: pack.index("records:")] + "---\n# Not known {.gaps}\n- Who comes. ^who\n"
    with pytest.raises(UserError, match="has no records"):
        run(write_project(tmp_path, rows(1), **{f"content/{PACK}.md": front}))


@pytest.mark.parametrize("table", ["", "code,name,berths,since,informant\n", "\x00\x01\x02"])
def test_a_table_without_records_makes_nothing(tmp_path, table):
    with pytest.raises(UserError) as refused:
        run(write_project(tmp_path, **{"records.csv": table}))
    assert {one.code for one in refused.value.diagnostics} <= {"BG601", "BG605"}
    assert not (tmp_path / "out").exists()


def test_progress_is_told_of_every_record(tmp_path):
    told = []
    run(write_project(tmp_path, rows(3)), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_progress_is_of_the_records_that_have_to_be_made(tmp_path):
    """What stands takes no time: counted, it would promise the others as quickly."""
    told = []
    run(write_project(tmp_path, rows(3)))
    (tmp_path / "out" / "HB-2.pdf").unlink()
    run(tmp_path, resume=True, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (1, 1)]
