"""Personal columns: sealed at rest (AES-GCM), findable through a keyed blind index."""

import base64
import hashlib
import hmac
import secrets
from functools import lru_cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES = 12
_VERSION = "v1"


class Vault:
    """Seals, opens and indexes short texts under one key."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(_derive(key, b"linban column"))
        self._index_key = _derive(key, b"linban blind index")

    def seal(self, text: str) -> str:
        """Encrypt; the same text gives another answer each time."""
        if not text:
            return ""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, text.encode(), None)
        return f"{_VERSION}.{base64.urlsafe_b64encode(sealed).decode()}"

    def open(self, sealed: str) -> str:
        """Decrypt what `seal` gave."""
        if not sealed:
            return ""
        version, _, payload = sealed.partition(".")
        assert version == _VERSION, "sealed by an unknown version"
        raw = base64.urlsafe_b64decode(payload)
        return self._cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None).decode()

    def index(self, text: str, *, kind: str) -> str | None:
        """Give the keyed hash by which an exact value is found, or None for an empty one.

        None is stored as NULL, so that two people without a phone never equal each other.
        """
        if not text:
            return None
        return hmac.new(self._index_key, f"{kind}:{text}".encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=8)
def vault_for(key: bytes) -> Vault:
    """Give the vault of a key; deriving is slow enough to do once."""
    return Vault(key)


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose).derive(key)
