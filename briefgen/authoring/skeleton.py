"""The words of a new pack: what a first brief shows, as drafts to be replaced, and comments that lead through it.

Nothing is agreed to here that people have to agree to: the one statement for publication says that there is none yet.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from textwrap import wrap
from typing import Final

from briefgen.authoring.source import Remark, SourceText
from briefgen.authoring.wanted import Wanted
from briefgen.content import placeholders
from briefgen.content.headings import cut_heading
from briefgen.content.runs import Run
from briefgen.regex import regex

WITHOUT: Final[Mapping[str, frozenset[str]]] = {
    "messages": frozenset({"press-lines"}),
    "if-asked": frozenset({"minister", "officials", "analyst"}),
    "avoid": frozenset({"officials", "diplomat"}),
    "gaps": frozenset({"press-lines"}),
}
"""Section → the bundled internal readers whose briefs have no place for it, or whose first one would spill onto a page by it.
Of a reader that a project has made, nobody knows.
"""
_WIDTH: Final = 120
"""Characters of a line of a text."""
_NOT_AS_IT_STANDS: Final = regex(r"[\\`]|(?:^|\s)#+$")
"""What Markdown takes for something else at the end of a heading, or in it."""
_GUIDE: Final = """\
<!-- How to go on
     - A bullet is one statement. Change the words of those below, or take them away; .draft goes when they are agreed.
     - Behind the words stand where they are from, [@source, p. 4], how sure they are, {.reported}, and a name, ^like-this.
     - Readers only ever narrow: a bullet goes to no reader whom its heading or the front matter does not name.
     - Comments like this one are for you. They are printed nowhere; delete them when you like.
     - Look after each step: briefgen check says what is wrong and where; briefgen build writes the briefs into build/. -->
"""


def write_pack(wanted: Wanted) -> str:
    """Return the pack as a file."""
    return "\n".join((_front(wanted), _GUIDE, *_sections(wanted)))


def _front(wanted: Wanted) -> str:
    topic = "{id: subject, title: The subject, question: What is known about it?}"
    lines = (
        "---",
        f"title: {_quoted(wanted.title)}",
        f"as_of: {_moment(wanted)}   # what is known up to this moment; day, time and zone",
        "language: en-GB   # of your words",
        f"readers: [{', '.join(wanted.readers)}]   # the widest that anything here may go",
        f"marking: {wanted.marking}   # the lowest that anything here is marked",
        "ask: none   # what the minister is asked for: none, note or decide",
        "# document: {from: Your unit, to: Minister, issuer: Your ministry, contact: desk@example.org}",
        *_sources(wanted),
        "topics:   # what the briefs are ordered by; their order here is their order in print",
        f"  - {topic}",
        "---",
        "",
    )
    return "\n".join(lines)


def _sources(wanted: Wanted) -> Iterator[str]:
    """Yield the register. Where nothing could cite a first source, it is shown in comments."""
    day = wanted.as_of.date().isoformat()
    lines = ["sources:   # each paper once; people, terms and figures have registers like it"]
    if not wanted.texts:
        lines += [
            "  - id: first-source",
            "    title: Title of the first source   # as it is cited",
            f"    issued: {day}   # a full day",
            "    citable: internal   # who may see its name: public, official or internal",
            "    public_form: a document   # what those are told who may not",
        ]
    for text in wanted.texts:
        lines += [
            f"  - id: {text.id}",
            f"    title: {_quoted(text.title)}   # as it is cited",
            "    issued: unknown   # put the full day here, and delete `received`; while it is unknown, nothing of it is .confirmed",
            f"    received: {day}   # when it came to you",
            "    citable: internal   # who may see its name: public, official or internal; internal while its day is unknown",
            "    # public_form: a report   # what those are told who may not see it; a line to say may then rest on it",
            "    sections:   # key: heading; you cite by the key",
            *(f"      {section.key}: {_quoted(section.heading)}" for section in text.sections),
        ]
    commented = "" if wanted.texts or wanted.internal else "# "
    yield from (f"{commented}{line}" for line in lines)


def _sections(wanted: Wanted) -> Iterator[str]:
    inside = wanted.internal
    yield from _section(wanted, _messages(wanted), _with_place("messages", inside))
    yield from _section(
        wanted, _facts(wanted), inside or (wanted.published if wanted.texts else ()), _sentences(wanted)
    )
    yield from _section(wanted, _say(wanted), inside)
    yield from _section(wanted, _IF_ASKED, _with_place("if-asked", inside))
    yield from _section(wanted, _AVOID, _with_place("avoid", inside))
    yield from _section(wanted, _gaps(wanted), _with_place("gaps", inside))
    yield from _section(wanted, _PUBLISHED, wanted.published)


def _with_place(section: str, readers: Iterable[str]) -> tuple[str, ...]:
    return tuple(reader for reader in readers if reader not in WITHOUT[section])


def _section(wanted: Wanted, written: str, readers: tuple[str, ...], below: str = "") -> Iterator[str]:
    """Yield a section for those readers, or nothing where there are none."""
    if readers:
        yield written.replace("READERS", _named(wanted, readers)).replace("NAMES", ", ".join(readers)) + below


def _named(wanted: Wanted, readers: tuple[str, ...]) -> str:
    """Return the readers as a heading names them: a group by its own name, so that whoever joins it is a reader too."""
    whole = {name: members for name, members in wanted.groups.items() if set(members) <= set(readers)}
    meant = {member for members in whole.values() for member in members}
    names = [*whole, *(reader for reader in readers if reader not in meant)]
    return f'readers="{", ".join(names)}"' if len(names) > 1 else f"readers={names[0]}"


def _messages(wanted: Wanted) -> str:
    rests = "" if wanted.texts else "  - rests_on: first-fact\n"
    return f"""\
