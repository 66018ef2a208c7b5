"""The commands, a module each: what they do stands elsewhere."""
