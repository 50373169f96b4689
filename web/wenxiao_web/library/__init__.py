"""Documents and the figures read from them."""