# Bottom line {{.messages READERS}}
<!-- What a reader must know who reads nothing else: one or two sentences. `rests_on` names the statements it is made from.
     .must: it never goes, however long the rest is. -->
- {placeholders.MESSAGE} {{.must}} ^bottom-line
{rests}"""


def _facts(wanted: Wanted) -> str:
    if not wanted.texts:
        return f"""\
# What we know {{.facts .say topic=subject READERS}}
<!-- What a source says, in your words, never more strongly than it does. How sure: .disputed .reported .confirmed of what is,
     .possible .expected .scheduled of what is to come. .say: a speaker may say so; take it away where that is not agreed.
     - short: a wording of 14 words or so, for tables and for the minister's points
     - readers: for whom, each with a rank: minister 1, analyst 5. 1 stays longest where a brief is too long -->
- {placeholders.CLAIM} [@first-source, p. 1] {{.reported}} ^first-fact
"""
    use = "" if wanted.internal else " .say"
    return _FROM_TEXT.replace("USE", use).replace("PRESS", _PRESS if "press-lines" in wanted.internal else "")


_FROM_TEXT: Final = """\
# What we know {.factsUSE topic=subject READERS}
<!-- Below stands each sentence of your text behind its place, as a comment: it is printed nowhere. Make a bullet of what you
     need, in your own words and never more strongly, with the place behind it, under the comment:

     - The port is expected to open in July. [@report, summary 1.2] {.expected hedge="is expected to"} ^port-opens

     How sure: .disputed .reported .confirmed of what is, .possible .expected .scheduled of what is to come; .say where a speaker
     may say so.PRESS
     `briefgen coverage PACK SOURCE` shows which sentences no statement cites yet. -->
