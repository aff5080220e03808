"""Lemmas as the frames write them: verbs the lemmatizer gets wrong, and words it splits at a hyphen."""

from tracktwo.ontology.frames import lemma_set
from tracktwo.records import Token

# The lemmatizer takes these for shorter verbs or for none ("staged" for "stag", "waged" for "wag").
MISREAD = lemma_set(
    "stage wage rape fine rage slate spare dine hope snipe shame site bare cane relaunch reconnect deadlock"
    " defund cordon resupply greenlight install annexe lambaste wine unban gut airdrop waterboard phish"
)
DOUBLED = {"unban": "unbann", "gut": "gutt", "airdrop": "airdropp"}
NOUNS = {"datum": "data", "medium": "media", "remain": "remains"}


def _forms(verb: str) -> dict[str, str]:
    stem = DOUBLED.get(verb, verb)
    if stem.endswith("e"):
        return {f"{stem}d": verb, f"{stem}s": verb, f"{stem[:-1]}ing": verb}
    if stem.endswith("y"):
        return {f"{stem[:-1]}ied": verb, f"{stem[:-1]}ies": verb, f"{stem}ing": verb}
    return {f"{stem}ed": verb, f"{verb}s": verb, f"{verb}es": verb, f"{stem}ing": verb}


VERBS = {form: lemma for verb in MISREAD for form, lemma in _forms(verb).items()}


def lemmas_of(tokens: tuple[Token, ...], joined: frozenset[str]) -> tuple[str, ...]:
    """Return the lemmas of a sentence in lower case; `joined` are the words of the lexicon with a hyphen."""
    found = [token.lemma.lower() for token in tokens]
    for i, token in enumerate(tokens):
        if token.pos == "VERB":
            found[i] = VERBS.get(token.text.lower(), found[i])
        elif token.pos == "NOUN":
            found[i] = NOUNS.get(found[i], found[i])
        if i > 1 and tokens[i - 1].text == "-" and tokens[i - 1].end == token.start:
            whole = f"{found[i - 2]}-{found[i]}"  # "sit-in", "cease-fire": three tokens, one word
            if whole in joined:
                found[i] = whole
    return _plural_start(tokens, found)


def _plural_start(tokens: tuple[Token, ...], found: list[str]) -> tuple[str, ...]:
    """Return the lemmas, a plural that opens the sentence and was taken for a name made singular."""
    if len(found) > 1 and tokens[0].pos == "PROPN" and tokens[1].pos != "PROPN":
        word = found[0]
        if len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
            found[0] = word[:-1]  # "Visas were revoked"
    return tuple(found)
