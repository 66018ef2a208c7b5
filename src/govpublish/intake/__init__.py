"""A document nobody has described yet: what would be understood, and how to add it."""
