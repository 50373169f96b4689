"""Matters: commitments under a clock, their reports and their lights."""
