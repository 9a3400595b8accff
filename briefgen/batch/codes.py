"""Findings of a batch: their codes."""

from typing import Final

TABLE: Final = "BG601"
"""A table that cannot be read, or must not be."""
COLUMN: Final = "BG602"
"""Columns that are not the fields of the pack's records."""
VALUE: Final = "BG603"
"""A record that cannot be read, or a value that is not of its field's type."""
NAME: Final = "BG604"
"""A name of files that is none, or that two records have."""
RECORDS: Final = "BG605"
"""A pack without records, or whose every record is the same brief."""
CHANGED: Final = "BG606"
"""A table that was changed while it was read."""
