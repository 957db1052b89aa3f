"""Deep roles: who stands in which slot of a verb, noun or adjective, passives and relative clauses undone."""

from spacy.tokens import Token

SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
WHEN = frozenset({"DATE", "TIME", "CARDINAL"})
LOST_SUBJECT = frozenset({"advmod", "npadvmod", "dep"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})
PREPOSITION_DEPS = frozenset({"prep", "prt", "agent", "dative", "advmod"})

# Prepositions behind whose verb an object does, or is not to do, what they govern: "barred the envoy from entering",
# "accused the army of shelling", "talked the rebels into leaving".
OBJECT_CONTROLS = frozenset({"from", "of", "into", "against", "as"})

# Verbs whose object is said to be done something: "had his rival arrested", "wants the court dissolved".
OBJECT_DONE_TO = frozenset({"find", "get", "have", "keep", "leave", "need", "order", "see", "want", "watch"})


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child with one of the dependency labels."""
    for other in token.children:
        if other.dep_ in deps:
            return other
    return None


def conjuncts(token: Token) -> list[Token]:
    """Return a token and all that is coordinated with it, in order."""
    found = [token]
    for first in found:
        found.extend(other for other in first.children if other.dep_ == "conj")
    return found


def head_of_conjunction(token: Token) -> Token:
    """Return the first conjunct of the coordination a token belongs to."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def is_lost_noun(token: Token) -> bool:
    """Is it a noun tagged as a finite verb: the "strikes" of "drone strikes killed", a subject itself?"""
    return token.tag_ in ("VB", "VBP", "VBZ") and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")


def is_negated(token: Token) -> bool:
    """Does "not" or "never" stand beside a word?"""
    return any(other.dep_ == "neg" for other in token.children)


def is_bare(clause: Token) -> bool:
    """Is it an infinitive, with or without "to"?"""
    return clause.tag_ == "VB" and all(other.tag_ == "TO" for other in clause.children if other.dep_ == "aux")


def opening_for(clause: Token) -> Token | None:
    """Return the "for" of a clause of what is to be: "called for the law to be changed"."""
    mark = child(clause, "mark") if clause.tag_ in ("VB", "VBN") else None
    return mark if mark is not None and mark.lower_ == "for" else None


def is_infinitive(verb: Token) -> bool:
    """Is it a "to" with its verb?"""
    return any(other.tag_ == "TO" for other in verb.children)


def is_passive(verb: Token) -> bool:
    """Is the verb in the passive, a reduced relative ("troops backed by X") included?"""
    if is_brought_about(verb):
        return True
    for other in verb.children:
        if other.dep_ in ("nsubjpass", "auxpass", "csubjpass"):
            return True
        if other.dep_ in ("nsubj", "dobj"):
            return False
    if verb.tag_ == "VBN":
        if verb.dep_ in ("acl", "amod"):
            return not _tells_the_sentence(verb)
        if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
            return child(verb, "aux") is None and is_passive(verb.head)
        if verb.dep_ in ("advcl", "ccomp", "xcomp", "ROOT") and child(verb, "aux") is None:
            return child(verb, "agent") is not None or verb.dep_ in ("advcl", "xcomp")
    return False


def is_brought_about(verb: Token) -> bool:
    """Is it the participle of "had his rival arrested", "saw its port bombed"?"""
    if verb.dep_ != "ccomp" or verb.tag_ not in ("VBN", "VBD") or verb.head.lemma_ not in OBJECT_DONE_TO:
        return False
    return child(verb, "nsubj") is not None and child(verb, "aux", "mark", "dobj") is None


def is_lost_verb(token: Token) -> bool:
    """Is a participle the second verb of "sacked the cabinet and dissolved parliament", parsed as one noun more, or the
    verb of "had trained rebels", parsed as what someone has?"""
    noun = token.head
    if token.dep_ != "amod" or token.tag_ != "VBN" or noun.left_edge != token or noun.head.pos_ not in ("VERB", "AUX"):
        return False
    before = token.nbor(-1) if token.i > 0 else token
    return (noun.dep_ == "conj" and before.dep_ == "cc") or (
        noun.dep_ == "dobj" and before == noun.head and before.lemma_ == "have"
    )


