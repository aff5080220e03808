"""Pure: a page or file to an article's text and its typed parts, language, shingles."""
