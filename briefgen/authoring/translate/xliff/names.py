"""The names of XLIFF that are written and read."""

from typing import Final

CORE: Final = "urn:oasis:names:tc:xliff:document:2.0"
"""Also of 2.1, which tells itself by its version."""
CORE_OF_1_2: Final = "urn:oasis:names:tc:xliff:document:1.2"
METADATA: Final = "urn:oasis:names:tc:xliff:metadata:2.0"
GLOSSARY: Final = "urn:oasis:names:tc:xliff:glossary:2.0"
SIZES: Final = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
VERSION: Final = "2.1"
READ_VERSIONS: Final = ("2.0", "2.1")
OURS: Final = "briefgen"
"""The category of our metadata, and the prefix of our states, types and profile."""
WORDS_PROFILE: Final = f"{OURS}:words"
"""The profile of size restrictions that counts words: what a limit of a brief counts."""


def core(name: str) -> str:
    """Return a name of the core as lxml has it."""
    return f"{{{CORE}}}{name}"


def metadata(name: str) -> str:
    return f"{{{METADATA}}}{name}"
