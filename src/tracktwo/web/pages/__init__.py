"""The pages, one file for each kind: a function takes the request and returns the page."""