"""
_PRESS: Final = """
     The brief for press-lines prints a statement only under a line to say that rests on it (`- rests_on: port-opens`): under the
     others write `- readers:` without it."""


def _sentences(wanted: Wanted) -> str:
    """Return every sentence of the texts, each as a comment behind its place."""
    return "".join(f"{line}\n" for text in wanted.texts for line in _from_text(text))


def _from_text(text: SourceText) -> Iterator[str]:
    yield f"<!-- From {_in_comment(text.title)}, cited as @{text.id} -->"
    for section in text.sections:
        yield from _heading(section.heading)
        yield from (_comment(f"[@{text.id}, {locator}]", each.words) for locator, each in section.sentences())
    yield from map(_remark, text.remarks)
    if text.left_out:
        yield _comment(f"Not read of {_in_comment(text.title)}:", ", ".join(text.left_out))


def _remark(remark: Remark) -> str:
    """Return what somebody wrote beside the text: background, behind no place that could be cited."""
    by = f" ({remark.by})" if remark.by else ""
    about = f" on “{remark.about}”" if remark.about else ""
    return _comment(_in_comment(f"A comment{by}{about}, and no part of the text:"), remark.words)


def _comment(head: str, words: str) -> str:
    lines = wrap(_in_comment(words), _WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join((f"<!-- {head}", *(f"     {line}" for line in lines))) + " -->"


def _in_comment(words: str) -> str:
    """Return the words so that they end no comment, and begin none within it."""
    return words.replace("-->", "- ->").replace("<!--", "<! --")


def _heading(words: str) -> Iterator[str]:
    """Yield a heading. Of signs that could be meant to say who reads what it has none: then its words stand below it as well."""
    plain = words if _may_be_heading(words) else " ".join(re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", words)) or "Text"
    yield f"## {plain}"
    if plain != words:
        yield _comment("In the text:", words)


def _may_be_heading(words: str) -> bool:
    """Tell whether a heading of a content file may have these very words, and is read as them."""
    cut = cut_heading(Run(path=Path(), text=words, breaks=((0, 1, 1),)))
    is_plain = not (cut.problems or cut.groups or cut.citations or cut.ids)
    return is_plain and not _NOT_AS_IT_STANDS.search(words)


def _say(wanted: Wanted) -> str:
    rests = "" if wanted.texts else "  - rests_on: first-fact\n"
    return f"""\
# Say {{.say READERS}}
<!-- Lines to say, agreed with whoever speaks; 20 words at most. `rests_on` names what they stand on. -->
- {placeholders.LINE} {{.draft}} ^first-line
{rests}"""


_IF_ASKED: Final = f"""\
# If asked {{.if-asked READERS}}
<!-- A question and its answer. raise: will, may or unlikely. -->
- Q: {placeholders.QUESTION} {{raise=may topic=subject}} ^first-question
  A: {placeholders.ANSWER} {{.draft}}
"""
_AVOID: Final = f"""\
# Do not say {{.avoid READERS}}
<!-- What would be wrong or do harm, and under it what may be said in its place. -->
- {placeholders.AVOIDED} {{.draft}} ^not-to-say
  - instead: {placeholders.INSTEAD}
"""


def _gaps(wanted: Wanted) -> str:
    cited = "; ".join(f"@{text.id}" for text in wanted.texts)
    words = f"{placeholders.GAP_OF_TEXT} [{cited}]" if cited else placeholders.GAP
    why = placeholders.WHY_OF_TEXT if cited else placeholders.WHY
    return f"""\
# Not known {{.gaps topic=subject READERS}}
<!-- What readers would ask and no source says. `why` says why it is not known, `check_on` when to look again. -->
- {words} ^first-gap
  - why: {why}
"""


_PUBLISHED: Final = f"""\
# For publication {{.messages .say topic=subject READERS}}
<!-- What leaves the house needs four decisions, and none is taken for you: its readers name the published ones, it is .say, `ok`
     names who outside may have it, and its marking is low enough. Write `ok` when somebody has agreed to these very words.
     `plain` is what the public gets, and nothing else: short words, sentences of up to 15 words. A claim looks so:

     # What we know, outside {{.facts .say topic=subject readers=public}}
     - The port is expected to open in July. [@first-source, p. 2] {{.expected hedge="is expected to"}} ^port-opens-outside
       - plain: The port may open in July.
       - ok: public

     Replace the bullet below when there is something to publish. -->
- {placeholders.UNPUBLISHED} ^nothing-published
  - plain: {placeholders.UNPUBLISHED_PLAIN}
  - ok: NAMES
"""


def _moment(wanted: Wanted) -> str:
    return wanted.as_of.isoformat(timespec="seconds" if wanted.as_of.second else "minutes")


def _quoted(words: str) -> str:
    """Return a YAML string, whatever signs it holds."""
    return json.dumps(words, ensure_ascii=False)
