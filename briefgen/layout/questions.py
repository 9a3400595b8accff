"""What is said: questions with what to answer, and words that are quoted."""

from dataclasses import replace

from briefgen.document.nodes import QuestionAnswer, Quote
from briefgen.layout.galley import Galley, Reluctance, stack, unparted
from briefgen.layout.heights import extent
from briefgen.layout.inlines import stretches
from briefgen.layout.model import Place
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.setting import Flow, Setting


def question_answer(block: QuestionAnswer, place: Place, setting: Setting, flow: Flow) -> Galley:
    """Return the pair, which is parted only where it is higher than a page."""
    own, style = (*place, "question"), setting.style("question")
    question = paragraph(stretches(block.question, own, setting, style), own, setting, style)
    inner = replace(setting.inset(setting.theme.indents.answer), body="answer", item="answer")
    pair = stack([question._replace(keep_with_next=1), flow(block.answer, (*place, "answer"), inner)])
    if extent(pair.strips) > setting.height:
        return pair
    return pair._replace(strips=unparted(pair.strips, Reluctance.NEVER))


def quote(block: Quote, place: Place, setting: Setting, flow: Flow) -> Galley:
    inner = replace(setting.inset(setting.theme.indents.quote), body="quote", item="quote")
    said = flow(block.blocks, (*place, "blocks"), inner)
    own, style = (*place, "attribution"), setting.style("attribution")
    speaker = paragraph(stretches(block.attribution, own, inner, style), own, inner, style)
    return stack([said._replace(keep_with_next=1 if speaker.strips else 0), speaker])
