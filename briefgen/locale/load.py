"""Find and read `locales/<tag>.yaml`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.locale.model import PLACE, Formats, Locale
from briefgen.locale.scales import Scale
from briefgen.located.positions import Located, Location
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml
from briefgen.project.roots import BUNDLED, layers, named
from briefgen.resources import templates_root

CODE: Final = "BG210"
_NEAR: Final = 0.85
"""How near a key must be to one of ours to be taken for it: others are for the project's own templates."""


class LocaleFile(BaseModel):
    """`templates/locales/<tag>.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    inherit: str | None = Field(None, description="the language whose phrases hold where this one has none of its own")
    reviewed: str | None = Field(
        None,
        description="who reviewed the translation, and when; empty where nobody has, which makes its briefs drafts",
    )
    strings: Mapping[str, str] = Field(
        default_factory=dict, description="key → phrase, with `{name}` where something is put in"
    )
    formats: Mapping[Literal["date", "month", "time", "moment"], str] = Field(
        default_factory=dict, description="CLDR patterns where the house differs from the language's own form"
    )
    scales: Mapping[Annotated[str, Field(pattern=r"^([A-Z]{3}|other)$")], tuple[Scale, ...]] = Field(
        default_factory=dict,
        description="currency, or `other` for all that are not named → the words in which its large amounts are told",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """One file, over those that stand after it."""

    file: LocaleFile
    path: Path


def load_locale(tag: str, roots: tuple[Path, ...]) -> Locale:
    """Return the phrases of *tag*. Key by key, an earlier root's win, and a language's own over those that it inherits.

    Raises UserError where no root has it, or a file is malformed or inherits what is not there.
    """
    found = tuple(_layers(tag, roots))
    under = found[::-1]
    formats = {name: pattern for layer in under for name, pattern in layer.file.formats.items()}
    return Locale(
        tag=tag,
        strings={key: phrase for layer in under for key, phrase in layer.file.strings.items()},
        path=found[0].path,
        files=tuple(dict.fromkeys(layer.path for layer in found)),
        formats=Formats(**formats),
        scales={currency: scales for layer in under for currency, scales in layer.file.scales.items()},
        unreviewed=_unreviewed(found),
    )


def locale_tags(roots: tuple[Path, ...]) -> tuple[str, ...]:
    return tuple(named("locales", roots))


def _layers(
    tag: str, roots: tuple[Path, ...], *, heirs: tuple[str, ...] = (), span: Span | None = None
) -> Iterator[_Layer]:
    """Yield the language's files in every root, then those of the language that the first of them inherits."""
    if tag in heirs:
        hint = "leave it out: what the file does not say is ours anyway"
        message = f"the language '{tag}' inherits from itself"
        raise UserError(Diagnostic(code=CODE, message=message, span=span, hints=(hint,)))
    ours = BUNDLED if tag.startswith(BUNDLED) else ""
    paths = tuple(layers(f"{ours}locales/{tag.removeprefix(ours)}.yaml", roots))
    if not paths:
        raise UserError(_unknown(tag, roots, span))
    for path in paths:
        located = read_yaml(path)
        own = not path.is_relative_to(templates_root())
        if own and (faults := tuple(_loose_phrases(located))):
            raise UserError(*faults)
        file = validate(LocaleFile, located, code=CODE)
        if own and (faults := tuple(_other_phrases(file, located))):
            raise UserError(*faults)
        yield _Layer(file=file, path=path)
        if file.inherit is not None:
            at = located.positions.span(("inherit",))
            yield from _layers(file.inherit, roots, heirs=(*heirs, tag), span=at)


def _loose_phrases(located: Located) -> Iterator[Diagnostic]:
    """Yield the phrases that stand beside `strings:` instead of under it."""
    for key in located.data if isinstance(located.data, Mapping) else ():
        if key in _ours():
            message = f"the phrase '{key}' stands outside `strings:`"
            yield _fault(message, located, (key,), "put it under strings:, indented by two spaces")


def _other_phrases(file: LocaleFile, located: Located) -> Iterator[Diagnostic]:
    """Yield the phrases of a project's own file that take other places than ours, which would be filled in vain; and those
    that are near to one of ours, and no template asks for. Others are for templates of the project's own.
    """
    for key, phrase in file.strings.items():
        at = ("strings", key)
        if key not in _ours():
            near = did_you_mean(key, _ours(), cutoff=_NEAR)
            if near:
                yield _fault(f"there is no phrase '{key}'", located, at, near)
            continue
        wanted, written = set(PLACE.findall(_ours()[key])), set(PLACE.findall(phrase))
        for place in sorted(wanted - written):
            yield _fault(f"{{{place}}} is missing in the phrase '{key}'", located, at, f"ours is: {_ours()[key]}")
        for place in sorted(written - wanted):
            hint = (
                f"it takes {', '.join(f'{{{name}}}' for name in sorted(wanted))}"
                if wanted
                else "take it out: it takes none"
            )
            yield _fault(f"nothing fills {{{place}}} in the phrase '{key}'", located, at, hint)


def _fault(message: str, located: Located, at: Location, hint: str) -> Diagnostic:
    return Diagnostic(code=CODE, message=message, span=located.positions.span(at), hints=(hint,))


@cache
def _ours() -> Mapping[str, str]:
    """Return the bundled phrases: every language has the same, with the same places."""
    located = read_yaml(templates_root() / "locales" / "en-GB.yaml")
    return validate(LocaleFile, located, code=CODE).strings


def _unreviewed(found: Sequence[_Layer]) -> bool:
    """Tell whether nobody has reviewed the uppermost file that speaks of it."""
    said = (layer.file.reviewed or "" for layer in found if "reviewed" in layer.file.model_fields_set)
    return not next(said, "the language it is written in").strip()


def _unknown(tag: str, roots: tuple[Path, ...], span: Span | None) -> Diagnostic:
    known = locale_tags(roots)
    hint = did_you_mean(tag, known, otherwise=f"write templates/locales/{tag}.yaml")
    return Diagnostic(code=CODE, message=f"there are no phrases for the language '{tag}'", span=span, hints=(hint,))
