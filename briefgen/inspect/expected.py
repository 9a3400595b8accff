"""What a file may say of itself: the properties that its brief has, and no others."""

import re
from collections.abc import Callable

from briefgen.document.document import Document
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Values that are the brief's own; of a file that is nobody's brief, none."""

    title: str = ""
    subject: str = ""
    issuer: str = ""
    keywords: tuple[str, ...] = ()
    marking: str = ""
    sensitivity: str = ""
    """The id of the sensitivity label that the policy gives."""
    data_attached: bool = False
    """Whether the file was built with its exhibits' data in it."""

    @classmethod
    def of(cls, document: Document, *, data_attached: bool) -> "Expected":
        """Return what the files of this brief say."""
        said, label = document.properties, document.marking.sensitivity
        return cls(
            title=said.title,
            subject=said.subject,
            issuer=said.issuer,
            keywords=said.keywords,
            marking=document.marking.label,
            sensitivity=label.label if label else "",
            data_attached=data_attached,
        )

    @property
    def values(self) -> frozenset[str]:
        """Return the words that may stand in any property; LibreOffice parts keywords at a colon too, "TLP GREEN"."""
        own = (self.title, self.subject, self.issuer, self.marking, *self.keywords)
        joined = ", ".join(self.keywords)
        parted = (re.sub(r"[,;:]\s*", sign, joined) for sign in (" ", ", "))
        return frozenset(filter(None, (*own, joined, *parted)))


Expecting = Callable[[tuple[str, ...]], Expected]
"""What is known of a file only when its lines are read: whose brief it is."""
