"""briefgen: one pack of structured content, one brief for each audience, as DOCX and PDF.

import briefgen

project = briefgen.load(".")
brief = project.brief("india-russia-visit", "minister")
pdf = brief.render("pdf")
brief.save("out/minister.docx")
"""

TYPE_CHECKING = False
"""As type checkers know it from `typing`, which takes a third as long to load as Python itself, and this is loaded by whoever has a
command done elsewhere as well.
"""
if TYPE_CHECKING:
    from briefgen.build.brief import Brief
    from briefgen.build.project import Project, load
    from briefgen.diagnostics import Diagnostic, UserError
    from briefgen.document.document import Document

__version__ = "0.1.0"
__all__ = ["Brief", "Diagnostic", "Document", "Project", "UserError", "__version__", "load"]


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for: `briefgen --help` needs none of it."""
    match name:
        case "load" | "Project":
            from briefgen.build import project as owner  # noqa: PLC0415
        case "Brief":
            from briefgen.build import brief as owner  # type: ignore[no-redef]  # noqa: PLC0415
        case "Diagnostic" | "UserError":
            from briefgen import diagnostics as owner  # type: ignore[no-redef]  # noqa: PLC0415
        case "Document":
            from briefgen.document import document as owner  # type: ignore[no-redef]  # noqa: PLC0415
        case _:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(owner, name)
