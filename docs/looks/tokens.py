"""Write `tokens.md` beside this script: every token of a theme, what it takes, what the house has, and what it is.

Run it as it is. What a token is stands in the code: in the token's own description, else at the field of the theme it becomes.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from briefgen.resources import templates_root
from briefgen.schemas.theme import notes_of, style_of
from briefgen.theme.load import read_tokens
from briefgen.theme.make import HEADINGS, LABELS
from briefgen.theme.model import SMALL, SMALL_FLOOR, STYLE_NAMES, Theme
from briefgen.theme.tokens import ThemeTokens

PAGE: Final = Path(__file__).with_suffix(".md")
HOUSE: Final = "government"
HEAD: Final = """\
# The tokens of a theme

A theme is a file of `templates/themes/`, and an audience's `look` is made of the same tokens. This page is written by `tokens.py`
from the code that reads them; [how to write a theme](../../templates/README.md#write-a-theme-step-by-step) is in the guide to
templates.

| what a token takes | how it is written |
| --- | --- |
| length | `12` points, `24mm`, `1.5em`: parts of `body.size`, set to the half point |
| fixed length | `12` points, `24mm` |
| colour | `"#12355b"`, in quotation marks |
| colour name | a key of `colours` |
| share | 0 to 1 |
| family | the name of a font family of `templates/fonts/` |

Two keys are no tokens: `inherit`, the theme that this one differs from, and `audiences`, tokens for single audiences by name.
"""

Schema = Mapping[str, Any]


def page() -> str:
    return "\n".join((HEAD, *_groups(), _styles()))


def _groups() -> Iterator[str]:
    schema = ThemeTokens.model_json_schema()
    house = read_tokens(HOUSE, (templates_root(),)).data
    single = {name: each for name, each in schema["properties"].items() if _members(each, schema) is None}
    yield _table("On their own", single, house, notes=notes_of(Theme))
    for name, each in schema["properties"].items():
        members = _members(each, schema)
        if members is not None:
            yield _group(name, each, members, house.get(name, {}))


def _group(name: str, schema: Schema, members: Schema, house: Mapping[str, Any]) -> str:
    """Return the table of a group; where it holds one mapping for each of several names, with the first one's values."""
    notes = notes_of(style_of(name))
    if "additionalProperties" not in schema:
        return _table(f"`{name}`", members, house, notes=notes)
    names = ", ".join(f"`{each}`" for each in house) if name != "styles" else "listed at the end"
    first = "body" if name == "styles" else next(iter(house))
    said = f"Names: {names}. The house's `{first}` as an example."
    return _table(f"`{name}`, for each name", members, house[first], said=said, notes=notes)


def _table(title: str, members: Schema, house: Mapping[str, Any], *, said: str = "", notes: Mapping[str, str]) -> str:
    rows = (
        f"| `{name}` | {_takes(name, each)} | {_shown(house.get(name, each.get('default')))}"
        f" | {each.get('description', notes.get(name, ''))} |"
        for name, each in members.items()
    )
    lines = (
        f"## {title}",
        "",
        *((said, "") if said else ()),
        "| token | takes | the house has | |",
        "| --- | --- | --- | --- |",
    )
    return "\n".join((*lines, *rows, ""))


def _members(schema: Schema, top: Schema) -> Schema | None:
    """Return the tokens of a group, or of what a mapping holds for each name; None where it is a single token."""
    reference = schema.get("additionalProperties", schema).get("$ref")
    if reference is None:
        return None
    members: Schema = top["$defs"][reference.rpartition("/")[2]]["properties"]
    return members


def _takes(name: str, schema: Schema) -> str:
    if "anyOf" in schema:
        return _takes(name, schema["anyOf"][0])
    if "$ref" in schema:
        return "`{width, colour, space}`"
    if name.endswith("font"):
        return "family"
    if "format" in schema:
        return str(schema["format"])
    if "pattern" in schema:
        return "colour"
    if "enum" in schema:
        return "colour name" if "accent" in schema["enum"] else ", ".join(f"`{each}`" for each in schema["enum"])
    if schema["type"] == "array":
        return f"list of {_takes(name, schema['items'])}"
    return {"boolean": "`true`, `false`", "string": "words", "number": "share", "integer": "number"}[schema["type"]]


def _shown(value: Any) -> str:
    match value:
        case None | () | []:
            return "–"
        case bool():
            return f"`{str(value).lower()}`"
        case list():
            return ", ".join(_shown(each) for each in value)
        case Mapping():
            return f"`{{{', '.join(f'{key}: {each}' for key, each in value.items())}}}`"
        case _:
            return f"`{value}`"


def _styles() -> str:
    fonts = {
        "headings": [name for name in STYLE_NAMES if name in HEADINGS],
        "labels": [name for name in STYLE_NAMES if name in LABELS],
        "text": [name for name in STYLE_NAMES if name not in HEADINGS | LABELS],
    }
    rows = (f"| {what} | {', '.join(f'`{name}`' for name in names)} |" for what, names in fonts.items())
    small = ", ".join(f"`{name}`" for name in STYLE_NAMES if name in SMALL)
    return "\n".join(
        (
            "## The names of styles",
            "",
            "| usually set in the family of | styles |",
            "| --- | --- |",
            *rows,
            "",
            f"These may go down to {SMALL_FLOOR:g} points, every other to `floor`: {small}.",
            "",
        )
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
