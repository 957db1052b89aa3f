"""How outlets, agencies, charities, embassies and blogs print the day of an article, and dates that are not it."""

import pytest

from dragoman.intake.clean import blocks
from dragoman.intake.cues import load
from dragoman.intake.dating import published
from dragoman.intake.headers import dated_part

HEADLINE = "Mediators leave Tegucigalpa empty-handed"
PROSE = "The mediators left the Honduran capital without a truce, and the miners kept their roadblocks in place."
MORE = "A third round is not planned, the labour ministry said, and the port stays shut."

LINES = [
    "[5/May/2023]",
    "Central Isthmus Review | 5 May 2023",
    "CENTRAL ISTHMUS REVIEW | MAY 5, 2023",
    "5 May 2023 | Tegucigalpa",
    "Central Isthmus Review • 5 May 2023 • 4 min read",
    "Labour · May 5, 2023 · 6 min read",
    "Isthmus Watch – 5 May 2023",
    "Isthmus Watch - 5 May 2023",
    "Isthmus Watch, 5 May 2023",
    "Posted on May 5, 2023",
    "Posted on May 5, 2023 by admin",
    "Posted by Ana Lobo on 5 May 2023",
    "May 5, 2023 by Ana Lobo",
    "Last updated: 5 May 2023",
    "Updated: Fri 5 May 2023",
    "First published on Fri 5 May 2023 14.03 BST",
    "By ANA LOBO, 5 May 2023",
    "By Ana Lobo - May 5, 2023",
    "By Ana Lobo in Tegucigalpa, 5 May 2023",
    "Ana Lobo, 5 May 2023",
    "Ana Lobo | Tegucigalpa | 5 May 2023, 14:03 EST",
    "Vol. 3 No. 14 - 5 May 2023",
    "Bulletin no. 14, 5 May 2023",
    "Issue 212 | 5th May 2023",
    "For immediate release - Tegucigalpa, 5 May 2023",
    "FOR IMMEDIATE RELEASE: 5 May 2023",
    "Press Release | Friday, May 5, 2023",
    "News Release No. 2023/41 - Geneva, 5 May 2023",
    "Friday, 5 May 2023",
    "Friday 5th May 2023",
    "Friday the 5th of May 2023",
    "5 May 2023, 14:03 EST",
    "Published: 5 May 2023 14:03 CET | Updated: 6 May 2023 08:15 CET",
    "Published On 5 May 20235 May 2023",
    "(5 May 2023)",
    "[5 May 2023]",
    "2023-05-05",
    "2023/05/05 14:03",
    "2023.05.05",
    "Date: 05.05.2023",
    "05-05-2023",
    "Embassy of Honduras, 5 May 2023",
    "Ministry of Labour and Social Security, Tegucigalpa, 5 May 2023",
    "Tegucigalpa, 5 May 2023",
    "Tegucigalpa, Honduras — May 5, 2023",
    "Tegucigalpa/Geneva, 5 May 2023. Bulletin no. 9 of the Roadblock Monitor",
    "Statement – Tegucigalpa, 5 May 2023",
    "Source: Isthmus Watch, 5 May 2023",
    "Source: Isthmus Evening Net 2023-05-05 10:42 (machine translation)",
    "Friday 5 May 2023 - 11:40 | Section: Strikes | Automatic translation",
    "5. May 2023",
    "May 5th, 2023",
]


@pytest.mark.parametrize("line", LINES)
def test_the_day_a_line_under_the_headline_prints(line: str) -> None:
    text = f"{HEADLINE}\n\n{line}\n\n{PROSE}\n\n{MORE}"
    found = blocks(text, None)
    assert published(text, found, None).value == "2023-05-05"
    assert [text[block.start : block.end] for block in found if block.kind == "title"] == [HEADLINE]
    assert [text[block.start : block.end] for block in found if block.kind == "body"] == [PROSE, MORE]


OTHERS = [
    "Webinar: 5 May 2023",
    "5 May 2023 | Webinar",
    "Grain prices 2023-05-05 by region",
    "Webinar | 5 May 2023, 14:00 CET | Chatham Hall",
    "Conference, Geneva, 5 May 2023",
    "Register by 5 May 2023",
    "Applications close on 5 May 2023",
    "Deadline | 5 May 2023",
    "Next Event: Friday, 5 May 2023",
    "The Massacre of San Pedro, 5 May 2023",
    "Reporting period: 1–5 May 2023",
    "Reporting period: 30 April – 5 May 2023",
    "30 April – 5 May 2023",
    "1 May 2023 – 5 May 2023",
    "From 1 May to 5 May 2023",
    "Miners seize the port of Cortés, 5 May 2023",
    "What happened in San Pedro on 5 May 2023",
    "The Cortés accord of 5 May 2023",
    "Valid until 5 May 2023",
    "Roberto Lobo, born 5 May 2023",
    "03/04/2023",
    "Friday, 5 May",
]


