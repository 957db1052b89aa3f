"""Chinese and Korean names: read by their syllables, where one letter makes another person.

A name counts as Chinese or Korean where its first word is one of that language's surnames and the rest are syllables
of its romanisations, two of them in a Korean name. Pinyin and Wade-Giles, Revised Romanisation, McCune-Reischauer and
the spellings of passports are then brought to one form, and names are one only where all syllables are. Wade-Giles
loses its apostrophes in print, so that a syllable may stand for two or four; only names of three words can be
Wade-Giles, which writes a hyphen.
"""

import re
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from dragoman.record.sounds import rules

PINYIN = re.compile(
    r"(?:[bpmfw](?:a|ai|an|ang|ei|en|eng|o|ou|u|i|ie|iao|ian|in|ing)"
    r"|[dtnl](?:a|ai|an|ang|ao|e|ei|en|eng|i|ia|ie|iu|iao|ian|iang|in|ing|ong|ou|u|uan|ui|un|uo|ue)"
    r"|[bpm]ao|miu"
    r"|(?:[gkh]|zh|ch|sh|r|z|c|s)(?:a|ai|an|ang|ao|e|ei|en|eng|i|ong|ou|u|ua|uai|uan|uang|ui|un|uo)"
    r"|[jqx](?:i|ia|ie|iu|iao|ian|iang|in|ing|iong|u|uan|ue|un)"
    r"|y(?:a|an|ang|ao|e|i|in|ing|ong|ou|u|uan|ue|un)|a|ai|an|ang|ao|e|ei|en|er|ou)"
)
WADE = re.compile(r"(hs|ch|tz|ts|ss|sh|[pmftnlkhjyw])?([aeiou][a-z]*)")
KOREAN = re.compile(r"(kk|tt|pp|ss|jj|ch|sh|[bcdghjklmnprst])?h?([wy])?([aeiou]+)(ng|ck|gh|ph|[kgnmpblrtdsh])?")


class Syllables(NamedTuple):
    """A name's syllables in one language, surname first; each with all that it may stand for."""

    language: str
    readings: tuple[frozenset[str], ...]

    def forms(self) -> set[str]:
        """Return the forms that the name may stand for."""
        return {f"{self.language} {' '.join(one)}" for one in product(*map(sorted, self.readings))}


@cache
def _surnames(language: str) -> dict[str, str]:
    return rules().by_role[f"{language} surname"]


def _cuts(word: str) -> list[list[str]]:
    """Return all ways to cut a word into syllables of Pinyin."""
    if not word:
        return [[]]
    return [
        [word[:end], *rest]
        for end in range(1, min(len(word), 6) + 1)
        if PINYIN.fullmatch(word, 0, end)
        for rest in _cuts(word[end:])
    ]


def _wade(syllable: str) -> frozenset[str]:
    """Return what a syllable of Wade-Giles without its apostrophe may be in Pinyin."""
    match = WADE.fullmatch(syllable)
    if match is None:
        return frozenset()
    known = rules().by_role
    starts = known["wade initial"].get(match[1] or "-", match[1] or "").split(";")
    ends = known["wade final"].get(match[2], match[2]).split(";")
    found = {f"{start}{end}" for start in starts for end in ends}
    return frozenset(one for one in found if PINYIN.fullmatch(one))


def _chinese(words: tuple[str, ...]) -> Syllables | None:
    if words[0] not in _surnames("chinese"):
        return None
    surnames, given = set[str](), set[str]()
    if PINYIN.fullmatch(words[0]) and any(len(cut) <= 2 for cut in _cuts("".join(words[1:]))):
        surnames.add(words[0])
        given.add("".join(words[1:]))
    if len(words) == 3:
        first, *rest = map(_wade, words)
        surnames |= first
        given |= {"".join(pair) for pair in product(*rest)}
    return Syllables("chinese", (frozenset(surnames), frozenset(given))) if surnames and given else None


def _korean_form(syllable: str) -> str:
    match = KOREAN.fullmatch(syllable)
    assert match is not None
    known = rules().by_role
    start, glide, vowel, end = (part or "" for part in match.groups())
    start = known["korean sound"].get(start, start)
    breath = "h" if syllable[:1] == "h" else ""
    heard = known["korean vowel"].get(glide + vowel, glide + known["korean vowel"].get(vowel, vowel))
    return (start or breath) + heard + known["korean sound"].get(end, end)


def _korean(words: tuple[str, ...]) -> Syllables | None:
    surname = _surnames("korean").get(words[0])
    if surname is None or len(words) > 3:
        return None
    if len(words) < 3 or not all(KOREAN.fullmatch(word) for word in words[1:]):
        return None
    return Syllables("korean", (frozenset((surname,)), *(frozenset((_korean_form(word),)) for word in words[1:])))


@lru_cache(maxsize=65536)
def syllables(words: tuple[str, ...]) -> tuple[Syllables, ...]:
    """Read plain words, surname first, as a Chinese and as a Korean name; nothing for any other name.

    A Western given name before the surname (William Lai Ching-te) is passed over.
    """
    for start in range(2 if len(words) > 3 else 1):
        tail = words[start:]
        if 2 <= len(tail) <= 3:
            found = [read for reader in (_chinese, _korean) if (read := reader(tail)) is not None]
            if found:
                return tuple(found)
    return ()


def agree(left: tuple[Syllables, ...], right: tuple[Syllables, ...]) -> bool | None:
    """Are two names one, syllable by syllable? None where they are not of one language."""
    told = [
        all(a & b for a, b in zip(one.readings, other.readings, strict=True))
        for one in left
        for other in right
        if one.language == other.language
    ]
    return any(told) if told else None
