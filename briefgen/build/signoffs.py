"""Who agreed to what: `signoffs/<stem>.<number>.json` among a pack's records. A later one of the same office goes before an
earlier one, which stays.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from briefgen.build.outcomes import Outcome
from briefgen.build.records import SIGNOFFS
from briefgen.build.sealed import append_sealed, read_sealed, read_sealed_as
from briefgen.build.shapes import is_sound
from briefgen.build.shown import Shown
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    office: str
    by: str
    outcome: Outcome
    on: dt.date
    """When it was given, as whoever records it says: no clock is read."""
    audience: str
    language: str
    form: str | None
    edition: str | None
    shown: Shown
    """What was seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffs:
    """All of one brief, in the order in which they were recorded."""

    every: tuple[SignOff, ...] = ()
    damaged: tuple[str, ...] = ()
    """The names of records that cannot be believed, or are gone."""

    @property
    def latest(self) -> Mapping[str, SignOff]:
        """Each office's last word, by its name. Silence is none: it takes back nothing that the office said, and lifts no
        objection.
        """
        found: dict[str, SignOff] = {}
        for one in self.every:
            if one.outcome != "no-reply" or found.get(one.office, one).outcome == "no-reply":
                found[one.office] = one
        return found


def read_signoffs(folder: ProjectFolder, pack: str, stem: str) -> SignOffs:
    """Return the sign-offs of a brief."""
    every, damaged = read_sealed_as(folder, pack, SIGNOFFS, _sign_off, stem)
    return SignOffs(every=every, damaged=damaged)


def signed_stems(folder: ProjectFolder, pack: str) -> frozenset[str]:
    """Return the briefs of a pack that there are sign-offs of, by what their files are called."""
    return frozenset(sealed.stem for sealed in read_sealed(folder, pack, SIGNOFFS))


def record_signoff(folder: ProjectFolder, pack: str, stem: str, one: SignOff) -> None:
    """Write a sign-off behind those that there are. Whoever calls has the pack's lock. Raises `OSError`."""
    hashes = {"hash": one.shown.hash}
    append_sealed(folder, pack, SIGNOFFS, stem, asdict(one) | {"on": one.on.isoformat()} | hashes)


def _sign_off(said: dict[str, Any]) -> SignOff:
    seen = said["shown"]
    names = ("office", "by", "outcome", "audience", "language", "form", "edition")
    made = SignOff(
        **{name: said[name] for name in names},
        on=dt.date.fromisoformat(said["on"]),
        shown=Shown(**{name: seen[name] for name in ("files", "tree", "look", "made_by", "words")}),
    )
    if not (is_sound(made) and is_sound(made.shown)):
        raise ValueError(said)
    return made
