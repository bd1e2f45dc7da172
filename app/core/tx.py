"""What every rule is given first: the session, who acts, and the present moment."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from app.core.clock import local_date
from app.core.config import Settings
from app.core.crypto import Vault, vault_for
from app.core.errors import NotSignedIn
from app.core.permissions import Actor
from app.core.requests import ORIGIN, Origin


@dataclass(slots=True)
class Tx:
    """One transaction; `visitor` is None when nobody is signed in.

    `noted` collects what is to be audited while the transaction only reads; None when it writes.
    """

    session: Session
    settings: Settings
    now: datetime
    visitor: Actor | None = None
    origin: Origin = field(default_factory=ORIGIN.get)
    noted: list[dict[str, Any]] | None = None

    @property
    def actor(self) -> Actor:
        """Give whoever acts; raises NotSignedIn for an anonymous visitor."""
        if self.visitor is None:
            raise NotSignedIn
        return self.visitor

    @property
    def vault(self) -> Vault:
        """Give what seals and opens personal columns."""
        return vault_for(self.settings.encryption_key, *self.settings.earlier_encryption_keys)

    @property
    def today(self) -> date:
        """Give the county's calendar day."""
        return local_date(self.now, self.settings.timezone)
