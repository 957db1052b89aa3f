"""Which time expression an event word or a number belongs to."""

from collections.abc import Container, Iterable, Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from dragoman.lexicon.timewords import TimeWords
from dragoman.types import Timex

_DATING = ("DATE", "TIME")
_CLAUSE_HEADS = ("VERB", "AUX")
_STEPS = 8
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_AUXILIARIES = ("aux", "auxpass")
# Prepositions that put all of a clause on a day; `since Monday` and `until Monday` do so with one verb alone.
_POINTS = frozenset({"on", "in", "at", "during", "over", "of"})
# Prepositions of what goes on beside an act; the others may stand before what it is about.
_BESIDE = frozenset({"during", "in", "at", "amid", "with"})
_HALTS = frozenset({";", ":", "—", "–"})
# How an expression belongs to a word (`_rank`).
_ON_WORD, _ON_CLAUSE, _ON_FIRST, _NEAR, _ON_INFINITIVE = range(5)


def time_index(doc: Doc, times: Iterable[Timex]) -> dict[int, Timex]:
    """Return the time expression in which each token lies, by the token's number."""
    index: dict[int, Timex] = {}
    for time in times:
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        for token in span or ():
            index[token.i] = time
    return index


def _root(doc: Doc, first: int, last: int) -> Token:
    for token in doc[first : last + 1]:
        if not first <= token.head.i <= last or token.head.i == token.i:
            return token
    return doc[last]


def _clause_head(token: Token) -> Token:
    """Return the verb of the clause in which a word stands (perhaps itself); without a verb, the root."""
    for _ in range(_STEPS):
        if token.pos_ in _CLAUSE_HEADS and token.dep_ not in ("aux", "auxpass"):
            return token
        if token.head.i == token.i:
            return token
        token = token.head
    return token


def _first_joined(verb: Token) -> Token:
    """Return the first of the verbs to which one is joined, perhaps itself."""
    while verb.dep_ == "conj" and verb.head.pos_ in _CLAUSE_HEADS:
        verb = verb.head
    return verb


def _path(root: Token) -> list[Token]:
    """Return what a time expression hangs on, up to and with the first verb."""
    path: list[Token] = []
    token = root
    while token.head.i != token.i and len(path) < _STEPS:
        if token.dep_ == "conj" and token.pos_ not in _CLAUSE_HEADS and path:
            break
        token = token.head
        path.append(token)
        if token.pos_ in _CLAUSE_HEADS and token.dep_ not in ("aux", "auxpass"):
            break
    return path


def _speaker_before(verb: Token, root: Token) -> Token | None:
    """Return the verb of saying to which an expression belongs where the parse gives it to what is said: `said on
    Monday they had left`.
    """
    above = verb.head
    if verb.dep_ != "ccomp" or not above.i < root.i < verb.i:
        return None
    opens = any(child.dep_ == "mark" and child.i < root.i for child in verb.children)
    apart = any(token.is_punct for token in verb.doc[above.i : root.i])
    behind = any(child.dep_ in _SUBJECTS and child.i > root.i for child in verb.children)
    return above if behind and not opens and not apart else None


def _content_before(verb: Token, root: Token, last: int) -> Token | None:
    """Return the clause that an expression closes where the parse gives it to the verb of saying behind: `bombed the
    mill, on the morning of 5 May, elders told us`.
    """
    if verb.i < last or last + 1 >= len(verb.doc) or verb.doc[last + 1].text != ",":
        return None
    if not any(child.dep_ in _SUBJECTS and child.i > last for child in verb.children):
        return None
    contents = [child for child in verb.children if child.dep_ == "ccomp"]
    if verb.dep_ in ("advcl", "parataxis") and not any(child.dep_ == "mark" for child in verb.children):
        contents.append(verb.head)
    found = next((content for content in contents if content.i < root.i), None)
    parted = found is not None and any(token.text in _HALTS for token in verb.doc[found.i : root.i])
    return None if parted else found


def _verb_between(doc: Doc, first: int, last: int) -> bool:
    return any(
        token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"))
        for token in doc[first:last]
    )


def _rank(token: Token, clause: Token, root: Token, last: int) -> int | None:
    """Say how an expression belongs to a word: on it, on its clause, on the first of the verbs joined to its own, near
    it, on its infinitive.
    """
    path = _path(root)
    if path and (speaker := _speaker_before(path[-1], root)):
        path = [*path[:-1], speaker]
    if path and (content := _content_before(path[-1], root, last)):
        return _ON_CLAUSE if content.i == clause.i else None
    if any(step.i == token.i for step in path):
        return _ON_WORD
    if clause.i != token.i and token.pos_ in _CLAUSE_HEADS:
        return None
    if path and path[-1].i == clause.i:
        return _ON_CLAUSE
    first_conjunct = _first_joined(clause)
    if path and first_conjunct.i != clause.i and path[-1].i == first_conjunct.i and last < first_conjunct.i:
        return _ON_FIRST
    start = first_conjunct.i
    if path and path[-1].i > clause.i and last < start and not _verb_between(token.doc, last + 1, start):
        return _NEAR
    if path and path[-1].dep_ == "xcomp" and path[-1].head.i == clause.i:
        return _ON_INFINITIVE
    return None


