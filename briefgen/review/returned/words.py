"""The words of one paragraph, with what was done to each."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from briefgen.build.furniture import sort_of_aside
from briefgen.frozen import dataclass
from briefgen.review.returned.fields import Fields, url_of, whole_address
from briefgen.review.returned.model import Aside, Hand, Segment, State

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHANGES: Final[dict[str, State]] = {
    f"{W}ins": "inserted",
    f"{W}moveTo": "inserted",
    f"{W}del": "deleted",
    f"{W}moveFrom": "deleted",
}
_MOVES: Final = frozenset({f"{W}moveTo", f"{W}moveFrom"})
_RANGES: Final = frozenset({f"{W}moveFromRangeStart", f"{W}moveToRangeStart"})
_RANGE_ENDS: Final = frozenset({f"{W}moveFromRangeEnd", f"{W}moveToRangeEnd"})
_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}br": " ",
    f"{W}cr": " ",
    f"{W}noBreakHyphen": "-",
}
_NOTES: Final = {f"{W}footnoteReference": "/footnotes", f"{W}endnoteReference": "/endnotes"}
"""What calls a note → how the type of the part ends that holds it."""
_WORD_JOINER: Final = "\u2060"
"""Keeps words on one line, and is no sign of anybody's."""
_MOST_ABOUT: Final = 200
"""Segments of words that a comment is about: a thousand comments on all of a document have nothing more to say of it."""
_PRIVATE: Final = range(0xF000, 0xF100)
"""Where fonts of symbols have their characters."""
OURS: Final = "bf_"
"""How our bookmarks begin."""


@dataclass(frozen=True, slots=True)
class _Done:
    state: State = "kept"
    by: Hand | None = None
    move: bool = False
    void: bool = False

    def within(self, state: State, by: Hand, *, move: bool) -> "_Done":
        """Return what holds inside another change: what was put in and taken out again was never there."""
        if self.state == "kept":
            return _Done(state=state, by=by, move=move)
        return _Done(state=state, by=by, move=move or self.move, void=self.void or self.state != state)


