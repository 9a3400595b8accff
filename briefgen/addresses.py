"""Addresses that a link of a brief may lead to: a page of the web or a new mail, never a file, a share or a script."""

import re
from typing import Final

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.regex import regex

OUTWARD: Final = "BG176"
PAGES: Final = ("https", "http")
"""Schemes of pages, where a source may be read."""
SCHEMES: Final = (*PAGES, "mailto")
_PAGE_BEGINS: Final = r"https?://[^\s\\/<>]"
_MAIL_BEGINS: Final = r"mailto:[^\s\\<>]"
BEGINS: Final = regex(rf"{_PAGE_BEGINS}|{_MAIL_BEGINS}", re.IGNORECASE)
"""How an address begins that a link may lead to."""
_REST: Final = r"[^\s\\<>]*"
_PAGE: Final = regex(_PAGE_BEGINS + _REST, re.IGNORECASE)
_LINK: Final = regex(f"(?:{BEGINS.pattern}){_REST}", re.IGNORECASE)


def is_page(address: str) -> bool:
    """Tell whether an address is that of a page."""
    return _PAGE.fullmatch(address) is not None


def is_link(address: str) -> bool:
    """Tell whether a link may lead there."""
    return _LINK.fullmatch(address) is not None


def require_link(address: str) -> str:
    """Return the address. Raises `UserError` where no link may lead there."""
    if not is_link(address):
        raise UserError(no_link(address, "the brief"))
    return address


def no_link(address: str, where: str, audience: str | None = None) -> Diagnostic:
    """Return the fault of a link in a finished brief."""
    begins = re.sub(r"[^\x20-\x7e]", "?", address[:20])
    return Diagnostic(
        code=OUTWARD,
        message=f"a link in {where} leads to what is no page and no mail; its address begins with '{begins}'",
        hints=(f"begin it with {', '.join(f'{each}:' for each in SCHEMES)}, and write no blank in it",),
        audience=audience,
    )
