"""Pages that show little when empty, and those of a desk with sign-in: axe, the phone, and none left out."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi.routing import APIRoute
from playwright.sync_api import Browser, Page
from tests.brief import dossier as made
from tests.browser.conftest import serving
from tests.browser.looking import SCHEMES, Scheme, look, never_scrolls_sideways, open_page, turn
from tests.browser.test_desk import PAGES
from tests.pipeline.test_indicators import TABLE
from tests.pipeline.test_scores import fill

from tracktwo.pipeline.hypotheses import open_matrix, weigh
from tracktwo.pipeline.indicators import add_indicators
from tracktwo.pipeline.passwords import Cost
from tracktwo.pipeline.questions import ask, asked_id, forecast, today
from tracktwo.pipeline.users import Role, add_person, remove_person
from tracktwo.records import Question
from tracktwo.settings import Settings
from tracktwo.store.database import Store, open_store
from tracktwo.web.screens import routers

pytestmark = pytest.mark.browser
WORDS = "kettle orbit mango ninety"
NEXT = "/dossier/chaco/next"
# Name -> address; {} stands for what is made when the desk is filled, in the order of `filled`.
LOOKED_AT = {
    "account": "/account",
    "people": "/users",
    "audit": "/audit",
    "audit, narrowed": "/audit?who=ana",
    "open question": f"{NEXT}/question/{{open}}",
    "resolved question": f"{NEXT}/question/{{resolved}}",
    "a rule looked at": f"{NEXT}/ask?text=Will+they&rule=round+BOL+PRY+held",
    "filled scores": f"{NEXT}/scores",
    "filled next": NEXT,
    "filled matrix": f"{NEXT}/hypotheses/{{matrix}}",
    "matrices": f"{NEXT}/hypotheses",
    "retracted": f"/article/{made.articles()['s02'].id}/retract",
    "judged record": f"/record/{made.events()[2].id}",
    "corrections": "/corrections",
    "indicator": "/dossier/chaco/pressure/NY.GDP.MKTP.KD.ZG/UKR",
}
ELSEWHERE = {  # looked at in test_briefs.py, or no page
    "/briefs/{brief_id}", "/briefs/{brief_id}/publish", "/briefs/{brief_id}/evidence", "/sign-in",
    "/dossier/{dossier}/brief/build",
    "/briefs/{brief_id}/export", "/corrections.jsonl", "/dossier/{dossier}/feed.atom",
    "/dossier/{dossier}/feed.json", "/dossier/{dossier}/calendar.ics", "/dossier/{dossier}/map.geojson",
    "/map/borders.geojson", "/map/{name}",
}  # fmt: skip


def filled(store: Store) -> dict[str, str]:
    """Fill a store with what people add, and return the ids of some of it."""
    fill(store)
    closes, rule = today() + timedelta(days=60), "round BOL PRY held"
    asked = ask(store, "Will they meet?", rule=rule, opens=today(), closes=closes, dossier="chaco")
    for who, chance in (("ana", 0.4), ("rui", 0.7)):
        forecast(store, asked.id, chance, who=who)
    matrix = open_matrix(store, "chaco", "Who cut the line?", {"H1": "Bolivia", "H2": "a storm"}, who="ana")
    for event in made.events()[:3]:
        weigh(store, matrix.id, event.id, {"H1": "--", "H2": "+"}, who="ana", reason="so the report")
    questions = [
        one for one in store.view().records("questions", dossier="chaco") if isinstance(one, Question)
    ]
    resolved = next(one for one in questions if one.resolution)
    return {"open": asked_id(asked), "resolved": asked_id(resolved), "matrix": matrix.id}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a desk with sign-in, and the ids of what was filled in."""
    settings = Settings(home=tmp_path_factory.mktemp("team"), users=True)
    store = open_store(settings.store_url)
    store.add(made.everything())
    ids = filled(store)
    table = settings.home / "growth.csv"
    table.write_text(TABLE, "utf-8")
    add_indicators(settings, str(table))
    for name, role in (("ana", Role.EDITOR), ("bea", Role.READER), ("eve novak", Role.READER)):
        add_person(store, name, role, WORDS, by="test", cost=Cost(2**4, 8, 1))
    remove_person(store, "eve novak", by="ana")
    store.close()
    with serving(settings) as where:
        yield where, ids


