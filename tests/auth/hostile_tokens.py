"""Makes tokens that must open nothing, from a seed: forged, confused, misspelt, mutated, enormous."""

import hashlib
import hmac
import json
import random
import uuid
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from typing import Any

from app.auth.service.tokens import AUDIENCE, ISSUER
from app.core.config import Settings
from tests.conftest import NOON

USER, DEVICE = uuid.UUID(int=7), uuid.UUID(int=8)
MOMENT = int(NOON.timestamp())
HEADER = {"alg": "HS256", "typ": "JWT"}
_DIGESTS = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}
_ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 2**31, 2**63, 10**400, float("inf"), "", " ", "soon", "access ", [], {},
    [[]], {"a": 1}, "\x00", "𠮷", "a" * 500,
)  # fmt: skip


def right_claims() -> dict[str, Any]:
    """Give claims that would be taken."""
    return {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(USER),
        "sid": str(DEVICE),
        "jti": "x",
        "use": "access",
        "iat": MOMENT,
        "exp": MOMENT + 900,
    }


def encoded(part: object) -> str:
    """Write a part of a token."""
    raw = part if isinstance(part, bytes) else json.dumps(part).encode()
    return urlsafe_b64encode(raw).decode().rstrip("=")


def signed(key: str | bytes, header: object, body: object, *, digest: str = "sha256") -> str:
    """Sign whatever it is."""
    text = f"{encoded(header)}.{encoded(body)}"
    key = key.encode() if isinstance(key, str) else key
    return f"{text}.{encoded(hmac.new(key, text.encode(), digest).digest())}"


