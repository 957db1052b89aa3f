"""Words as the grammars of times and numbers need them: `2.5bn` is two, `a.m.`, `17:42`, `3,100` one."""

import re

import msgspec

_WORD = re.compile(
    r"\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d)|\d{4}/\d{1,2}/\d{1,2}(?!\d)"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|\d{4}s\b|\d0s\b|\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th)?"
    r"|[AaPp]\.[Mm]\b|Q[1-4]\b|[A-Z]{1,3}\$|[^\W\d_]+|\n[ \t]*\n|[^\w\s]|_"
)


class Words(msgspec.Struct, frozen=True):
    """The words of a text: as printed, where each starts, and the string of their kinds."""

    texts: list[str]
    starts: list[int]
    kinds: str

    def end(self, number: int) -> int:
        """Return where a word ends in the text."""
        return self.starts[number] + len(self.texts[number])


def split(text: str) -> tuple[list[str], list[int]]:
    """Return the words, numbers, signs and paragraph breaks of a text, and where each starts."""
    texts: list[str] = []
    starts: list[int] = []
    for found in _WORD.finditer(text):
        texts.append(found[0])
        starts.append(found.start())
    return texts, starts