def _dated(sentence: Span, index: Mapping[int, Timex]) -> list[tuple[int, int, Timex]]:
    """Return the dates and times of day in a sentence with their first and last tokens."""
    found: list[tuple[int, int, Timex]] = []
    for number in range(sentence.start, sentence.end):
        time = index.get(number)
        if time is None or time.type not in _DATING:
            continue
        if found and found[-1][2] is time:
            found[-1] = (found[-1][0], number, time)
        else:
            found.append((number, number, time))
    return found


def _ranked(token: Token, index: Mapping[int, Timex]) -> tuple[int, Timex] | None:
    """Return the expression that belongs to a word before all others, and how (as `_rank` has it)."""
    dated = _dated(token.sent, index) if index else []
    if not dated:
        return None
    clause = _clause_head(token)
    ranked: list[tuple[int, int, Timex]] = []
    for first, last, time in dated:
        if not first <= token.i <= last:
            rank = _rank(token, clause, _root(token.doc, first, last), last)
            if rank is not None:
                ranked.append((rank, abs(last - token.i), time))
    best = min(ranked, key=lambda entry: entry[:2], default=None)
    return (best[0], best[2]) if best else None


def governing_time(token: Token, index: Mapping[int, Timex]) -> Timex | None:
    """Return the date or time of day that governs an event word or a number; None where there is none.

    First what hangs on the word itself (`visited in May`, `Monday's attack`), then what hangs on the verb of
    its clause; a verb joined by `and` shares what stands before the first verb. An expression that opens a
    clause but was attached to a later verb belongs to the first verb after it; that of an infinitive (`aims
    to leave by May`) serves the verb above it too, if that has none. `index` is that of `time_index`.
    """
    found = _ranked(token, index)
    return found[1] if found else None


def _tense(verb: Token, words: TimeWords) -> str:
    """Return when a verb's form puts it: `past`, `had`, `have`, `bare` (a participle alone) or `other`."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in _AUXILIARIES}
    if helpers & words.modals or verb.tag_ in ("VBZ", "VBP", "MD"):
        return "other"
    if "had" in helpers:
        return "had"
    if helpers & {"have", "has", "'ve", "’ve"}:
        return "have"
    if verb.tag_ == "VBD" or helpers & {"was", "were", "did"}:
        return "past"
    return "bare" if verb.tag_ in ("VBN", "VBG") and not helpers else "other"


def _goes_on(verb: Token, first: Token, words: TimeWords) -> bool:
    """Tell whether a verb joined to another tells of the same time as far as their forms say."""
    tense, before = _tense(verb, words), _tense(first, words)
    if tense == "bare":
        return verb.tag_ == first.tag_ or (verb.tag_ == "VBN" and before in ("past", "had", "have"))
    if tense == "other":
        return before == "other" and not any(child.dep_ in _AUXILIARIES for child in verb.children)
    return tense == before or (tense == "past" and before in ("bare", "had"))


def _follows_link(verb: Token) -> bool:
    """Tell whether only adverbs and auxiliaries stand between a verb and the word or comma that joins it: a subject
    that the parse has lost would stand there too.
    """
    number = verb.i - 1
    while number > verb.sent.start and verb.doc[number].pos_ in ("ADV", "AUX", "PART"):
        number -= 1
    return verb.doc[number].pos_ in ("CCONJ", "PUNCT")


def _joined(verb: Token, words: TimeWords) -> Token | None:
    """Return the verb before to which one is joined as the next thing that the same subject did."""
    first = verb.head
    if verb.dep_ != "conj" or first.pos_ not in _CLAUSE_HEADS:
        return None
    if not _follows_link(verb) or any(
        child.dep_ in _SUBJECTS or child.lemma_.lower() in words.sequels for child in verb.children
    ):
        return None
    told = any(child.dep_ == "ccomp" and first.i < child.i < verb.i for child in first.children)
    return None if told or not _goes_on(verb, first, words) else first


def _opener(verb: Token) -> str | None:
    """Return the word that ties a clause to the one above it; of a clause behind a comma `when` alone does."""
    for child in verb.children:
        if child.dep_ in ("mark", "advmod") and child.i < verb.i and child.lower_ in ("when", "as", "while"):
            behind_comma = child.i > verb.sent.start and child.nbor(-1).text == ","
            return None if behind_comma and child.lower_ != "when" else child.lower_
    return None


def _is_meanwhile(verb: Token, words: TimeWords) -> bool:
    """Tell whether a clause with `when` or `as` is of the same time as the one it hangs on."""
    return (
        verb.dep_ == "advcl"
        and _opener(verb) is not None
        and any(child.dep_ in _SUBJECTS for child in verb.children)
        and _tense(verb, words) == _tense(verb.head, words) == "past"
    )


def _is_announced(verb: Token, words: TimeWords) -> bool:
    """Tell whether a clause is what its subject does by announcing it: `announced on Monday that it was leaving`."""
    return (
        verb.dep_ == "ccomp"
        and verb.tag_ == "VBG"
        and _tense(verb, words) == "past"
        and verb.head.lemma_.lower() in words.announcements
        and any(child.dep_ == "nsubj" and child.tag_ == "PRP" for child in verb.children)
    )


def _is_participle(verb: Token) -> bool:
    """Tell whether a clause is a participle of the present that nothing but a comma joins: `, urging him to go`."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "acl"):
        return False
    return not any(child.dep_ in ("mark", "aux", "auxpass", *_SUBJECTS) for child in verb.children)


