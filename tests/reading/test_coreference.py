"""Texts of our own: who a pronoun or a bare description stands for."""

import pytest

from dragoman.reading.reader import Reader
from dragoman.types import Article

CASES = [
    ("General Musa Sow met villagers in Gao. The general promised help.", "general", "Musa Sow"),
    ("President Ana Lima arrived in Quito. She met traders.", "She", "Ana Lima"),
    ("The Taliban said that it captured the base.", "it", "Taliban"),
    ("President Ana Torres of Peru resigned. Torres gave no reason.", "Torres", "Ana Torres"),
    ("Hamas fighters left the camp. They handed over two captives.", "They", "Hamas"),
    ('"We attacked the base," Colonel Musa Sow said.', "We", "Musa Sow"),
    ('Major Ivo "Wolf" Horvat led the unit. Horvat fled. Wolf was caught.', "Wolf", "Ivo Horvat"),
    ('Major Ivo "Wolf" Horvat led the unit. Horvat fled.', "Horvat", "Ivo Horvat"),
    ("Tomas Rivas, alias Gavilan, fled. Gavilan was seen.", "Gavilan", "Tomas Rivas"),
    ("Colonel Sado, whose real name is Karim Diop, was freed.", "Colonel Sado", "Karim Diop"),
    ("Colonel Sado, as Karim Diop is widely known, was freed.", "Colonel Sado", "Karim Diop"),
    ("The White Falcons, now called the Steel Brigade, left.", "Steel Brigade", "White Falcons"),
    ("Leaders of the Lasting Council of Unity (CLU) met. The CLU agreed.", "CLU", "Lasting Council of Unity"),
    (
        "The Popular Mobilization Forces took Hit. The Popular Mobilization lost ten men.",
        "Popular Mobilization",
        "Popular Mobilization Forces",
    ),
    ("Nobody met Abdel Fatah Al-Borzan.", "Abdel Fatah Al-Borzan", "Abdel Fatah Al-Borzan"),
    ("Hamas, known as a rival of Fatah, agreed.", "Fatah", "Fatah"),
    ("Human Rights Watch visited the camp. The group accused the army of torture.", "group", "Human Rights Watch"),
    ("MSF closed its hospital. The charity accused the army of bombing it.", "charity", "Médecins Sans Frontières"),
    ("The Rapid Support Forces left Omdurman. The armed group freed nine men.", "armed group", "Rapid Support Forces"),
    ("NATO and the Northern Alliance met. The alliance gave no details.", "alliance", "Northern Alliance"),
    ("Amnesty International blamed the group.", "group", "group"),
    ("Major Musa Sow spoke for the junta. The junta closed the border.", "junta", "junta"),
    ("General Musa Sow called President Ana Lima and thanked her.", "her", "Ana Lima"),
    ("A Kenyan official denied it. The flights, he said, carried food.", "he", "Kenyan official"),
    ("Police arrested 23 volunteers. Seven of them were freed.", "them", "volunteers"),
    ("Congo's army fled. Its soldiers looted shops.", "Its soldiers", "Congo's army's soldiers"),
]


@pytest.mark.parametrize(("text", "mention", "identifier"), CASES)
def test_identifier(reader: Reader, text: str, mention: str, identifier: str) -> None:
    [reading] = reader.pipe([Article(id="a", text=text, language="en")])
    found = {one.text: one.identifier_text for one in reading.mentions}
    assert found.get(mention) == identifier, found


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_mentions_cut_the_text(reader: Reader, text: str) -> None:
    [reading] = reader.pipe([Article(id="a", text=text, language="en")])
    assert all(text[one.start : one.end] == one.text for one in reading.mentions)


JOINT = [
    ("Egypt and Sudan signed an accord in May. Both sides praised Kenya.", ["Egypt", "Sudan"]),
    ("Ethiopia met Eritrea in Asmara. The two countries praised Kenya.", ["Ethiopia", "Eritrea"]),
    ("President Ana Lima met General Musa Sow in Cali. The two leaders praised Kenya.", ["Ana Lima", "Musa Sow"]),
    ("Serbia and Kosovo held talks. Each side blamed Kenya.", ["Serbia", "Kosovo"]),
    ("Peru and Chile sent troops. They accused Kenya of piracy.", ["Peru", "Chile"]),
    ("Peru, Chile and Bolivia sent troops. The two countries accused Kenya of piracy.", ["countries"]),
    ("Two countries accused Kenya of piracy.", ["countries"]),
]


@pytest.mark.parametrize(("text", "wanted"), JOINT)
def test_a_word_for_several_stands_for_each_of_them(reader: Reader, text: str, wanted: list[str]) -> None:
    [reading] = reader.pipe([Article(id="a", text=text, language="en")])
    assert [one.identifier_text for one in reading.events[-1].actor] == wanted


def test_a_counterpart_holds_the_same_kind_of_post(reader: Reader) -> None:
    text = "Armenia's prime minister met his Azerbaijani counterpart in Prague."
    [reading] = reader.pipe([Article(id="a", text=text, language="en")])
    assert [(one.code, one.sector) for one in reading.events[0].actor] == [("ARM", "GOV"), ("AZE", "GOV")]


def test_words_for_several_that_are_named_together_stand_for_no_one(reader: Reader) -> None:
    text = "Kenya accused the army and both sides. " + "They praised Chad and them, the two and both sides. " * 3
    [reading] = reader.pipe([Article(id="a", text=text, language="en")])
    assert reading.events
