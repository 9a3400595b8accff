"""Random characters for files that people write: none of those that no file of a project may hold."""

from hypothesis import strategies as st

from briefgen.located.text import REFUSED


def signs(**kept):
    """Return a strategy for single characters; *kept* narrows it as `characters` takes it."""
    return st.characters(codec="utf-8", **kept).filter(lambda sign: not REFUSED.match(sign))