class Forge:
    """Makes one hostile token after another; the same seed makes the same ones."""

    def __init__(self, settings: Settings, seed: int) -> None:
        self._dice = random.Random(seed)
        self._key = settings.signing_key
        self._good = signed(self._key, HEADER, right_claims())

    @property
    def kinds(self) -> tuple[Callable[[], str], ...]:
        """Give every way of making one."""
        return (
            self.unsigned, self.other_algorithm, self.public_key_confusion, self.asking_header,
            self.odd_header, self.missing_claim, self.odd_claim, self.wrong_claim, self.out_of_time,
            self.refresh_use, self.deep, self.misspelt, self.broken_base64, self.tampered, self.foreign_key,
            self.wrong_parts, self.noise, self.enormous, self.other_script, self.spliced,
        )  # fmt: skip

    def tokens(self, count: int) -> Iterator[tuple[str, str]]:
        """Give names of kinds and tokens, all kinds equally often."""
        kinds = self.kinds
        for number in range(count):
            kind = kinds[number % len(kinds)]
            yield kind.__name__, kind()

    def unsigned(self) -> str:
        head = HEADER | {"alg": self._dice.choice(["none", "None", "NONE", "nOnE", "", None, "null"])}
        return (
            f"{encoded(head)}.{encoded(right_claims())}.{self._dice.choice(['', 'e30', self._signature()])}"
        )

    def other_algorithm(self) -> str:
        name = self._dice.choice(["HS384", "HS512"])
        return signed(self._key, HEADER | {"alg": name}, right_claims(), digest=_DIGESTS[name])

    def public_key_confusion(self) -> str:
        name = self._dice.choice(["RS256", "ES256", "PS256", "EdDSA", "XHS256X", "HS256 ", "hs256", "A256KW"])
        return signed(self._key, HEADER | {"alg": name}, right_claims())

    def asking_header(self) -> str:
        asked: dict[str, Any] = self._dice.choice(
            [
                {"kid": "../../../dev/null"}, {"kid": "' OR 1=1"}, {"jku": "http://127.0.0.1/keys"},
                {"jwk": {"kty": "oct", "k": encoded(b"k" * 32)}}, {"x5u": "http://x"}, {"x5c": ["MIIB"]},
                {"crit": ["exp"]}, {"crit": []}, {"zip": "DEF"}, {"cty": "JWT"}, {"enc": "A128GCM"},
                {"b64": False}, {"typ": "at+jwt"},
            ]
        )  # fmt: skip
        return signed(self._key, HEADER | asked, right_claims())

    def odd_header(self) -> str:
        odd = self._dice.choice(
            [*_ODD, {"typ": "JWT"}, {"alg": "HS256"}, HEADER | {"alg": ["HS256"]}, [HEADER]]
        )
        return signed(self._key, odd, right_claims())

    def missing_claim(self) -> str:
        body = right_claims()
        for name in self._dice.sample(sorted(body), self._dice.randrange(1, len(body) + 1)):
            del body[name]
        return signed(self._key, HEADER, body)

    def odd_claim(self) -> str:
        name = self._dice.choice(["iss", "aud", "sub", "sid", "use", "exp"])
        return signed(self._key, HEADER, right_claims() | {name: self._dice.choice(_ODD)})

    def wrong_claim(self) -> str:
        wrong: dict[str, Any] = self._dice.choice(
            [
                {"iss": ISSUER.upper()}, {"aud": "linban"}, {"aud": [AUDIENCE, 1]}, {"sub": "1' --"},
                {"sub": str(USER)[:-1]}, {"sid": "me"}, {"use": "Access"}, {"use": ["access"]},
            ]
        )  # fmt: skip
        return signed(self._key, HEADER, right_claims() | wrong)

    def out_of_time(self) -> str:
        begun = self._dice.choice(
            [MOMENT - self._dice.randrange(2000, 10**9), MOMENT + self._dice.randrange(60, 10**9)]
        )
        life = self._dice.choice([900, 1, 0, -900])
        long = {"iat": MOMENT, "exp": MOMENT + self._dice.randrange(3601, 10**9)}
        times = self._dice.choice([{"iat": begun, "exp": begun + life}, long])
        return signed(self._key, HEADER, right_claims() | times)

    def refresh_use(self) -> str:
        use = self._dice.choice(["refresh", "reset", "id", "ACCESS", "access\x00"])
        return signed(self._key, HEADER, right_claims() | {"use": use})

    def deep(self) -> str:
        depth = self._dice.randrange(1, 1400)
        hole = (self._dice.choice([b"[", b'{"a":']) * depth) if self._dice.random() < 0.8 else b"[" * 700
        parts = [encoded(HEADER), encoded(right_claims())]
        parts[self._dice.randrange(2)] = encoded(hole)
        text = ".".join(parts)
        seal = hmac.new(self._key.encode(), text.encode(), hashlib.sha256).digest()
        return f"{text}.{encoded(seal)}"

    def misspelt(self) -> str:
        head, body, seal = self._good.split(".")
        return self._dice.choice(
            [
                f"{head}.{body}.{self._twin_of_last(seal)}", f"{self._good}=", f"{self._good}==",
                f"{head}.{body}.{seal[:20]}${seal[20:]}", f"{head}.{body}.{seal[:9]}\n{seal[9:]}",
                f"{head}.{body}.{seal}%", f"{head}.{body}.{seal}A", f" {self._good}", f"{self._good}\t",
                f"{head}=.{body}.{seal}", f"{head}.{body}={'.' + seal}", f"{head}.{body}.{seal}.",
                f"{self._good}\x00", f"{head}.{body}.{seal}AAAA",
            ]
        )  # fmt: skip

    def broken_base64(self) -> str:
        parts = self._good.split(".")
        place = self._dice.randrange(3)
        junk = "".join(self._dice.choice("+/=*~!@ \t%é中") for _ in range(self._dice.randrange(1, 6)))
        cut = self._dice.randrange(len(parts[place]))
        parts[place] = parts[place][:cut] + junk + parts[place][cut:]
        return ".".join(parts)

    def tampered(self) -> str:
        place = self._dice.choice([at for at, letter in enumerate(self._good) if letter != "."])
        others = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".replace(
            self._good[place], ""
        )
        return self._good[:place] + self._dice.choice(others) + self._good[place + 1 :]

    def foreign_key(self) -> str:
        keys = ["", "secret", " " * 32, self._key[:-1], self._key + " ", self._key.encode().hex(), ISSUER]
        key = self._dice.choice([*keys, self._dice.randbytes(32).hex()])
        return signed(key, HEADER, right_claims() | {"sub": str(uuid.UUID(int=self._dice.getrandbits(128)))})

    def wrong_parts(self) -> str:
        parts = self._good.split(".")
        self._dice.shuffle(parts)
        count = self._dice.choice([0, 1, 2, 4, 5, 50])
        return ".".join((parts * 17)[:count])

    def noise(self) -> str:
        return "".join(chr(self._dice.randrange(1, 0x250)) for _ in range(self._dice.randrange(300)))

    def enormous(self) -> str:
        padding = "x" * self._dice.choice([2000, 8000, 70_000])
        return signed(self._key, HEADER, right_claims() | {"padding": padding})

    def other_script(self) -> str:
        # Full-width letters and digits of other scripts look alike, and some of them count as digits.
        table = {"e": "ｅ", "1": "１", "0": "٠", "J": "Ｊ", "a": "а", ".": "．"}
        letter = self._dice.choice([one for one in table if one in self._good])
        return self._good.replace(letter, table[letter], self._dice.choice([1, -1]))

    def spliced(self) -> str:
        other = signed(self._key, HEADER, right_claims() | {"sub": str(uuid.uuid4())})
        head, _, seal = self._good.split(".")
        body = b64encode(json.dumps(right_claims() | {"sub": str(USER)[::-1]}).encode()).decode()
        return self._dice.choice(
            [f"{head}.{other.split('.')[1]}.{seal}", f"{head}.{body}.{seal}", f"{self._good},{other}"]
        )

    def _signature(self) -> str:
        return self._good.rsplit(".", 1)[1]

    def _twin_of_last(self, seal: str) -> str:
        """Give another spelling of the same bytes: the last character carries two bits that nobody reads."""
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        at = letters.index(seal[-1])
        twins = [letters[at - at % 4 + other] for other in range(4) if other != at % 4]
        return seal[:-1] + self._dice.choice(twins)
