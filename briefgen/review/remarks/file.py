"""`review.md` beside a pack: what people said of its briefs, open or answered. People write in it too, and it is theirs.

A comment is a bullet with a box, and its answers are bullets under it:

    - [ ] Which sources? {by="Asha Rao" on="2025-12-04T09:30:00Z" file="minister.docx"} ^c-3f2a91b0
      - The article alone. {by="Boris" on="2025-12-04T10:02:00Z" file="minister.docx" audience="minister"} ^c-91ab33c2

A box that is ticked says that it is answered. Every other line is left as it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.frozen import dataclass
from briefgen.regex import regex
from briefgen.review.remarks.model import Answer, Remark

if TYPE_CHECKING:
    import re

HEAD: Final = """\
# What was said of this pack's briefs

From documents that came back, by `briefgen review FILE --comments`. Tick a box when something is answered, write answers under
it, as in `  - Words. {by="Name"}`, and whatever you like between. No brief prints this file.
"""
HOUSE: Final = "Words of no item"
_TAIL: Final = (
    r'(?: \{(?P<fields>\w+="(?:[^"\\]|\\.)*"(?: \w+="(?:[^"\\]|\\.)*")*)\})?(?: \^(?P<id>c-[0-9a-f]+))?[ \t]*'
)
_REMARK: Final = regex(rf"- \[(?P<box>[ xX])\] (?P<said>.*?){_TAIL}")
_ANSWER: Final = regex(rf"[ \t]+- (?P<said>.*?){_TAIL}")
_FIELD: Final = regex(r'(\w+)="((?:[^"\\]|\\.)*)"')
_LINE: Final = " ¶ "
"""Between the paragraphs of what was said."""
_MARKUP: Final = regex(r"([\\`*_\[\]<>])")
_ESCAPED: Final = regex(r"\\(.)")
_UNSEEN: Final = regex(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")
"""What would end a line, or turn what follows it round."""


def read(text: str) -> tuple[Remark, ...]:
    """Return the comments that stand in the file, with their answers; those that people wrote by hand have no id."""
    return tuple(entry.remark for entry in _entries(text.splitlines()))


def add(text: str, remarks: Sequence[Remark]) -> str:
    """Return the file's text with *remarks* in it that it has not, and their answers; boxes of those that are answered now ticked.

    Nothing that stands in it goes, and what is in it twice was written so by people.
    """
    lines = (text or HEAD).splitlines()
    held = {entry.remark.id: entry for entry in _entries(lines)}
    known = {*held, *(answer.id for entry in held.values() for answer in entry.remark.answers)}
    behind: dict[int, list[str]] = {}
    fresh: list[Remark] = []
    for remark in remarks:
        entry = held.get(remark.id)
        new = tuple(each for each in remark.answers if each.id not in known)
        if entry is None:
            fresh += [replace(remark, answers=new)] if remark.id not in known else []
            continue
        if remark.answered and not entry.remark.answered:
            lines[entry.line] = lines[entry.line].replace("- [ ]", "- [x]", 1)
        behind.setdefault(entry.last, []).extend(map(_answer, new))
    return "\n".join((*_with_new(_with_answers(lines, behind), fresh), ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    remark: Remark
    line: int
    last: int
    """The last line of it and its answers, counted from 0."""


def _entries(lines: Sequence[str]) -> Iterator[_Entry]:
    for number, line in enumerate(lines):
        if (match := _REMARK.fullmatch(line)) is None:
            continue
        last, answers = number, []
        for place in range(number + 1, len(lines)):
            if not lines[place].strip():
                continue
            if not lines[place][0].isspace():
                break
            last = place
            if (answer := _ANSWER.fullmatch(lines[place])) is not None:
                own = _fields(answer)
                answers.append(
                    Answer(
                        said=_said(answer),
                        by=own.get("by", ""),
                        on=own.get("on", ""),
                        file=own.get("file", ""),
                        audience=own.get("audience", ""),
                        id=answer["id"] or "",
                    )
                )
        own = _fields(match)
        remark = Remark(
            id=match["id"] or "",
            said=_said(match),
            by=own.get("by", ""),
            on=own.get("on", ""),
            file=own.get("file", ""),
            audience=own.get("audience", ""),
            about=own.get("about", ""),
            item=own.get("item", ""),
            answered=match["box"] != " ",
            answers=tuple(answers),
        )
        yield _Entry(remark=remark, line=number, last=last)


def _said(match: "re.Match[str]") -> str:
    return _ESCAPED.sub(r"\1", match["said"]).replace(_LINE, "\n")


def _fields(match: "re.Match[str]") -> Mapping[str, str]:
    return {name: _ESCAPED.sub(r"\1", value) for name, value in _FIELD.findall(match["fields"] or "")}


def _with_answers(lines: Sequence[str], behind: Mapping[int, Sequence[str]]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line
        yield from behind.get(number, ())


def _with_new(lines: Iterable[str], remarks: Sequence[Remark]) -> list[str]:
    """Return the lines with new comments, each at the end of its item's section, which is made where there is none."""
    written = list(lines)
    for remark in remarks:
        heading = f"## {remark.item or HOUSE}"
        block = [_remark(remark), *map(_answer, remark.answers)]
        if heading in written:
            end = _end_of(written, written.index(heading))
            written[end:end] = block if written[end - 1].strip() != heading else ["", *block]
        else:
            written += [*([""] if written and written[-1].strip() else []), heading, "", *block]
    return written


def _end_of(lines: Sequence[str], start: int) -> int:
    """Return behind which line a section has its last words."""
    end = next((each for each in range(start + 1, len(lines)) if lines[each].startswith("#")), len(lines))
    while not lines[end - 1].strip():
        end -= 1
    return end


def _remark(remark: Remark) -> str:
    box = "x" if remark.answered else " "
    fields = {name: getattr(remark, name) for name in ("by", "on", "file", "audience", "item", "about")}
    return f"- [{box}] {_safe(remark.said)}{_tail(fields)} ^{remark.id}"


def _answer(answer: Answer) -> str:
    fields = {name: getattr(answer, name) for name in ("by", "on", "file", "audience")}
    return f"  - {_safe(answer.said)}{_tail(fields)} ^{answer.id}"


def _tail(fields: Mapping[str, str]) -> str:
    said = (f'{name}="{_quoted(value)}"' for name, value in fields.items() if value)
    return f" {{{' '.join(said)}}}"


def _quoted(value: str) -> str:
    return _UNSEEN.sub(" ", value).replace("\\", "\\\\").replace('"', '\\"')


def _safe(said: str) -> str:
    """Return what was said on one line, without anything that Markdown or a terminal would act on."""
    lines = (" ".join(_UNSEEN.sub(" ", line).split()) for line in said.splitlines())
    return _MARKUP.sub(r"\\\1", _LINE.join(filter(None, lines))) or "–"
