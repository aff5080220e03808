"""Who may sign in to the desk, and what each role may do. What they do is in the audit log."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from tracktwo.errors import ConfigError
from tracktwo.pipeline.passwords import USUAL, Cost, check_password, hash_password
from tracktwo.pipeline.stamp import moment
from tracktwo.store.database import Store
from tracktwo.store.people import Changing, Deed, PersonRow

__all__ = ["Deed"]
LONGEST_NAME = 64
SIGNS = frozenset("._-@ ")
LOCAL = "command line"


class Role(StrEnum):
    """What somebody may do; each role may do what those before it may."""

    READER = "reader"
    ANALYST = "analyst"
    EDITOR = "editor"

    def may(self, needed: "Role") -> bool:
        """Whether this role may do what needs another.

        >>> Role.EDITOR.may(Role.ANALYST), Role.READER.may(Role.ANALYST)
        (True, False)
        """
        order = list(Role)
        return order.index(self) >= order.index(needed)


# The stated table: what each role may do beyond those before it.
MAY = {
    Role.READER: (
        "read every page, search, and use the JSON API",
        "export records, briefs, calendars and feeds",
        "mark what changed as seen, or put it off, for oneself",
        "change one's own password, end one's own sessions, make tokens for programs",
    ),
    Role.ANALYST: (
        "accept, reject, edit, merge and split records, and take that back",
        "ask, forecast and resolve questions, weigh hypotheses, keep figures of scenarios",
        "give a view of a month's status, and grade outlets",
        "write drafts of briefs, and set them aside",
    ),
    Role.EDITOR: (
        "retract articles, and take a retraction back",
        "publish briefs",
        "add and remove people, give roles and new passwords",
        "read the audit log",
    ),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in, or could until they were removed."""

    name: str
    role: Role
    made_at: str
    removed_at: str | None = None


def person_of(row: PersonRow) -> Person:
    """Return the person of a stored row."""
    return Person(row.name, Role(row.role), row.made_at, row.removed_at)


def everybody(store: Store) -> list[Person]:
    """Return all people by name, those removed too."""
    return [person_of(row) for row in store.people.everybody()]


def need_somebody(store: Store) -> None:
    """Refuse to open a desk that nobody could sign in to.

    Raises:
        ConfigError: nobody may sign in.
    """
    if not any(one.removed_at is None for one in everybody(store)):
        raise ConfigError(
            "Nobody may sign in to this desk yet. Add somebody: tracktwo users add NAME --role editor."
        )


def folded_name(name: str) -> str:
    """Return a name as it is kept: no two differ by case or by how a letter is written.

    >>> folded_name(" Ana.Lima ")
    'ana.lima'

    Raises:
        ConfigError: it is empty, too long, or holds other signs than letters, digits and ``. _ - @``.
    """
    folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    is_fit = 0 < len(folded) <= LONGEST_NAME and all(c.isalnum() or c in SIGNS for c in folded)
    if not is_fit or not name.isprintable():
        raise ConfigError(
            f"{name[:80]!r} is no name to sign in with. Use up to {LONGEST_NAME} letters, digits, spaces "
            "and . _ - @ only."
        )
    return folded


def add_person(
    store: Store, name: str, role: Role, password: str, *, by: str, address: str = LOCAL, cost: Cost = USUAL
) -> Person:
    """Add somebody who may sign in, and return them.

    Raises:
        ConfigError: the name is taken or unfit, or the password too easily guessed.
    """
    folded = folded_name(name)
    check_password(password, name=folded)
    made = PersonRow(folded, role.value, hash_password(password, cost), moment())
    with store.people.changing() as changing:
        known = {one.name: one for one in changing.everybody()}
        if folded in known:
            fate = "was removed, and names are not given twice" if known[folded].removed_at else "is there"
            raise ConfigError(f"{folded!r} {fate}: corrections and the log carry it. Take another name.")
        changing.add(made)
        changing.note(_deed(by, "person added", folded, address, detail=f"role={role.value}"))
    return person_of(made)


def set_role(store: Store, name: str, role: Role, *, by: str, address: str = LOCAL) -> None:
    """Give somebody another role.

    Raises:
        ConfigError: nobody has that name, or no editor would be left.
    """
    with store.people.changing() as changing:
        found = _found(changing, name)
        if role is not Role.EDITOR:
            _keep_an_editor(changing, found)
        changing.change(found.name, role=role.value)
        changing.note(_deed(by, "role", found.name, address, detail=f"{found.role} -> {role.value}"))


def set_password(
    store: Store,
    name: str,
    password: str,
    *,
    by: str,
    address: str = LOCAL,
    keep: str = "",
    cost: Cost = USUAL,
) -> None:
    """Give somebody a new password; it ends all their sessions and tokens but the one with the hash `keep`.

    Raises:
        ConfigError: nobody has that name, or the password is too easily guessed.
    """
    check_password(password, name=folded_name(name))
    secret = hash_password(password, cost)
    with store.people.changing() as changing:
        found = _found(changing, name)
        changing.change(found.name, secret=secret)
        changing.end_all(found.name, but=keep)
        changing.note(_deed(by, "password", found.name, address))


def remove_person(store: Store, name: str, *, by: str, address: str = LOCAL) -> None:
    """Let somebody sign in no more, and end their sessions and tokens. What they did keeps their name.

    Raises:
        ConfigError: nobody has that name, or no editor would be left.
    """
    with store.people.changing() as changing:
        found = _found(changing, name)
        _keep_an_editor(changing, found)
        changing.change(found.name, removed_at=moment())
        changing.end_all(found.name)
        changing.note(_deed(by, "person removed", found.name, address))


def note_deed(
    store: Store, who: str, what: str, *, about: str = "", detail: str = "", address: str = LOCAL
) -> None:
    """Append a line to the audit log."""
    with store.people.changing() as changing:
        changing.note(_deed(who, what, about, address, detail=detail))


def _deed(who: str, what: str, about: str, address: str, *, detail: str = "") -> Deed:
    return Deed(moment(), who, what, about, detail, address)


def _found(changing: Changing, name: str) -> PersonRow:
    folded = folded_name(name)
    here = [one for one in changing.everybody() if one.removed_at is None]
    for one in here:
        if one.name == folded:
            return one
    known = ", ".join(one.name for one in here) or "nobody yet"
    raise ConfigError(f"Nobody here is called {folded!r}. There are: {known}.")


def _keep_an_editor(changing: Changing, leaving: PersonRow) -> None:
    editors = {one.name for one in changing.everybody() if one.role == Role.EDITOR and one.removed_at is None}
    if editors == {leaving.name}:
        raise ConfigError(f"{leaving.name!r} is the only editor. Make somebody else one first.")
