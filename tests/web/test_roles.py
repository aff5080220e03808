"""Roles: who may do what, that the table names every form, and that no page leaks to others."""

import re
from html import unescape

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.web.test_sign_in import NAMES, WORDS, Enter, enter, settings, store

from tracktwo.pipeline.users import MAY, Role
from tracktwo.records import Judgement
from tracktwo.store.database import Store
from tracktwo.web.permits import CHANGED, permit_of
from tracktwo.web.screens import routers

__all__ = ["enter", "settings", "store"]  # the fixtures
EVENT = made.events()[0].id
ARTICLE = made.articles()["s16"].id
FORMS: dict[str, tuple[Role, dict[str, str]]] = {
    "/judge": (Role.ANALYST, {"verdict": "accept", "id": EVENT}),
    f"/record/{EVENT}/edit": (Role.ANALYST, {"reason": "x"}),
    f"/article/{ARTICLE}/retract": (Role.EDITOR, {"reason": "made up"}),
    "/dossier/chaco/status": (Role.ANALYST, {"month": "2026-03", "status": "stable", "why": "x"}),
    "/dossier/chaco/sources": (Role.ANALYST, {"outlet": "Meridian Wire", "grade": "B", "reason": "x"}),
    "/dossier/chaco/next/ask": (Role.ANALYST, {"text": "Q?", "rule": "r", "closes": "2027-01-01"}),
    "/dossier/chaco/next/hypotheses": (Role.ANALYST, {"question": "Why?", "hypotheses": "a\nb"}),
    "/dossier/chaco/brief/build": (Role.ANALYST, {"title": "A brief"}),
    "/users/add": (Role.EDITOR, {"name": "eve", "role": "reader"}),
    "/users/role": (Role.EDITOR, {"name": "bea", "role": "analyst"}),
    "/users/password": (Role.EDITOR, {"name": "rui"}),
    "/users/remove": (Role.EDITOR, {"name": "bea"}),
}


def posts() -> list[str]:
    """The address of every form's target on the desk."""
    routes = [one for router in routers() for one in router.routes if isinstance(one, APIRoute)]
    return [re.sub(r"\{[^}]+\}", "x", route.path) for route in routes if "POST" in (route.methods or ())]


def test_every_form_is_named_in_the_table() -> None:
    unnamed = [path for path in posts() if not any(re.fullmatch(pattern, path) for pattern, _ in CHANGED)]
    assert unnamed == ["/sign-in"]  # the door itself


def test_what_the_table_does_not_name_only_editors_may_change() -> None:
    assert permit_of("POST", "/something/new").role is Role.EDITOR
    assert permit_of("DELETE", "/judge/x").role is Role.EDITOR


@pytest.mark.parametrize("path", FORMS)
def test_a_role_that_is_too_small_changes_nothing_and_is_told_which_it_takes(
    enter: Enter, store: Store, path: str
) -> None:
    role, form = FORMS[path]
    before = (store.view().version(), store.people.everybody())
    for name, own in NAMES.items():
        if not own.may(role):
            answer = enter(name).post(path, data=form)
            assert answer.status_code == 403, name
            assert f"role of an {role.value}" in answer.text
            assert f"signed in as {name}" in answer.text
            assert store.people.log(limit=1)[0].what.startswith("denied")
    assert (store.view().version(), store.people.everybody()) == before
    enough = next(name for name, own in reversed(NAMES.items()) if own.may(role))
    assert enter(enough).post(path, data=form).status_code in (200, 303, 400, 422)


def test_readers_are_offered_no_button_that_they_may_not_press(enter: Enter) -> None:
    reader = enter("bea")
    for path in (
        "/dossier/chaco/today", "/dossier/chaco/changes", f"/record/{EVENT}", "/list/events?correct=1",
        "/dossier/chaco/next", "/dossier/chaco/sources", "/dossier/chaco/next/hypotheses",
        "/dossier/chaco/brief/build", f"/article/{ARTICLE}/retract", "/dossier/chaco/brief",
    ):  # fmt: skip
        page = reader.get(path)
        assert page.status_code == 200, path
        offered = set(re.findall(r'method="post" action="([^"]+)"', page.text))
        assert offered <= {"/dossier/chaco/changes"}, path
    assert 'value="accept"' not in reader.get("/dossier/chaco/changes").text
    for path in (f"/record/{EVENT}/edit", "/merge", "/users", "/audit"):
        assert reader.get(path).status_code == 403, path


def test_a_page_kept_for_one_role_is_never_shown_to_another(enter: Enter) -> None:
    analyst, reader, editor = enter("rui"), enter("bea"), enter("ana")
    for _ in range(2):
        assert "Accept" in analyst.get(f"/record/{EVENT}").text
        assert "Accept" not in reader.get(f"/record/{EVENT}").text
        assert 'href="/users"' in editor.get("/").text
        assert 'href="/users"' not in analyst.get("/").text
    tag = analyst.get(f"/record/{EVENT}").headers["etag"]
    assert reader.get(f"/record/{EVENT}", headers={"if-none-match": tag}).status_code == 200
    assert enter().get(f"/record/{EVENT}", headers={"if-none-match": tag}).status_code == 303


def test_no_page_that_is_kept_names_who_it_was_made_for(enter: Enter) -> None:
    reader = enter("bea")
    for path in ("/", "/dossier/chaco", "/dossier/chaco/today", "/search?q=rockets", f"/article/{ARTICLE}"):
        assert not re.search(r"\bbea\b", reader.get(path).text), path


