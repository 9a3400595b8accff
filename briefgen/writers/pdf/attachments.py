"""Files within the file: each exhibit's data, as PDF/A-3 lets them be (ISO 19005-3, 6.8 and annex E)."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import md5

from briefgen.writers.pdf.elements import Element, walk_elements
from briefgen.writers.pdf.exhibit_data import Dataset, datasets
from briefgen.writers.pdf.serialiser import Raw, RawStream, TaggedDocument
from briefgen.writers.pdf.syntax import array, dictionary, moment, name, string


def attach_data(root: Element, when: datetime, file: TaggedDocument) -> dict[str, bytes]:
    """Take the exhibits' data into the file, tell each element that shows one, and return the files by name.

    `when` is the edition's moment: they have no other date.
    """
    elements = [element for element in walk_elements(root) if element.exhibit is not None]
    attached: dict[str, bytes] = {}
    for dataset in datasets([element.exhibit for element in elements if element.exhibit is not None]):
        attached[dataset.name] = _specification(dataset, when, file)
        for index in dataset.shown:
            elements[index].data = attached[dataset.name]
    return attached


def _specification(dataset: Dataset, when: datetime, file: TaggedDocument) -> bytes:
    """Return a reference to the file specification: both names, and what the file is to what it goes with."""
    called, stream = string(dataset.name), file.add(_embedded(dataset.content, when))
    return file.add(
        Raw(
            dictionary(
                {
                    "Type": b"/Filespec",
                    "F": called,
                    "UF": called,
                    "Desc": string(dataset.title),
                    "AFRelationship": b"/Data",
                    "EF": dictionary({"F": stream, "UF": stream}),
                }
            )
        )
    )


def _embedded(content: bytes, when: datetime) -> RawStream:
    parameters = {
        "Size": b"%d" % len(content),
        "CheckSum": b"<%b>" % md5(content, usedforsecurity=False).hexdigest().encode(),
        "ModDate": moment(when),
    }
    return RawStream(content, {"Type": b"/EmbeddedFile", "Subtype": name("text/csv"), "Params": dictionary(parameters)})


def name_tree(files: Mapping[str, bytes]) -> bytes:
    """Return the name tree that viewers list attachments by; names stand in the order of their bytes."""
    return dictionary({"Names": array(part for called in sorted(files) for part in (string(called), files[called]))})
