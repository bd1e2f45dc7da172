"""Personal columns: sealed at rest (AES-GCM), found by a keyed blind index, under keys that change."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES = 12
_KEY_ID_BYTES = 4
# What was sealed before keys had names; it is tried with every key.
_NAMELESS = "v1"


class UnknownKey(Exception):  # noqa: N818 - told as such to whoever runs the server
    """None of the keys that were given opens this."""


class Vault:
    """Seals and indexes under the first key, and opens under any of them."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._ciphers = {_name(key): AESGCM(_derive(key, b"linban column")) for key in keys}
        self.key_id = _name(keys[0])
        self._index_key = _derive(keys[0], b"linban blind index")

    def seal(self, text: str) -> str:
        """Encrypt; the same text gives another answer each time."""
        if not text:
            return ""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = nonce + self._ciphers[self.key_id].encrypt(nonce, text.encode(), None)
        return f"{self.key_id}.{base64.urlsafe_b64encode(sealed).decode()}"

    def open(self, sealed: str) -> str:
        """Decrypt what `seal` gave; raises UnknownKey for what another key sealed."""
        if not sealed:
            return ""
        name, _, payload = sealed.partition(".")
        raw = base64.urlsafe_b64decode(payload)
        for key_id, cipher in self._ciphers.items():
            if name not in (key_id, _NAMELESS):
                continue
            try:
                return cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None).decode()
            except InvalidTag:
                # A nameless one may be another key's; a named one is damaged.
                continue
        message = f"sealed under the key {name}, which does not open it or is not among ours"
        raise UnknownKey(message)

    def is_current(self, sealed: str) -> bool:
        """Tell whether a value is empty or lies under the first key."""
        return not sealed or sealed.startswith(f"{self.key_id}.")

    def index(self, text: str, *, kind: str) -> str | None:
        """Give the keyed hash by which an exact value is found, or None for an empty one.

        None is stored as NULL, so that two people without a phone never equal each other.
        """
        if not text:
            return None
        return hmac.new(self._index_key, f"{kind}:{text}".encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=8)
def vault_for(*keys: bytes) -> Vault:
    """Give the vault of some keys, the present one first; deriving is slow enough to do once."""
    return Vault(keys)


def _name(key: bytes) -> str:
    """Name a key by what cannot be turned back into it."""
    return f"k{_derive(key, b'linban key name')[:_KEY_ID_BYTES].hex()}"


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose).derive(key)