def relative_owner(pronoun: Token) -> Token | None:
    """Return whose "whose" is: the noun that its relative clause modifies."""
    token = pronoun
    while token.dep_ != "relcl" and token.head != token:
        token = token.head
    return token.head if token.dep_ == "relcl" else None


def _antecedent(verb: Token) -> Token | None:
    """Return the noun that a relative clause or participle modifies."""
    first = head_of_conjunction(verb)
    if first.dep_ in ("relcl", "acl") and first.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        return first.head
    return None


def _unrelative(token: Token, verb: Token) -> Token | None:
    """Return what a relative pronoun stands for, any other token as it is."""
    if token.tag_ in RELATIVE or (token.lower_ == "that" and token.pos_ == "PRON"):
        return _antecedent(verb) or (token if token.tag_ not in RELATIVE else None)
    return token


def _controller(verb: Token) -> Token | None:
    """Return who does what a bare complement says: the governor's object where it has one, else its subject."""
    governor = verb.head
    if governor.pos_ in ("NOUN", "PROPN"):  # "its decision to leave", "the plan to bomb"
        owner = child(governor, "poss")
        return owner or (subject(governor.head) if governor.dep_ == "dobj" else None)
    if governor.pos_ == "ADJ" or governor.dep_ in (
        "acomp",
        "oprd",
    ):  # "is ready to leave", "looks set to": of the copula
        return subject(governor.head) if governor.head != governor else None
    if verb.dep_ == "xcomp":
        controlled = child(governor, "dobj", "dative")
        if controlled is not None and governor.lemma_.lower() not in ("promise", "vow", "threaten"):
            return controlled
        if is_passive(governor):
            return deep_object(governor)
    return subject(governor) if governor != verb else None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the deep subject of a verb, or None where the sentence names none."""
    if depth > 6:
        return None
    if is_lost_verb(verb):
        return subject(verb.head.head, depth + 1)
    if is_passive(verb):
        causer = verb.head if is_brought_about(verb) and verb.head.lemma_ in ("get", "have") else None
        return agent(verb) or (subject(causer, depth + 1) if causer is not None else None)
    own = child(verb, *SUBJECT) or _marked_subject(verb) or _unlabelled_subject(verb) or _dated_subject(verb)
    if own is not None:
        return _unrelative(own, verb)
    dep = verb.dep_
    if dep == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        if is_passive(verb.head):
            return child(verb.head, *PASSIVE_SUBJECT) or subject(verb.head, depth + 1)
        return subject(verb.head, depth + 1)
    if dep == "relcl" or (dep == "acl" and verb.tag_ == "VBG"):
        return _antecedent(verb)
    if dep == "acl" and (verb.tag_ in FINITE or _tells_the_sentence(verb)):
        return _head_of_phrase(verb.head)
    if dep == "attr" and verb.head.pos_ == "AUX":  # "is mediating", parsed as what someone is
        return subject(verb.head, depth + 1)
    if dep in ("xcomp", "ccomp", "acl"):
        return _controller(verb)
    if dep == "advcl" and verb.head.pos_ == "ADJ":
        return _controller(verb)
    if dep == "advcl" and verb.head.pos_ in ("VERB", "AUX"):
        return _surface_subject(verb.head, depth + 1)
    if dep == "pcomp":
        return _of_clause_above(verb, depth)
    if dep in ("ROOT", "amod") and verb.tag_ == "VBG" and verb.head.pos_ == "NOUN":
        return verb.head
    return None


def _of_clause_above(verb: Token, depth: int) -> Token | None:
    """Return who a verb behind a preposition is said of: "barred envoys from leaving"."""
    above = verb.head.head
    if above.pos_ == "ADJ":  # "are guilty of violating": the subject of the copula
        above = above.head
    if above.pos_ not in ("VERB", "AUX"):
        return None
    kept = child(above, "dobj") if verb.head.lower_ in OBJECT_CONTROLS else None
    return kept or _surface_subject(above, depth + 1)


def _listed(verb: Token) -> Token | None:
    """Return who is told of: "among those arrested was a judge", "those killed include two nurses"."""
    some = verb.head
    if verb.dep_ != "acl" or some.lower_ != "those":
        return None
    if some.dep_ == "nsubj" and some.head.lemma_ == "include":
        return child(some.head, "dobj")
    if some.dep_ == "pobj" and some.head.lower_ == "among" and some.head.head.lemma_ == "be":
        return child(some.head.head, "nsubj", "attr")
    return None


def _head_of_phrase(noun: Token) -> Token:
    """Return the surgeons of "surgeons from two charities treated", where the verb was hung on the charities."""
    while noun.dep_ in ("pobj", "prep", "nmod") and noun.head != noun:
        noun = noun.head
    return noun


def _tells_the_sentence(verb: Token) -> bool:
    """Is a participle the verb of its sentence: "fighters of a faction handed in their rifles", a noun at its root?"""
    root = verb.sent.root
    if verb.tag_ != "VBN" or root.pos_ not in ("NOUN", "PROPN") or child(verb, "agent") is not None:
        return False
    governed_words = child(verb, "dobj", "prt") or _shared_object(verb)
    return _head_of_phrase(verb.head) == root and governed_words is not None


def _unlabelled_subject(verb: Token) -> Token | None:
    """Return the name before a finite verb that the parser took for an adverb, or what it hung on the verb's helper."""
    helper = child(verb, "aux")
    if helper is not None and (hung := child(helper, "nsubj")) is not None:  # "the union appeared poised to"
        return hung
    if verb.tag_ not in FINITE:
        return None
    return next((other for other in verb.lefts if other.dep_ in LOST_SUBJECT and other.pos_ == "PROPN"), None)


