"""Trees of WordprocessingML as lxml holds them: names, values, and children in their places."""

from collections.abc import Callable, Collection, Iterator, Sequence

from lxml.etree import SubElement
from lxml.etree import _Element as Element

from briefgen.writers.docx.reference.names import is_on as says_on
from briefgen.writers.docx.reference.names import local, w


def val(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute; None where it, or the element, is not there."""
    return None if element is None else element.get(w(name))


def number(element: Element | None, name: str = "val") -> int | None:
    """Return an attribute that is a whole number; None where it is none."""
    try:
        return int(val(element, name) or "")
    except ValueError:
        return None


def at(element: Element | None, *names: str) -> Element | None:
    """Return what stands at the end of a path of children, if it is there."""
    for name in names:
        element = None if element is None else element.find(w(name))
    return element


def every(top: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names in *top*, in the order of the text."""
    return iter(top.iter(*map(w, names)))


def put(parent: Element, made: Element, order: Sequence[str]) -> None:
    """Set a child in its place in the schema's *order*, instead of any of its name."""
    remove(parent, {local(made)})
    later = {w(name) for name in order[order.index(local(made)) + 1 :]}
    after = next((index for index, child in enumerate(parent) if child.tag in later), len(parent))
    parent.insert(after, made)


def remove(parent: Element, names: Collection[str]) -> None:
    """Remove the children of these names."""
    for child in [child for child in parent if child.tag in set(map(w, names))]:
        parent.remove(child)


def properties(element: Element, name: str) -> Element:
    """Return the first child of that name, which holds an element's properties; a new one where there is none."""
    found = element.find(w(name))
    if found is None:
        found = element.makeelement(w(name))
        element.insert(0, found)
    return found


def add(parent: Element, name: str, **attributes: str | int) -> Element:
    """Append a child; its attributes are of the main namespace."""
    return SubElement(parent, w(name), {w(key): str(value) for key, value in attributes.items()})


def made(near: Element, name: str, **attributes: str | int) -> Element:
    """Return a new element of the kind that *near* is of."""
    return near.makeelement(w(name), {w(key): str(value) for key, value in attributes.items()})


def is_on(element: Element | None) -> bool:
    """Tell whether a property that is on or off is there and on."""
    return element is not None and says_on(element)


def words(element: Element) -> str:
    """Return the text of an element as it is read, deleted words and field codes left out."""
    return "".join(each.text or "" for each in every(element, "t"))


def own_words(paragraph: Element) -> str:
    """Return the text of a paragraph without that of text boxes which hang on it."""
    return "".join(
        each.text or "" for each in every(paragraph, "t") if next(each.iterancestors(w("p")), None) is paragraph
    )


def free_ids(taken: Collection[int]) -> Callable[[], int]:
    """Return what gives the whole numbers from 1 that are not taken, in turn."""
    used, last = frozenset(taken), 0

    def next_id() -> int:
        nonlocal last
        last += 1
        while last in used:
            last += 1
        return last

    return next_id
