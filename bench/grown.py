"""A dossier of any size, of articles in the project's own words: varied days, places, people, numbers."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from tracktwo.protocols import RawArticle

OUTLETS = tuple(
    f"{place} {kind}"
    for place in ("Harbour", "Inland", "Northgate", "Lakeside", "Western", "Hillfort", "Saltmarsh", "Bridge")
    for kind in ("Post", "Herald", "Courier", "Observer", "Dispatch")
)
CITIES = (
    "Kharkiv", "Odesa", "Dnipro", "Zaporizhzhia", "Kherson", "Mykolaiv", "Sumy", "Chernihiv", "Poltava",
    "Kramatorsk", "Pokrovsk", "Kupiansk", "Bakhmut", "Belgorod", "Kursk", "Bryansk", "Rostov", "Donetsk",
    "Luhansk", "Mariupol", "Melitopol", "Lviv", "Vinnytsia", "Zhytomyr", "Izium", "Lyman", "Avdiivka",
)  # fmt: skip
VENUES = (
    "Geneva", "Istanbul", "Vienna", "Doha", "Abu Dhabi", "Riyadh", "Oslo", "Ankara", "Minsk", "Budapest",
)  # fmt: skip
HOSTS = ("Turkey", "Qatar", "Switzerland", "Saudi Arabia", "Norway", "Austria", "Egypt")
HELPERS = ("Germany", "France", "Poland", "Sweden", "Italy", "Canada", "Japan", "Britain")
FIRST = (
    "Marta", "Pavlo", "Irena", "Anton", "Lesia", "Viktor", "Olha", "Denys", "Sofia", "Taras", "Nina", "Roman",
)  # fmt: skip
LAST = (
    "Hrabar", "Lindt", "Morozyk", "Tavrin", "Kestrel", "Bondar", "Velychko", "Sorin", "Dranik", "Oster",
    "Palij", "Rudin", "Zborov", "Halych", "Merten", "Kovash",
)  # fmt: skip
BODIES = ("Institute for Steppe Studies", "Baltic Policy Centre", "Maritime Security Forum")
TARGETS = (
    "a power station", "a grain terminal", "an apartment block", "a hospital", "a fuel depot", "a market",
    "a school", "the railway yard", "a bus station", "a warehouse", "the port",
)  # fmt: skip
MEANS = ("missiles", "drones", "glide bombs", "artillery shells", "rockets")
ISSUES = (
    "the ceasefire", "the release of prisoners", "security guarantees", "the nuclear plant",
    "the withdrawal of troops", "the status of Donbas", "sanctions relief", "the grain corridor",
)  # fmt: skip
COLOUR = (
    "Snow had fallen through the night and the streets were empty.",
    "Trains ran late across the region, the operator said.",
    "Residents queued for water at the town hall.",
    "The price of wheat rose by {small} percent in a week.",
    "A curfew stays in force until {hour} in the morning.",
    "Schools taught their lessons underground for the {ordinal} week.",
    "Engineers worked to restore the supply of heat to {many} homes.",
    "Volunteers handed out blankets and bread at the station.",
)
BODY = (
    "Russian {means} struck {target} in {city} on {weekday}, killing at least {killed} people and wounding"
    " {hurt}, the regional governor {person} said.",
    "Ukrainian {means} hit {target} near {city} on {weekday}; {killed} people were killed, Russian officials"
    " said.",
    "Russia's defence ministry said its forces had captured {city}.",
    "Ukraine's army denied that Russian troops had taken {city}.",
    "Delegations of Ukraine and Russia met in {venue} on {weekday} for talks on {issue}.",
    "The talks in {venue}, mediated by {host}, ended without agreement.",
    "Ukraine's foreign ministry said it would never accept the loss of {city}.",
    "The Kremlin demanded the withdrawal of Ukrainian troops from {city} before any ceasefire.",
    '"We are ready to discuss {issue} without conditions," Ukraine\'s chief negotiator {person} said.',
    "Russia denied that its forces had attacked {target} in {city}.",
    "Kyiv accused Moscow of shelling {target} in {city}, and said {killed} civilians had died.",
    "Russia pledged to release {many} prisoners by {deadline}.",
    "{helper} will send {small} air defence systems to Ukraine by {deadline}, its defence ministry said.",
    "{helper} imposed sanctions on {small} Russian shipping companies.",
    "{person}, an analyst at the {body}, said that Russia could not hold {city} for long.",
    "According to {person} of the {body}, Ukraine is able to strike deep behind {city}.",
    "A further round of talks is planned in {venue} on {deadline}.",
    "The presidents of {host} and {helper} spoke by phone on {weekday} about {issue}.",
    "Ukraine signed the agreement on {issue} on {deadline}, {host}'s foreign ministry said.",
    "The Russian delegation walked out of the talks in {venue}, a diplomat said.",
    "Protesters rallied in {city} on {weekday} against the mobilisation.",
    "{host} proposed an exchange of {many} prisoners.",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ARTICLES_A_DAY = 4  # a dossier grows as its war goes on
COPIED = 0.15  # of the articles are another outlet's print of an earlier one
SENTENCES = 12


def grown(count: int, *, seed: int = 7) -> Iterator[RawArticle]:
    """Yield articles on one war; the first n of a longer row are those of a shorter one.

    One in seven repeats an earlier article under another outlet's name, with a line of its own.
    """
    chance = random.Random(seed)
    told: list[tuple[str, date]] = []
    for number in range(count):
        if told and chance.random() < COPIED:
            text, day = chance.choice(told[-60:])
            text += f"\n\nThe {chance.choice(OUTLETS)} has not confirmed report {number}."
            day += timedelta(days=chance.randrange(2))
        else:
            day = date(2024, 1, 1) + timedelta(days=number // ARTICLES_A_DAY + chance.randrange(4))
            text = _text(chance, day)
            told.append((text, day))
        yield RawArticle(
            where=f"grown-{number}",
            text=text,
            title=text.split(". ")[0][:90],
            outlet=chance.choice(OUTLETS),
            published_at=day.isoformat(),
        )


def _text(chance: random.Random, day: date) -> str:
    """Return an article: what one city and one table saw, in paragraphs of three sentences."""
    common = {"city": chance.choice(CITIES), "venue": chance.choice(VENUES), "host": chance.choice(HOSTS)}
    lines = chance.sample(BODY, SENTENCES - 2) + chance.sample(COLOUR, 2)
    chance.shuffle(lines)
    told = [line.format(**_particulars(chance, day), **common) for line in lines]
    return "\n\n".join(" ".join(told[at : at + 3]) for at in range(0, len(told), 3))


def _particulars(chance: random.Random, day: date) -> dict[str, object]:
    deadline = day + timedelta(days=chance.randrange(-3, 40))
    killed = chance.randrange(2, 30)
    return {
        "means": chance.choice(MEANS),
        "target": chance.choice(TARGETS),
        "weekday": WEEKDAYS[(day.weekday() - chance.randrange(3)) % 7],
        "killed": killed,
        "hurt": killed + chance.randrange(1, 60),
        "person": f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        "issue": chance.choice(ISSUES),
        "many": chance.randrange(40, 900),
        "small": chance.randrange(2, 12),
        "hour": f"{chance.randrange(4, 7)}",
        "ordinal": chance.choice(("third", "fifth", "ninth")),
        "helper": chance.choice(HELPERS),
        "body": chance.choice(BODIES),
        "deadline": f"{deadline.day} {deadline:%B}",
    }
