"""What happens to orders, told to others."""

import uuid

from app.core.events import Event


class OrderMoved(Event):
    """An order was placed, collected, cancelled, expired or refunded."""

    order_id: uuid.UUID
    offer_id: uuid.UUID
    shop_id: uuid.UUID
    resident_id: uuid.UUID
    action: str
    state: str
    points: int
    quantity: int
