"""A batch on a cluster: the same bytes whatever happens to its workers, and nothing on the way that its reader may not see."""

import gc
import json
import os
import re
import signal
import socket
import threading
from concurrent.futures import Future
from contextlib import contextmanager, suppress

import pytest
from support.batches import FILES, PACK, command, hashes, rows, run, stopped, write_project

from briefgen.batch import cluster as clusters
from briefgen.batch import elsewhere
from briefgen.batch.request import Scheduler
from briefgen.diagnostics import UserError, WrongUsageError

# Of sockets and loops that Dask leaves to the garbage when workers die.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
COUNT = 48
TEMPLATES = {
    "templates/audiences/minister/brief.md.j2": FILES["templates/audiences/minister/brief.md.j2"]
    + '{% import "audiences/clerk/words.md.j2" as words %}\n{{ words.end() }}\n',
    "templates/audiences/clerk/words.md.j2": "{% macro end() %}\nWords of the clerk\n{% endmacro %}\n",
    "templates/audiences/clerk/audience.yaml": "title: Note\nlanguages: [en-GB]\n",
    "templates/audiences/analyst/audience.yaml": "title: Note\nlanguages: [en-GB]\n",
    "templates/audiences/analyst/brief.md.j2": "# {{ pack.title }}\n\nOnly for analysts: Vexholm\n",
    f"content/{PACK}.md": FILES[f"content/{PACK}.md"]
    + "# Not known {.gaps readers=analyst}\n- Whether Ostrander sold Pellhaven. ^quarrington\n  - check_on: 2031-06-02\n",
    "content/house-rules.yaml": """\
forbidden:
  - {phrase: Grimsward, why: nobody is to know the Ledbury affair, readers: [analyst]}
  - {phrase: haven, why: we say port, readers: [minister]}
preferred: [{write: Tarrow, instead_of: [Tarrovia], readers: [analyst]}]
well_known: [{abbreviations: [QZX], readers: [analyst]}]
""",
}
SECRETS = (
    "Borntrager", "informant", "Somebody", "Vexholm", "Ostrander", "Pellhaven", "quarrington", "Grimsward", "Ledbury", "Tarrovia", "QZX",
)  # fmt: skip