def _dated_subject(verb: Token) -> Token | None:
    """The subject of "on 5 May nurses went on strike", where the day was parsed as what the nurses are called."""
    if verb.tag_ not in FINITE:
        return None
    for other in verb.lefts:
        noun = child(other, "pobj") if other.dep_ == "prep" else None
        if noun is not None and noun.ent_type_ not in WHEN and noun.left_edge.ent_type_ == "DATE":
            return noun if noun.nbor(noun.right_edge.i - noun.i + 1).text != "," else None
    return None


def _marked_subject(verb: Token) -> Token | None:
    """The subject of "after the army attacked", where "after" is parsed as a preposition of the army."""
    mark = child(verb, "mark")
    found = child(mark, "pobj") if mark is not None else None
    return found if found is not None and found.i < verb.i else None


def _surface_subject(verb: Token, depth: int) -> Token | None:
    return (deep_object(verb, depth) if is_passive(verb) else None) or subject(verb, depth)


def agent(verb: Token) -> Token | None:
    """Return the agent of a passive verb: the object of its by-phrase, or of one that only it can have.

    In "was accused of taking bribes by prosecutors" the phrase may have been hung on "taking", which is active, in
    "was recognised as a state by Finland" on the state, in "was backed at the weekend by its leaders" on the weekend.
    """
    by = next((other for other in verb.children if _is_by(other)), None)
    if by is None:
        by = next((other for other in verb.subtree if _is_by(other) and _strayed(other.head, verb)), None)
    return child(by, "pobj", "pcomp") if by is not None else None


def _strayed(holder: Token, verb: Token) -> bool:
    """Can what a by-phrase hangs on have none of its own, so that it is the passive verb's?"""
    if holder.pos_ in ("VERB", "AUX"):
        return _is_active(holder, verb)
    above = holder.head
    if holder.dep_ == "dobj":
        return above == verb or (above.pos_ == "VERB" and _is_active(above, verb))
    return holder.dep_ == "pobj" and above.head == verb and (above.lower_ in ("as", "of") or holder.ent_type_ in WHEN)


def _is_by(token: Token) -> bool:
    return token.dep_ == "agent" or (token.dep_ == "prep" and token.lower_ == "by")


