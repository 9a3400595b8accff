"""What stands where a batch puts its files is not lost: another batch's is refused, and what somebody has put there is kept."""

import pytest
from support.batches import FILES, PACK, hashes, rows, run, write_project

from briefgen.batch.codes import NAME
from briefgen.diagnostics import UserError

ANALYST = {
    f"templates/audiences/analyst/{name}": FILES[f"templates/audiences/minister/{name}"]
    for name in ("brief.md.j2", "audience.yaml")
}


@pytest.fixture
def root(tmp_path):
    write_project(tmp_path, rows(3), **ANALYST)
    assert run(tmp_path, formats=("docx",)).made == 3
    return tmp_path


def test_another_readers_brief_is_not_written_over(root):
    before = hashes(root / "out")
    with pytest.raises(UserError) as refused:
        run(root, audience="analyst", formats=("docx",))
    assert [each.code for each in refused.value.diagnostics] == [NAME] * 3
    assert f"'HB-1.docx' stands there already: a batch of '{PACK}' for minister" in str(refused.value)
    assert hashes(root / "out") == before


@pytest.mark.parametrize(
    "other", [{"name": "analyst-{code}"}, {"output": "else"}, {"formats": ("json",)}], ids=["name", "output", "format"]
)
def test_told_apart_they_stand_beside_each_other(root, other):
    if "output" in other:
        other = {"output": root / other["output"]}
    before = hashes(root / "out")
    assert run(root, **({"audience": "analyst", "formats": ("docx",)} | other)).made == 3
    assert hashes(root / "out").items() >= before.items()


def test_where_the_other_batchs_files_are_gone_nothing_is_in_the_way(root):
    for file in (root / "out").iterdir():
        file.unlink()
    assert run(root, audience="analyst", formats=("docx",)).made == 3


def test_another_run_of_the_same_batch_is_none_of_another(root):
    assert run(root, formats=("docx",)).made == 3
    assert run(root, formats=("docx",), resume=True).kept == 3


def test_what_somebody_has_changed_or_put_there_is_kept_and_told(root):
    (root / "out" / "HB-2.docx").write_bytes(b"mine")
    report = run(root, formats=("docx", "pdf"), resume=True)
    assert (report.made, report.edited, report.more_edited) == (3, ("HB-2",), 0)
    [kept] = (report.results.parent / "edited").iterdir()
    assert kept.name.endswith("-HB-2.docx")
    assert kept.read_bytes() == b"mine"
    assert (root / "out" / "HB-2.docx").read_bytes() != b"mine"


def test_what_a_run_that_was_stopped_has_put_there_is_nobodys(root):
    report = run(root, formats=("docx",))
    report.results.unlink()
    again = run(root, formats=("docx",))
    assert (again.made, again.edited) == (3, ())
