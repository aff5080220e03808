"""Code books as data: definitions, lexicons, actors, places, dossier profiles; loaders check them."""
