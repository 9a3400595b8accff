"""Comments of a Word file: by whom, how many, and on which words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lxml import etree

from briefgen.diagnostics import Diagnostic
from briefgen.inspect.findings import COMMENTS, INSPECT_IN_WORD, beginning, counted, error, listed, value
from briefgen.inspect.word.package import WordFile
from briefgen.writers.docx.reference.names import find, w


def comments(file: WordFile) -> Iterator[Diagnostic]:
    """Yield a finding for each author; and one for marks of comments that are not in the file any more."""
    anchored = _anchored(file)
    by_author: defaultdict[str, list[etree._Element]] = defaultdict(list)
    for name in file.related("comments"):
        for comment in find(file.package.tree(name), "/w:comments/w:comment"):
            by_author[comment.get(w("author"), "")].append(comment)
    for author, own in sorted(by_author.items()):
        on = listed(_about(each, anchored) for each in own)
        yield error(
            COMMENTS,
            f"{counted(len(own), 'comment')} by {_who(author)}: {on}",
            "in Word: Review > Delete > Delete All Comments in Document",
        )
    if anchored and not by_author:
        yield error(COMMENTS, "marks of comments that are not in the file any more", INSPECT_IN_WORD)


def _about(comment: etree._Element, anchored: Mapping[str, str]) -> str:
    words = anchored.get(comment.get(w("id"), ""), "").strip()
    return f"on {beginning(words)}" if words else "on no words"


def _who(author: str) -> str:
    return value(author) if author.strip() else "nobody named"


def _anchored(file: WordFile) -> dict[str, str]:
    """Return the words that each comment is about, by its id."""
    found: dict[str, str] = {}
    for part in file.texts:
        open_ids: set[str] = set()
        for each in part.root.iter(etree.Element):
            id_ = each.get(w("id"), "")
            if each.tag == w("commentRangeStart"):
                open_ids.add(id_)
                found.setdefault(id_, "")
            elif each.tag == w("commentRangeEnd"):
                open_ids.discard(id_)
            elif each.tag == w("commentReference"):
                found.setdefault(id_, "")
            elif each.tag in {w("t"), w("delText")}:
                for open_id in open_ids:
                    found[open_id] += each.text or ""
            elif each.tag == w("p"):
                for open_id in open_ids:
                    found[open_id] += " "
    return found
