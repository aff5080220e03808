"""Dossier profiles: what loads, and what is said about one that does not."""

from pathlib import Path

import pytest

from tracktwo.errors import ConfigError
from tracktwo.ontology.dossiers import check_profile, load_dossiers, load_issues, load_profile
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.word_patterns import find_phrase, phrase

SOUND = """\
id = "lakes"
name = "Dispute over the lakes"
start = 2021-05-01
words = ["lake*"]

[[parties]]
slug = "gov.KGZ"
name = "Kyrgyzstan"
code = "KGZ"

[[issues]]
id = "borders"
words = ["water gate*"]

[[issues]]
id = "water"
label = "Water"
words = ["water"]
options = [{id = "quota", label = "A quota", words = ["quota*"]}]

[[scenario_sets]]
id = "year"
name = "This year"

[[scenario_sets.scenarios]]
id = "deal"
name = "A deal"
probability = 0.3

[[scenario_sets.scenarios]]
id = "other"
name = "Something else"
probability = 0.7
"""


def test_three_conflicts_are_built_in_and_the_books_hold_them(books: CodeBooks) -> None:
    assert {"ukraine", "gaza", "sudan"} <= books.dossiers.keys()
    for profile in books.dossiers.values():
        assert len(profile.parties) >= 4
        assert len(profile.issues) >= 5
        assert all("other" in {one.id for one in group.scenarios} for group in profile.scenarios)


def test_a_profile_adds_its_own_words_and_options_to_a_shared_issue() -> None:
    profile = load_profile(SOUND)
    borders, water = profile.issues
    assert "water gate*" in borders.words
    assert "demarcat*" in borders.words
    assert [option.id for option in water.options] == ["quota"]
    assert profile.start == "2021-05-01"
    assert check_profile(SOUND) == ()


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("name = \"Dispute", "nmae = \"Dispute"), 2, "Did you mean 'name'?"),
        (("2021-05-01", "\"last May\""), 3, "not a date"),
        (("slug = \"gov.KGZ\"", "slug = \"gov KGZ\""), 7, "may not have"),
        (("id = \"borders\"", "id = \"bordrs\""), 11, "Did you mean 'borders'?"),
        (("probability = 0.7", "probability = 0.9"), 21, "sum to 1.20"),
        (("probability = 0.7", ""), 21, "Give all or none"),
        (("id = \"other\"", "id = \"rest\""), 21, 'id = "other"'),
        (("words = [\"water\"]", "words = \"water\""), 18, "not a list of texts"),
        (("[[parties]]", "[[parties]\n"), 6, "not TOML"),
    ],
)  # fmt: skip
def test_a_bad_profile_is_explained_line_by_line(change: tuple[str, str], line: int, said: str) -> None:
    faults = check_profile(SOUND.replace(*change))
    assert [fault for fault in faults if said in fault and f"line {line}:" in fault], faults


def test_an_unknown_party_in_a_channel_and_a_party_twice_are_found() -> None:
    party = '[[parties]]\nslug = "gov.KGZ"\nname = "Again"\n'
    channel = '[[channels]]\nid = "c"\nlabel = "C"\ntrack = "IV"\nparties = ["gov.KGX"]\n'
    faults = check_profile(SOUND + party + channel)
    assert any("'gov.KGZ' stands twice" in fault for fault in faults)
    assert any("'gov.KGX' is not in this profile" in fault for fault in faults)
    assert any("Use one of I, 1.5, II" in fault for fault in faults)


def test_loading_a_bad_profile_names_file_line_and_cure() -> None:
    with pytest.raises(ConfigError, match=r"lakes\.toml:line 2: 'nmae' is not a key"):
        load_profile(SOUND.replace('name = "Dispute', 'nmae = "Dispute'), name="lakes.toml")
    with pytest.raises(ConfigError, match="could not be read"):
        load_profile(Path("no-such-profile.toml"))


def test_every_shared_issue_reads_its_own_example() -> None:
    for issue in load_issues().values():
        forms = [(word, word) for word in issue.example.lower().rstrip(".").split()]
        assert not issue.words or any(find_phrase(phrase(words), forms) for words in issue.words), issue.id


def test_ids_are_unique_across_a_profile_and_the_shared_issues() -> None:
    for profile in load_dossiers().values():
        ids = [issue.id for issue in profile.issues]
        assert len(ids) == len(set(ids))
