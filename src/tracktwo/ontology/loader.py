"""The code books, each read from its YAML the first time it is asked for."""

from functools import cache, cached_property

from tracktwo.ontology.actor_files import load_actors
from tracktwo.ontology.actors import ActorBook
from tracktwo.ontology.agents import AgentBook, load_agents
from tracktwo.ontology.cameo import Cameo, load_cameo
from tracktwo.ontology.cues import Cues, load_cues
from tracktwo.ontology.dossiers import Profile, StickingPoint, load_dossiers, load_issues
from tracktwo.ontology.estimative import Estimative, load_estimative
from tracktwo.ontology.event_weights import EventWeights, load_event_weights
from tracktwo.ontology.frames import Frames, load_frames
from tracktwo.ontology.memberships import MembershipBook, load_memberships
from tracktwo.ontology.outlets import Outlets, load_outlets
from tracktwo.ontology.places import PlaceBook, load_places
from tracktwo.ontology.plover import Plover, load_plover
from tracktwo.ontology.rivals import Rivals, load_rivals
from tracktwo.ontology.slots import Slots, load_slots
from tracktwo.ontology.units import Units, load_units


class CodeBooks:
    """All code books behind one name. Reading one never reads the others."""

    @cached_property
    def actors(self) -> ActorBook:
        """States, bodies and people with their names and dated offices."""
        return load_actors()

    @cached_property
    def agents(self) -> AgentBook:
        """Nouns and titles for those who act, with their sectors."""
        return load_agents()

    @cached_property
    def memberships(self) -> MembershipBook:
        """Who belongs to which international body, since when."""
        return load_memberships()

    @cached_property
    def places(self) -> PlaceBook:
        """Cities, regions and facilities by name."""
        return load_places(state_names={s.iso3: s.names for s in self.actors.states.values()})

    @cached_property
    def outlets(self) -> Outlets:
        """Publishers with country, language, owner, control and feeds."""
        return load_outlets()

    @cached_property
    def dossiers(self) -> dict[str, Profile]:
        """The built-in dossier profiles, by id."""
        return load_dossiers()

    @cached_property
    def issues(self) -> dict[str, StickingPoint]:
        """The sticking points that conflicts share, by id."""
        return load_issues()

    @cached_property
    def cues(self) -> Cues:
        """The words that attribute, and what they make of what they govern."""
        return load_cues()

    @cached_property
    def units(self) -> Units:
        """Measures, currencies, words for people, vague counts, time zones."""
        return load_units()

    @cached_property
    def slots(self) -> Slots:
        """The words that fill the slots of claims."""
        return load_slots()

    @cached_property
    def estimative(self) -> Estimative:
        """Estimative words and their ICD 203 bands."""
        return load_estimative()

    @cached_property
    def rivals(self) -> Rivals:
        """Words that can stand for each other, and words that cannot both be true."""
        return load_rivals()

    @cached_property
    def plover(self) -> Plover:
        """The PLOVER code book: types, modes, contexts, scores, CAMEO codes."""
        return load_plover()

    @cached_property
    def cameo(self) -> Cameo:
        """The CAMEO codes: names, definitions, examples, and the names of sectors."""
        return load_cameo()

    @cached_property
    def frames(self) -> Frames:
        """The event frames: which words in which company report which kind of event."""
        return load_frames()

    @cached_property
    def event_weights(self) -> EventWeights:
        """How much what stands around a word speaks for an event, fitted on the project's own sentences."""
        return load_event_weights()


@cache
def code_books() -> CodeBooks:
    """Return the project's own code books."""
    return CodeBooks()