@contextmanager
def local(**options):
    from distributed import LocalCluster

    settings = {"n_workers": 2, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
    with LocalCluster(**settings | options) as made:
        yield made
    # What it leaves is collected here, and not in somebody else's test.
    gc.collect()


@pytest.fixture(scope="module")
def cluster():
    with local(processes=True) as made:
        yield made


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    root = write_project(tmp_path_factory.mktemp("alone"), rows(COUNT), **TEMPLATES)
    run(root)
    return hashes(root / "out")


def project(root, count=COUNT):
    return write_project(root, rows(count), **TEMPLATES)


def on(made, root, url="", **options):
    return run(root, jobs=None, cluster=Scheduler(url=url or made.scheduler_address), **options)


def numbers(report):
    return [json.loads(line)["record"] for line in report.results.read_text("utf-8").splitlines()]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
def test_a_worker_that_is_killed_midway_costs_no_record_and_no_byte(tmp_path, cluster, alone):
    killed = []

    def kill(done, _total):
        if done >= COUNT // 3 and not killed:
            killed.append(cluster.workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    report = on(cluster, project(tmp_path), progress=kill)
    assert killed
    assert (report.made, report.failed) == (COUNT, 0)
    assert numbers(report) == [*range(1, COUNT + 1)]
    assert hashes(tmp_path / "out") == alone


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_lets_go_of_the_cluster_and_says_how_to_go_on(tmp_path, cluster, alone, stop):
    going = command(project(tmp_path), "--cluster", cluster.scheduler_address)
    told = stopped(going, tmp_path, stop)
    assert going.returncode == 130
    assert b"--resume" in told
    assert b"Traceback" not in told
    assert hashes(tmp_path / "out").items() <= alone.items()


def test_nothing_goes_to_the_cluster_that_the_reader_may_not_see(tmp_path, cluster):
    """All that this machine sends is read on its way."""
    with overheard(cluster.scheduler.port) as (url, said):
        assert on(cluster, project(tmp_path, 3), url).made == 3
    sent = bytes(said)
    assert b"Words of the clerk" in sent
    assert b"Port Number1" in sent
    assert b"we say port" in sent
    assert [secret for secret in SECRETS if secret.encode() in sent] == []


def test_what_comes_back_is_held_against_the_raw_pack_here(tmp_path, cluster, monkeypatch):
    """Sabotage: the value of a field that is withheld gets into another one on its way to the worker."""
    from briefgen.batch.run import _Batch

    given = _Batch._seen
    monkeypatch.setattr(_Batch, "_seen", lambda self, one: given(self, one) | {"name": one.values["informant"]})
    report = on(cluster, project(tmp_path, 2))
    assert (report.made, report.failed) == (0, 2)
    assert {one.code for one in report.diagnostics} == {"BG590"}


def test_a_worker_needs_nothing_of_the_project_and_tells_places_as_it_has_them(tmp_path, monkeypatch):
    import pickle

    from briefgen.batch.making import make_chunk

    there = tmp_path / "there"
    root = project(tmp_path / "here", 2)
    template = root / "templates" / "audiences" / "minister" / "brief.md.j2"
    sent = []
    monkeypatch.setattr(elsewhere, "_folder", lambda: there)

    class Far:
        def submit(self, make, packed, task):
            sent.append(pickle.dumps((elsewhere.parcel_of(packed), task)))
            root.rename(tmp_path / "gone")
            try:
                made = elsewhere.make_elsewhere(make, *pickle.loads(sent[-1]))
            finally:
                (tmp_path / "gone").rename(root)
            assert make is make_chunk
            return Done(made)

    assert run(root, executor=Far()).made == 2
    far = hashes(root / "out")
    run(root)
    assert far == hashes(root / "out")
    assert not (there / "0" / "audiences" / "analyst").exists()
    template.write_text(template.read_text("utf-8") + "\n{{ record.value.since }}\n", encoding="utf-8")
    with_fault = run(root, executor=Far())
    assert with_fault.failed == 2
    assert {one.span.path for one in with_fault.diagnostics} == {template}


class Done:
    def __init__(self, made):
        self.result = lambda: made

    def done(self):
        return True


def test_on_the_way_to_other_machines_both_sides_show_certificates(tmp_path):
    from distributed import Security

    pair = Security.temporary()
    files = {}
    for name in ("tls_ca_file", "tls_client_cert", "tls_client_key"):
        files[name] = tmp_path / f"{name}.pem"
        files[name].write_text(getattr(pair, name), encoding="utf-8")
    ca, cert, key = files.values()
    with local(processes=False, n_workers=1, security=pair, protocol="tls://") as made:
        url = made.scheduler_address
        assert url.startswith("tls://")
        report = run(project(tmp_path / "a", 2), jobs=None, cluster=Scheduler(url=url, ca=ca, cert=cert, key=key))
        assert report.made == 2
        with pytest.raises(UserError, match="needs certificates"):
            on(made, tmp_path / "a")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("tcp://10.0.0.7:8786", "another machine, and the way there is open"),
        ("tcp://scheduler.example:8786", "another machine"),
        ("tcp://127.0.0.1", "none that this works with"),
        ("tcp://127.0.0.1:x", "none that this works with"),
        ("ws://127.0.0.1:8786", "none that this works with"),
        ("tls://user:word@example.org:8786", "none that this works with"),
        ("tls://10.0.0.7:8786", "needs certificates"),
        ("", "none that this works with"),
        ("TCP://127.0.0.1:8786", "none that this works with"),
        ("tcp://127.0.0.1:8786#10.0.0.7:8786", "none that this works with"),
        (" tcp://127.0.0.1:8786", "none that this works with"),
        ("tcp://127.0.0.1\n:8786", "none that this works with"),
        ("tcp://127.0.0.1:8786@10.0.0.7:8786", "none that this works with"),
    ],
)
def test_no_way_that_others_could_read_is_taken(tmp_path, url, why):
    with pytest.raises(WrongUsageError, match=why) as refused:
        run(project(tmp_path, 1), jobs=None, cluster=Scheduler(url=url))
    assert "word" not in str(refused.value) or "user" not in str(refused.value)
    assert not (tmp_path / "out").exists()