@pytest.mark.parametrize("line", OTHERS)
def test_the_day_of_something_else(line: str) -> None:
    text = f"{HEADLINE}\n\n{line}\n\n{PROSE}\n\n{MORE}"
    assert published(text, blocks(text, None), None).value is None


OPENINGS = [
    "TEGUCIGALPA, May 5, 2023 (Isthmus Press) - ",
    "TEGUCIGALPA, Friday, May 5, 2023 (IP) — ",
    "TEGUCIGALPA - 5 May 2023 - ",
    "TEGUCIGALPA – May 5, 2023 – ",
    "Tegucigalpa/Geneva, 5 May 2023 — ",
    "Tegucigalpa, Honduras, 5 May 2023: ",
    "Tegucigalpa, 5 May 2023. ",
    "(Tegucigalpa, 5 May 2023) – ",
    "(Tegucigalpa, May 5, 2023) ",
    "Tegucigalpa (5 May 2023) – ",
    "Tegucigalpa | 5 May 2023 | ",
    "May 5, 2023 (TEGUCIGALPA) – ",
    "5 May 2023 – ",
    "5 May 2023, Tegucigalpa – ",
    "Friday, 5 May 2023 (Isthmus Press) -- ",
    "TEGUCIGALPA, 2023-05-05 (IP) -- ",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_day_the_first_paragraph_opens_with(opening: str) -> None:
    text = f"{HEADLINE}\n\n{opening}{PROSE}\n\n{MORE}"
    found = blocks(text, None)
    assert published(text, found, None).value == "2023-05-05"
    assert [text[block.start : block.end] for block in found if block.kind == "body"] == [PROSE, MORE]


STORIES = [
    f"On 5 May 2023, the mediators arrived in Tegucigalpa. {PROSE}",
    f"On Friday, 5 May 2023 – a holiday – the port closed. {PROSE}",
    f"5 May 2023 was the day on which the mediators left the Honduran capital. {PROSE}",
    f"5 May 2023 – the day of the march – passed quietly in Tegucigalpa. {PROSE}",
    f"5 May 2023: Miners block the port.\n\n9 May 2023: The mediators arrive.\n\n{PROSE}",
    f"5 May 2023 – Miners block the port of the city.\n\n9 May 2023 – The mediators come to town.\n\n{PROSE}",
    f"San Pedro, 5 May 2023. It rains on the roadblock. Two years later, in 2025, the miners are still there. {MORE}",
    f"{PROSE}\n\nThe port was shut on 5 May 2023.\n\n{MORE}",
    f"{PROSE}\n\nRelated: Miners seize port, 5 May 2023",
    f"{PROSE}\n\nPhoto: a roadblock in San Pedro, 5 May 2023",
    f"{PROSE}\n\n{MORE}\n\n© Isthmus Watch, 5 May 2023",
]


@pytest.mark.parametrize("story", STORIES)
def test_a_day_of_the_story(story: str) -> None:
    text = f"{HEADLINE}\n\n{story}"
    assert published(text, blocks(text, None), None).value is None


SIGNED = [
    ("Tegucigalpa, 5 May 2023", "2023-05-05"),
    ("Tegucigalpa, 5 May 2023.", "2023-05-05"),
    ("Published on 5 May 2023", "2023-05-05"),
    ("5 May 2023", None),
    ("Last modified: 5 May 2023", None),
    ("The Roadblocks of San Pedro Sula, 5 May 2023", None),
]


@pytest.mark.parametrize(("line", "expected"), SIGNED)
def test_the_day_under_the_last_paragraph(line: str, expected: str | None) -> None:
    text = f"{HEADLINE}\n\n{PROSE}\n\n{MORE}\n\n{line}"
    assert published(text, blocks(text, None), None).value == expected


PARTS = [
    ("Isthmus Watch | 5 May 2023", "| 5 May 2023"),
    ("5 May 2023 | Miners seize the port", "5 May 2023 |"),
    ("Miners seize the port | Geneva, 5 May 2023", "| Geneva, 5 May 2023"),
    ("Isthmus Watch, 5 May 2023", "Isthmus Watch, 5 May 2023"),
]


@pytest.mark.parametrize(("line", "expected"), PARTS)
def test_a_bar_parts_the_date_from_the_rest(line: str, expected: str) -> None:
    start, end = dated_part(line, load()) or (0, 0)
    assert line[start:end].strip() == expected
