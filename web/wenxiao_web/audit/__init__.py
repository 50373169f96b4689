"""The ledger: every write, chained by seals."""
