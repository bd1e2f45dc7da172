"""The ledger in plain Python: slow, obvious, and never wrong."""

from dataclasses import dataclass, field


@dataclass
class Lot:
    """Points that came together and expire together."""

    amount: int
    left: int
    expires: int


class Lots:
    """Lots one by one, oldest first; a refund fills what was taken last; held points are the oldest."""

    def __init__(self) -> None:
        self.lots: list[Lot] = []
        self.held = 0

    @property
    def balance(self) -> int:
        """Give what is left of all lots."""
        return sum(lot.left for lot in self.lots)

    @property
    def available(self) -> int:
        """Give what is not held."""
        return self.balance - self.held

    def credit(self, amount: int, expires: int) -> None:
        """Add a lot, which never runs out before an earlier one."""
        last = self.lots[-1].expires if self.lots else 0
        self.lots.append(Lot(amount, amount, max(last, expires)))

    def take(self, amount: int) -> None:
        """Use the oldest points."""
        for lot in self.lots:
            taken = min(lot.left, amount)
            lot.left -= taken
            amount -= taken

    def give_back(self, amount: int) -> None:
        """Undo what was taken last."""
        for lot in reversed(self.lots):
            given = min(lot.amount - lot.left, amount)
            lot.left += given
            amount -= given

    def expire(self, day: int) -> int:
        """Take what is due and not held."""
        due = sum(lot.left for lot in self.lots if lot.expires <= day)
        gone = max(0, due - self.held)
        self.take(gone)
        return gone

    def expiring(self) -> dict[int, int]:
        """Give what is left by day."""
        left: dict[int, int] = {}
        for lot in self.lots:
            if lot.left:
                left[lot.expires] = left.get(lot.expires, 0) + lot.left
        return left


@dataclass
class HoldNote:
    """What a hold set aside, and whether it still does."""

    person: int
    amount: int
    units: int
    lapses: int
    is_open: bool = True


@dataclass
class MoveNote:
    """What a transfer moved: `person` pays if `is_spend`, else is paid."""

    person: int
    amount: int
    units: int
    is_spend: bool
    is_reversed: bool = False


@dataclass
class Model:
    """A budget, some people, one shelf."""

    budget: int
    shelf: int
    people: list[Lots] = field(default_factory=lambda: [Lots(), Lots(), Lots()])
    shelf_held: int = 0
    sink: int = 0
    expired: int = 0
    delivered: int = 0
    holds: list[HoldNote] = field(default_factory=list)
    moves: list[MoveNote] = field(default_factory=list)

    def award(self, person: int, amount: int, expires: int) -> str:
        """Pay a person from the budget."""
        if self.budget < amount:
            return "BudgetExhausted"
        self.budget -= amount
        self.people[person].credit(amount, expires)
        self.moves.append(MoveNote(person, amount, 0, is_spend=False))
        return "ok"

    def spend(self, person: int, amount: int, units: int) -> str:
        """Pay with points for units, all or nothing."""
        short = self._short(person, amount, units)
        if not short:
            self._redeem(person, amount, units)
        return short or "ok"

    def hold(self, person: int, amount: int, units: int, lapses: int) -> str:
        """Set points and units aside."""
        short = self._short(person, amount, units)
        if not short:
            self.people[person].held += amount
            self.shelf_held += units
            self.holds.append(HoldNote(person, amount, units, lapses))
        return short or "ok"

    def end(self, number: int, how: str, day: int) -> str:
        """End a hold once."""
        hold = self.holds[number]
        if how == "lapse" and day < hold.lapses:
            return "HoldNotDue"
        if not hold.is_open:
            return "HoldClosed"
        hold.is_open = False
        self.people[hold.person].held -= hold.amount
        self.shelf_held -= hold.units
        if how == "capture":
            self._redeem(hold.person, hold.amount, hold.units)
        return "ok"

    def expire(self, day: int) -> str:
        """Expire what is due."""
        self.expired += sum(person.expire(day) for person in self.people)
        return "ok"

    def reverse(self, number: int) -> str:
        """Undo a transfer once, unless its points were spent."""
        move = self.moves[number]
        person = self.people[move.person]
        if move.is_reversed:
            return "AlreadyReversed"
        if not move.is_spend and person.available < move.amount:
            return "ReversalShort"
        move.is_reversed = True
        if move.is_spend:
            person.give_back(move.amount)
            self.sink -= move.amount
            self.delivered -= move.units
            self.shelf += move.units
        else:
            person.take(move.amount)
            self.budget += move.amount
        return "ok"

    def _short(self, person: int, amount: int, units: int) -> str:
        if self.people[person].available < amount:
            return "InsufficientPoints"
        return "InsufficientUnits" if self.shelf - self.shelf_held < units else ""

    def _redeem(self, person: int, amount: int, units: int) -> None:
        self.people[person].take(amount)
        self.sink += amount
        self.shelf -= units
        self.delivered += units
        self.moves.append(MoveNote(person, amount, units, is_spend=True))
