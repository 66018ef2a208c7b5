"""What the records mean: status named in letters, totals held against our rows."""
