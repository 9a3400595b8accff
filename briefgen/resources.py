"""Where the bundled templates and the sample content are on this machine."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def bundled_root() -> Path:
    """Return the folder that holds the bundled `templates/` and `content/`.

    A wheel carries them as `briefgen/_bundled`; a checkout has them at its top.
    """
    packaged = PACKAGE / "_bundled"
    return packaged if packaged.is_dir() else PACKAGE.parent


def templates_root() -> Path:
    """Return the folder of the bundled templates."""
    return bundled_root() / "templates"
