"""The text that every peer writes, and its variants. Nothing heavy is imported here: what a peer costs is its own."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

Text = dict[str, Any]
FILE: Final = Path(__file__).with_name("brief.json")
AUDIENCES: Final = ("Ministers", "Legislators", "Civil servants", "Local government", "Press", "Public")


def brief() -> Text:
    return next(of_the_set())


def of_the_set() -> Iterator[Text]:
    """Yield the brief of each audience: a title of its own, and the key messages in an order of its own."""
    text = json.loads(FILE.read_text(encoding="utf-8"))
    for number, audience in enumerate(AUDIENCES):
        title = f"{text['title']} ({audience})"
        first = number % len(text["key_messages"])
        messages = text["key_messages"][first:] + text["key_messages"][:first]
        yield {**text, "title": title, "audience": audience, "key_messages": messages}


def of_the_batch(count: int) -> Iterator[Text]:
    """Yield the brief of each record, whose head has its four fields."""
    text = json.loads(FILE.read_text(encoding="utf-8"))
    for record in records(count):
        said = f"{record['code']}: target {record['target']}, change {record['change']}"
        yield {**text, "subtitle": f"Options and evidence for district {said}", "audience": record["office"]}


def records(count: int) -> Iterator[dict[str, str]]:
    for number in range(1, count + 1):
        yield {
            "code": f"{number:03}",
            "office": f"District office {number:03}",
            "target": str(150 + number),
            "change": f"+{50 + number}%",
        }
