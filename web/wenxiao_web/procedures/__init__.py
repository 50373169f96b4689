"""Procedures on the desk: closed loops as pages, none of which knows a loop by name."""
