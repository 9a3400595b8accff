"""Jinja's sandbox, narrowed to the dialect: nothing of Python's or Jinja's own is within a template's reach."""

import threading
from collections.abc import Mapping
from typing import Any, Final

from jinja2 import BytecodeCache, StrictUndefined, Template, TemplateError, nodes, pass_context
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference, Undefined
from jinja2.sandbox import SandboxedEnvironment

from briefgen.diagnostics import UserError
from briefgen.locale.model import Locale
from briefgen.markup.numbered import NumberedTargets
from briefgen.markup.rendered import Literally, Phrase, Target
from briefgen.markup.tokens import encode
from briefgen.render.collection import Collection
from briefgen.render.exhibits import ExhibitRef
from briefgen.render.faults import Budget, TemplateFault, nearest
from briefgen.render.filters import CALLABLES
from briefgen.render.guard import LOOP, Refusal, insert_checks, refusals
from briefgen.render.heirs import NOTHING, Brought, left_to_heirs, parent_of
from briefgen.render.items import EntryRef, ItemRef
from briefgen.render.loader import RootsLoader
from briefgen.render.marks import fault_mark, insert_marks
from briefgen.render.names import FUNCTIONS
from briefgen.render.refs import Missing, Named, Names, Ref, Whole, Word


class Refused(Exception):  # noqa: N818 - carries findings, like a fault
    """A template is not of the dialect."""

    def __init__(self, name: str, found: tuple[Refusal, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.found = found


class CompiledTemplates(BytecodeCache):
    """Code of templates that were compiled in this process: a pure cache, by name and file, checked by the source's hash."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, Any]] = {}
        self._lock = threading.Lock()

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._codes.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        with self._lock:
            self._codes[bucket.key] = (bucket.checksum, bucket.code)


COMPILED: Final = CompiledTemplates()


class Recorder:
    """Turns what is printed into tokens, and keeps what each token stands for. One for each time that a brief is rendered."""

    def __init__(self, locale: Locale, budget: Budget, targets: NumberedTargets) -> None:
        self.locale = locale
        self.budget = budget
        self.targets = targets
        self.faults: list[TemplateFault] = []

    @pass_context
    def finalize(self, _: Context, value: object) -> str:
        """Return the token of *value*: the only way from a reference to text."""
        self.budget.step()
        match value:
            case Ref(target=Phrase() as phrase) if (fault := phrase_fault(phrase, self.locale)) is not None:
                return self._fault(fault)
            case Ref() | ItemRef() | EntryRef() | ExhibitRef():
                return self._token(value.target)
            case int() if not isinstance(value, bool):
                return self._token(Literally(number=value))
            case str():
                self.budget.spend(len(value))
                return value
            case Undefined():
                return str(value)
            case _:
                return self._fault(unprintable(value))

    def _token(self, target: Target) -> str:
        return encode(self.targets.number(target))

    def _fault(self, fault: TemplateFault) -> str:
        """Note what is wrong and go on, so that one run finds all of it."""
        self.faults.append(fault)
        return fault_mark(len(self.faults) - 1)


def unprintable(value: object) -> TemplateFault:
    match value:
        case Missing(noun=noun):
            return TemplateFault(f"{noun} is not given", "ask for it first: {% if … %}")
        case Collection(noun=noun):
            return TemplateFault(f"'{noun}' is a collection and cannot be printed", "loop over it", noun)
        case Names(noun=noun):
            return TemplateFault(f"'{noun}' cannot be printed", nearest("", value.fields), noun)
        case Word() | Whole() | bool():
            return TemplateFault("a value is for logic and cannot be printed", "print a field, or certainty(claim)")
        case _:
            return TemplateFault("only items, their fields and phrases can be printed")


def phrase_fault(phrase: Phrase, locale: Locale) -> TemplateFault | None:
    """Return what is wrong with a phrase: its key, its places, or those of a phrase within."""
    if not locale.has(phrase.key):
        message = f"the language '{locale.tag}' has no phrase '{phrase.key}'"
        return TemplateFault(message, nearest(phrase.key, locale.strings, "add it to its locale file"), phrase.key)
    wanted = locale.places(phrase.key)
    if odd := sorted(wanted ^ phrase.values.keys()):
        state = "needs" if odd[0] in wanted else "has no place for"
        return TemplateFault(
            f"the phrase '{phrase.key}' {state} '{odd[0]}'", f'it says "{locale.strings[phrase.key]}"', phrase.key
        )
    inner = (phrase_fault(value, locale) for value in phrase.values.values() if isinstance(value, Phrase))
    return next((fault for fault in inner if fault is not None), None)


HEIRS: Final = 8
"""How many templates may extend each other in a row, and still see each other's names."""
MOST: Final = 20
"""Findings of one template: with as many, the rest says nothing new."""
TOO_DEEP: Final = Refusal(
    line=1, message="the template nests too deep, or holds a number without end", hint="simplify it"
)


def _block(blocks: TemplateReference, name: str) -> BlockReference:
    try:
        block: BlockReference = blocks[name]
    except KeyError:
        raise TemplateFault(f"the template has no block '{name}'", word=name) from None
    return block


class BriefTemplate(Template):
    """A template whose macros, where it hides one of ours, are joined by those of ours that it does not write anew."""

    def make_module(self, *args: Any, **options: Any) -> TemplateModule:
        module = super().make_module(*args, **options)
        environment = self.environment
        hidden = environment.loader.hidden(self.name) if isinstance(environment.loader, RootsLoader) else None
        for name, macro in _macros(environment.get_template(hidden).module).items() if hidden else ():
            vars(module).setdefault(name, macro)
        return module


def _macros(module: TemplateModule) -> dict[str, Macro]:
    return {name: macro for name, macro in vars(module).items() if isinstance(macro, Macro)}


class TemplateEnvironment(SandboxedEnvironment):
    """Made for one brief: its names are globals, so that imported macros see them as well."""

    template_class = BriefTemplate

    def __init__(self, loader: RootsLoader, recorder: Recorder, names: Mapping[str, object]) -> None:
        super().__init__(
            loader=loader,
            finalize=recorder.finalize,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,
            bytecode_cache=COMPILED,
            auto_reload=False,
        )
        self.globals = {**names, **FUNCTIONS}
        self.filters = dict(CALLABLES)
        self.tests = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Documented by Jinja as the step to override: here the allow-list stands before the compiler."""
        try:
            tree = super()._parse(source, name, filename)
            found = refusals(tree, self._above(tree, (str(name),)))
        except (RecursionError, ValueError):
            # Python's own limits on nesting and on the digits of a number, met before there is a tree to look at.
            found = (TOO_DEEP,)
        if found:
            raise Refused(str(filename), found[:MOST])
        insert_checks(tree)
        insert_marks(tree, str(name))
        return tree

    def _above(self, tree: nodes.Template, heirs: tuple[str, ...]) -> Brought | None:
        """Return what a template has from those that it extends; None where it extends none that can be read.

        What is wrong with these is said where they are loaded.
        """
        parent = parent_of(tree)
        if parent is None or parent in heirs or len(heirs) > HEIRS or self.loader is None:
            return None
        try:
            source, filename, _ = self.loader.get_source(self, parent)
            above = super()._parse(source, parent, filename)
        except (TemplateError, UserError, RecursionError, ValueError):
            return None
        return left_to_heirs(above) | (self._above(above, (*heirs, parent)) or NOTHING)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Only declared fields of our own objects, three of a loop, and the macros of an imported template."""
        if isinstance(obj, Named):
            return obj.field(attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        if isinstance(obj, TemplateModule):
            macros = _macros(obj)
            if attribute in macros:
                return macros[attribute]
            raise TemplateFault(f"the imported template has no '{attribute}'", nearest(attribute, macros), attribute)
        if isinstance(obj, TemplateReference):
            return _block(obj, attribute)
        raise TemplateFault(f"there is no '{attribute}' here", word=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ARG002 - the signature is Jinja's
        raise TemplateFault("square brackets cut into what they follow")

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, (Macro, BlockReference)) or any(obj is function for function in FUNCTIONS.values())
