"""The brief's tree as JSON, for other programs: what it says, not where the words come from."""

import json

from briefgen.document.document import Document
from briefgen.document.serial import to_json
from briefgen.layout.model import Layout
from briefgen.theme.model import Theme
from briefgen.writers.json.ids import without_ids


def write_json(document: Document, layout: Layout, theme: Theme) -> bytes:
    """Return the tree, indented by two spaces, with a final newline. It says nothing of the look."""
    del layout, theme
    tree = to_json(without_ids(document), origins=False)
    return f"{json.dumps(tree, ensure_ascii=False, indent=2)}\n".encode()
