"""Find and read `locales/<tag>.yaml`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.locale.model import Formats, Locale
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml
from briefgen.project.roots import BUNDLED, layers, named

CODE: Final = "BG210"


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
        file = validate(LocaleFile, located, code=CODE)
        yield _Layer(file=file, path=path)
        if file.inherit is not None:
            at = located.positions.span(("inherit",))
            yield from _layers(file.inherit, roots, heirs=(*heirs, tag), span=at)


def _unreviewed(found: Sequence[_Layer]) -> bool:
    """Tell whether nobody has reviewed the uppermost file that speaks of it."""
    said = (layer.file.reviewed or "" for layer in found if "reviewed" in layer.file.model_fields_set)
    return not next(said, "the language it is written in").strip()


def _unknown(tag: str, roots: tuple[Path, ...], span: Span | None) -> Diagnostic:
    known = locale_tags(roots)
    hint = did_you_mean(tag, known, otherwise=f"write templates/locales/{tag}.yaml")
    return Diagnostic(code=CODE, message=f"there are no phrases for the language '{tag}'", span=span, hints=(hint,))
