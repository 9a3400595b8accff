"""Random edits of a Word document, as real OOXML, with what each paragraph truly is: so that a review can be counted out.

Each paragraph and row carries the names of the anchors whose words it has, in an attribute that no reader of ours knows.
"""

import random
from collections import Counter
from dataclasses import dataclass

from support.edited import Edited, text_of, w
from support.scenarios import sent

from briefgen.review.claims import Claims
from briefgen.review.returned.read import read_returned
from briefgen.review.units import units

TRUTH = "truth"
NEW = "new"
AUTHORS = ("Asha Rao", "Boris", None, None)
"""None has no changes tracked."""
BOOKMARKS = ("kept", "some gone", "all gone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    right: int
    unassigned: int
    wrong: int

    def __add__(self, other):
        return Score(
            right=self.right + other.right,
            unassigned=self.unassigned + other.unassigned,
            wrong=self.wrong + other.wrong,
        )

    @property
    def total(self):
        return self.right + self.unassigned + self.wrong


NOTHING = Score(right=0, unassigned=0, wrong=0)


def score(audience, seed, *, share, bookmarks):
    """Return how many paragraphs of a randomly edited brief are found to be what they are.

    *share* is of the paragraphs that somebody touches, and the most of the words in one that are changed.
    """
    chance = random.Random(f"{audience} {seed} {share} {bookmarks}")
    content, baseline = sent(audience)
    document = _Randomly(content, chance, baseline, share)
    document.edit()
    document.lose(bookmarks)
    return _count(document, baseline)


class _Randomly:
    def __init__(self, content, chance, baseline, share):
        self.document, self.chance, self.share = Edited(content), chance, share
        self.words = sorted({word for anchor in baseline.anchors for word in anchor.text.split() if word.isalpha()})
        for element in self.elements():
            names = [each.get(w("name")) for each in element.iter(w("bookmarkStart"))]
            element.set(TRUTH, " ".join(name for name in names if name.startswith("bf_")))
        self.ends = self.document.body.findall(w("sectPr"))

    def elements(self):
        """Yield what is read as one: paragraphs outside tables, and rows."""
        for element in self.document.body.iter(w("p"), w("tr")):
            if not any(each.tag == w("tr") for each in element.iterancestors()):
                yield element

    def paragraphs(self):
        """Return the paragraphs that people can do anything with: words of the body itself."""
        held = self.document.body.findall(w("p"))
        return [each for each in held if each.get(TRUTH) and text_of(each).strip() and not _is_struck(each)]

    def edit(self):
        kinds = {
            self.change_words: 12,
            self.delete: 3,
            self.insert: 3,
            self.copy: 1,
            self.move: 3,
            self.split: 2,
            self.merge: 2,
        }
        for _ in range(max(1, int(self.share * len(self.paragraphs())))):
            act = self.chance.choices(list(kinds), weights=list(kinds.values()))[0]
            author = self.chance.choice(AUTHORS)
            if len(held := self.paragraphs()) > 3:
                act(self.chance.choice(held), author)

    def change_words(self, paragraph, author):
        for word in dict.fromkeys(word for word in text_of(paragraph).split() if self.chance.random() < self.share):
            if not _stands(paragraph, word):
                continue
            match self.chance.randrange(3):
                case 0:
                    self.document.replace(paragraph, word, self.chance.choice(self.words), author)
                case 1:
                    self.document.delete(paragraph, word, author)
                case _:
                    self.document.insert(paragraph, word, f" {self.chance.choice(self.words)}", author)

    def delete(self, paragraph, author):
        self.document.delete_paragraph(paragraph, author)

    def insert(self, paragraph, author):
        words = " ".join(self.chance.choices(self.words, k=self.chance.randint(4, 25)))
        self.document.insert_paragraph(paragraph, words, author).set(TRUTH, NEW)

    def copy(self, paragraph, author):
        """Paste the words of one paragraph behind another, where they are meant to become something else."""
        words = text_of(self.chance.choice(self.paragraphs())).split()
        kept = [word if self.chance.random() > 0.4 else self.chance.choice(self.words) for word in words]
        if kept != words:
            self.document.insert_paragraph(paragraph, " ".join(kept), author).set(TRUTH, NEW)

    def move(self, paragraph, author):
        self.document.move(
            paragraph, self.chance.choice([each for each in self.paragraphs() if each is not paragraph]), author
        )

    def split(self, paragraph, author):
        words = [word for word in text_of(paragraph).split() if _stands(paragraph, word)]
        if len(words) > 6:
            at = self.chance.choice(words[2:-2])
            self.document.split(paragraph, at, author).set(TRUTH, paragraph.get(TRUTH))

    def merge(self, paragraph, author):
        following = paragraph.getnext()
        if following in self.paragraphs() and following.find(f"{w('pPr')}/{w('sectPr')}") is None:
            both = f"{paragraph.get(TRUTH)} {following.get(TRUTH)}"
            self.document.merge(paragraph, author)
            if author is None:
                paragraph.set(TRUTH, both)

    def lose(self, bookmarks):
        match bookmarks:
            case "some gone":
                for element in self.elements():
                    if self.chance.random() < 0.4:
                        self.document.drop_bookmarks(element)
            case "all gone":
                self.document.drop_bookmarks()


def _is_struck(paragraph):
    """Tell whether a tracked change is on all of it: nobody edits what is gone."""
    return any(next(paragraph.iter(w(tag)), None) is not None for tag in ("del", "moveFrom", "moveTo"))


def _stands(paragraph, word):
    return text_of(paragraph).split().count(word) == 1 and text_of(paragraph).count(word) == 1


def _count(document, baseline):
    truths = [frozenset(element.get(TRUTH, "").split()) for element in document.elements()]
    returned = read_returned(document.document.save())
    blocks = [block for block in returned.blocks if block.part == "text"]
    assert len(blocks) == len(truths)
    truth_of = {id(block): truth for block, truth in zip(blocks, truths, strict=True)}
    found = tuple(sorted(units(returned.blocks), key=lambda unit: unit.first))
    claims = Claims((*baseline.anchors, *baseline.notes), found)
    told = Counter()
    for number, unit in enumerate(found):
        if unit.gone or not unit.accepted.strip() or id(unit.blocks[0]) not in truth_of:
            continue
        truth = frozenset().union(*(truth_of[id(block)] for block in unit.blocks))
        owners = frozenset(claims.anchors[each].name for each in claims.owners.get(number, ()))
        told[_verdict(truth, owners)] += 1
    return Score(right=told["right"], unassigned=told["unassigned"], wrong=told["wrong"])


def _verdict(truth, owners):
    if owners - truth:
        return "wrong"
    return "right" if owners == truth - {NEW} else "unassigned"
