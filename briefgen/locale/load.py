"""Find and read `locales/<tag>.yaml`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.document.languages import primary
from briefgen.frozen import dataclass
from briefgen.locale.model import PLACE, Formats, Locale, plural_forms
from briefgen.locale.scales import Scale
from briefgen.located.positions import Located, Location
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml
from briefgen.project.roots import BUNDLED, layers, matching, named
from briefgen.regex import regex
from briefgen.resources import templates_root

CODE: Final = "BG210"
_QUOTED: Final = regex(r"""(["'])([^"'\n]+)\1""")
"""Words in a template that may be a key."""
_MOST_TEMPLATE: Final = 1_000_000
"""Bytes of a template in which keys are looked for; a longer one is refused where it is rendered."""


_NAMED: Final = 12
"""Keys of missing phrases in a message."""
_CURRENCY: Final = "currency-"
"""Leads keys that a language need not have: CLDR has signs for all currencies."""


ALONE: Final = "alone"
Forms = Mapping[Literal["zero", "one", "two", "few", "many", "other", "alone"], str]
"""Form of the number by CLDR → phrase; `alone` where no number decides, as behind "about" or over a column: else `other`."""


class LocaleFile(BaseModel):
    """`templates/locales/<tag>.yaml`."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    inherit: str | None = Field(None, description="the language whose phrases hold where this one has none of its own")
    reviewed: str | None = Field(
        None,
        description="who reviewed the translation, and when; empty where nobody has, which makes its briefs drafts",
    )
    strings: Mapping[str, str | Forms] = Field(
        default_factory=dict,
        description="key → phrase, with `{name}` where something is put in; or, where it counts, form of the number → phrase",
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
    tag: str


def load_locale(tag: str, roots: tuple[Path, ...]) -> Locale:
    """Return the phrases of *tag*. Key by key, an earlier root's win, and a language's own over those that it inherits.

    Raises UserError where no root has it, or a file is malformed or inherits what is not there.
    """
    found = tuple(_layers(tag, roots))
    if missing := tuple(_missing(tag, found)):
        raise UserError(_lacking(tag, missing, found[0].path))
    under = found[::-1]
    phrases = {key: phrase for layer in under for key, phrase in layer.file.strings.items()}
    formats = {name: pattern for layer in under for name, pattern in layer.file.formats.items()}
    return Locale(
        tag=tag,
        strings={key: alone(phrase) for key, phrase in phrases.items()},
        plurals={key: dict(phrase.items()) for key, phrase in phrases.items() if not isinstance(phrase, str)},
        path=found[0].path,
        files=tuple(dict.fromkeys(layer.path for layer in found)),
        formats=Formats(**formats),
        scales={currency: scales for layer in under for currency, scales in layer.file.scales.items()},
        unreviewed=_unreviewed(found),
    )


def phrase_place(locale: Locale, key: str) -> Span | None:
    """Return where a phrase stands in the file whose word holds; None where no file has it."""
    for path in locale.files:
        found = read_yaml(path).positions.places.get(("strings", key))
        if found is not None:
            return found.span()
    return None


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
        if faults := tuple(_other_forms(file, located, tag.removeprefix(ours))):
            raise UserError(*faults)
        if own and (faults := tuple(_other_phrases(file, located, roots))):
            raise UserError(*faults)
        yield _Layer(file=file, path=path, tag=tag.removeprefix(ours))
        if file.inherit is not None:
            at = located.positions.span(("inherit",))
            yield from _layers(file.inherit, roots, heirs=(*heirs, tag), span=at)


def _loose_phrases(located: Located) -> Iterator[Diagnostic]:
    """Yield the phrases that stand beside `strings:` instead of under it."""
    for key in located.data if isinstance(located.data, Mapping) else ():
        if key in _ours():
            message = f"the phrase '{key}' stands outside `strings:`"
            yield _fault(message, located, (key,), "put it under strings:, indented by two spaces")


def _other_phrases(file: LocaleFile, located: Located, roots: tuple[Path, ...]) -> Iterator[Diagnostic]:
    """Yield the phrases of a project's own file that take other places than ours, which would be filled in vain; and those
    that nothing asks for, neither we nor a template of the project's own.
    """
    others = [key for key in file.strings if key not in _ours()]
    asked = _asked(roots) if others else frozenset()
    for key in others:
        if key not in asked:
            near = did_you_mean(key, sorted({*_ours(), *asked} - file.strings.keys()))
            hint = near or f'delete it; or ask for it in a template of yours: {{{{ t("{key}") }}}}'
            place = located.keys["strings", key].span()
            yield Diagnostic(code=CODE, message=f"nothing uses the phrase '{key}'", span=place, hints=(hint,))
    for key, phrase in file.strings.items():
        at = ("strings", key)
        if key not in _ours():
            continue
        wanted = set(PLACE.findall(_ours()[key]))
        written = set(PLACE.findall(" ".join([phrase] if isinstance(phrase, str) else phrase.values())))
        for place in sorted(wanted - written):
            yield _fault(f"{{{place}}} is missing in the phrase '{key}'", located, at, f"ours is: {_ours()[key]}")
        for place in sorted(written - wanted):
            hint = (
                f"it takes {', '.join(f'{{{name}}}' for name in sorted(wanted))}"
                if wanted
                else "take it out: it takes none"
            )
            yield _fault(f"nothing fills {{{place}}} in the phrase '{key}'", located, at, hint)


def alone(phrase: str | Forms) -> str:
    """Return the phrase where no number decides its form."""
    return phrase if isinstance(phrase, str) else phrase.get(ALONE) or phrase["other"]


def _other_forms(file: LocaleFile, located: Located, tag: str) -> Iterator[Diagnostic]:
    """Yield where a phrase that counts has other forms than its language: one that it lacks would be missing in print."""
    wanted = plural_forms(tag)
    for key, phrase in file.strings.items():
        if isinstance(phrase, str):
            continue
        at: Location = ("strings", key)
        hint = f"{tag} counts with {', '.join(wanted)}"
        for form in wanted:
            if form not in phrase:
                yield _fault(f"the phrase '{key}' lacks the form '{form}'", located, at, hint)
        for form in phrase.keys() - {*wanted, ALONE}:
            yield _fault(f"nothing takes the form '{form}' of the phrase '{key}'", located, (*at, form), hint)


def _missing(tag: str, found: Sequence[_Layer]) -> Iterator[str]:
    """Yield the keys of ours that the language has no phrase of its own for: what it inherits from another one is none."""
    own = {
        key for layer in found if primary(layer.tag) == primary(tag.removeprefix(BUNDLED)) for key in layer.file.strings
    }
    return (key for key in _ours() if key not in own and not (key.startswith(_CURRENCY) and key != f"{_CURRENCY}other"))


def _lacking(tag: str, missing: Sequence[str], path: Path) -> Diagnostic:
    named = ", ".join(f"'{key}'" for key in missing[:_NAMED])
    more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    hint = "write each under strings:, in the language; locales/en-GB.yaml has all of them, with what they are for"
    message = f"the language '{tag}' lacks the {'phrase' if len(missing) == 1 else 'phrases'} {named}{more}"
    return Diagnostic(code=CODE, message=message, span=Span(path=path, line=1), hints=(hint,))


def _asked(roots: tuple[Path, ...]) -> frozenset[str]:
    """Return whatever stands in quotation marks in the templates of the project: what they ask for is among it."""
    own = tuple(root for root in roots if root != templates_root())
    templates = matching("**/*.j2", own).values()
    return frozenset(match[2] for path in templates for match in _QUOTED.finditer(_words(path)))


def _words(path: Path) -> str:
    """Return a template's text; what is no text is told by whoever renders it."""
    return path.read_bytes().decode("utf-8", "replace") if path.stat().st_size <= _MOST_TEMPLATE else ""


def _fault(message: str, located: Located, at: Location, hint: str) -> Diagnostic:
    return Diagnostic(code=CODE, message=message, span=located.positions.span(at), hints=(hint,))


@cache
def _ours() -> Mapping[str, str]:
    """Return the bundled phrases: every language has the same, with the same places."""
    located = read_yaml(templates_root() / "locales" / "en-GB.yaml")
    return {key: alone(phrase) for key, phrase in validate(LocaleFile, located, code=CODE).strings.items()}


def _unreviewed(found: Sequence[_Layer]) -> bool:
    """Tell whether nobody has reviewed the uppermost file that speaks of it."""
    said = (layer.file.reviewed or "" for layer in found if "reviewed" in layer.file.model_fields_set)
    return not next(said, "the language it is written in").strip()


def _unknown(tag: str, roots: tuple[Path, ...], span: Span | None) -> Diagnostic:
    known = locale_tags(roots)
    hint = did_you_mean(tag, known, otherwise=f"write templates/locales/{tag}.yaml")
    return Diagnostic(code=CODE, message=f"there are no phrases for the language '{tag}'", span=span, hints=(hint,))
