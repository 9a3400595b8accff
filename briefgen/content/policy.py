"""Load `content/policy.yaml` and the handling schemes that it names."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from briefgen.content.front import Policy
from briefgen.content.model import ID_PATTERN
from briefgen.content.names import POLICY, UNKNOWN_NAME, choice, problem
from briefgen.content.pack import LoadedPolicy
from briefgen.content.schemes import Scheme, another_scheme, load_scheme, marking_fault, parts_of
from briefgen.content.yardsticks import load_yardsticks
from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.located.positions import Located, Location
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml
from briefgen.project.folder import POLICY_FILE, ProjectFolder
from briefgen.project.roots import named, require_within
from briefgen.resources import bundled_root

SMALLEST: Final = (
    "schemes: [tlp]",
    "audiences: {analyst: {ceiling: {tlp: red}, cites: [public, official, internal]}}",
)
"""A policy with one of the bundled readers."""


def load_policy(folder: ProjectFolder, *, allow_classified_labels: bool = False) -> LoadedPolicy:
    """Raises UserError with every problem: there is no policy to fall back on."""
    path = folder.content / POLICY_FILE
    if not path.is_file():
        raise UserError(problem(POLICY, "the project has no policy", Span(path=path, line=1), *_to_begin_with(path)))
    located = read_yaml(require_within(path, folder.content))
    policy = validate(Policy, located)
    known = named("markings", folder.templates)
    unnamed = frozenset(known) - set(policy.schemes)
    schemes, inputs, problems = _schemes(policy, located, known)
    yardsticks = load_yardsticks(folder.templates)
    found = (
        *problems,
        *_name_problems(policy, located),
        *_ceiling_problems(policy, schemes, unnamed, located),
        *_admits_problems(policy, schemes, unnamed, located),
        *_evidence_problems(policy, located),
        *_label_problems(policy, schemes, located),
    )
    if found:
        raise UserError(*found)
    return LoadedPolicy(
        policy=policy,
        schemes=schemes,
        positions=located.positions,
        path=path,
        inputs=(path, *inputs),
        yardsticks=yardsticks,
        allow_classified_labels=allow_classified_labels,
        unnamed=unnamed,
    )


def _to_begin_with(path: Path) -> tuple[str, ...]:
    """Return what to copy, and the smallest policy there is; where the sample's own is lost, that alone."""
    smallest = f"write two lines in {POLICY_FILE}: {' and '.join(f'`{line}`' for line in SMALLEST)}"
    sample = bundled_root() / "content" / POLICY_FILE
    return (
        (smallest,)
        if sample == path
        else (f"copy the sample's and name your readers in it: {sample}", f"or {smallest}")
    )


def _schemes(
    policy: Policy, located: Located, known: Mapping[str, Path]
) -> tuple[Mapping[str, Scheme], tuple[Path, ...], tuple[Diagnostic, ...]]:
    schemes: dict[str, Scheme] = {}
    inputs: list[Path] = []
    problems: list[Diagnostic] = []
    for index, name in enumerate(policy.schemes):
        if name not in known:
            span = located.positions.span(("schemes", index))
            problems.append(
                problem(
                    UNKNOWN_NAME, f"unknown marking scheme '{name}'", span, did_you_mean(name, known, choice(known))
                )
            )
            continue
        try:
            schemes[name] = load_scheme(known[name])
            inputs.append(known[name])
        except UserError as error:
            problems.extend(error.diagnostics)
    return schemes, tuple(inputs), tuple(problems)


def _name_problems(policy: Policy, located: Located) -> Iterator[Diagnostic]:
    for name in (*policy.audiences, *policy.groups):
        place = ("audiences" if name in policy.audiences else "groups", name)
        if re.match(ID_PATTERN, name) is None:
            hint = "write small letters and digits, parted by single hyphens"
            yield problem(POLICY, f"'{name}' is no name for readers", _key_span(located, place), hint)
    for name in policy.groups:
        if name in policy.audiences:
            span = _key_span(located, ("groups", name))
            yield problem(POLICY, f"'{name}' is an audience and a group", span, "rename one of them")
    yield from _member_problems(policy, located)


