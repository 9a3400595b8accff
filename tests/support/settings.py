"""What transforms and limits go by, for tests: a form, a locale, a setting."""

from pathlib import Path
from typing import Any

from support.cleared import pack

from briefgen.audience.form import AudienceForm
from briefgen.locale.model import Locale
from briefgen.transforms.setting import Setting

STRINGS = {
    "source-undated": "undated",
    "source-undated-received": "undated; received {date}",
    "source-accessed": "accessed {date}",
    "source-again": "{source} (as in {number})",
    "source-line": "Source: {sources}",
    "sources-line": "Sources: {sources}",
    "author-year": "{author} {year}",
    "author-year-listed": "{author} ({year})",
    "authors-more": "{first} et al.",
    "no-year": "n.d.",
    "year-letters": "a b c",
    "empty-cell": "–",
    "abbreviation-note": "{short}: {expansion}.",
    "graded-source": "Source: {grade}.",
    "graded-information": "Information: {grade}.",
    "source-not-graded": "not graded",
    "information-not-graded": "not graded",
    "source-grade-b": "B, usually reliable",
    "information-grade-2": "2, probably true",
}


def form(**fields: Any) -> AudienceForm:
    """Return the form of an audience that cites, with *fields* of its own."""
    return AudienceForm(**({"title": "Brief", "languages": ("en-GB",), "citations": "numbered"} | fields))


def locale(**strings: str) -> Locale:
    return Locale(tag="en-GB", strings=STRINGS | strings, path=Path("templates/locales/en-GB.yaml"))


def setting(**fields: Any) -> Setting:
    return Setting(cleared=pack(), locale=locale(), form=form(**fields))
