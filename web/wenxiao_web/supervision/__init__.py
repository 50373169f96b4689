"""Supervision: what is told of all matters at once."""
