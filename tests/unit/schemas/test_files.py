"""The schemas that editors get: every file of ours holds to its own, and every field says what it is."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from briefgen.located.yaml import parse_yaml, read_yaml
from briefgen.resources import PACKAGE, bundled_root, templates_root
from briefgen.schemas.describe import undescribed, words
from briefgen.schemas.files import FILES, schema_files, schema_of
from briefgen.schemas.modelines import modeline, with_modelines

ROOT = bundled_root()
OURS = sorted(
    path
    for folder in ("content", "templates")
    for path in (ROOT / folder).rglob("*.yaml")
)  # fmt: skip
FICTIONAL = Path(__file__).parents[2] / "packs" / "fictional"
THEIRS = sorted(FICTIONAL.rglob("*.yaml"))
VALIDATORS = {name: Draft202012Validator(file.schema()) for name, file in FILES.items()}


def faults(name, data):
    return [f"{'.'.join(map(str, fault.path))}: {fault.message[:200]}" for fault in VALIDATORS[name].iter_errors(data)]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_yaml_file_of_ours_has_a_schema_and_holds_to_it(path):
    name = schema_of(path.relative_to(ROOT))
    assert name is not None
    assert faults(name, read_yaml(path).data) == []


@pytest.mark.parametrize("path", THEIRS, ids=lambda path: path.relative_to(FICTIONAL).as_posix())
def test_so_does_every_file_of_the_fictional_project(path):
    name = schema_of(path.relative_to(FICTIONAL))
    assert name is not None
    assert faults(name, read_yaml(path).data) == []


@pytest.mark.parametrize(
    "path", [ROOT / "content" / "india-russia-visit" / "pack.md", *sorted((FICTIONAL / "content").rglob("*.md"))],
    ids=lambda path: path.name,
)  # fmt: skip
def test_so_does_every_front_matter(path):
    first, *rest = path.read_text(encoding="utf-8").split("\n")
    if first != "---":
        return
    head = "\n".join(rest[: rest.index("---")])
    assert faults("pack", parse_yaml(head, path).data) == []


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_one_and_every_field_is_described(name):
    schema = FILES[name].schema()
    Draft202012Validator.check_schema(schema)
    assert list(undescribed(schema, FILES[name].model)) == []


def wordy(schema, name):
    """Yield the fields that take words of whatever kind, and have no example."""
    for model, part in (*schema.get("$defs", {}).items(), (name, schema)):
        for one in (part, *part.get("anyOf", ())):
            for field, of_field in one.get("properties", {}).items():
                if of_field.get("type") == "string" and not {"enum", "const", "examples", "default"} & of_field.keys():
                    yield f"{model}.{field}"


def test_fields_that_take_words_have_an_example():
    lacking = {field for name, file in FILES.items() for field in wordy(file.schema(), file.model)}
    assert sorted(lacking) == []


@pytest.mark.parametrize(
    ("name", "data", "field"),
    [
        ("policy", {"schemes": ["tlp"], "audiences": {"desk": {"ceiling": {}, "published": "yes"}}}, "published"),
        ("sources", [{"id": "a", "title": "A", "issued": "2025-12-01", "citable": "everybody"}], "citable"),
        ("sources", [{"id": "A b", "title": "A", "issued": "2025-12-01", "citable": "public"}], "id"),
        ("theme", {"inherit": "government", "colurs": {}}, "colurs"),
        ("theme", {"inherit": "government", "audiences": {"minister": {"body": {"sise": 11}}}}, "sise"),
        ("audience", {"title": "T", "languages": []}, "languages"),
        ("topics", [{"id": "a", "title": None}], "title"),
    ],
)
def test_what_the_loader_refuses_an_editor_underlines(name, data, field):
    [fault] = VALIDATORS[name].iter_errors(data)
    assert field in f"{list(fault.path)} {fault.message}"


def test_no_word_is_kept_for_a_field_that_is_no_more():
    known = set()
    for file in FILES.values():
        schema = file.schema()
        for model, part in (*schema.get("$defs", {}).items(), (file.model, schema)):
            for one in (part, *part.get("anyOf", ())):
                for field in one.get("properties", {}):
                    known |= {f"{model}.{field}", f"{file.otherwise}{field}"}
    assert sorted(words().keys() - known) == []


@pytest.mark.skipif(not (PACKAGE.parent / "templates").is_dir(), reason="the files stand in the repository")
def test_the_files_that_come_along_are_in_step_with_the_models(update_goldens):
    files = schema_files(templates_root() / "schemas", tuple(FILES))
    if update_goldens:
        for path, content in files.items():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
    stale = [path.name for path, content in files.items() if path.read_bytes() != content]
    assert stale == [], "run: briefgen schema -o templates/schemas"
    assert {path.name for path in (templates_root() / "schemas").iterdir()} == {path.name for path in files}


def test_a_modeline_leads_from_the_file_to_its_schema(tmp_path):
    (tmp_path / "content" / "water").mkdir(parents=True)
    (tmp_path / "templates" / "themes").mkdir(parents=True)
    files = {
        "content/policy.yaml": b"schemes: [tlp]\n",
        "content/water/sources.yaml": "\ufeff- id: a\r\n".encode(),
        "content/water/other.yaml": b"facts: []\n",
        "content/other.yaml": b"a: b\n",
        "templates/themes/own.yaml": b"# yaml-language-server: $schema=elsewhere.json\ninherit: government\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    written = {
        path.relative_to(tmp_path).as_posix(): content
        for path, content in with_modelines(tmp_path, tmp_path / "schemas").items()
    }
    assert written == {
        "content/policy.yaml": b"# yaml-language-server: $schema=../schemas/policy.schema.json\nschemes: [tlp]\n",
        "content/water/other.yaml": b"# yaml-language-server: $schema=../../schemas/items.schema.json\nfacts: []\n",
        "content/water/sources.yaml": "\ufeff# yaml-language-server: $schema=../../schemas/sources.schema.json\r\n- id: a\r\n".encode(),
    }  # fmt: skip
    assert modeline(Path("content/notes.txt"), Path("schemas")) is None
    assert json.loads(schema_files(Path(), ("policy",))[Path("policy.schema.json")])
