"""Edge: the dossier as JSON over HTTP."""
