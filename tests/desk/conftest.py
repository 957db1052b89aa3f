"""One small record for all tests of the desk: a border quarrel that two outlets tell differently."""

import json
from pathlib import Path

import pytest

from dragoman import record
from dragoman.build import steps
from dragoman.reading.reader import Reader

ARTICLES = [
    {
        "id": "coast-1", "source": "Coast Herald", "date": "2018-05-03", "title": "Troops attack a border post",
        "url": "https://coast.example/1",
        "text": "Eritrean troops attacked Djibouti on Tuesday, Foreign Minister Hassan Robleh told reporters. At least "
        "12 soldiers of Djibouti were killed. Djibouti accused Eritrea of seizing the hill of Doumeira. Robleh visited "
        "Ethiopia on Wednesday. France may send soldiers to Djibouti, diplomats said.",
    },
    {
        "id": "monitor-1", "source": "Red Sea Monitor", "date": "2018-05-04",
        "title": "Asmara rejects <b>all</b> charges",
        "text": "Eritrea has not attacked Djibouti, General Tesfay Haile said on Friday. Two soldiers of Djibouti were "
        "killed in an accident. Eritrea has not expelled Djiboutian diplomats, Haile said. "
        "Haile, the commander of the Eritrean army, visited Ethiopia on Wednesday.",
    },
    {
        "id": "coast-2", "source": "Coast Herald", "date": "2018-05-10", "title": "Ministers meet",
        "text": "Djiboutian Foreign Minister Hassan Robleh met General Tesfay Haile of Eritrea in Addis Ababa on "
        "Wednesday. Ethiopia praised Djibouti. Robleh will visit Kenya next week.",
    },
    {
        "id": "wire-9", "source": "Harbour Wire", "date": "2018-05-11", "title": None,
        "text": "Djiboutian Foreign Minister Hassan Robleh met General Tesfay Haile of Eritrea in Addis Ababa on "
        "Wednesday. Ethiopia praised Djibouti. Robleh will visit Kenya next week.",
    },
    {
        "id": "cote-1", "source": "Le Littoral", "date": "2018-05-05", "title": "La frontière", "language": "fr",
        "text": "Les soldats érythréens ont attaqué un poste de la frontière mardi, a dit le ministre.",
    },
]  # fmt: skip


@pytest.fixture(scope="session")
def border(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """Return the path of the record that the articles make; tests only look at it."""
    folder = tmp_path_factory.mktemp("border")
    lines = folder / "news.jsonl"
    lines.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf-8")
    with record.open(folder / "border.db", create=True) as found:
        for step in steps([lines], found, lambda: reader):
            assert not step.failures
    return folder / "border.db"


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Return the text of each article by its id."""
    return {str(article["id"]): str(article["text"]) for article in ARTICLES}
