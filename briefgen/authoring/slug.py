"""A name made of words: what others can refer to."""

from briefgen.content.model import ID_LENGTH


def slug(words: str, most: int | None = ID_LENGTH) -> str:
    """Return a valid id made of *words*, in Latin letters without accents, of so many characters at *most*; empty where they
    have no letter or digit of these.
    """
    from briefgen.checks.ids import latin_words  # noqa: PLC0415 - the room of checks loads slowly

    return "-".join(latin_words(words))[:most].strip("-")
