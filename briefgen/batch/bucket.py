"""A bucket on a network, as the place of a batch's files: by `fsspec`, the extra `cloud`.

Who may write there is for the environment to say, as that service's own programs read it: no address holds a key, and none is
ever printed.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import field
from hashlib import md5
from pathlib import Path
from typing import Any, Final

from briefgen.authoring.intake.libraries import require_library
from briefgen.batch.codes import OUTPUT
from briefgen.batch.ledger import STALE, Result
from briefgen.build.files import digest
from briefgen.diagnostics import Diagnostic, UserError, WrongUsageError
from briefgen.frozen import dataclass

LIBRARIES: Final[Mapping[str, str]] = {"s3": "s3fs", "memory": "fsspec"}
"""Scheme → what speaks it. Both take a file whole or not at all: elsewhere a reader would see one that is half written."""
_ETAGS: Final = ("ETag", "etag")
_OF_KEYS: Final = ("Credential", "Profile", "Token")
"""In the names of faults that a service's library has for keys that are missing or too old."""
_KEYS: Final = (
    "set what the service's own programs read: for S3 AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
)


def bucket_at(url: str, home: Path) -> "Bucket":
    """Return the bucket, or the part of one, that a URL names. Raises `UserError`."""
    if refusal := _refusal(url):
        message, hint = refusal
        raise WrongUsageError(Diagnostic(code=OUTPUT, message=message, hints=(hint,)))
    scheme, _, below = url.partition("://")
    require_library(LIBRARIES[scheme], "cloud")
    import fsspec  # noqa: PLC0415 - only for those who write to a bucket

    with _answering(url):
        files = fsspec.filesystem(scheme, use_listings_cache=False, skip_instance_cache=True)
    return Bucket(url=url, home=home, files=files, top=below.strip("/"))


def _refusal(url: str) -> tuple[str, str] | None:
    """Return why nothing may be written to a URL, and what to do. One that may hold a key is not said again."""
    scheme, _, below = url.partition("://")
    if scheme not in LIBRARIES:
        known = ", ".join(f"{one}://" for one in LIBRARIES)
        return f"nothing is written to addresses that begin with '{scheme}://'", f"it is a folder, or one of {known}"
    if "@" in below:
        return "the address of the output has an '@' in it, as if a key stood there", f"leave it out; {_KEYS}"
    if any(sign in below for sign in "?#\\*") or not below.isprintable():
        return f"'{url}' has more in it than a bucket and folders", "write it as s3://bucket/folder"
    if not below.strip("/"):
        return f"'{url}' names no bucket", "write it as s3://bucket/folder"
    if any(each in {"", ".", ".."} for each in below.rstrip("/").split("/")):
        return f"'{url}' has an empty folder in it, or points", "write it as s3://bucket/folder"
    return None


@contextmanager
def _answering(url: str) -> Iterator[None]:
    """Say what is wrong as an analyst would. What a service says itself may quote what nobody is to read on a screen."""
    try:
        yield
    except FileNotFoundError:
        raise
    except Exception as fault:  # noqa: BLE001 - each service has faults of its own
        kind = type(fault).__name__
        if isinstance(fault, PermissionError) or any(word in kind for word in _OF_KEYS):
            raise _unwritten(url, "the service does not let you, with what the environment has", _KEYS) from None
        hint = "see that it can be reached from here, and run the batch again with --resume: what is done is kept"
        raise _unwritten(url, f"the service fails ({kind})", hint) from None


def _unwritten(url: str, why: str, hint: str) -> UserError:
    return UserError(Diagnostic(code=OUTPUT, message=f"cannot work in '{url}': {why}", hints=(hint,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    url: str
    home: Path
    top: str
    """The bucket, and the folders in it."""
    files: Any = field(repr=False)
    """The file system."""

    def clear(self) -> None:
        """Leave all as it is: nothing is ever there by halves, and folders are but a part of names."""

    def keep(self, name: str, files: Mapping[str, bytes], earlier: Collection[Result]) -> bool:  # noqa: ARG002 - see below
        """Keep nothing: to look at each place takes as long as to write there, and services keep versions where they are told to."""
        return False

    def put(self, briefs: Mapping[str, Mapping[str, bytes]]) -> Iterator[str]:
        """Put the files of all the briefs there at once: one after the other, each would wait for its answer."""
        content = {self._place(name, one): each for name, files in briefs.items() for one, each in files.items()}
        try:
            with _answering(self.url):
                self.files.pipe(content)
        except FileNotFoundError:
            hint = "make it first, or look at its name"
            raise _unwritten(self.url, "there is no such bucket", hint) from None
        yield from briefs

    def sums(self, files: Mapping[str, bytes]) -> Mapping[str, str]:
        """Return what most services call a file that was sent in one piece."""
        return {one: md5(content, usedforsecurity=False).hexdigest() for one, content in files.items()}

    def stands(self, result: Result, formats: tuple[str, ...]) -> bool:
        return result.files.keys() >= set(formats) and all(self._holds(result, one) for one in formats)

    def takes_for_one(self, result: Result, name: str) -> bool:  # noqa: ARG002 - no service does
        return False

    def set_aside(self, result: Result) -> bool:
        moved = False
        for one, said in result.files.items():
            place = self._place(result.name, one)
            with suppress(FileNotFoundError), _answering(self.url):
                content = self.files.cat_file(place)
                if digest(content) == said:
                    (self.home / STALE).mkdir(exist_ok=True)
                    (self.home / STALE / f"{result.name}.{one}").write_bytes(content)
                    self.files.rm_file(place)
                    moved = True
        return moved

    def _holds(self, result: Result, one: str) -> bool:
        """Tell whether a file is there as it was made: by what the service says of it, and where that is no answer, by its bytes."""
        place = self._place(result.name, one)
        try:
            with _answering(self.url):
                told = self.files.info(place)
                etag = next((str(told[key]).strip('"') for key in _ETAGS if key in told), None)
                known = etag is not None and etag == result.sums.get(one)
                return known or digest(self.files.cat_file(place)) == result.files[one]
        except FileNotFoundError:
            return False

    def _place(self, name: str, one: str) -> str:
        return f"{self.top}/{name}.{one}"
