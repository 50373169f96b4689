"""Procedures: packs walked, engine, checks."""
