"""A batch that is killed between the place of a file and the line that tells of it: whatever becomes of its record, the file is known."""

import pytest
from support.batches import as_csv, hashes, rows, run, write_project
from support.stopping import Stopped

from briefgen.batch.ledger import PLACING, Ledger, read_results


def killed(root, monkeypatch, after=0, **options):
    """Run a batch that is no more when the files of a task stand and *after* of them are told."""
    done, told = Ledger.done, []

    def stop(self, result):
        if len(told) == after:
            raise Stopped
        told.append(result)
        done(self, result)

    with monkeypatch.context() as here:
        here.setattr(Ledger, "done", stop)
        with pytest.raises(Stopped):
            run(root, **options)


def change(root, table):
    (root / "records.csv").write_text(as_csv(table), encoding="utf-8")


def home(root):
    return next((root / ".briefgen").glob("*/batch/*/"))


@pytest.mark.parametrize("resume", [True, False])
def test_a_file_whose_record_goes_then_is_set_aside(tmp_path, monkeypatch, resume):
    killed(write_project(tmp_path, rows(2)), monkeypatch)
    assert sorted(hashes(tmp_path / "out")) == ["HB-1.docx", "HB-1.pdf"]
    change(tmp_path, rows(2)[1:])
    report = run(tmp_path, resume=resume)
    assert report.set_aside == ("HB-1",)
    assert sorted(hashes(tmp_path / "out")) == ["HB-2.docx", "HB-2.pdf"]
    assert [one.name for one in read_results(home(tmp_path))] == ["HB-2"]
    assert not (home(tmp_path) / PLACING).exists()


def test_so_is_one_in_the_place_of_an_earlier_one(tmp_path, monkeypatch):
    table = rows(2)
    run(write_project(tmp_path, table))
    table[0]["berths"] = "99"
    change(tmp_path, table)
    killed(tmp_path, monkeypatch, resume=True)
    change(tmp_path, table[1:])
    assert run(tmp_path, resume=True).set_aside == ("HB-1",)
    assert sorted(hashes(tmp_path / "out")) == ["HB-2.docx", "HB-2.pdf"]


def test_one_that_is_made_otherwise_then_was_nobody_elses(tmp_path, monkeypatch):
    table = rows(2)
    killed(write_project(tmp_path, table), monkeypatch)
    table[0]["berths"] = "99"
    change(tmp_path, table)
    report = run(tmp_path, resume=True)
    assert (report.made, report.edited, report.set_aside) == (2, (), ())


def test_one_that_fails_then_is_set_aside(tmp_path, monkeypatch):
    table = rows(2)
    killed(write_project(tmp_path, table), monkeypatch)
    table[0]["name"] = "long " * 200
    change(tmp_path, table)
    report = run(tmp_path, resume=True)
    assert (report.failed, report.set_aside) == (1, ("HB-1",))
    assert sorted(hashes(tmp_path / "out")) == ["HB-2.docx", "HB-2.pdf"]


def test_killed_again_and_again_it_forgets_none(tmp_path, monkeypatch):
    killed(write_project(tmp_path, rows(3)), monkeypatch)
    change(tmp_path, rows(3)[1:])
    killed(tmp_path, monkeypatch, resume=True)
    change(tmp_path, rows(3)[2:])
    assert sorted(run(tmp_path, resume=True).set_aside) == ["HB-1", "HB-2"]
    assert sorted(hashes(tmp_path / "out")) == ["HB-3.docx", "HB-3.pdf"]


def test_what_somebody_has_changed_since_stays(tmp_path, monkeypatch):
    killed(write_project(tmp_path, rows(2)), monkeypatch)
    (tmp_path / "out" / "HB-1.docx").write_bytes(b"edited")
    change(tmp_path, rows(2)[1:])
    run(tmp_path, resume=True)
    assert sorted(hashes(tmp_path / "out")) == ["HB-1.docx", "HB-2.docx", "HB-2.pdf"]
