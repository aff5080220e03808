"""Edge: one file per export format."""
