"""What an event is about: from its sentence, its paragraph and the article's title."""

from collections.abc import Callable

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Event

Read = Callable[..., Finds]
MET = "Kenya's president met the Somali prime minister."


def contexts(read: Read, text: str, **options: object) -> tuple[str, ...]:
    records = read(text, steps=frozenset({"events"}), **options).records
    return next(r.contexts for r in records if isinstance(r, Event))


def test_a_word_in_the_sentence_is_enough(read: Read) -> None:
    assert "economic" in contexts(read, "Kenya's president met the Somali prime minister over trade.")


def test_the_rest_of_the_paragraph_counts_when_it_says_so_twice(read: Read) -> None:
    assert "migration" in contexts(read, f"{MET} Migrants had crossed. Both spoke of migration.")
    assert "migration" not in contexts(read, f"{MET} Migrants had crossed.")


def test_another_paragraph_does_not_count(read: Read) -> None:
    assert "migration" not in contexts(read, f"{MET}\n\nMigrants had crossed. Both spoke of migration.")


def test_the_title_says_what_it_is_about(read: Read) -> None:
    assert "asylum" in contexts(read, MET, title="Talks on refugees")
