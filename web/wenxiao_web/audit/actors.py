"""Who acts, as the ledger knows them: by unit and post in clear, as a person only by a salted hash."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """The one who acts."""

    unit: str
    post: str
    person: str = ""
    """Salted hash of the person; empty for the system itself."""


SYSTEM = Actor(unit="系统", post="")


def hash_of_person(salt: str, username: str) -> str:
    """Hash a person; whoever destroys the salt has made the ledger anonymous."""
    return hashlib.sha256(f"{salt}:{username}".encode()).hexdigest()
