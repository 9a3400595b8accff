"""A brief by docxtpl, whose templates are made once, in two ways: all styles in the template, or all paragraphs from code."""

from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from docx import Document as WordFile
from docxtpl import DocxTemplate, RichText, RichTextParagraph

from benchmarks.word.api import LINK_STYLE, TABLE_STYLE, furnish, repeat, saved, slim_template, style_ids
from benchmarks.word.content import STYLES, Content, Grid, Words

FURNITURE: Final = Content(
    title="",
    author="",
    language="",
    marking="{{ marking }}",
    draft="{{ draft }}",
    footer=("{{ footer.0 }}", "{{ footer.1 }}", "{{ footer.2 }}", "{{ footer.3 }}"),
    blocks=(),
)


# --- all styles in the template ------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _template() -> bytes:
    """Return the template: for each style a paragraph that asks whether it is wanted, for plain words or for runs."""
    made: Any = WordFile(BytesIO(slim_template()))
    furnish(made, FURNITURE)
    made.add_paragraph("{%p for block in blocks %}")
    made.add_paragraph("{%p if block.breaks %}")
    made.add_page_break()
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p if block.rows %}")
    _add_table(made)
    for style in STYLES:
        made.add_paragraph(f"{{%p elif block.style == '{style}' %}}")
        made.add_paragraph("{{ block.text }}", style=style).add_run("{{r block.rich }}")
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endfor %}")
    return saved(made)


def _add_table(made: Any) -> None:
    table = made.add_table(rows=4, cols=3, style=TABLE_STYLE)
    repeat(table)
    rows = (
        ("{%tc for cell in block.head %}", "{{ cell }}", "{%tc endfor %}"),
        ("{%tr for row in block.rows %}", "", ""),
        ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"),
        ("{%tr endfor %}", "", ""),
    )
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text


def write_by_template(content: Content) -> bytes:
    template = DocxTemplate(BytesIO(_template()))  # one renders once
    return _rendered(template, content, [_block(block, template) for block in content.blocks])


def _block(block: Words | Grid, template: Any) -> dict[str, Any]:
    if isinstance(block, Grid):
        return _table(block)
    plain = block.is_plain
    return {
        "style": block.style,
        "breaks": block.page_before,
        "text": block.text if plain else "",
        "rich": "" if plain else _rich(block, template),
    }


# --- all paragraphs from code --------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _sleeve() -> bytes:
    """Return a template of tables and of paragraphs that come with their styles: Jinja has a tenth as much to compile."""
    made: Any = WordFile(BytesIO(slim_template()))
    furnish(made, FURNITURE)
    made.add_paragraph("{%p for block in blocks %}")
    made.add_paragraph("{%p if block.rows %}")
    _add_table(made)
    made.add_paragraph("{%p else %}")
    made.add_paragraph("{{p block.words }}")
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endfor %}")
    return saved(made)


def write_by_sleeve(content: Content) -> bytes:
    template = DocxTemplate(BytesIO(_sleeve()))
    blocks = [
        _table(block) if isinstance(block, Grid) else {"words": _paragraph(block, template)} for block in content.blocks
    ]
    return _rendered(template, content, blocks)


def _paragraph(words: Words, template: Any) -> Any:
    paragraph = RichTextParagraph()
    paragraph.add(_rich(words, template), parastyle=style_ids()[words.style])
    return paragraph


# --- in both -------------------------------------------------------------------------------------------------------


def _rendered(template: Any, content: Content, blocks: list[dict[str, Any]]) -> bytes:
    context = {"marking": content.marking, "draft": content.draft, "footer": content.footer, "blocks": blocks}
    template.render(context, autoescape=True)
    properties = template.docx.core_properties
    properties.title, properties.author, properties.language = content.title, content.author, content.language
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def _table(grid: Grid) -> dict[str, Any]:
    return {"head": grid.rows[0], "rows": grid.rows[1:]}


def _rich(words: Words, template: Any) -> Any:
    rich = RichText()
    for run in words.runs:
        if run.url:
            rich.add(run.text, style=LINK_STYLE, url_id=template.build_url_id(run.url))
        else:
            rich.add(run.text, bold=run.look == "strong", italic=run.look == "emphasis")
    return rich
