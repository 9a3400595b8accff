"""What may be wrong with a letterhead, each kind with its code, its words and what to do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import Final

from briefgen.diagnostics import Diagnostic, Severity, UserError
from briefgen.frozen import dataclass

_QUOTED_AT_MOST: Final = 4
_LONGEST_QUOTE: Final = 80
_UNMISSED_AT_MOST: Final = 8


class Kind(Enum):
    """What is refused first, then what is left out, then what is odd: the order in which findings are told."""

    NOT_WORD = auto()
    PDF = auto()
    ENCRYPTED = auto()
    OLD_WORD = auto()
    STRICT = auto()
    TOO_LARGE = auto()
    TAMPERED = auto()
    ENTITIES = auto()
    DAMAGED = auto()

    MACROS = auto()
    MENUS = auto()
    ATTACHED = auto()
    OUTSIDE = auto()
    REACHING_FIELD = auto()
    EMBEDDED = auto()
    LINK = auto()
    PICTURE = auto()
    LOST_PICTURE = auto()
    SVG = auto()
    AUTHORSHIP = auto()
    COMMENTS = auto()
    REVISIONS = auto()
    HIDDEN = auto()
    DATA = auto()
    CONTROL = auto()
    UNUSED = auto()
    UNKNOWN = auto()
    FONTS = auto()
    TOLD_FIELD = auto()
    PERSONAL_FIELD = auto()

    PROTECTION = auto()
    TRACKING = auto()
    PROMPT = auto()
    COMPATIBILITY = auto()
    OUTLINE = auto()
    CIRCLE = auto()
    BASE = auto()
    UNSEEN = auto()
    NOT_DESCRIBED = auto()
    CLOCK = auto()


_UNMISSED: Final = (Kind.AUTHORSHIP, Kind.DATA, Kind.UNUSED, Kind.UNKNOWN)
"""What does no harm and is on no page: most files have some of it, and the same at every build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One thing in one place."""

    kind: Kind
    place: str = ""
    """As a reader says it: "in the header of the first page"; empty where it is of the whole file."""
    quoted: str = ""


class Refused(Exception):  # noqa: N818 - it is no error of ours
    """The file is not taken; `read_reference` says so in the file's name."""

    def __init__(self, kind: Kind, quoted: str = "") -> None:
        super().__init__(kind.name)
        self.seen = Seen(kind=kind, quoted=quoted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    code: str
    message: str
    """With `{name}`, the file's, `{places}` and `{quoted}`."""
    hint: str


_SAVE_AS: Final = "in Word: File > Save As > Word Document (*.docx)"
_AGAIN: Final = f"open it in Word and save it anew; {_SAVE_AS}"
_INSPECT: Final = "in Word: File > Info > Check for Issues > Inspect Document takes it out for good"

CATALOGUE: Final[Mapping[Kind, Entry]] = {
    Kind.NOT_WORD: Entry(code="BG950", message="'{name}' is not a Word document", hint=_SAVE_AS),
    Kind.PDF: Entry(code="BG950", message="'{name}' is a PDF", hint="ask for the .docx or .dotx that it was made from"),
    Kind.OLD_WORD: Entry(
        code="BG950", message="'{name}' is a Word document of the old kind (.doc, .dot)", hint=_SAVE_AS
    ),
    Kind.ENCRYPTED: Entry(
        code="BG951",
        message="'{name}' is protected by a password",
        hint="in Word: File > Info > Protect Document > Encrypt with Password, and empty the field",
    ),
    Kind.STRICT: Entry(code="BG952", message="'{name}' is a Strict Open XML document", hint=_SAVE_AS),
    Kind.TOO_LARGE: Entry(
        code="BG953",
        message="'{name}' unpacks to more than a letterhead can hold: {quoted}",
        hint="shrink its pictures (Picture Format > Compress Pictures), or ask who sent it what is in it",
    ),
    Kind.TAMPERED: Entry(
        code="BG954",
        message="'{name}' was not packed by Word: {quoted}",
        hint="ask who sent it; it may have been made to do harm",
    ),
    Kind.ENTITIES: Entry(
        code="BG955",
        message="'{name}' has declarations that Word never writes, in {quoted}",
        hint="ask who sent it; it may have been made to do harm",
    ),
    Kind.DAMAGED: Entry(
        code="BG956",
        message="'{name}' is damaged, or no Word document at all: {quoted}",
        hint=f"get a fresh copy, or {_AGAIN}",
    ),
    Kind.MACROS: Entry(
        code="BG957",
        message="'{name}' holds macros; they are left out",
        hint="what they would fill in, write into the letterhead as text",
    ),
    Kind.MENUS: Entry(
        code="BG957",
        message="'{name}' changes Word's menus or keys; this is left out",
        hint=f"save the letterhead without macros; {_SAVE_AS}",
    ),
    Kind.ATTACHED: Entry(
        code="BG958",
        message="'{name}' is attached to a template elsewhere ({quoted}), which Word would fetch; it is detached",
        hint="in Word: Developer > Document Template, and choose Normal",
    ),
    Kind.OUTSIDE: Entry(
        code="BG958",
        message="'{name}' fetches {quoted} from outside{places}; this is left out",
        hint="put what it fetches into the letterhead itself: Insert > Pictures > This Device, and not as a link",
    ),
    Kind.REACHING_FIELD: Entry(
        code="BG959",
        message="'{name}' has fields that fetch files or run something{places} ({quoted}); only the text that they show is kept",
        hint="select them in Word and press Ctrl+Shift+F9, which leaves their text",
    ),
    Kind.EMBEDDED: Entry(
        code="BG960",
        message="'{name}' holds files or objects of other programs{places} ({quoted}); they are left out",
        hint="paste what is to be seen as a picture",
    ),
    Kind.LINK: Entry(
        code="BG961",
        message="'{name}' has links that lead neither to the web nor to a mail address{places} ({quoted}); their words are kept",
        hint="link to an address that begins with https: or mailto:",
    ),
    Kind.PICTURE: Entry(
        code="BG962",
        message="'{name}' has pictures that are not passed on{places} ({quoted}); they are left out",
        hint="insert them as PNG or JPEG",
    ),
    Kind.LOST_PICTURE: Entry(
        code="BG962", message="'{name}' has lost a picture{places}; its frame is left out", hint="insert it anew"
    ),
    Kind.SVG: Entry(
        code="BG962",
        message="'{name}' has pictures in SVG; their copies as pixels are used",
        hint="see in the brief that they are sharp enough, or insert them as large PNG files",
    ),
    Kind.COMMENTS: Entry(code="BG964", message="'{name}' has comments; they are left out", hint=_INSPECT),
    Kind.REVISIONS: Entry(
        code="BG964",
        message="'{name}' has tracked changes{places}; they are taken as accepted",
        hint="in Word: Review > Accept > Accept All Changes",
    ),
    Kind.HIDDEN: Entry(code="BG965", message="'{name}' has hidden text{places}; it is left out", hint=_INSPECT),
    Kind.CONTROL: Entry(
        code="BG966",
        message="'{name}' has form fields{places}; what they show becomes plain text",
        hint="see that no prompt such as 'Click here' is left in the letterhead",
    ),
    Kind.FONTS: Entry(
        code="BG967",
        message="'{name}' brings fonts with it ({quoted}); they are not passed on",
        hint="see that readers have these fonts, or that the styles name fonts that they have",
    ),
    Kind.TOLD_FIELD: Entry(
        code="BG968",
        message="'{name}' has fields that a brief cannot answer{places} ({quoted}); the text that they show is kept",
        hint="write the text itself into the letterhead",
    ),
    Kind.PERSONAL_FIELD: Entry(
        code="BG968",
        message="'{name}' has fields that show who wrote a file or where it lies{places} ({quoted}); they are left out",
        hint="if this is to be seen, write it into the letterhead as text",
    ),
    Kind.PROTECTION: Entry(
        code="BG969",
        message="'{name}' is protected against editing; briefs made with it are not",
        hint="in Word: Review > Restrict Editing > Stop Protection",
    ),
    Kind.TRACKING: Entry(
        code="BG969",
        message="'{name}' tracks changes; briefs made with it do not",
        hint="in Word: Review > Track Changes off",
    ),
    Kind.PROMPT: Entry(
        code="BG969",
        message="'{name}' would ask on opening whether to update fields; briefs made with it do not",
        hint="press F9 in the letterhead and save it",
    ),
    Kind.COMPATIBILITY: Entry(
        code="BG969",
        message="'{name}' is laid out as an older Word did ({quoted}); briefs are laid out as Word does today",
        hint="in Word: File > Info > Convert, then see that header and footer still stand as they should",
    ),
    Kind.OUTLINE: Entry(
        code="BG969",
        message="'{name}' has headings that are none to screen readers and the contents ({quoted}); they are made so",
        hint="in Word: Modify Style > Format > Paragraph > Outline level",
    ),
    Kind.CIRCLE: Entry(
        code="BG969",
        message="'{name}' has styles that rest on one another in a circle ({quoted}); the circle is cut at these",
        hint="in Word: Modify Style > Style based on, and choose Normal; then see that the styles still look as they should",
    ),
    Kind.BASE: Entry(
        code="BG969",
        message="'{name}' has styles that stand there twice, or rest on one of another kind ({quoted}); of two the first counts, and the others rest on none",
        hint="in Word: Modify Style > Style based on, and choose Normal",
    ),
    Kind.UNSEEN: Entry(
        code="BG969",
        message="'{name}' has text that perhaps nobody sees{places} ({quoted}); it is left in",
        hint="see that it is meant to be read; if not, delete it from the letterhead",
    ),
    Kind.NOT_DESCRIBED: Entry(
        code="BG969",
        message="'{name}' has pictures that nobody described{places}",
        hint="in Word: right-click the picture > View Alt Text, and write what it shows",
    ),
    Kind.CLOCK: Entry(
        code="BG969",
        message="'{name}' shows the date of whatever day it is opened on{places}; this is left out",
        hint="the brief says its own date, which does not change",
    ),
}


def refusal(name: str, seen: Seen) -> UserError:
    """Return the error that says why the file *name* is not taken."""
    return UserError(_diagnostic(name, seen.kind, (seen,), Severity.ERROR))


def findings(name: str, seen: Iterable[Seen]) -> tuple[Diagnostic, ...]:
    """Return one warning a kind, with all its places, in a fixed order; what no reader would miss is the last, in one."""
    everything = tuple(seen)
    by_kind = (
        (kind, tuple(each for each in everything if each.kind is kind)) for kind in Kind if kind not in _UNMISSED
    )
    told = tuple(_diagnostic(name, kind, of_kind, Severity.WARNING) for kind, of_kind in by_kind if of_kind)
    return (*told, *_unmissed(name, everything))


def _unmissed(name: str, seen: Iterable[Seen]) -> Iterator[Diagnostic]:
    quoted = {
        kind: tuple(dict.fromkeys(_short(each.quoted) for each in seen if each.kind is kind)) for kind in _UNMISSED
    }
    makers = quoted.pop(Kind.AUTHORSHIP)
    left = [
        *((f"its {_listed(makers)}",) if makers else ()),
        *(each for of_kind in quoted.values() for each in of_kind),
    ]
    if left:
        shown = ", ".join(left[:_UNMISSED_AT_MOST]) + (", …" if left[_UNMISSED_AT_MOST:] else "")
        message = f"'{_short(name)}' holds what no reader of it sees; this is left out: {shown}"
        yield Diagnostic(code="BG966", message=message, hints=(_INSPECT,), severity=Severity.WARNING)


def _listed(words: Sequence[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1]) if words[1:] else words)


def _diagnostic(name: str, kind: Kind, seen: tuple[Seen, ...], severity: Severity) -> Diagnostic:
    entry = CATALOGUE[kind]
    places = tuple(dict.fromkeys(each.place for each in seen if each.place))
    quoted = tuple(dict.fromkeys(_short(each.quoted) for each in seen if each.quoted))
    message = entry.message.format(
        name=_short(name),
        places=f" {_listed(places)}" if places else "",
        quoted=", ".join(quoted[:_QUOTED_AT_MOST]) + (", …" if quoted[_QUOTED_AT_MOST:] else ""),
    )
    return Diagnostic(code=entry.code, message=message, hints=(entry.hint,), severity=severity)


def _short(text: str) -> str:
    """Return text of the file's as it may be shown: on one line, without control characters, not long."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return plain if len(plain) <= _LONGEST_QUOTE else f"{plain[: _LONGEST_QUOTE - 1]}…"
