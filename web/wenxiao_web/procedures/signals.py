"""What procedures tell others."""

from django.dispatch import Signal

paper_called_for = Signal()
"""A move calls for a paper: sent with `matter`, `kind` (of paper), `move` and `at`, inside the move's transaction."""
