import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document.sentences import sentences, short_forms
from briefgen.document.usage import Usage


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One.", ["One."]),
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("Mr. Putin and Dr. A. B. Rao met. They spoke.", ["Mr. Putin and Dr. A. B. Rao met.", "They spoke."]),
        ("کیا بند ٹوٹے گا؟ نہیں۔ یہ قائم ہے۔", ["کیا بند ٹوٹے گا؟", "نہیں۔", "یہ قائم ہے۔"]),
        ("السد قائم. هل يصمد؟ نعم!", ["السد قائم.", "هل يصمد؟", "نعم!"]),
        ("U.S. officials agreed.", ["U.S. officials agreed."]),
        ("See No. 5 of the list.", ["See No. 5 of the list."]),
        ("No. We do not comment.", ["No.", "We do not comment."]),
        ("About 3.5 per cent.", ["About 3.5 per cent."]),
        ("Fig. 5 shows it. See Figs. 2 and 3.", ["Fig. 5 shows it.", "See Figs. 2 and 3."]),
        ("She ate a fig. The tree stood.", ["She ate a fig.", "The tree stood."]),
        ("On Jan. 5 they met. They sat. 5 ships came.", ["On Jan. 5 they met.", "They sat.", "5 ships came."]),
        ("It ended in Jan. The talks go on.", ["It ended in Jan.", "The talks go on."]),
        ("Ports, e.g. Senna, grew. So did e.g. Tarrow.", ["Ports, e.g. Senna, grew.", "So did e.g. Tarrow."]),
        ("It cost approx. Rs. 5 crore. It was paid.", ["It cost approx. Rs. 5 crore.", "It was paid."]),
        (
            "Under Art. IX no. 5 holds. Art is long. IX is nine.",
            ["Under Art. IX no. 5 holds.", "Art is long.", "IX is nine."],
        ),
        ("J. R. R. Tolkien and C.V. Raman wrote.", ["J. R. R. Tolkien and C.V. Raman wrote."]),
        ("They left the U.S. The talks ended.", ["They left the U.S.", "The talks ended."]),
        ("The U.S. Senate met at 5 p.m. Monday.", ["The U.S. Senate met at 5 p.m. Monday."]),
        (
            "Senna Ltd. Chief A. Rao spoke for Senna Ltd. He left.",
            ["Senna Ltd. Chief A. Rao spoke for Senna Ltd.", "He left."],
        ),
        (
            "Lt. Gen. Rao and Smt. Devi met Prof. Lee, Ph.D. They spoke.",
            ["Lt. Gen. Rao and Smt. Devi met Prof. Lee, Ph.D.", "They spoke."],
        ),
        ("1. The port grew. 2. It is old.", ["1. The port grew.", "2. It is old."]),
        (
            "It was built in 1991. It is old. It cost 5. Others cost 7.",
            ["It was built in 1991.", "It is old.", "It cost 5.", "Others cost 7."],
        ),
        (
            "Rao et al. Show us! Etc. etc. (See p. 4.) Done.",
            ["Rao et al. Show us!", "Etc. etc.", "(See p. 4.)", "Done."],
        ),
        ("डॉ. राव और श्री. सिंह मिले। पृ. 5 देखें।", ["डॉ. राव और श्री. सिंह मिले।", "पृ. 5 देखें।"]),
        ("ए. पी. जे. अब्दुल कलाम आए. वे बोले.", ["ए. पी. जे. अब्दुल कलाम आए.", "वे बोले."]),
        ("दूरी 5 कि.मी. है. भा.ज.पा. नेता आए.", ["दूरी 5 कि.मी. है.", "भा.ज.पा. नेता आए."]),
        ("См. рис. 5 на стр. 7. Рост идёт.", ["См. рис. 5 на стр. 7.", "Рост идёт."]),
        (
            "В 2025 г. Индия и Россия, т. е. Стороны, договорились. В. В. Иванов прибыл.",
            ["В 2025 г. Индия и Россия, т. е. Стороны, договорились.", "В. В. Иванов прибыл."],
        ),
        (
            "Подписано в 2025 г. Он вступил в силу. Сумма 5 млн руб. Это много.",
            ["Подписано в 2025 г.", "Он вступил в силу.", "Сумма 5 млн руб.", "Это много."],
        ),
        ("Проф. Иванов, ул. Ленина, и др. Срок идёт.", ["Проф. Иванов, ул. Ленина, и др. Срок идёт."]),
        ("ऊर्जा पर बात होगी। व्यापार पर भी।", ["ऊर्जा पर बात होगी।", "व्यापार पर भी।"]),
        ("They met on 3. May and on 4. June. Talks go on.", ["They met on 3. May and on 4. June.", "Talks go on."]),
        ("There are 3. Talks go on.", ["There are 3.", "Talks go on."]),
        ("Переговоры идут. Итогов нет.", ["Переговоры идут.", "Итогов нет."]),
    ],
)
def test_sentences(text, expected):
    assert list(sentences(text)) == expected


def test_a_projects_own_short_forms_are_told() -> None:
    text = "Bde. Rao came. Dr. Lee left."
    own = short_forms({"en": Usage(short_in_midst=("Bde",))})
    assert [*sentences(text, own)] == ["Bde. Rao came.", "Dr.", "Lee left."]
    assert [*sentences(text)] == ["Bde.", "Rao came.", "Dr. Lee left."]


@given(st.text("ab AB.!? ", max_size=60))
def test_no_word_is_lost(text):
    assert " ".join(sentences(text)).split() == text.split()


def test_months_are_asked_for_where_a_day_may_stand_before_one_alone(monkeypatch):
    asked = []
    monkeypatch.setattr("briefgen.document.sentences._months", lambda language: asked.append(language) or {"Mai"})
    forms = short_forms({"de": Usage(), "fr": Usage()})
    assert len(list(sentences("In 2025. Then nothing. It ended.", forms))) == 3
    assert asked == []
    assert list(sentences("Sie kam am 3. Mai. Er ging.", forms)) == ["Sie kam am 3. Mai.", "Er ging."]
    assert asked == ["de"]
