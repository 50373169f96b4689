"""What matters tell others."""

from django.dispatch import Signal

watches_renewed = Signal()
"""The watches of a matter have moved: sent with `matter` and `at`, inside the transaction that moved them."""
