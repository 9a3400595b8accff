"""What readers do to a Word document, as real OOXML: tracked and not, by several hands."""

import copy
import io
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DATE = "2025-12-04T09:30:00Z"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name):
    return f"{{{W}}}{name}"


class Edited:
    """A document that its readers write in."""

    def __init__(self, content):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(w("body"))
        self.roots = {}
        self.comments = []
        self._number = 9000

    def part(self, name):
        """Return the root of another part, such as word/footnotes.xml, to be written back."""
        return self.roots.setdefault(name, etree.fromstring(self.parts[name]))

    def save(self):
        if self.comments:
            self._write_comments()
        self._drop_notes()
        parts = {
            **self.parts,
            "word/document.xml": _bytes(self.root),
            **{name: _bytes(root) for name, root in self.roots.items()},
        }
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return written.getvalue()

    def paragraph(self, words, nth=0, root=None):
        """Return the paragraph in which *words* stand."""
        found = [each for each in (self.body if root is None else root).iter(w("p")) if words in text_of(each)]
        return found[nth]

    def row(self, words):
        return next(each for each in self.body.iter(w("tr")) if words in "".join(map(text_of, each.iter(w("p")))))

    # Words

    def replace(self, paragraph, old, new, author=None):
        """Write *new* over *old*; *author* has track changes on, None has not."""
        runs = self.runs(paragraph, old)
        fresh = _run(new, runs[0] if runs else None)
        if author is None:
            runs[0].addprevious(fresh)
            for run in runs:
                run.getparent().remove(run)
            return
        if new:
            runs[-1].addnext(self._wrapped("ins", [fresh], author))
        self._wrap("del", runs, author)

    def insert(self, paragraph, behind, new, author=None):
        """Write *new* behind the words *behind*; at the start where those are empty."""
        fresh = _run(new, None)
        wrapped = fresh if author is None else self._wrapped("ins", [fresh], author)
        if behind:
            runs = self.runs(paragraph, behind)
            _outside(runs[-1]).addnext(wrapped)
        else:
            properties = paragraph.find(w("pPr"))
            paragraph.insert(0 if properties is None else 1, wrapped)

    def delete(self, paragraph, words, author=None):
        runs = self.runs(paragraph, words)
        if author is None:
            for run in runs:
                run.getparent().remove(run)
        else:
            self._wrap("del", runs, author)

    def reformat(self, paragraph, words, author=None):
        """Make words bold, which is a matter of looks."""
        for run in self.runs(paragraph, words):
            properties = run.find(w("rPr"))
            if properties is None:
                properties = etree.Element(w("rPr"))
                run.insert(0, properties)
            old = copy.deepcopy(properties)
            etree.SubElement(properties, w("b"))
            if author:
                change = etree.SubElement(properties, w("rPrChange"))
                self._sign(change, author)
                change.append(old)

    # Paragraphs

    def restyle(self, paragraph, author):
        """Give a paragraph another level, with changes tracked."""
        properties = paragraph.find(w("pPr"))
        change = etree.SubElement(properties, w("pPrChange"))
        self._sign(change, author)
        etree.SubElement(change, w("pPr"))

    def cut_across(self, paragraph, first, last):
        """Cut from the words *first* of a paragraph to the words *last* of the next one: the bookmark in between goes with them."""
        following = paragraph.getnext()
        said = text_of(paragraph)
        self.delete(paragraph, said[said.index(first) :])
        said = text_of(following)
        self.delete(following, said[: said.index(last) + len(last)])
        self.drop_bookmarks(following)
        self.merge(paragraph)

    def delete_paragraph(self, paragraph, author=None):
        if author is None:
            paragraph.getparent().remove(paragraph)
            return
        self._wrap("del", list(paragraph.iter(w("r"))), author)
        self._mark(paragraph, "del", author)

    def insert_paragraph(self, after, words, author=None):
        fresh = etree.Element(w("p"))
        properties = after.find(w("pPr"))
        if properties is not None:
            kept = copy.deepcopy(properties)
            for mark in kept.findall(w("rPr")):
                kept.remove(mark)
            fresh.append(kept)
        run = _run(words, None)
        fresh.append(run if author is None else self._wrapped("ins", [run], author))
        if author:
            self._mark(fresh, "ins", author)
        after.addnext(fresh)
        return fresh

    def split(self, paragraph, at, author=None):
        """Press Enter behind the words *at*: the bookmark stays with the first half."""
        last = _outside(self.runs(paragraph, at)[-1])
        second = etree.Element(w("p"))
        if (properties := paragraph.find(w("pPr"))) is not None:
            second.append(copy.deepcopy(properties))
        for each in list(last.itersiblings()):
            second.append(each)
        paragraph.addnext(second)
        if author:
            self._mark(paragraph, "ins", author)
        return second

    def merge(self, paragraph, author=None):
        """Press Delete at the end of a paragraph."""
        following = paragraph.getnext()
        if author:
            self._mark(paragraph, "del", author)
            return
        paragraph.append(_run(" ", None))
        for each in list(following):
            if each.tag != w("pPr"):
                paragraph.append(each)
        following.getparent().remove(following)

    def move(self, paragraph, after, author=None):
        """Cut and paste a paragraph; its bookmark goes with it where nobody tracks, as Word does it."""
        if author is None:
            after.addnext(paragraph)
            return
        name = f"move{self._next()}"
        pasted = copy.deepcopy(paragraph)
        for bookmark in [*pasted.iter(w("bookmarkStart")), *pasted.iter(w("bookmarkEnd"))]:
            bookmark.getparent().remove(bookmark)
        after.addnext(pasted)
        for each, tag in ((paragraph, "moveFrom"), (pasted, "moveTo")):
            number = self._next()
            self._wrap(tag, list(each.iter(w("r"))), author, deleted=tag == "moveFrom")
            self._mark(each, tag, author)
            start = etree.Element(w(f"{tag}RangeStart"))
            start.set(w("id"), str(number))
            start.set(w("name"), name)
            self._sign(start, author, number=False)
            end = etree.Element(w(f"{tag}RangeEnd"))
            end.set(w("id"), str(number))
            each.addprevious(start)
            each.addnext(end)

    # Rows

    def delete_row(self, row, author=None):
        if author is None:
            row.getparent().remove(row)
            return
        self._row_mark(row, "del", author)
        for paragraph in row.iter(w("p")):
            self._wrap("del", list(paragraph.iter(w("r"))), author)

    def insert_row(self, after, cells, author=None):
        fresh = copy.deepcopy(after)
        for bookmark in [*fresh.iter(w("bookmarkStart")), *fresh.iter(w("bookmarkEnd"))]:
            bookmark.getparent().remove(bookmark)
        for cell, words in zip(fresh.iter(w("tc")), cells, strict=True):
            paragraph = cell.find(w("p"))
            for each in [each for each in paragraph if each.tag != w("pPr")]:
                paragraph.remove(each)
            run = _run(words, None)
            paragraph.append(run if author is None else self._wrapped("ins", [run], author))
        if author:
            self._row_mark(fresh, "ins", author)
        after.addnext(fresh)
        return fresh

    # Cells

    def merge_cells(self, row, at):
        """Make one of a cell and of the next one, as Word does it: the paragraphs of both stand in it."""
        first, second = row.findall(w("tc"))[at : at + 2]
        first.extend(second.findall(w("p")))
        row.remove(second)
        etree.SubElement(first.find(w("tcPr")), w("gridSpan")).set(w("val"), "2")

    def merge_below(self, row, at):
        """Make one of a cell and of the one below it."""
        upper, lower = (each.findall(w("tc"))[at] for each in (row, row.getnext()))
        upper.extend(lower.findall(w("p")))
        etree.SubElement(lower, w("p"))
        for cell, state in ((upper, "restart"), (lower, "continue")):
            etree.SubElement(cell.find(w("tcPr")), w("vMerge")).set(w("val"), state)

    def split_cell(self, row, at, behind):
        """Make two of a cell: what stands *behind* some words goes into the second one."""
        first = row.findall(w("tc"))[at]
        second = self._plain_cell(first, "")
        paragraph = first.find(w("p"))
        whole = text_of(paragraph)
        left = whole[whole.index(behind) + len(behind) :]
        self.delete(paragraph, left)
        second.find(w("p")).append(_run(left, None))
        first.addnext(second)

    def add_column(self, row, behind, words):
        """Put a column behind another one into the table of a row, with the same words in every cell."""
        for each in row.getparent().findall(w("tr")):
            cell = each.findall(w("tc"))[behind]
            cell.addnext(self._plain_cell(cell, words))

    def delete_column(self, row, at):
        for each in row.getparent().findall(w("tr")):
            each.remove(each.findall(w("tc"))[at])

    def move_column(self, row, at, before):
        for each in row.getparent().findall(w("tr")):
            cells = each.findall(w("tc"))
            cells[before].addprevious(cells[at])

    def mark_cell(self, cell, tag, author):
        """Let a cell be one that was put in (`cellIns`) or taken out (`cellDel`), with changes tracked."""
        self._sign(etree.SubElement(cell.find(w("tcPr")), w(tag)), author)
        for paragraph in cell.iter(w("p")):
            self._wrap("ins" if tag == "cellIns" else "del", list(paragraph.iter(w("r"))), author)

    def _plain_cell(self, like, words):
        cell = etree.Element(w("tc"))
        cell.append(copy.deepcopy(like.find(w("tcPr"))))
        etree.SubElement(cell, w("p")).append(_run(words, None))
        return cell

    # Comments

    def comment(self, paragraph, words, said, author, *, answers=None, done=False):
        """Comment on *words*; where *answers* is another comment, in its thread."""
        number = str(len(self.comments))
        runs = self.runs(paragraph, words)
        start, end = etree.Element(w("commentRangeStart")), etree.Element(w("commentRangeEnd"))
        for each in (start, end):
            each.set(w("id"), number)
        _outside(runs[0]).addprevious(start)
        _outside(runs[-1]).addnext(end)
        reference = etree.Element(w("r"))
        etree.SubElement(reference, w("commentReference")).set(w("id"), number)
        end.addnext(reference)
        self.comments.append((number, said, author, answers, done))
        return number

    # What is no words of the text

    def put_in_box(self, paragraph, words):
        """Draw a text box, as Word writes it for versions that know only VML."""
        box = (
            f'<w:r xmlns:w="{W}"><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#_x0000_t202"'
            ' style="position:absolute;width:90pt;height:40pt"><v:textbox><w:txbxContent><w:p><w:r>'
            f"<w:t>{words}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
        paragraph.append(etree.fromstring(box))

    def put_in_object(self, paragraph):
        """Put in an object of another program, of which nothing is left but its frame."""
        paragraph.append(etree.fromstring(f'<w:r xmlns:w="{W}"><w:object w:dxaOrig="900" w:dyaOrig="900"/></w:r>'))

    def drop_bookmarks(self, within=None):
        top = self.root if within is None else within
        for each in [*top.iter(w("bookmarkStart")), *top.iter(w("bookmarkEnd"))]:
            each.getparent().remove(each)

    def drop_ids(self):
        """Take away what the document says of itself, as a program that writes it anew may."""
        self.parts.pop("docProps/custom.xml", None)

    # How it is done

    def runs(self, paragraph, words):
        """Return the runs that hold exactly *words*, which are parted from their neighbours for that."""
        for run in list(paragraph.iter(w("r"))):
            _one_text(run)
        whole = text_of(paragraph)
        start = whole.index(words)
        end = start + len(words)
        found, place = [], 0
        for run in list(paragraph.iter(w("r"))):
            said = _said(run)
            here = place, place + len(said)
            place = here[1]
            if not said or here[1] <= start or here[0] >= end:
                continue
            held = run
            if here[0] < start:
                held = _cut(held, start - here[0])[1]
                here = start, here[1]
            if here[1] > end:
                held = _cut(held, end - here[0])[0]
            found.append(held)
        return found

    def _wrap(self, tag, runs, author, *, deleted=None):
        for run in runs:
            if not _said(run) and next(run.iter(w("drawing")), None) is None:
                continue
            wrapper = self._wrapped(tag, [], author)
            run.addprevious(wrapper)
            wrapper.append(run)
            if tag == "del" if deleted is None else deleted:
                for text in run.iter(w("t")):
                    text.tag = w("delText")

    def _wrapped(self, tag, runs, author):
        wrapper = etree.Element(w(tag))
        self._sign(wrapper, author)
        wrapper.extend(runs)
        return wrapper

    def _sign(self, element, author, *, number=True):
        if number:
            element.set(w("id"), str(self._next()))
        element.set(w("author"), author)
        element.set(w("date"), DATE)

    def _mark(self, paragraph, tag, author):
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        run = properties.find(w("rPr"))
        if run is None:
            run = etree.Element(w("rPr"))
            later = [each for each in properties if etree.QName(each).localname in ("sectPr", "pPrChange")]
            later[0].addprevious(run) if later else properties.append(run)
        mark = etree.Element(w(tag))
        self._sign(mark, author)
        run.insert(0, mark)

    def _row_mark(self, row, tag, author):
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            row.insert(0, properties)
        self._sign(etree.SubElement(properties, w(tag)), author)

    def _next(self):
        self._number += 1
        return self._number

    def _drop_notes(self):
        """Take away the notes that nothing calls any more, as Word does."""
        name = "word/footnotes.xml"
        if name not in self.parts:
            return
        called = {each.get(w("id")) for each in self.root.iter(w("footnoteReference"))}
        for note in list(self.part(name)):
            if note.get(w("type")) is None and note.get(w("id")) not in called:
                note.getparent().remove(note)

    def _write_comments(self):
        root = etree.Element(w("comments"), nsmap={"w": W, "w14": W14})
        threads = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
        for number, said, author, answers, done in self.comments:
            each = etree.SubElement(root, w("comment"))
            each.set(w("id"), number)
            each.set(w("author"), author)
            each.set(w("date"), DATE)
            each.set(w("initials"), author[:1])
            paragraph = etree.SubElement(each, w("p"))
            paragraph.set(f"{{{W14}}}paraId", f"{0x1000 + int(number):08X}")
            paragraph.append(_run(said, None))
            thread = etree.SubElement(threads, f"{{{W15}}}commentEx")
            thread.set(f"{{{W15}}}paraId", f"{0x1000 + int(number):08X}")
            if answers is not None:
                thread.set(f"{{{W15}}}paraIdParent", f"{0x1000 + int(answers):08X}")
            thread.set(f"{{{W15}}}done", "1" if done else "0")
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        added = (
            ("comments", root, f"{OFFICE}/comments", f"{kind}.comments+xml"),
            (
                "commentsExtended",
                threads,
                "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
                f"{kind}.commentsExtended+xml",
            ),
        )
        types = self.part("[Content_Types].xml")
        relations = self.part("word/_rels/document.xml.rels")
        for name, element, relation, content in added:
            self.roots[f"word/{name}.xml"] = element
            override = etree.SubElement(types, f"{{{TYPES}}}Override")
            override.set("PartName", f"/word/{name}.xml")
            override.set("ContentType", content)
            link = etree.SubElement(relations, f"{{{REL}}}Relationship")
            link.set("Id", f"rIdReview{name}")
            link.set("Type", relation)
            link.set("Target", f"{name}.xml")


def text_of(element):
    """Return what stands in a paragraph, also what is struck out."""
    return "".join(_said(run) for run in element.iter(w("r")))


def _said(run):
    return "".join(each.text or "" for each in run if each.tag in (w("t"), w("delText")))


def _one_text(run):
    """Part a run that holds several texts, with tabs among them, into one for each."""
    held = [each for each in run if each.tag != w("rPr")]
    if len(held) < 2 or not any(each.tag == w("t") for each in held):
        return
    for each in reversed(held[1:]):
        fresh = etree.Element(w("r"))
        if (properties := run.find(w("rPr"))) is not None:
            fresh.append(copy.deepcopy(properties))
        fresh.append(each)
        run.addnext(fresh)


def _cut(run, at):
    """Part a run of one text behind its first *at* signs."""
    second = copy.deepcopy(run)
    for half, start, end in ((run, 0, at), (second, at, None)):
        [text] = [each for each in half if each.tag in (w("t"), w("delText"))]
        text.text = (text.text or "")[start:end]
        text.set(SPACE, "preserve")
    run.addnext(second)
    return run, second


def _run(words, like):
    run = etree.Element(w("r"))
    if like is not None and (properties := like.find(w("rPr"))) is not None:
        run.append(copy.deepcopy(properties))
    text = etree.SubElement(run, w("t"))
    text.text = words
    text.set(SPACE, "preserve")
    return run


def _outside(run):
    """Return what stands round a run directly in its paragraph."""
    while run.getparent().tag != w("p"):
        run = run.getparent()
    return run


def _bytes(root):
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
