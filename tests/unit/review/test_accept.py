"""Accepted changes are written where the words stand, in either face, and nothing else is touched: all of them or none."""

from contextlib import suppress

import pytest
from support.clearance import LAKE, clearance
from support.clearance import opened as clearance_opened
from support.harbour import BODY, FILE, FRONT, PACK, accepted, came_back, harbour, opened, replaced, text
from support.project import edit, run
from support.stopping import interrupted, once, steps

from briefgen.authoring.intake.said import said
from briefgen.diagnostics import UnknownNameError, UserError
from briefgen.review.accept import trial
from briefgen.review.accept.kept import kept_path
from briefgen.review.accept.proposals import proposals
from briefgen.review.accept.take import accept, acceptable, broken, put
from briefgen.review.accept.trial import rebuilt


def only(project, found):
    [proposal] = proposals(project, found)
    return proposal


@pytest.mark.parametrize(
    ("words", "change", "text_of_file"),
    [
        ("wide, and", ("wide", "broad"), ("is {figure:berths} wide, and its", "is {figure:berths} broad, and its")),
        ("wide, and", ("harbour", "old port"), ("The **harbour** of", "The **old port** of")),
        ("wide, and", ("The harbour of", "A basin of"), ("The **harbour** of", "A basin of")),
        ("wide, and", ("since May", "from *May* {on}"), ("\\[since May\\]", "\\[from \\*May\\* \\{on\\}\\]")),
        ("wide, and", ("and its long", "its long"), ("wide, and its\n", "wide, its\n")),
        ("quite closed", ("The port is", ""), ("- The port is *quite*", "- *quite*")),
        ("quite closed", ("quite closed", "shut"), ("is *quite* closed.", "is shut.")),
        ("wide, and", ("long quay", "short quay"), ("short: long quay", "short: short quay")),
        ("wide, and", ("Lund", "Berg"), ("short: Warden Lund", "short: Warden Berg")),
        (
            "Harbour of",
            ("Arland", "Arland: a plan"),
            ("title: Harbour of Arland ", 'title: "Harbour of Arland: a plan" '),
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_words_are_written_where_they_stand(tmp_path, words, change, text_of_file, newline):
    (old, new), (line, written) = change, text_of_file
    project = harbour(tmp_path, newline=newline)
    planned = accepted(project, came_back(project, replaced(words, old, new)))
    before = (FRONT + BODY).replace("\n", newline)
    line, written = line.replace("\n", newline), written.replace("\n", newline)
    assert before.count(line) == 1
    assert text(project) == before.replace(line, written)
    assert (planned.left, planned.differences) == ((), ())


@pytest.mark.parametrize(
    ("language", "change", "text_of_file"),
    [
        ("hi-IN", ("आज", "अब"), ("- hi-IN: बंदरगाह आज खुला", "- hi-IN: बंदरगाह अब खुला")),
        ("ru-RU", ("сегодня", "снова"), ("- ru-RU: Гавань сегодня", "- ru-RU: Гавань снова")),
    ],
)
def test_a_translation_is_written_into_the_translation(tmp_path, language, change, text_of_file):
    (old, new), (line, written) = change, text_of_file
    project = harbour(tmp_path, BODY.replace("\n- The port", "\n<!-- more -->\n\n- The port"))
    translated = (
        "translations:\n  hi-IN: {title: बंदरगाह}\n  ru-RU: {title: Гавань}\n",
        "people:\n",
    )
    file = project.folder.content / FILE
    file.write_text(text(project).replace("people:\n", "".join(translated)), encoding="utf-8")
    project = opened(tmp_path)
    before = text(project)
    accepted(project, came_back(project, replaced(old, old, new), language=language))
    assert text(project) == before.replace(line, written) != before


def test_a_variant_is_written_into_the_variant(tmp_path):
    project = harbour(tmp_path)
    accepted(project, came_back(project, replaced("is open", "open", "shut"), "chief"))
    assert text(project) == FRONT + BODY.replace("short: The harbour is open.", "short: The harbour is shut.")


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("wide, and", "wide", "broad"),
        ("wide, and", "since May", "on: *May*"),
        ("quite closed", "quite closed", "shut # so"),
    ],
)
def test_the_yaml_face_takes_the_same_words(tmp_path, words, old, new):
    project = harbour(tmp_path)
    assert run("convert", PACK, "--to", "yaml", "--yes", cwd=tmp_path).code == 0
    project = opened(tmp_path)
    before = {each.id: each.item for each in project.pack(PACK).items}
    comments = [line for line in text(project).split("\n") if "#" in line]
    planned = accepted(project, came_back(project, replaced(words, old, new)))
    assert (planned.left, planned.differences) == ((), ())
    after = {each.id: each.item for each in opened(tmp_path).pack(PACK).items}
    [changed] = [name for name, item in after.items() if item != before[name]]
    assert changed == ("harbour" if words == "wide, and" else "port")
    assert set(comments) <= set(text(project).split("\n"))
    assert after[changed].model_dump(exclude={"text"}) == before[changed].model_dump(exclude={"text"})


def test_a_figure_is_proposed_and_not_taken_with_all(tmp_path):
    project = harbour(tmp_path)
    found = came_back(project, replaced("wide, and", "58.9", "59.9"))
    proposal = only(project, found)
    assert (proposal.sort, proposal.old, proposal.new) == ("figure", "58.9", "59.9")
    assert proposal.span.line == (FRONT + BODY)[: FRONT.index("berths")].count("\n") + 1
    assert acceptable(project, found, (proposal,)) == frozenset()
    accepted(project, found, {proposal.id})
    assert text(project) == (FRONT + BODY).replace("value: 58.9", "value: 59.9")


def test_a_number_is_not_written_over_a_figure(tmp_path):
    project = harbour(tmp_path)
    proposed = proposals(project, came_back(project, replaced("wide, and", "58.9\u00a0metres wide", "60 berths")))
    assert not any("60" in one.new for one in proposed if one.sort == "words")
    assert any("figure" in one.why for one in proposed)


def test_a_deleted_item_loses_this_reader_and_no_other(tmp_path):
    project = harbour(tmp_path)
    found = came_back(project, lambda document: document.delete_paragraph(document.paragraph("wide, and")))
    accepted(project, found)
    assert "  - readers: post, chief\n" in text(project)
    assert text(project).replace("  - readers: post, chief\n", "") == FRONT + BODY
    after = opened(tmp_path).subject(PACK)
    seen = {name for name in ("desk", "post", "chief") if not after.decided(name).items["harbour"].reasons}
    assert seen == {"post", "chief"}


def test_readers_that_stand_in_the_tail_are_changed_there(tmp_path):
    project = harbour(tmp_path)
    found = came_back(project, lambda document: document.delete_paragraph(document.paragraph("quite closed")), "post")
    accepted(project, found, anyway=True)
    assert text(project) == FRONT + BODY.replace('readers="desk 2, post"', 'readers="desk 2"')


def test_an_item_that_nobody_else_reads_is_not_taken_out(tmp_path):
    project = harbour(tmp_path, BODY.replace('readers="desk 2, post"', "readers=post"))
    found = came_back(project, lambda document: document.delete_paragraph(document.paragraph("quite closed")), "post")
    assert "nobody else" in only(project, found).why


def test_of_a_reader_whom_the_policy_does_not_name_any_more_nothing_is_written(tmp_path):
    project = harbour(tmp_path)

    def write(document):
        harbour, port = document.paragraph("wide, and"), document.paragraph("quite closed")
        document.insert_paragraph(harbour, "Nobody mentioned ferries anywhere at all.")
        document.replace(harbour, "wide", "broad")
        document.delete_paragraph(port)

    found = came_back(project, write)
    policy = tmp_path / "content/policy.yaml"
    edit(policy, "[desk, post, chief]", "[post, chief]")
    edit(policy, "  desk: {ceiling: {tlp: red}, cites: [public]}\n", "")
    edit(tmp_path / "content" / FILE, 'readers="desk 2, post"', "readers=post")
    project = opened(tmp_path)
    before = text(project)
    proposed = proposals(project, found)
    assert {each.id.partition(".")[2] for each in proposed} >= {"gone", "1"}
    assert {each.why for each in proposed} == {
        "the policy names no audience 'desk' any more: write what is meant in the file"
    }
    assert acceptable(project, found, proposed, new_items=True) == frozenset()
    for each in proposed:
        with pytest.raises(UserError, match="cannot be accepted"):
            accept(project, found, proposed, [each.id], anyway=True)
    assert text(project) == before


def test_a_new_paragraph_is_a_draft_for_this_reader_alone(tmp_path):
    project = harbour(tmp_path)
    new = "Ferries: [@x] come & go {daily}."
    found = came_back(project, lambda document: document.insert_paragraph(document.paragraph("wide, and"), new))
    proposed = proposals(project, found)
    assert acceptable(project, found, proposed) == frozenset()
    assert acceptable(project, found, proposed, new_items=True) == {"new.1"}
    planned = accepted(project, found, {"new.1"})
    assert planned.differences == ()
    [item] = [each for each in opened(tmp_path).pack(PACK).items if each.id not in {"harbour", "port"}]
    assert (item.item.draft, said(item.item.readers)) == (True, "desk")
    lines = text(project).split("\n")
    assert [line for line in lines if line not in (FRONT + BODY).split("\n")] == [
        "- Ferries: \\[@x\\] come \\& go \\{daily\\}. {.draft} ^ferries-x-come-go",
        "  - readers: desk",
    ]
    assert lines.index("  - readers: desk") < next(at for at, line in enumerate(lines) if "^port" in line)


def test_words_that_changed_in_the_file_since_are_left(tmp_path):
    project = harbour(tmp_path)
    found = came_back(project, replaced("wide, and", "wide", "broad"))
    file = project.folder.content / FILE
    file.write_text(text(project).replace("{figure:berths} wide", "{figure:berths} deep"), encoding="utf-8")
    proposal = only(opened(tmp_path), found)
    assert not proposal.open
    assert "change it there" in proposal.why


def test_what_was_accepted_is_so_already(tmp_path):
    project = harbour(tmp_path)
    found = came_back(project, lambda document: document.insert(document.paragraph("wide, and"), "wide", " and deep"))
    accepted(project, found)
    assert only(opened(tmp_path), found).why == "the content says so already"


def test_what_somebody_replaced_at_once_has_one_id(tmp_path):
    """Tracked, it is his replacement, also of the word that he wrote again; untracked, nobody knows of more than the words."""
    project = harbour(tmp_path)

    def ids(author):
        def edit(document):
            document.replace(document.paragraph("wide, and"), "wide, and its", "broad, and the", author)

        return len(proposals(project, came_back(project, edit)))

    assert (ids("Asha Rao"), ids(None)) == (1, 2)


def test_the_ids_of_a_paragraph_stay_what_they_are_when_one_is_accepted(tmp_path):
    project = harbour(tmp_path)

    def edit(document):
        paragraph = document.paragraph("wide, and")
        for old, new in (("harbour", "old port"), ("wide", "broad"), ("58.9", "59.9"), ("open", "shut")):
            document.replace(paragraph, old, new, "Asha Rao")

    found = came_back(project, edit)
    before = {each.id: (each.old, each.new) for each in proposals(project, found)}
    accepted(project, found, {next(name for name, words in before.items() if words == ("wide", "broad"))})
    after = proposals(opened(tmp_path), found)
    assert {each.id: (each.old, each.new) for each in after} == before
    assert [each.new for each in after if each.done] == ["broad"]


def test_words_that_break_a_rule_are_refused_and_told(tmp_path):
    """The item is for a reader who may not see what is written in: its words are withheld elsewhere in the pack."""
    secret = (
        "The minister of the northern province has privately agreed to sell the whole southern breakwater to Vendia."
    )
    body = f"{BODY}\n- {secret} {{.draft readers=chief}} ^sale\n  - short: A sale is meant.\n"
    project = harbour(tmp_path, body)
    found = came_back(
        project, lambda document: document.insert(document.paragraph("quite closed"), "closed.", f" {secret}")
    )
    [proposal] = proposed = proposals(project, found)
    told = broken(project, found, proposed)
    assert "BG590" in {one.code for one in (*told.of.get(proposal.id, ()), *told.general)}
    for anyway in (False, True):
        with pytest.raises(UserError) as caught:
            accept(project, found, proposed, {proposal.id}, anyway=anyway)
        assert "BG582" in {one.code for one in caught.value.diagnostics}
        assert "--anyway" not in str(caught.value.diagnostics[-1])
    assert text(project) == FRONT + body


def test_an_id_that_there_is_not_and_one_that_cannot_be_accepted_are_refused(tmp_path):
    project = harbour(tmp_path)
    found = came_back(project, replaced("wide, and", "58.9\u00a0metres wide", "60 berths"))
    proposed = proposals(project, found)
    with pytest.raises(UnknownNameError):
        accept(project, found, proposed, {"99.1"})
    with pytest.raises(UserError) as caught:
        accept(project, found, proposed, {next(one.id for one in proposed if not one.open)})
    assert caught.value.diagnostics[0].code == "BG581"


def test_what_to_do_is_said_of_what_is_not_taken(tmp_path):
    """A figure is accepted by its own id, and of what is there already nothing is to be done by hand."""
    project = harbour(tmp_path)

    def edit(document):
        document.replace(document.paragraph("wide, and"), "58.9", "59.9")
        document.replace(document.paragraph("quite closed"), "quite", "wholly")

    found = came_back(project, edit)
    figure, words = proposals(project, found)

    def hint(name):
        with pytest.raises(UserError) as caught:
            accept(project, found, proposals(project, found), {name})
        return caught.value.diagnostics[0].hints[0]

    assert hint(figure.id.split(".")[0]) == f"say so by its own id: --accept {figure.id}"
    accepted(project, found, {words.id})
    project = opened(tmp_path)
    assert hint(words.id) == "leave it out"


def test_what_is_left_is_kept(tmp_path):
    project = harbour(tmp_path)

    def edit(document):
        document.replace(document.paragraph("wide, and"), "wide", "broad")
        document.insert_paragraph(document.paragraph("quite closed"), "Nobody saw this coming.")

    planned = accepted(project, came_back(project, edit))
    assert [each.new for each in planned.left] == ["Nobody saw this coming."]
    kept = kept_path(project.folder, PACK, planned.document)
    assert "Nobody saw this coming." in kept.read_text(encoding="utf-8")
    assert [each.wanted for each in planned.differences] == ["Nobody saw this coming."]


def test_what_was_left_of_one_copy_is_kept_when_another_one_comes(tmp_path):
    project = harbour(tmp_path)

    def first(document):
        document.replace(document.paragraph("wide, and"), "wide", "broad")
        document.insert_paragraph(document.paragraph("quite closed"), "Nobody saw this coming.")

    copies = [came_back(project, edit) for edit in (first, replaced("quite closed", "quite", "wholly"))]
    planned = accepted(project, copies[0])
    accepted(opened(tmp_path), copies[1])
    kept = [kept_path(project.folder, PACK, planned.document, number).read_text(encoding="utf-8") for number in (1, 2)]
    assert ["Nobody saw this coming." in each for each in kept] == [True, False]


# Stopped between the opening of a file and its name, Python closes the file, and says so.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_a_command_that_is_stopped_leaves_every_file_whole(tmp_path):
    """Two files change; wherever it is stopped, both are as they were or both are changed."""
    project = harbour(tmp_path)
    folder = project.folder.content / PACK
    folder.mkdir()
    (folder / "pack.md").write_text(FRONT, encoding="utf-8")
    (folder / "items.md").write_text(BODY, encoding="utf-8")
    (project.folder.content / FILE).unlink()
    before = [(folder / name).read_bytes() for name in ("items.md", "pack.md")]

    def edit(document):
        document.replace(document.paragraph("quite closed"), "quite", "wholly")
        document.replace(document.paragraph("Harbour of"), "Arland", "Vendia")

    project = opened(tmp_path)
    found = came_back(project, edit)
    proposed = proposals(project, found)
    planned = accept(project, found, proposed, acceptable(project, found, proposed))
    assert len(planned.files) == 2
    with steps(project.folder.content) as counted:
        put(project, planned)
    after = [(folder / name).read_bytes() for name in ("items.md", "pack.md")]
    assert all(one != other for one, other in zip(before, after, strict=True))
    for number in range(counted.seen):
        for name, content in zip(("items.md", "pack.md"), before, strict=True):
            (folder / name).write_bytes(content)
        with steps(project.folder.content, number, once(interrupted)), suppress(KeyboardInterrupt):
            put(project, planned)
        assert [(folder / name).read_bytes() for name in ("items.md", "pack.md")] in (before, after), number


def test_a_file_that_changed_meanwhile_is_left(tmp_path):
    project = harbour(tmp_path)
    found = came_back(project, replaced("wide, and", "wide", "broad"))
    proposed = proposals(project, found)
    planned = accept(project, found, proposed, acceptable(project, found, proposed))
    file = project.folder.content / FILE
    file.write_text(text(project) + "\n", encoding="utf-8")
    with pytest.raises(OSError, match="changed meanwhile"):
        put(project, planned)
    assert text(project) == FRONT + BODY + "\n"


@pytest.mark.parametrize("second", ["Boris", None])
def test_words_side_by_side_are_each_of_their_own_hand(tmp_path, second):
    """One writes over a word, and another one, or nobody known, over the next: neither is accepted with the other."""
    project = harbour(tmp_path)

    def edit(document):
        paragraph = document.paragraph("quite closed")
        document.replace(paragraph, "quite", "wholly", "Asha")
        document.replace(paragraph, "closed", "shut", second)

    proposed = proposals(project, came_back(project, edit))
    told = {(each.old, each.new): each.by and each.by.author for each in proposed}
    assert told == {("quite", "wholly"): "Asha", ("closed", "shut"): second}


def test_a_paragraph_that_was_moved_and_not_taken_is_a_difference_of_order(tmp_path):
    """In the brief it stands where ranks and files put it; the words are the same, and so nothing else is told."""
    project = harbour(tmp_path)

    def edit(document):
        document.replace(document.paragraph("wide, and"), "wide", "broad")
        document.move(document.paragraph("quite closed"), document.paragraph("Harbour of"), "Asha")

    [difference] = accepted(project, came_back(project, edit)).differences
    assert difference.wanted == difference.rebuilt == "The port is quite closed."
    assert [each.split(" ")[0] for each in difference.behind] == ["Harbour", "The"]


@pytest.mark.parametrize("author", ["Asha", None])
def test_what_was_moved_to_where_the_brief_has_it_now_is_no_difference(tmp_path, author):
    """Somebody has put the order right in the file already."""
    project = harbour(tmp_path)

    def edit(document):
        document.move(document.paragraph("quite closed"), document.paragraph("Harbour of"), author)

    found = came_back(project, edit)
    first, second = BODY.split("\n- The port")
    file = project.folder.content / FILE
    head, first = first.split("<!-- desk: keep this -->\n")
    file.write_text(f"{FRONT}{head}\n- The port{second}\n{first}", encoding="utf-8")
    project = opened(tmp_path)
    assert rebuilt(project, found, {}) == ()


def test_briefs_are_composed_of_those_alone_whom_a_change_reaches(tmp_path, monkeypatch):
    """The port is not the chief's: nobody composes his brief, before the change or after it."""
    asked = []
    compose = trial.compose_pack
    monkeypatch.setattr(trial, "compose_pack", lambda *each: asked.append(each) or compose(*each))
    project = harbour(tmp_path)
    found = came_back(project, replaced("quite closed", "quite", "wholly"))
    broken(project, found, proposals(project, found))
    assert {name for *_, what in asked for name in what.audiences} == {"desk", "post"}


def test_words_put_where_others_were_put_since_are_left(tmp_path):
    """Two copies of one brief come back, and both say when: nobody knows which of them is meant."""
    project = harbour(tmp_path)
    copies = [
        came_back(project, lambda document, day=day: document.insert(document.paragraph("quite closed"), "closed", day))
        for day in (" today", " tomorrow")
    ]
    accepted(project, copies[0])
    planned = accepted(opened(tmp_path), copies[1])
    assert (planned.taken, [each.new for each in planned.left]) == ((), [" tomorrow"])
    assert [each.rebuilt for each in planned.differences] == ["The port is quite closed today."]
    assert "tomorrow" not in text(project)


def test_what_the_head_of_one_readers_briefs_says_is_not_written_into_the_packs(tmp_path):
    """The pack says to whom all others' briefs go; what the document said is in the audience's own file."""
    project = clearance_opened(clearance(tmp_path))
    found = came_back(project, replaced("Analysts of the Water desk", "Analysts", "All analysts"), "analyst", pack=LAKE)
    proposal = only(project, found)
    assert "the audience's file" in proposal.why
    assert proposal.span.path.name == "audience.yaml"
