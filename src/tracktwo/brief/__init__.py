"""Pure: a dossier's records to a briefing in which every sentence rests on evidence."""
