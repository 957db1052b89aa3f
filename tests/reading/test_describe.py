import pytest

from dragoman.reading.reader import Reader

CASES = [
    ("Turkish warplanes", "", "TUR", "MIL"),
    ("a Hezbollah-linked cleric", "", "LBN", "REL"),
    ("the former Socialist prime minister of Portugal", "", "PRT", "ELI"),
    ("thousands of nurses in Lima", "", "PER", "MED"),
    ("Médecins Sans Frontières", "", "NGO", "MED"),
    ("the rebel commander", "Fighting raged in Chad.", "TCD", "REB"),
    ("the Kremlin", "", "RUS", "GOV"),
    ("the Congolese army", "", "COD", "MIL"),
    ("anti-Syria journalist from Lebanon", "", "LBN", "JRN"),
    ("ethnic Albanian guerrillas in Macedonia", "", "MKD", "REB"),
    ("Italian Deputy Foreign Minister Mario Rossi", "", "ITA", "GOV"),
    ("U.N. special envoy Jan Svensson", "", "UNO", "GOV"),
    ("a spokesman for the rebels", "", None, "REB"),
    ("King Musa of Mali", "", "MLI", "GOV"),
    ("Rwanda's allies in eastern Congo", "", "COD", None),
    ("their Afghan allies", "", "AFG", None),
    ("a regional peacekeeping force", "", "IGO", "MIL"),
    ("international aid agencies", "", "NGO", "SOC"),
    ("Chinese leaders", "", "CHN", "GOV"),
    ("the Bush administration", "", "USA", "GOV"),
    ("the Association of African Jurists", "", "NGO", "JUD"),
]


@pytest.mark.parametrize(("phrase", "context", "code", "sector"), CASES)
def test_describe(reader: Reader, phrase: str, context: str, code: str | None, sector: str) -> None:
    found = reader.describe(phrase, context)
    assert found is not None
    assert (found.code, found.sector) == (code, sector)
    assert phrase[found.start : found.end] == found.entity_text


def test_nobody(reader: Reader) -> None:
    assert reader.describe("a cold morning") is None
