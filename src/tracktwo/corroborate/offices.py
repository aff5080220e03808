"""One person under two offices: can one man hold both?"""

from collections.abc import Iterator

from tracktwo.corroborate.claim_rivalry import Verdict
from tracktwo.corroborate.same_names import same_person
from tracktwo.corroborate.telling import Telling
from tracktwo.records import Named

# Offices of which one person holds one at a time.
EXCLUSIVE = frozenset(
    {
        "president", "minister", "premier", "ambassador", "spokesman", "spokeswoman", "spokesperson",
        "governor", "mayor", "aide", "judge", "prosecutor", "speaker", "commander", "general", "colonel",
        "admiral", "king", "chancellor", "secretary", "deputy",
    }
)  # fmt: skip
# Words of offices held beside another one.
BESIDE = frozenset(
    {
        "negotiator", "envoy", "adviser", "advisor", "delegate", "member", "representative", "mediator",
        "candidate", "leader", "chair", "author", "lawmaker", "official", "former", "ex",
    }
)  # fmt: skip


# Offices of state by one word for all their forms.
OFFICES = {
    "president": "president", "minister": "minister", "premier": "minister", "secretary": "minister",
    "ambassador": "ambassador", "governor": "governor", "mayor": "mayor", "king": "king", "judge": "judge",
    "prosecutor": "prosecutor", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
    "spokesperson": "spokesperson",
}  # fmt: skip
# Posts named like an office of state that are held beside one.
NOT_IN_OFFICE = (
    "general secretary",
    "secretary general",
    "party secretary",
    "party president",
    "private secretary",
)
# What a minister is minister of.
MINISTRIES = frozenset(
    {
        "foreign", "defence", "interior", "finance", "economy", "energy", "justice", "health", "education",
        "prime", "trade", "agriculture", "transport", "information", "intelligence", "oil", "culture",
    }
)  # fmt: skip


def office(role: str) -> frozenset[str]:
    """Return the exclusive offices that a role names, none where it can be held beside others.

    >>> sorted(office("deputy defence minister")), sorted(office("chief negotiator"))
    (['deputy', 'minister'], [])
    """
    words = frozenset(role.lower().replace("-", " ").split())
    return frozenset() if words & BESIDE else words & EXCLUSIVE


def are_rivals(role: str, other: str) -> bool:
    """Tell whether two roles are offices that nobody holds at once: of two kinds, or two ministries.

    Ranks, seats in parliament and party posts are held beside an office, and count for none.

    >>> are_rivals("Defence Minister", "foreign minister"), are_rivals("minister", "foreign minister")
    (True, False)
    >>> are_rivals("press secretary", "White House spokesman"), are_rivals("General", "Defence Minister")
    (False, False)
    """
    one, two = _held(role), _held(other)
    if not one or not two:
        return False
    if not one & two:
        return True
    fields = [_fields(role), _fields(other)]
    return one == two == {"minister"} and all(fields) and not fields[0] & fields[1]


def _held(role: str) -> frozenset[str]:
    """Return the offices that a role names, each by one word for all its forms."""
    words = role.lower().replace("-", " ")
    for phrase in NOT_IN_OFFICE:
        words = words.replace(phrase, " adviser ")
    words = words.replace("press secretary", "spokesman")
    return (
        frozenset(OFFICES[word] for word in words.split() if word in OFFICES)
        if office(words)
        else frozenset()
    )


def _fields(role: str) -> frozenset[str]:
    words = frozenset(role.lower().replace("defense", "defence").replace("-", " ").split())
    return words & MINISTRIES


def judge_offices(a: Telling, b: Telling) -> Iterator[Verdict]:
    """Yield a verdict for each person whom both texts give an office."""
    for ours in _with_role(a):
        for theirs in _with_role(b):
            if not same_person(ours.text, theirs.text):
                continue
            one, other = office(ours.role or ""), office(theirs.role or "")
            if one and other:
                label = "contradiction" if not one & other else "consistent"
                yield Verdict(label, "affiliation", f"{ours.text}: {ours.role} / {theirs.role}", 0.7)


def _with_role(telling: Telling) -> list[Named]:
    return [
        n
        for n in telling.named_here()
        if n.label == "person" and n.role and not n.is_anaphor and " " in n.text
    ]