def test_a_worker_on_another_machine_gets_nothing_on_an_open_way(tmp_path, cluster, monkeypatch):
    monkeypatch.setattr(clusters, "_is_here", lambda host: host == "localhost")
    with pytest.raises(UserError, match=r"another machine, 127\.0\.0\.1"):
        on(cluster, project(tmp_path, 1), f"tcp://localhost:{cluster.scheduler.port}")


def test_nobody_there_is_said_so(tmp_path, monkeypatch):
    monkeypatch.setattr(clusters, "PATIENCE", 1.0)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(UserError, match="no scheduler answers there"):
            run(project(tmp_path, 1), jobs=None, cluster=Scheduler(url=f"tcp://127.0.0.1:{free.getsockname()[1]}"))


def test_workers_with_another_briefgen_make_nothing(tmp_path, cluster, monkeypatch):
    monkeypatch.setattr(clusters, "__version__", "9.9")
    with pytest.raises(UserError, match=r"this machine 9\.9"):
        on(cluster, project(tmp_path, 1))


def test_workers_with_another_library_make_nothing(tmp_path, cluster, monkeypatch):
    own = elsewhere.versions()
    monkeypatch.setattr(elsewhere, "versions", lambda: {**own, "reportlab": "9.9"})
    with pytest.raises(UserError, match=r"has reportlab .*, and this machine 9\.9"):
        on(cluster, project(tmp_path, 1))


def test_a_cluster_that_goes_away_leaves_what_is_done_and_the_batch_goes_on_without_it(tmp_path, alone, monkeypatch):
    monkeypatch.setattr(clusters, "PATIENCE", 1.0)
    root = project(tmp_path)
    with local(processes=True, n_workers=1) as made:

        def leave(done, _total):
            if done == 16:
                made.close()

        with pytest.raises(UserError, match="the cluster"):
            on(made, root, progress=leave)
    assert hashes(root / "out").items() <= alone.items()
    report = run(root, resume=True)
    assert report.kept >= 16
    assert hashes(root / "out") == alone


def test_a_cluster_whose_workers_have_all_gone_is_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr(clusters, "PATIENCE", 1.0)
    monkeypatch.setattr(clusters, "_LOOK", 0.2)
    with local(processes=True, n_workers=1) as made:

        def leave(done, _total):
            if done == 8:
                made.scale(0)

        with pytest.raises(UserError, match="no workers any more"):
            on(made, project(tmp_path), progress=leave)


def killed_worker():
    from distributed.scheduler import KilledWorker

    return KilledWorker("a task", None, 3)


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (killed_worker, "one worker of the cluster after the other died of the same records"),
        (lambda: ModuleNotFoundError("briefgen"), "has briefgen another"),
        (lambda: elsewhere.OtherVersionsError("lxml", "", "6.0"), "has lxml none, and this machine 6.0"),
    ],
)
def test_what_becomes_of_a_task_is_told_in_words(fault, why):
    future = Future()
    future.set_exception(fault())
    with pytest.raises(UserError, match=re.escape(why)) as told:
        clusters._Coming(future, None).result()
    assert "--resume" in told.value.diagnostics[0].hints[0]


@contextmanager
def overheard(port):
    """Stand between this machine and a scheduler, and keep what goes there."""
    said = bytearray()
    door = socket.create_server(("127.0.0.1", 0))

    def carry(source, target, kept):
        with suppress(OSError):
            while more := source.recv(1 << 16):
                kept += more
                target.sendall(more)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    def join(near):
        with near, socket.create_connection(("127.0.0.1", port)) as far:
            back = threading.Thread(target=carry, args=(far, near, bytearray()), daemon=True)
            back.start()
            carry(near, far, said)
            back.join()

    def serve():
        with suppress(OSError):
            while True:
                near, _ = door.accept()
                threading.Thread(target=join, args=(near,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"tcp://127.0.0.1:{door.getsockname()[1]}", said
    finally:
        door.close()
