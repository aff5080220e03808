"""Edge: where articles come from, one file per kind of feed."""
