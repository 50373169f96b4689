"""Supervision: papers that late matters call for, and what is told of all matters at once."""
