"""Find and read `locales/<tag>.yaml`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.diagnostics import Diagnostic, UserError, did_you_mean
from briefgen.locale.model import Formats, Locale
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml

CODE: Final = "BG210"


class LocaleFile(BaseModel):
    """`templates/locales/<tag>.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    strings: Mapping[str, str] = Field(description="key → phrase, with `{name}` where something is put in")
    formats: Mapping[Literal["date", "month", "time", "moment"], str] = Field(
        default_factory=dict, description="CLDR patterns where the house differs from the language's own form"
    )


def load_locale(tag: str, roots: tuple[Path, ...]) -> Locale:
    """Return the phrases of *tag*; where several roots have the file, an earlier one's phrases win, key by key.

    Raises UserError where no root has it, or one is malformed.
    """
    paths = tuple(path for root in roots if (path := root / "locales" / f"{tag}.yaml").is_file())
    if not paths or tag not in locale_tags(roots):
        raise UserError(_unknown(tag, roots))
    files = [validate(LocaleFile, read_yaml(path), code=CODE) for path in paths]
    strings = {key: phrase for file in reversed(files) for key, phrase in file.strings.items()}
    return Locale(tag=tag, strings=strings, path=paths[0], formats=_formats(files))


def locale_tags(roots: tuple[Path, ...]) -> tuple[str, ...]:
    return tuple(sorted({path.stem for root in roots for path in root.glob("locales/*.yaml")}))


def _formats(files: Sequence[LocaleFile]) -> Formats:
    patterns = {name: pattern for file in reversed(files) for name, pattern in file.formats.items()}
    return Formats(**patterns)


def _unknown(tag: str, roots: tuple[Path, ...]) -> Diagnostic:
    known = locale_tags(roots)
    hint = did_you_mean(tag, known, otherwise=f"write templates/locales/{tag}.yaml")
    return Diagnostic(code=CODE, message=f"there are no phrases for the language '{tag}'", hints=(hint,))
