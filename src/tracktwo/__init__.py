"""Tracktwo reads the news of a conflict and keeps a dossier that can be checked word by word."""

__version__ = "0.1.0"
