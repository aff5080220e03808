"""Pure: scenario sets, questions, probabilities in words, scoring rules."""
