"""Pure: copies, origins, stories, disagreements, grades: who reports what independently."""
