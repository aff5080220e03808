"""A briefing as JSON, for programs."""

import json
from dataclasses import asdict

from tracktwo.brief.document import Brief

NAME = "json"
MEDIA_TYPE = "application/json"


def render(brief: Brief) -> str:
    """Return the briefing as one JSON object: the fields of `Brief`, in the order of the page."""
    return json.dumps(asdict(brief), ensure_ascii=False, indent=2) + "\n"
