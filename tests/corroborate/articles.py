"""Made articles for the tests of this room."""

from tracktwo.protocols import RawArticle
from tracktwo.records import Article
from tracktwo.text.article import article_from

WIRE = """RIVERTON, March 3 (Northern Wire) - Negotiators from Bolivia and Paraguay ended a second day of \
talks on Tuesday without agreeing who would police the disputed gas fields, two officials who \
attended the session said.

The Paraguayan foreign minister, Clara Benitez, told reporters that her delegation would stay only \
if monitors were on the ground before any weapons were withdrawn. "We have been promised observers \
three times," she said. "Promises do not count shells."

Bolivian officials called that condition unreasonable and said the army had already pulled two \
brigades back from the river. A third round is expected in Geneva before the end of the month, \
according to the mediators from Uruguay.

At least twelve people were killed near Villamontes on Monday when rockets hit a bus depot, the \
governor said. Both governments denied having fired them, and neither has allowed inspectors to \
reach the crater."""
OTHER = """The meeting in Riverton broke up late on Tuesday. Nobody had expected much, and nobody got \
it: the two sides could not even settle whose soldiers would watch the gas fields when the guns are moved \
away.

"They talk about trust, and then they count helicopters," said Ignacio Paz, a retired colonel who \
now teaches at the university in Sucre. He gives the process until summer.

In the corridors a different worry could be heard. Families of the twelve dead of Villamontes had \
come by coach to hold up photographs outside the hotel, and delegates left by the kitchen door \
rather than walk past them.

Uruguayan hosts have offered rooms for another try. Whether anybody comes is an open question, a \
diplomat admitted."""

RELEASE = (
    "Troops killed 17 gunmen who had stopped a ferry at the Lonely Bend on Monday night, the army's press "
    'wing said in a release. "All 186 travellers were brought ashore unhurt, and two soldiers gave their '
    'lives," the release said. It said that nine rifles had been recovered.'
)


def made(text: str, *, day: str | None = "2026-03-03", **facts: object) -> Article:
    """Return an article with this text, published on this day."""
    return article_from(RawArticle(where="test", text=text, published_at=day, **facts))  # type: ignore[arg-type]