def _behind_comma(verb: Token) -> bool:
    first = verb.left_edge.i
    return first > verb.sent.start and verb.doc[first - 1].text == ","


def _companions(verb: Token, words: TimeWords) -> Iterator[Token]:
    """Yield the verbs whose day is a verb's own too, the likeliest first."""
    if first := _joined(verb, words):
        yield first
    if _is_participle(verb) and _behind_comma(verb):
        above = _clause_head(verb.head)
        if above.i < verb.i:
            yield above
    if _is_meanwhile(verb, words) or _is_announced(verb, words):
        yield verb.head
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    for child in (*verb.children, *(below for subject in subjects for below in subject.children)):
        opens = child.i < verb.i and _is_participle(child)
        if opens or (child.head.i == verb.i and _is_meanwhile(child, words)):
            yield child


def _is_point(time: Timex, index: Mapping[int, Timex], sentence: Span) -> bool:
    """Tell a day on which a clause happens from one since or until which it lasts, and from the day of a noun in it
    (`praised her after the May 14 vote`). Behind a bare preposition it is the clause's, though the parse may join it to
    the noun that follows (`On 26 May mortar rounds fell`).
    """
    inside = [number for number in range(sentence.start, sentence.end) if index.get(number) is time]
    bare = inside[0] > sentence.start and sentence.doc[inside[0] - 1].pos_ == "ADP"
    for step in _path(_root(sentence.doc, inside[0], inside[-1])):
        if bare and step.i > inside[-1]:
            continue
        if step.pos_ == "ADP":
            if step.lower_ not in _POINTS:
                return False
        elif step.pos_ in ("NOUN", "PROPN") and step.i not in inside and step.ent_type_ not in _DATING:
            return False
    return True


def _shared(verb: Token, index: Mapping[int, Timex], words: TimeWords) -> Timex | None:
    """Return the day that a verb without one has from the verbs it goes with, or from `Monday, when it came`."""
    if verb.dep_ in ("relcl", "advcl") and verb.head.i in index and _opener(verb) == "when":
        return index[verb.head.i] if index[verb.head.i].type in _DATING else None
    seen, waiting = {verb.i}, list(_companions(verb, words))
    while waiting and len(seen) <= _STEPS:
        companion = waiting.pop(0)
        if companion.i in seen:
            continue
        seen.add(companion.i)
        found = _ranked(companion, index)
        if found is None:
            waiting += _companions(companion, words)
        elif found[0] != _ON_INFINITIVE:
            return found[1] if _is_point(found[1], index, verb.sent) else None
    return None


def _is_object_of(noun: Token, told: Container[int]) -> bool:
    """Tell whether a noun is what the verb of its clause speaks of, that being one of those numbered in `told`."""
    clause, link = _clause_head(noun), noun
    while link.head.i not in (clause.i, link.i):
        link = link.head
    return clause.i in told and link.lower_ not in _BESIDE


def event_time(token: Token, index: Mapping[int, Timex], words: TimeWords, told: Container[int] = ()) -> Timex | None:
    """Return the date or time of day of the event that a word tells of; None where the text tells none.

    As `governing_time`; and a verb without a time of its own has the day of the verb it is joined to (`phoned him
    on Monday and urged him`), of the verb that its participle goes with (`wrote on Monday, urging him`, `Speaking on
    Monday, he urged`), and of the clause that it meets in time (`fled on Monday when rebels came`). What is said has
    not the day of the saying, nor has a noun below one of the words numbered in `told`, which speak of things
    (`condemned on Monday the raid`); only a step that is taken by announcing it has (`announced on Monday that it was
    leaving`).
    """
    found = _ranked(token, index)
    if token.pos_ not in _CLAUSE_HEADS:
        of_saying = found is not None and found[0] != _ON_WORD and _is_object_of(token, told)
        return found[1] if found and not of_saying else None
    if found is None:
        return _shared(token, index, words)
    ahead = found[0] == _ON_FIRST and _tense(token, words) == "other" != _tense(_first_joined(token), words)
    return None if ahead else found[1]
