"""Versions of the data: what changed, why, in words; and verifying them for anybody."""
