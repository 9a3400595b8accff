"""Templates run on a small cleared pack: from words in a test to markup, to a document, or to what is wrong."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from support.cleared import pack

from briefgen.audience.form import AudienceForm
from briefgen.audience.load import LoadedAudience
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.document.document import Document
from briefgen.gate.records import ClearedPack
from briefgen.locale.load import load_locale
from briefgen.locale.model import Locale
from briefgen.markup.rendered import Rendered
from briefgen.markup.tokens import CLOSE, OPEN
from briefgen.reader.read import read
from briefgen.render.render import render
from briefgen.resources import templates_root

NAME = "audiences/trial/brief.md.j2"


def locale() -> Locale:
    return load_locale("en-GB", (templates_root(),))


def form(**fields: Any) -> AudienceForm:
    return AudienceForm(title="Trial", languages=("en-GB",), **({"citations": "numbered"} | fields))


def render_text(
    root: Path,
    template: str,
    cleared: ClearedPack | None = None,
    *,
    keep: frozenset[str] | None = None,
    **partials: str,
) -> Rendered:
    """Render *template* from a templates root at *root*; *partials* are files of `partials/`."""
    files = {NAME: template} | {f"partials/{name}.md.j2": text for name, text in partials.items()}
    write(root, files)
    used = cleared or pack()
    audience = LoadedAudience(name="trial", form=form(), template=NAME, path=root / "audiences/trial/audience.yaml")
    kept = frozenset(used.items) if keep is None else keep
    return render(used, audience, locale(), (root, templates_root()), keep=kept)


def write(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def markup(root: Path, template: str, cleared: ClearedPack | None = None, **options: Any) -> str:
    """Return the markup with each token as its target's words: ⟦visit⟧, ⟦t:say⟧."""
    rendered = render_text(root, template, cleared, **options)
    text = rendered.markup
    for index, target in enumerate(rendered.targets):
        text = text.replace(f"{OPEN}{index}{CLOSE}", f"⟦{_short(target)}⟧")
    return text


def _short(target: Any) -> str:
    match target:
        case _ if hasattr(target, "number"):
            return str(target.number)
        case _ if hasattr(target, "key"):
            return f"t:{target.key}"
        case _ if hasattr(target, "name"):
            return f"pack:{target.name}"
    name = target.item if hasattr(target, "item") else target.id
    form_ = getattr(target, "form", getattr(target, "field", type(target).__name__.removeprefix("Item").lower()))
    return str(name if form_ == "text" else f"{name}.{form_}")


def document(
    root: Path,
    template: str,
    cleared: ClearedPack | None = None,
    *,
    look: AudienceForm | None = None,
    keep: frozenset[str] | None = None,
) -> Document:
    """Read what *template* makes; a title is put before it where it has none."""
    whole = template if "# " in template.split("\n", maxsplit=1)[0][:2] else f"# Trial\n\n{template}"
    used = cleared or pack()
    return read(render_text(root, whole, used, keep=keep), used, locale(), form=look or form())


def faults_of(root: Path, template: str, cleared: ClearedPack | None = None, **partials: str) -> tuple[Diagnostic, ...]:
    """Return what rendering finds wrong; nothing where it finds nothing."""
    try:
        render_text(root, template, cleared, **partials)
    except UserError as error:
        return error.diagnostics
    return ()
