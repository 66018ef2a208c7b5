"""Amounts in Chinese prose: how much of what, by which comparison, at which place of the text."""
