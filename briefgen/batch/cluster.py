"""A Dask cluster, as an executor: it makes briefs on other machines, and nothing here schedules them. The extra `dask`.

What goes there is `Parcel` and what readers may see of records. Beyond this machine it goes through TLS alone, each side of which
shows a certificate: whoever works for a batch could send back what he likes, and be believed as far as Python believes a pickle.
"""

import logging
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, wait
from contextlib import contextmanager, suppress
from dataclasses import field
from functools import lru_cache
from importlib.metadata import version
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from briefgen import __version__
from briefgen.authoring.intake.libraries import require_library
from briefgen.batch.codes import CLUSTER
from briefgen.batch.elsewhere import OtherVersionsError, make_elsewhere, parcel_of
from briefgen.batch.executors import Make, Task
from briefgen.batch.making import Made
from briefgen.batch.request import Scheduler
from briefgen.diagnostics import Diagnostic, UserError, WrongUsageError
from briefgen.frozen import dataclass

PATIENCE: Final = 20.0
"""Seconds until a scheduler must have answered, and until a cluster without workers is given up."""
_LOOK: Final = 2.0
"""Seconds between two looks at whether anybody works, while a task is waited for."""
_LOGS: Final = ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio")
"""What its library tells of connections that end is for its own authors; what matters is told in words here."""
_GO_ON: Final = "what is done is kept: mend it, and run the batch again with --resume"


@contextmanager
def connected(scheduler: Scheduler) -> Iterator["Cluster"]:
    """Work with a cluster, and let go of it at the end: what it has not begun is forgotten. Raises `UserError`."""
    _require_safe(scheduler)
    require_library("distributed", "dask")
    import distributed  # noqa: PLC0415 - only for those who have a cluster

    for name in _LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            # Versions are compared below: of all that makes bytes, and for certain.
            warnings.simplefilter("ignore", distributed.versions.VersionMismatchWarning)
            client = distributed.Client(
                scheduler.url, security=_security(scheduler), timeout=PATIENCE, set_as_default=False
            )
    except (OSError, ValueError, TypeError, ImportError) as fault:
        why = "its certificates do not fit" if "ssl" in repr(fault).lower() else "no scheduler answers there"
        message = f"cannot work with the cluster at {scheduler.url}: {why}"
        raise _refused(
            message, "see that its scheduler runs, and that the address and the certificates are its own"
        ) from None
    try:
        yield Cluster(client=client, hosts=_ready(client, scheduler))
    finally:
        with suppress(Exception):
            client.close(timeout=_LOOK)


def _security(scheduler: Scheduler) -> Any:
    from distributed import Security  # noqa: PLC0415 - as above

    if not scheduler.url.startswith("tls:"):
        return Security(require_encryption=False)
    key = scheduler.key or scheduler.cert
    return Security(
        require_encryption=True,
        tls_ca_file=str(scheduler.ca),
        tls_client_cert=str(scheduler.cert),
        tls_client_key=str(key),
    )


