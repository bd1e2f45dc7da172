"""A thousand phones, ID numbers, names and secrets that are nobody's, and where they may be found."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.people.numbers import id_number

COUNT = 250
# Names are how neighbours know each other: they stand in clear here, and nowhere else.
NAMES_STAND_IN = frozenset(
    {
        "database resident.name",
        "database user_account.name",
        "database household.name",
        # Who took a step, as the name was then.
        "database errand_transition.actor_name",
        "database points_claim_step.actor_name",
        # The auditor reads who did what to whom.
        "export audit.xlsx",
    }
)
_HAN = "鄺鄼酈郤邲鄜鄠鄩酆邽邿郚郠郪鄅鄏鄑鄚鄤鄪㐂㐱㑇㑊㒰㓥㔾㕛㖊㗊㘎㙘㚘㛃㜎㝎㞎㟁㠇㡇㢅㣉㤅㥄"


@dataclass(frozen=True)
class Marks:
    """What is searched for."""

    phones: tuple[str, ...]
    id_numbers: tuple[str, ...]
    names: tuple[str, ...]
    secrets: tuple[str, ...]

    def hits(self, evidence: Mapping[str, str], *, also: tuple[str, ...] = ()) -> list[str]:
        """Tell where a mark was found that may not be there."""
        return [hit for place, text in evidence.items() for hit in self._in(place, text, also)]

    def _in(self, place: str, text: str, also: tuple[str, ...]) -> Iterator[str]:
        personal = {"phone": self.phones, "ID number": self.id_numbers, "secret": (*self.secrets, *also)}
        if place not in NAMES_STAND_IN:
            personal["name"] = self.names
        for kind, marks in personal.items():
            found = [mark for mark in marks if any(form in text for form in _forms(mark))]
            if found:
                yield f"{place}: {len(found)} × {kind}, e.g. {found[0]}"


def draw(seed: int) -> Marks:
    """Draw marks that no code could hold by chance."""
    dice = random.Random(seed)
    tails = dice.sample(range(10**7), COUNT)
    return Marks(
        phones=tuple(f"1887{tail:07d}" for tail in tails),
        id_numbers=tuple(id_number(serial, born=_born(dice)) for serial in dice.sample(range(1000), COUNT)),
        names=tuple("".join(dice.sample(_HAN, 3)) for _ in range(COUNT)),
        secrets=tuple(f"暗号-{dice.getrandbits(64):016x}" for _ in range(COUNT)),
    )


def _born(dice: random.Random) -> str:
    return f"{dice.randint(1930, 1999)}{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}"


def _forms(mark: str) -> set[str]:
    """Give it as it is, as JSON writes it in ASCII, and as bytes are taken for letters."""
    return {mark, mark.encode("ascii", "backslashreplace").decode(), mark.encode().decode("latin-1")}
