"""The only place where feeds, the pure rooms and the store meet."""