def enter(browser: Browser, where: str, name: str, *, width: int = 1440, scheme: Scheme = "light") -> Page:
    page = open_page(browser, width=width, scheme=scheme)
    page.goto(f"{where}/account")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{where}/account")
    return page


def look_whole(page: Page) -> None:
    """Fail where axe finds something or the page scrolls sideways."""
    look(page)
    assert never_scrolls_sideways(page), page.url


@pytest.fixture(scope="module")
def editor(browser: Browser, desk: tuple[str, dict[str, str]]) -> Iterator[Page]:
    """A page of somebody signed in, who has judged a record."""
    where, _ = desk
    page = enter(browser, where, "ana")
    page.request.post(f"{where}/judge", form={"verdict": "accept", "id": made.events()[2].id, "back": "/"})
    yield page
    page.context.close()


@pytest.mark.parametrize("name", LOOKED_AT)
def test_every_filled_page_is_clean_and_fits_a_phone(
    editor: Page, desk: tuple[str, dict[str, str]], name: str
) -> None:
    where, ids = desk
    answer = editor.goto(where + LOOKED_AT[name].format(**ids))
    assert answer is not None
    assert answer.status == 200
    for width in (1440, 390):
        for scheme in SCHEMES:
            turn(editor, width=width, scheme=scheme)
            look_whole(editor)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_door_and_what_is_shown_once_are_clean_too(
    browser: Browser, desk: tuple[str, dict[str, str]], width: int, scheme: Scheme
) -> None:
    where, _ = desk
    page = open_page(browser, width=width, scheme=scheme)
    page.goto(f"{where}/sign-in?next=/dossier/chaco/today")
    look_whole(page)
    page.get_by_label("Name").fill("ana")
    page.get_by_label("Password").fill("no such words at all")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    look_whole(page)
    page.context.close()
    editor = enter(browser, where, "ana", width=width, scheme=scheme)
    editor.get_by_label("What it is for").fill("The newsroom's calendar")
    editor.get_by_role("button", name="Make a token").click()
    editor.locator(".shown-once").wait_for()
    look_whole(editor)
    editor.goto(f"{where}/users")
    editor.get_by_label("Name to sign in with").fill(f"new {width}")
    editor.get_by_role("button", name="Add", exact=True).click()
    editor.locator(".shown-once").wait_for()
    look_whole(editor)
    editor.context.close()
    reader = enter(browser, where, "bea", width=width, scheme=scheme)
    for address in ("/users", "/dossier/chaco/changes", "/account", f"/record/{made.events()[0].id}"):
        reader.goto(where + address)
        look_whole(reader)
    reader.get_by_role("link", name="Account").click()
    reader.get_by_role("button", name="Sign out", exact=True).first.click()
    reader.wait_for_url(f"{where}/sign-in")
    reader.go_back()
    assert reader.url.startswith(f"{where}/sign-in"), "nothing that was seen is shown again after signing out"
    reader.context.close()


def test_no_page_of_the_desk_was_left_out() -> None:
    seen = [address.partition("?")[0] for address in (*PAGES.values(), *LOOKED_AT.values())]
    routes = [one for router in routers() for one in router.routes if isinstance(one, APIRoute)]
    unseen = {
        route.path
        for route in routes
        if "GET" in (route.methods or ())
        and route.path not in ELSEWHERE
        and not any(re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", route.path), address) for address in seen)
    }
    assert unseen == {"/stories", "/issues"}  # short addresses that lead to lists
