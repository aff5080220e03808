"""What articles call an actor over time, for the pages and the commands."""

from tracktwo.link.roles import RoleTold, roles_told
from tracktwo.protocols import View
from tracktwo.records import Article, Mention

__all__ = ["RoleTold", "roles_of"]

MOST_MENTIONS = 2000  # the newest; more say nothing new of what somebody is called


def roles_of(view: View, actor_id: str) -> tuple[RoleTold, ...]:
    """Return the roles that articles give an actor, with standing, days and words, the earliest first."""
    mentions = [
        mention
        for mention in view.records("mentions", facet=actor_id, newest_first=True, limit=MOST_MENTIONS)
        if isinstance(mention, Mention)
    ]
    articles = view.get_many({e.article_id for m in mentions for e in m.evidence})
    days = {a.id: a.published_at or "" for a in articles.values() if isinstance(a, Article)}
    return roles_told(mentions, published=days)
