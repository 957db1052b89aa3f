import pytest

from dragoman.errors import BadInput
from dragoman.intake.decode import decode

ENGLISH = "The envoy’s motorcade left Juba — without an agreement."
SPANISH = (
    "El Gobierno anunció que las negociaciones con la guerrilla se reanudarán mañana. "
    "Según el portavoz, la delegación viajó a La Habana después de la reunión. "
) * 4
RUSSIAN = "Министр иностранных дел заявил, что переговоры в Женеве продолжатся на следующей неделе. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


def test_utf_16_big_endian() -> None:
    assert decode(b"\xfe\xff" + ENGLISH.encode("utf-16-be")) == ENGLISH


@pytest.mark.parametrize(("text", "encoding"), [(SPANISH, "cp1252"), (RUSSIAN, "cp1251")])
def test_a_confident_guess(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "head",
    ['<meta charset="koi8-r">', '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'],
)
def test_markup_declares_its_charset(head: str) -> None:
    page = f"<html><head>{head}</head><body>Мир</body></html>"
    assert decode(page.encode("koi8-r"), markup=True) == page


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"%PDF-1.4\n\x01\x02\xff\xfe stream",
        b"\xff\xfe\x00\xd8",
        bytes(range(128, 256)) * 8,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        decode(data)
