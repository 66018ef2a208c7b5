"""Tidy rows to records: tasks, measures, who answers, what is reported, official status."""
