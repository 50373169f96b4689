"""Template tags about papers."""
