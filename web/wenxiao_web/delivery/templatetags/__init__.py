"""How the desk writes verdicts."""
