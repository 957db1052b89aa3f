import pytest

from dragoman.intake.datelines import Dateline, dateline

DATELINES = [
    ("GOMA, Congo, May 2 (Reuters) - Troops", "GOMA, Congo, May 2 (Reuters) -", "Reuters"),
    ("N'DJAMENA (AFP) — Chad", "N'DJAMENA (AFP) —", "AFP"),
    ("Sanaa (AFP) – Warplanes", "Sanaa (AFP) –", "AFP"),
    ("BOGOTA, Colombia _ The", "BOGOTA, Colombia _", None),
    ("WASHINGTON/SEOUL -- The", "WASHINGTON/SEOUL --", None),
    ("Kathmandu, 12 June 2006 — The", "Kathmandu, 12 June 2006 —", None),
    ("(Reuters) - Police", "(Reuters) -", "Reuters"),
    ("MANILA, Philippines (AP) _", "MANILA, Philippines (AP) _", "AP"),
]


@pytest.mark.parametrize(("paragraph", "expected", "agency"), DATELINES)
def test_dateline(paragraph: str, expected: str, agency: str | None) -> None:
    assert dateline(paragraph) == Dateline(len(expected), agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "UNHCR — the refugee agency — said so.",
        "OPEC (Organization Petroleum Exporting Countries) - a cartel",
        "The general — who is ill — stayed away.",
        "PRESIDENT: I will not resign.",
        "Al-Shabab - based in Somalia - attacked.",
        "US-backed fighters advanced.",
    ],
)
def test_prose_is_no_dateline(paragraph: str) -> None:
    assert dateline(paragraph) is None
