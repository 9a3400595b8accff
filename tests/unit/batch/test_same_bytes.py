"""Behaviour does not change with speed: however a batch is run, its files, `results.jsonl` and `errors.jsonl` are the same bytes as when
one process makes one brief after the other from nothing.
"""

import gc
import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from support.batches import as_csv, hashes, rows, run, write_project
from support.stopping import Stopped

from briefgen.batch.ledger import Ledger
from briefgen.batch.request import Scheduler

# Of sockets and loops that Dask leaves to the garbage; and later Pythons warn of copies beside threads.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
COUNT = 10
WRONG = 4
"""The record that is at fault: what is said of it is the same too."""


def table():
    records = rows(COUNT)
    records[WRONG]["berths"] = "many"
    return records


def serial(root):
    return run(root)


def in_processes_of_its_own(root):
    return run(root, jobs=2)


def threads(root):
    with ThreadPoolExecutor(2) as executor:
        return run(root, executor=executor)


def processes(way):
    if way not in multiprocessing.get_all_start_methods():
        pytest.skip("this system has no such processes")
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(way))


def fork(root):
    with processes("fork") as executor:
        return run(root, executor=executor)


def spawn(root):
    with processes("spawn") as executor:
        return run(root, executor=executor)


def loky(root):
    with pytest.importorskip("loky").ProcessPoolExecutor(max_workers=2) as executor:
        return run(root, executor=executor)


@contextmanager
def dask_cluster():
    distributed = pytest.importorskip("distributed")
    options = {"n_workers": 2, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
    with distributed.LocalCluster(processes=True, **options) as cluster:
        yield cluster.scheduler_address
    # What it leaves is collected here, and not in somebody else's test.
    gc.collect()


def dask(root):
    with dask_cluster() as url:
        return run(root, jobs=None, cluster=Scheduler(url=url))


def taken_over(root):
    run(root)
    return run(root, resume=True)


def interrupted(root):
    """Stop it when the first files stand, and before they are told of; then go on."""
    done, told = Ledger.done, []

    def stop(self, result):
        told.append(result)
        if len(told) == COUNT // 2:
            raise Stopped
        done(self, result)

    with pytest.MonkeyPatch.context() as here:
        here.setattr(Ledger, "done", stop)
        with pytest.raises(Stopped):
            run(root)
    return run(root, resume=True)


def over_another(root):
    """Make briefs of other records first, some of which are the same."""
    (root / "records.csv").write_text(as_csv(rows(COUNT)[::-1]), encoding="utf-8")
    run(root)
    (root / "records.csv").write_text(as_csv(table()), encoding="utf-8")
    return run(root, resume=True)


WAYS = (serial, in_processes_of_its_own, threads, fork, spawn, loky, dask, taken_over, interrupted, over_another)


def whole(root, way):
    report = way(write_project(root, table()))
    assert (report.made + report.kept, report.failed) == (COUNT - 1, 1)
    told = {path.name: path.read_text("utf-8").replace(str(root), "") for path in (report.results, report.errors)}
    return hashes(root / "out") | told


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    return whole(tmp_path_factory.mktemp("alone"), serial)


def test_every_file_is_among_what_is_compared(alone):
    assert len(alone) == 2 * (COUNT - 1) + 2
    assert alone["results.jsonl"].count("\n") == COUNT - 1
    assert "'many' is no number" in alone["errors.jsonl"]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_bytes_are_the_same(tmp_path, alone, way):
    assert whole(tmp_path, way) == alone
