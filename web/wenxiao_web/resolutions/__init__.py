"""Adjustments by resolution: applied for, heard, decided; exemptions; and the plan under each of its versions."""
