"""Documents that come back and were made to do harm: each is a brief of the sample with something done to it."""

import io
import zipfile

from support.edited import W

SPACES = f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts, *, tight=False):
    """Pack parts, not *tight* without compressing them: what packs too well is refused for that."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED if tight else zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def with_part(content, name, data):
    return packed({**parts_of(content), name: data if isinstance(data, bytes) else data.encode()})


def with_body(content, body):
    """Return a document of other words that says it is this one."""
    return with_part(content, "word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")


def behind(content, body):
    """Put more behind the last paragraph."""
    document = parts_of(content)["word/document.xml"].decode()
    at = document.rindex("<w:sectPr")
    return with_part(content, "word/document.xml", document[:at] + body + document[at:])


def related(content, kind, target, *, external):
    """Relate the document to something by a type that ends so."""
    name = "word/_rels/document.xml.rels"
    mode = ' TargetMode="External"' if external else ""
    relation = (
        f'<Relationship Id="rIdEvil" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships{kind}"'
        f' Target="{target}"{mode}/>'
    )
    return with_part(
        content, name, parts_of(content)[name].decode().replace("</Relationships>", f"{relation}</Relationships>")
    )


def paragraph(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def laughs(content):
    """Ten entities of ten of the one before: the words of ten thousand million laughs."""
    lines = "".join(
        f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' if number else '<!ENTITY l0 "ha">' for number in range(10)
    )
    body = f"<!DOCTYPE x [{lines}]><w:document {SPACES}><w:body>{paragraph('&l9;')}</w:body></w:document>"
    return with_part(content, "word/document.xml", body)


def fetching(content):
    body = f'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><w:document {SPACES}><w:body>{paragraph("&f;")}</w:body></w:document>'
    return with_part(content, "word/document.xml", body)


def bomb(content):
    return packed({**parts_of(content), "word/media/image1.png": bytes(90_000_000)}, tight=True)


def nested(levels, tag, inside):
    return f"<w:{tag}>" * levels + inside + f"</w:{tag}>" * levels


def tables_in_tables(levels):
    opened, closed = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return opened * levels + paragraph("deep") + (closed + "<w:p/>") * (levels - 1) + closed


def many_alike(content, count, words="Several agreements are reported as likely to be signed."):
    return with_body(content, paragraph(words) * count)


def long_paragraph(content, words):
    return with_body(content, paragraph("agreements " * words))


def comments_on_all(content, count):
    """Comments that are open over all of the words, which stand in as many runs."""
    starts = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in range(count))
    ends = "".join(f'<w:commentRangeEnd w:id="{number}"/>' for number in range(count))
    runs = "".join(f"<w:r><w:rPr>{'<w:b/>' * (number % 2)}</w:rPr><w:t>a </w:t></w:r>" for number in range(count))
    return with_body(content, f"<w:p>{starts}{runs}{ends}</w:p>")


def open_fields(content, count):
    begins = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * count
    return with_body(content, f"<w:p>{begins}{'<w:r><w:t>x</w:t></w:r>' * count}</w:p>")


def wide_table(content, rows, cells):
    cell = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
    return with_body(content, f"<w:tbl>{f'<w:tr>{cell * cells}</w:tr>' * rows}</w:tbl>")
