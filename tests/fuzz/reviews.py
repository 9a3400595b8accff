"""How often a review takes a paragraph for what it is, over random edits: python tests/fuzz/reviews.py --rounds 100

A wrong paragraph is worse than none: of all, at most one in a thousand may be taken for another one.
"""

import argparse
import itertools
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.random_edits import BOOKMARKS, NOTHING, score

AUDIENCES = ("minister", "parliament", "officials")
SHARES = {"light": 0.1, "medium": 0.25, "heavy": 0.5}
MOST_WRONG = 0.001


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40, help="documents of each kind")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    asked = parser.parse_args()
    _say(f"{'editing':<10}{'bookmarks':<12}{'paragraphs':>12}{'right':>10}{'unassigned':>12}{'wrong':>10}")
    whole = NOTHING
    for (editing, share), bookmarks in itertools.product(SHARES.items(), BOOKMARKS):
        found = NOTHING
        for audience, seed in itertools.product(AUDIENCES, range(asked.first, asked.first + asked.rounds)):
            one = score(audience, seed, share=share, bookmarks=bookmarks)
            if one.wrong:
                sys.stderr.write(f"  wrong: {one.wrong} in {audience}, seed {seed}" + "\n")
            found += one
        _say(_row(editing, bookmarks, found))
        whole += found
    _say(_row("all", "", whole))
    return 0 if whole.wrong <= MOST_WRONG * whole.total else 1


def _say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _row(editing, bookmarks, found):
    shares = (found.right / found.total, found.unassigned / found.total, found.wrong / found.total)
    right, unassigned, wrong = (f"{share:.2%}" for share in shares)
    return f"{editing:<10}{bookmarks:<12}{found.total:>12}{right:>10}{unassigned:>12}{wrong:>10}"


if __name__ == "__main__":
    sys.exit(main())