def _require_safe(scheduler: Scheduler) -> None:
    """Raise `WrongUsageError` where what goes to a cluster could be read, or what comes from it be written, on the way."""
    form = "write it as tls://HOST:PORT, or tcp://localhost:PORT for one on this machine"
    shown = (scheduler.ca, scheduler.cert, scheduler.key)
    try:
        parts = urlsplit(scheduler.url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    # Dask reads an address by itself: one that it could read otherwise, as with something behind it, is none.
    if (
        not host
        or not port
        or parts.username
        or parts.scheme not in {"tcp", "tls"}
        or scheduler.url.rstrip("/") != f"{parts.scheme}://{parts.netloc}"
    ):
        raise _wrong("the address of the cluster is none that this works with", form)
    if parts.scheme == "tcp" and not _is_here(host):
        raise _wrong(f"'{scheduler.url}' is another machine, and the way there is open", form)
    if parts.scheme == "tcp" and any(shown):
        raise _wrong("certificates are given, and the way to the cluster is tcp://", form)
    if parts.scheme == "tls" and not (scheduler.ca and scheduler.cert):
        raise _wrong("the way to the cluster needs certificates", "give --tls-ca, --tls-cert and --tls-key")


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _ready(client: Any, scheduler: Scheduler) -> tuple[str, ...]:
    """Return where the workers are, each of which must have this version, and on an open way be on this machine."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise _refused(f"the cluster at {scheduler.url} has no workers", "start some: dask worker …") from None
    workers = tuple(client.nthreads())
    hosts = tuple(str(urlsplit(one).hostname) for one in workers)
    is_open = scheduler.url.startswith("tcp:")
    if is_open and (far := next((one for one in hosts if not _is_here(one)), None)):
        message = f"a worker of the cluster is on another machine, {far}, and the way there is open"
        raise _refused(message, "give the scheduler and its workers certificates, and write tls://")
    for worker, has in client.run(version, "briefgen", on_error="return").items():
        if has != __version__:
            theirs = has if isinstance(has, str) else "none"
            raise _others("briefgen", theirs, __version__, urlsplit(worker).netloc)
    return hosts


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    client: Any
    hosts: tuple[str, ...]
    """Of each worker that was there at first."""
    executor: Any = field(init=False)

    def __post_init__(self) -> None:
        here = sorted({host for host in self.hosts if _is_here(host)})
        # A worker that comes later gets nothing on an open way unless it is on this machine too.
        only = here if not self.client.security.require_encryption else None
        object.__setattr__(self, "executor", self.client.get_executor(pure=False, workers=only))

    @property
    def size(self) -> int:
        return len(self.hosts)

    def submit(self, make: Make, packed: bytes, task: Task, /) -> "_Coming":
        return _Coming(self.executor.submit(make_elsewhere, make, _parcel(packed), task), self.client)


_parcel = lru_cache(maxsize=1)(parcel_of)


@dataclass(frozen=True, slots=True)
class _Coming:
    """What is going to come of a task, or of the cluster."""

    future: "Future[tuple[Made, ...]]"
    client: Any

    def done(self) -> bool:
        return self.future.done()

    def result(self) -> tuple[Made, ...]:
        """Return what was made. Raises `UserError` that says what has become of the cluster, where nothing was."""
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - as above

        alone_since: float | None = None
        while not wait((self.future,), timeout=_LOOK).done:
            alone_since = None if self._is_worked_for() else alone_since or time.monotonic()
            if alone_since and time.monotonic() - alone_since > PATIENCE:
                raise _refused("the cluster has no workers any more", _GO_ON)
        try:
            return self.future.result()
        except CancelledError:
            raise _refused("the cluster has gone away", _GO_ON) from None
        except KilledWorker:
            message = "one worker of the cluster after the other died of the same records"
            raise _refused(message, f"look at what memory they have; {_GO_ON}") from None
        except OtherVersionsError as fault:
            raise _others(*fault.args) from None
        except ImportError:
            raise _others("briefgen", "another", __version__) from None

    def _is_worked_for(self) -> bool:
        try:
            return bool(self.client.nthreads())
        except Exception:  # noqa: BLE001 - in whatever way it does not answer: the task may come yet
            return False


def _others(name: str, theirs: str, ours: str, worker: str = "") -> UserError:
    who = f"the worker {worker}" if worker else "a worker"
    message = f"{who} of the cluster has {name} {theirs or 'none'}, and this machine {ours}: bytes would differ"
    return _refused(message, f"install the same on all of them; {_GO_ON}")


def _refused(message: str, hint: str) -> UserError:
    return UserError(Diagnostic(code=CLUSTER, message=message, hints=(hint,)))


def _wrong(message: str, hint: str) -> WrongUsageError:
    return WrongUsageError(Diagnostic(code=CLUSTER, message=message, hints=(hint,)))