class Words:
    """Reads the paragraphs of a document in turn; fields and moves may go over several of them."""

    def __init__(self, unseen: Collection[Any] = ()) -> None:
        self._unseen = unseen
        """Runs that nobody sees."""
        self.unread: list[Aside] = []
        self.notes: dict[tuple[str, str], None] = {}
        """Kind and id of each note that is called, in order."""
        self.results = True
        """Whether what fields say is read; at head and foot of pages it changes with the page."""
        self.fields = Fields()
        self.links: Mapping[str, str] = {}
        """Where the links of the part lead that is read, by the ids of its relations."""
        self._url: str | None = None
        self._paragraph = 0
        self._moves: list[str] = []
        self.segments: list[Segment] = []
        self.anchors: list[str] = []
        self.comments: list[str] = []
        """That begin in the paragraph."""
        self.said: list[Segment] = []
        """All that was read, for comments to be about."""
        self.open_comments: dict[str, int] = {}
        """Comments whose words are still being read → where in all that was read they begin."""
        self.closed_comments: dict[str, tuple[int, int]] = {}

    def read(self, element: Any) -> None:
        """Read a paragraph on behind what was read; `take` returns what came together."""
        self._paragraph += 1
        self._children(element, _Done())

    def take(self) -> tuple[tuple[Segment, ...], tuple[str, ...], tuple[str, ...]]:
        """Return segments, anchors and comments of what was read since the last time."""
        taken = (_joined(self.segments), tuple(self.anchors), tuple(self.comments))
        self.segments, self.anchors, self.comments = [], [], []
        return taken

    def sign(self, text: str, state: State = "kept", by: Hand | None = None) -> None:
        """Put a sign of our own among the words, such as what parts two cells."""
        self._say(text, _Done(state=state, by=by), None)

    def _children(self, element: Any, done: _Done) -> None:
        for child in element:
            self._child(child, done)

    def _child(self, child: Any, done: _Done) -> None:
        tag = child.tag
        if tag == f"{W}r":
            self._run(child, done)
        elif tag in _CHANGES:
            self._children(child, done.within(_CHANGES[tag], hand(child), move=tag in _MOVES))
        elif tag == f"{W}bookmarkStart":
            self._bookmark(child)
        elif tag in _RANGES:
            self._moves.append(child.get(f"{W}name") or "")
        elif tag in _RANGE_ENDS:
            self._moves = self._moves[:-1]
        elif tag == f"{W}commentRangeStart":
            self._opens(child.get(f"{W}id") or "")
        elif tag == f"{W}commentRangeEnd":
            self._closes(child.get(f"{W}id") or "")
        elif tag == f"{W}sdt":
            self._control(child, done)
        elif tag == f"{W}fldSimple" and not self.results:
            return
        elif tag == f"{W}hyperlink":
            self._link(child, done, self._leads(child))
        elif tag == f"{W}fldSimple":
            self._link(child, done, url_of(child.get(f"{W}instr") or ""))
        elif tag not in (f"{W}pPr", f"{W}p", f"{W}tbl"):
            self._children(child, done)

    def _link(self, element: Any, done: _Done, url: str | None) -> None:
        around, self._url = self._url, url or self._url
        self._children(element, done)
        self._url = around

    def _leads(self, link: Any) -> str | None:
        """Return where a link leads out of the document."""
        return whole_address(self.links.get(link.get(f"{R}id") or ""), link.get(f"{W}anchor"))

    def _control(self, element: Any, done: _Done) -> None:
        """Read a content control, unless it shows what to do."""
        content = element.find(f"{W}sdtContent")
        if content is not None and element.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            self._children(content, done)

    def beside(self, element: Any) -> None:
        """Read what stands between paragraphs: bookmarks, and where moves and comments begin and end."""
        self._child(element, _Done())

    def _bookmark(self, element: Any) -> None:
        name = (element.get(f"{W}name") or "").casefold()
        if name.startswith(OURS):
            self.anchors.append(name)

    def _opens(self, name: str) -> None:
        self.comments.append(name)
        self.open_comments[name] = len(self.said)

    def _closes(self, name: str) -> None:
        self.closed_comments[name] = self.open_comments.pop(name, len(self.said)), len(self.said)

    def begins(self, comment: str) -> int:
        """Return where among all that was read a comment begins; behind all of that where it has no place."""
        start, _ = self.closed_comments.get(comment, (self.open_comments.get(comment, len(self.said)), 0))
        return start

    def about(self, comment: str) -> tuple[Segment, ...]:
        """Return what a comment is about, as far as anybody reads it there."""
        start, end = self.closed_comments.get(comment, (0, 0))
        return tuple(self.said[start : min(end, start + _MOST_ABOUT)])

    def _run(self, run: Any, done: _Done) -> None:
        properties = run.find(f"{W}rPr")
        change = None if properties is None else properties.find(f"{W}rPrChange")
        reformatted = None if change is None else hand(change)
        is_hidden = run in self._unseen
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                self.fields.mark(child, child.get(f"{W}fldCharType"), self._paragraph, results=self.results)
            elif (words := _words(child)) is not None:
                self._say(words, done, reformatted, is_hidden=is_hidden)
            elif tag == f"{W}instrText":
                self.fields.told(child.text or "")
            elif tag == f"{W}commentReference":
                self._referred(child.get(f"{W}id") or "")
            elif tag in _NOTES:
                self.notes.setdefault((_NOTES[tag], child.get(f"{W}id") or ""))
            elif tag not in (f"{W}rPr", f"{W}delInstrText"):
                self._aside(child, done)

    def _referred(self, name: str) -> None:
        """Note a comment that is about no words: it has a place alone."""
        if name not in self.open_comments and name not in self.closed_comments:
            self.comments.append(name)
            self.closed_comments[name] = len(self.said), len(self.said)

    def _aside(self, element: Any, done: _Done) -> None:
        if done.state != "deleted" and (sort := sort_of_aside(element)) is not None:
            box = next(element.iter(f"{W}txbxContent"), ())
            said = ("".join(each.text or "" for each in line.iter(f"{W}t")) for line in box)
            self.unread.append(Aside(sort=sort, says=" ".join(filter(None, said))))

    def _say(self, text: str, done: _Done, reformatted: Hand | None, *, is_hidden: bool = False) -> None:
        if self.fields.in_codes and text.strip():
            self.fields.words()
        if not text or done.void or self.fields.in_codes or (self.fields.is_open and not self.results):
            return
        moved = (self._moves[-1] if self._moves else "") if done.move else None
        said = Segment(
            text=text,
            state=done.state,
            by=done.by,
            moved=moved,
            reformatted=reformatted,
            hidden=is_hidden,
            url=self._url or self.fields.url,
        )
        self.segments.append(said)
        self.said.append(said)


def hand(element: Any) -> Hand:
    """Return who did what an element tells of."""
    return Hand(author=(element.get(f"{W}author") or "").strip(), date=element.get(f"{W}date") or "")


def _words(element: Any) -> str | None:
    """Return what an element of a run says as words; None where it is no words."""
    tag = element.tag
    if tag in (f"{W}t", f"{W}delText"):
        return (element.text or "").replace(_WORD_JOINER, "")
    if tag == f"{W}sym":
        return _symbol(element.get(f"{W}char") or "")
    return _SIGNS.get(tag)


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number - _PRIVATE.start if number in _PRIVATE else number)


def _joined(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Return the segments with those that follow each other and are alike as one."""
    runs = groupby(segments, key=lambda each: replace(each, text=""))
    return tuple(replace(alike, text="".join(each.text for each in held)) for alike, held in runs)
