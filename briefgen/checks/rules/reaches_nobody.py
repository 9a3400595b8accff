"""Flag a statement that published readers alone may see, and that nobody has agreed to publish.

Why: it is left out of every brief, and whoever wrote it for publication would learn of it from nobody.
Example: a bullet under `# For publication {.messages .say readers=public}` without `ok: public`.
Instead: write `- ok: public` under it when somebody has agreed to these very words, or name other readers.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.content.groups import expand, expand_all, published_audiences
from briefgen.content.pack import PackItem
from briefgen.diagnostics import Severity
from briefgen.gate.scopes import readers_of


def find(subject: PackSubject) -> Iterator[Finding]:
    policy = subject.policy.policy
    published = published_audiences(policy)
    for entry in subject.pack.items:
        readers = readers_of(policy, entry.scopes)
        waits = entry.use == "say" and entry.item.state == "current" and readers and readers <= published
        if waits and not readers & expand_all(policy, entry.item.ok) and not _is_told(subject, entry, published):
            ok = ", ".join(sorted(readers))
            yield Finding(
                message=f"'{entry.id}' reaches nobody: no `ok: {ok}`",
                span=entry.text_span,
                hint=f"write `- ok: {ok}` under it when somebody has agreed to these very words, or give it other readers",
            )


def _is_told(subject: PackSubject, entry: PackItem, published: frozenset[str]) -> bool:
    """Tell whether the item itself names the published reader: loading has said then that there is no ok for it (BG127)."""
    named = entry.item.readers or ()
    return any(expand(subject.policy.policy, name) & published for name in named)


RULE: Final = PackRule(
    code="BG171", name="reaches-nobody", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
