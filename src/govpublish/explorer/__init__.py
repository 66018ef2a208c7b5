"""The data of the explorer: every task and measure as a row, in small files that its page reads."""