def _is_active(verb: Token, outer: Token) -> bool:
    """Is it an active gerund or infinitive that is what another verb speaks of?"""
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.tag_ not in ("VBG", "VB") or verb.dep_ not in ("pcomp", "xcomp") or child(verb, "auxpass") is not None:
        return False
    return (verb.head.head if verb.dep_ == "pcomp" else verb.head) == outer


def deep_object(verb: Token, depth: int = 0) -> Token | None:
    """Return the deep direct object: the passive's subject, a relative clause's antecedent."""
    if depth > 6:
        return None
    own = child(verb, "dobj")
    if own is not None:
        return _unrelative(own, verb)
    if is_passive(verb):
        surface = child(verb, *PASSIVE_SUBJECT, *(("nsubj",) if is_brought_about(verb) else ()))
        if surface is not None:
            return _unrelative(surface, verb)
        if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
            return deep_object(verb.head, depth + 1) if is_passive(verb.head) else subject(verb.head, depth + 1)
        if verb.dep_ == "amod":
            return verb.head
        if verb.dep_ in ("advcl", "xcomp"):
            return _controller(verb) if verb.dep_ == "xcomp" else _surface_subject(verb.head, depth + 1)
        if verb.dep_ == "pcomp":
            return _of_clause_above(verb, depth)
        return _listed(verb) or _antecedent(verb)
    if verb.dep_ == "relcl":
        own_subject = child(verb, "nsubj")
        if own_subject is not None and own_subject.tag_ not in RELATIVE and own_subject.lower_ != "that":
            return _antecedent(verb)
    return (
        _counted_object(verb)
        or _judged(verb)
        or _shared_object(verb)
        or (child(verb, "attr") if verb.pos_ == "VERB" else None)
    )


def _judged(verb: Token) -> Token | None:
    """The object of "found the general guilty", parsed as the subject of a clause without a verb."""
    clause = child(verb, "ccomp")
    return child(clause, "nsubj") if clause is not None and clause.pos_ == "ADJ" else None


def _counted_object(verb: Token) -> Token | None:
    """The object of "kidnapped up to 16 advisers", where "up" is parsed as a particle."""
    for other in verb.children:
        if other.lower_ == "up" and (to := child(other, "prep")) is not None:
            counted = child(to, "pobj")
            if counted is not None and child(counted, "nummod") is not None:
                return counted
    return None


def _shared_object(verb: Token) -> Token | None:
    """The object of "arrested and deported the men", which hangs on the last verb."""
    rights = list(verb.rights)
    if rights and all(other.dep_ in ("cc", "conj", "punct", "advmod") for other in rights):
        for other in rights:
            if other.dep_ == "conj" and other.pos_ == "VERB" and child(other, "nsubj", "nsubjpass") is None:
                return child(other, "dobj")
    return None


def indirect_object(verb: Token) -> Token | None:
    """Return the indirect object of a verb: "gave the rebels arms", "the rebels were given arms"."""
    if is_passive(verb) and child(verb, "dobj") is not None:
        return child(verb, *PASSIVE_SUBJECT)
    found = child(verb, "dative")
    if found is not None and found.pos_ == "ADP":
        return child(found, "pobj")
    return found


def governed(preposition: Token) -> Token | None:
    """Return what a preposition governs, through a second one ("out of", "along with")."""
    found = child(preposition, "pobj", "pcomp")
    if found is None:
        inner = child(preposition, "prep")
        return governed(inner) if inner is not None else None
    if found.dep_ == "pcomp":  # "ties with the general controlling the east": with the general
        return child(found, "nsubj") or found
    return found


def prepositional(token: Token, preposition: str) -> Token | None:
    """Return the object of a preposition that depends on a token, a day only where it has no other: "fired on Sunday on
    the crowd"; for "between" its first conjunct."""
    day: Token | None = None
    for other in token.children:
        if other.lower_ == preposition and other.dep_ in ("prep", "agent", "dative", "prt"):
            found = governed(other)
            if found is not None and found.ent_type_ not in ("DATE", "TIME"):
                return found
            day = day or found
    return day
