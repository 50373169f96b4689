"""Template tags of adjustments."""
