"""What the ledger tells others: they listen, it does not know them."""

from django.dispatch import Signal

ledger_grew = Signal()
"""An entry was committed; whoever seals may do so now."""
