"""CSL-JSON's names, in the forms that briefs print them in."""

from briefgen.content.sources import Name
from briefgen.gate.registered import ClearedAuthor


def cleared_author(name: Name) -> ClearedAuthor:
    """Return a name in its forms. A particle that is not dropped goes with the family name, the other with the given one."""
    family = _said(name.non_dropping_particle, name.family)
    if name.literal or not family:
        whole = name.literal or _said(name.given, name.suffix)
        return ClearedAuthor(name=whole, family=whole, inverted=whole)
    given = _said(name.given, name.dropping_particle)
    return ClearedAuthor(
        name=_said(given, family, name.suffix),
        family=family,
        inverted=", ".join(part for part in (family, given, name.suffix) if part),
    )


def _said(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
