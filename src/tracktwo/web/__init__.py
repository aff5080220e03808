"""Edge: the dossier in the browser."""
