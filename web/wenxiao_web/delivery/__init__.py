"""Said and done: what became of each promise of the documents that the desk holds."""
