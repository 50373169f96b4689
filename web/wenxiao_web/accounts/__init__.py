"""Units, their accounts, and the district that they belong to."""