def test_a_role_given_or_taken_holds_at_the_next_request(enter: Enter) -> None:
    editor, reader = enter("ana"), enter("bea")
    assert reader.get("/merge").status_code == 403
    editor.post("/users/role", data={"name": "bea", "role": "editor"})
    assert reader.get("/users").status_code == 200
    reader.post("/users/role", data={"name": "ana", "role": "reader"})
    assert editor.get("/users").status_code == 403
    assert reader.post("/users/remove", data={"name": "bea"}).status_code == 400, "the only editor"


def test_a_correction_carries_whoever_signed_in_and_the_log_what_and_from_where(
    enter: Enter, store: Store
) -> None:
    enter("rui").post("/judge", data={"verdict": "reject", "id": EVENT, "reason": "misread"})
    (kept,) = [j for j in store.view().records("judgements") if isinstance(j, Judgement) and j.who == "rui"]
    assert (kept.who, kept.reason) == ("rui", "misread")
    line = store.people.log(limit=1)[0]
    assert (line.who, line.what, line.about, line.address) == ("rui", "decision", "/judge", "testclient")
    assert line.detail == f"verdict=reject, id={EVENT}"


def test_only_an_editor_takes_a_retraction_back_however_it_is_asked(enter: Enter, store: Store) -> None:
    editor, analyst = enter("ana"), enter("rui")
    assert editor.post(f"/article/{ARTICLE}/retract", data={"reason": "made up"}).status_code == 303

    def last() -> str:
        return max(
            (j for j in store.view().records("judgements") if isinstance(j, Judgement)),
            key=lambda j: j.made_at,
        ).id

    retraction = last()
    assert analyst.post("/judge", data={"verdict": "undo", "id": retraction}).status_code == 403
    assert editor.post("/judge", data={"verdict": "undo", "id": retraction}).status_code == 303
    assert analyst.post("/judge", data={"verdict": "undo", "id": last()}).status_code == 403


def test_drafts_are_written_by_analysts_and_published_by_editors(enter: Enter) -> None:
    analyst, editor, reader = enter("rui"), enter("ana"), enter("bea")
    (pick, *_) = re.findall(r'name="pick" value="([^"]+)"', analyst.get("/dossier/chaco/brief/build").text)
    form = {"title": "A brief", "pick": unescape(pick)}
    at = analyst.post("/dossier/chaco/brief/build", data=form).headers["location"].partition("#")[0]
    assert 'class="composer"' in analyst.get(at).text
    assert "<textarea" not in reader.get(at).text
    assert "Publish for good" not in analyst.get(f"{at}/publish").text
    page = editor.get(f"{at}/publish").text
    version = re.search(r'name="version" value="([^"]+)"', page)
    assert version is not None
    form = {"state": "published", "version": version[1]}
    assert analyst.post(f"{at}/state", data=form).status_code == 403
    assert editor.post(f"{at}/state", data=form).status_code == 303


def test_what_changed_is_counted_from_each_persons_own_last_visit(enter: Enter) -> None:
    first, second = enter("bea"), enter("rui")
    page = first.get("/dossier/chaco/changes").text
    at = re.search(r'name="at" value="([^"]+)"', page)
    assert at is not None
    assert first.post("/dossier/chaco/changes", data={"do": "seen", "at": at[1]}).status_code == 303
    assert "Nothing changed since then" in first.get("/dossier/chaco/changes").text
    assert "Nothing changed since then" not in second.get("/dossier/chaco/changes").text
    assert first.post("/dossier/chaco/changes", data={"do": "accept", "record": EVENT}).status_code == 403
    assert first.post("/dossier/chaco/changes", data={"do": "later", "record": EVENT}).status_code == 303


def test_editors_add_people_with_a_password_that_is_shown_once(enter: Enter, store: Store) -> None:
    editor = enter("ana")
    page = editor.post("/users/add", data={"name": "Eve Novak", "role": "analyst"})
    assert page.headers["cache-control"] == "no-store"
    (password,) = re.findall(r'class="shown-once">([^<]+)<', page.text)
    fresh = enter()
    assert fresh.post("/sign-in", data={"name": "eve novak", "password": password}).status_code == 303
    assert password not in editor.get("/users").text
    again = editor.post("/users/password", data={"name": "eve novak"}).text
    assert fresh.get("/").status_code == 303
    assert password not in again
    editor.post("/users/remove", data={"name": "eve novak"})
    assert "1 person removed" in editor.get("/users").text
    assert editor.post("/users/add", data={"name": "EVE NOVAK", "role": "reader"}).status_code == 400
    assert editor.post("/users/add", data={"name": "new", "role": "god"}).status_code == 400
    assert WORDS not in repr(store.people.log())


def test_the_log_is_a_page_for_editors_with_filters(enter: Enter) -> None:
    enter().post("/sign-in", data={"name": "<script>", "password": "x"})
    editor = enter("ana")
    page = editor.get("/audit").text
    assert "sign in refused" in page
    assert "<script>" not in page
    assert "sign in refused" not in re.sub(
        r"<form.*?</form>", "", editor.get("/audit?who=ana").text, flags=re.S
    )
    assert "no such line" in editor.get("/audit?who=nobody").text
    assert editor.get("/audit?number=99999999999").status_code == 200
    assert editor.get("/audit?number=-5").status_code == 200


def test_the_stated_table_names_every_role_and_stands_on_the_pages(enter: Enter) -> None:
    assert list(MAY) == list(Role)
    page = enter("bea").get("/account").text
    for words in (one for lines in MAY.values() for one in lines):
        assert words.replace("'", "&#39;") in page


def test_a_reader_may_look_at_every_screen(enter: Enter) -> None:
    reader: TestClient = enter("bea")
    from tracktwo.web.screens import screens

    for screen in screens():
        assert reader.get(screen.address("chaco")).status_code == 200, screen.label