def _member_problems(policy: Policy, located: Located) -> Iterator[Diagnostic]:
    for group, members in policy.groups.items():
        for index, member in enumerate(members):
            span = located.positions.span(("groups", group, index))
            access = policy.audiences.get(member)
            if access is None:
                hint = did_you_mean(member, policy.audiences, choice(policy.audiences))
                yield problem(UNKNOWN_NAME, f"unknown reader '{member}'", span, hint)
            elif group == "published" and not access.published:
                hint = f"write `published: true` for '{member}', or take it out of the group"
                yield problem(POLICY, f"'{member}' is in the group 'published' and is not", span, hint)
            elif group == "internal" and access.published:
                hint = f"take '{member}' out of the group"
                yield problem(POLICY, f"'{member}' is in the group 'internal' and is published", span, hint)


def _ceiling_problems(
    policy: Policy, schemes: Mapping[str, Scheme], unnamed: frozenset[str], located: Located
) -> Iterator[Diagnostic]:
    for audience, access in policy.audiences.items():
        for name, level in access.ceiling.items():
            place = ("audiences", audience, "ceiling", name)
            yield from _scheme_problems(name, policy, unnamed, located, place)
            if name not in schemes:
                continue
            if "/" in level:
                hint = (
                    f"write `ceiling: {{{name}: {parts_of(f'{name}:{level}').level}}}`, and the caveats under `admits`"
                )
                yield problem(POLICY, "a ceiling is a level without caveats", located.positions.span(place), hint)
            elif fault := marking_fault(f"{name}:{level}", schemes, whole=False):
                yield problem(UNKNOWN_NAME, fault[0], located.positions.span(place), fault[1])


def _scheme_problems(
    name: str, policy: Policy, unnamed: frozenset[str], located: Located, place: Location
) -> Iterator[Diagnostic]:
    if name not in policy.schemes:
        hint = another_scheme(name, policy.schemes, unnamed)
        yield problem(UNKNOWN_NAME, f"unknown marking scheme '{name}'", _key_span(located, place), hint)


def _admits_problems(
    policy: Policy, schemes: Mapping[str, Scheme], unnamed: frozenset[str], located: Located
) -> Iterator[Diagnostic]:
    for audience, access in policy.audiences.items():
        for name, caveats in access.admits.items():
            place = ("audiences", audience, "admits", name)
            yield from _scheme_problems(name, policy, unnamed, located, place)
            known = schemes[name].known_caveats if name in schemes else {}
            for index, caveat in enumerate(caveats):
                if name in schemes and caveat not in known:
                    hint = did_you_mean(caveat, known, choice(known))
                    span = located.positions.span((*place, index))
                    yield problem(UNKNOWN_NAME, f"'{name}' has no caveat '{caveat}'", span, hint)


def _evidence_problems(policy: Policy, located: Located) -> Iterator[Diagnostic]:
    """Find a reader of the evidence whom the policy does not know, or who gets a published brief."""
    name, span = policy.evidence, located.positions.span(("evidence",))
    if name is not None and name not in policy.audiences:
        hint = did_you_mean(name, policy.audiences, choice(policy.audiences))
        yield problem(UNKNOWN_NAME, f"unknown reader '{name}'", span, hint)
    elif name is not None and policy.audiences[name].published:
        yield problem(POLICY, f"'{name}' is published and cannot hold the evidence", span, "name an internal audience")


def _label_problems(policy: Policy, schemes: Mapping[str, Scheme], located: Located) -> Iterator[Diagnostic]:
    """Find labels for markings that are none; those of a scheme that could not be read have a problem of their own."""
    known = [f"{name}:{level.id}" for name, scheme in schemes.items() for level in scheme.levels]
    unread = set(policy.schemes) - set(schemes)
    for marking in policy.labels:
        if parts_of(marking).scheme not in unread and marking_fault(marking, schemes):
            hint = did_you_mean(marking, known, f"the markings are {', '.join(known)}")
            yield problem(UNKNOWN_NAME, f"unknown marking '{marking}'", _key_span(located, ("labels", marking)), hint)


def _key_span(located: Located, location: Location) -> Span | None:
    key = located.keys.get(location)
    return located.positions.span(location) if key is None else key.span()
