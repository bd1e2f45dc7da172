"""Settings from the environment and `.env`; secrets are made on first start, never shipped."""

import base64
import os
import secrets
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every field is one environment variable of the same name in capitals; see docs/settings.md."""

    # A refused value may be a secret: it stays out of the message.
    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", hide_input_in_errors=True
    )

    host: str = Field(default="127.0.0.1", description="Address the server listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port the server listens on.")
    workers: int = Field(default=1, ge=1, le=64, description="Server processes.")
    data_dir: Path = Field(default=Path("data"), description="Folder of the database, files and secrets.")
    database_url: str = Field(default="", description="PostgreSQL address; empty means SQLite in DATA_DIR.")
    static_dir: Path = Field(default=Path("static"), description="Folder of the built web app.")
    demo: bool = Field(default=False, description="Demo mode: demo people on the sign-in page, codes shown.")
    secret_key: str = Field(default="", description="Signs tokens; empty means DATA_DIR/secrets is used.")
    data_key: str = Field(default="", description="Encrypts phones and ID numbers; 32 bytes in base64.")
    data_keys_earlier: str = Field(
        default="", description="Earlier values of DATA_KEY, by comma, until `linban rotate-keys` has run."
    )
    access_minutes: int = Field(default=15, ge=1, le=15, description="Life of an access token, minutes.")
    refresh_days: int = Field(default=30, ge=1, le=90, description="Idle life of a signed-in device, days.")
    session_days: int = Field(default=180, ge=1, le=365, description="Absolute life of a sign-in, days.")
    password_policy: Literal["asvs", "djbh3"] = Field(
        default="asvs",
        description="Passwords: asvs = long, not common; djbh3 = 等保三级, mixed, new every 90 days.",
    )
    second_factor: Literal["off", "staff"] = Field(
        default="off", description="Who must sign in with an authenticator too; djbh3 means staff."
    )
    idle_minutes: int = Field(
        default=0, ge=0, le=1440, description="Staff unused for so long are signed out; 0 = 30 in djbh3."
    )
    code_minutes: int = Field(default=5, ge=1, le=10, description="Life of a phone code, minutes.")
    upload_files_a_day: int = Field(default=300, ge=1, description="Pictures an account may upload in a day.")
    upload_megabytes_a_day: int = Field(default=150, ge=1, description="The same in megabytes, as stored.")
    upload_megabytes: int = Field(default=5000, ge=1, description="Megabytes kept of one account in all.")
    attachment_years: int = Field(
        default=5, ge=0, description="Years that pictures of a closed errand are kept; 0 = for ever."
    )
    moved_out_years: int = Field(
        default=5, ge=0, description="Years after which somebody who moved away is anonymised; 0 = never."
    )
    photo_consent_required: bool = Field(
        default=False, description="Refuse photos of documents until the person has agreed to them."
    )
    sms_gateway_url: str = Field(
        default="", description="HTTP address that sends text messages; empty = log."
    )
    sms_gateway_token: str = Field(default="", description="Bearer token for the text message gateway.")
    timezone: str = Field(default="Asia/Shanghai", description="Zone in which days begin and end.")
    help_phone: str = Field(default="", description="Phone number of a person, shown in every error.")
    source_url: str = Field(
        default="",
        pattern=r"^(https?://\S+)?$",
        description="Where this very version's source is to be had (AGPL §13); needed once you change it.",
    )
    trusted_proxies: str = Field(
        default="127.0.0.1", pattern="^[^*]*$", description="Proxies whose word on addresses counts."
    )
    pool_size: int = Field(default=20, ge=1, le=200, description="Database connections for each process.")
    worker_seconds: float = Field(default=2.0, gt=0, le=60, description="Pause between looks at the outbox.")
    run_worker: bool = Field(default=True, description="Run the worker inside the server process.")
    metrics: bool = Field(default=False, description="Serve Prometheus figures at /metrics.")
    metrics_token: str = Field(
        default="", description="Bearer token that reads /metrics from elsewhere than this machine."
    )
    audit_days: int = Field(default=1095, ge=183, le=36500, description="Life of the audit log, days.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="Log detail.")
    log_format: Literal["plain", "json"] = Field(
        default="plain", description="Log lines for people, or for machines: then every request has one."
    )
    most_at_once: int = Field(
        default=400, ge=1, description="Requests inside one process; whoever comes then is told to wait."
    )
    rate_factor: float = Field(
        default=1.0, ge=0, le=1000, description="Multiplies every rate limit of people; 0 = no limits."
    )

    backup_dir: Path = Field(default=Path("backups"), description="Folder that `linban backup` writes to.")
    backup_recipient: str = Field(
        default="", description="age public key (age1…) that backups are sealed for."
    )
    postgres_bin: Path | None = Field(
        default=None, description="Folder of pg_dump and pg_restore; empty = found on PATH."
    )

    @cached_property
    def resolved_database_url(self) -> str:
        """Give the SQLAlchemy address, with SQLite in the data folder as the default."""
        url = self.database_url
        if not url:
            return f"sqlite:///{(self.data_dir / 'linban.db').resolve()}"
        for prefix in ("postgresql://", "postgres://"):
            if url.startswith(prefix):
                return "postgresql+psycopg://" + url.removeprefix(prefix)
        return url

    @property
    def is_factor_required(self) -> bool:
        """Tell whether staff must have a second factor."""
        return self.second_factor == "staff" or self.password_policy == "djbh3"  # noqa: S105 - a policy's name

    @property
    def staff_idle_minutes(self) -> int:
        """Give how long staff stay signed in without use, in minutes; 0 for as long as everybody."""
        is_strict = self.password_policy == "djbh3"  # noqa: S105 - a policy's name
        return self.idle_minutes or (_STRICT_IDLE_MINUTES if is_strict else 0)

    @cached_property
    def signing_key(self) -> str:
        """Give the key that signs tokens, at least 32 bytes."""
        return self._long_enough(self.secret_key or self._stored_secret("signing.key"))

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, key: str) -> str:
        """Refuse a short key where it is given, so that nothing starts; without any, one is made."""
        if key and len(key.encode()) < MIN_KEY_BYTES:
            message = "SECRET_KEY must have at least 32 bytes"
            raise ValueError(message)
        return key

    @cached_property
    def encryption_key(self) -> bytes:
        """Give the 32 bytes that encrypt personal columns."""
        return _key(self.data_key or self._stored_secret("data.key"))

    @cached_property
    def earlier_encryption_keys(self) -> tuple[bytes, ...]:
        """Give the keys that may still have sealed a column."""
        given = self.data_keys_earlier.split(",")
        if not self.data_key and self.earlier_keys_file.exists():
            given += self.earlier_keys_file.read_text().split()
        return tuple(_key(one.strip()) for one in given if one.strip())

    @property
    def earlier_keys_file(self) -> Path:
        """Give the file that holds the keys before `data.key`, one a line."""
        return self.data_dir / "secrets" / "data.key.earlier"

    def _stored_secret(self, name: str) -> str:
        path = self.data_dir / "secrets" / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = base64.urlsafe_b64encode(secrets.token_bytes(MIN_KEY_BYTES)).decode()
        partial = path.with_name(f"{name}.{secrets.token_hex(4)}")
        partial.touch(mode=0o600)
        partial.write_text(fresh)
        try:
            # A link is atomic: of two processes that start together, one makes the secret and both read it.
            os.link(partial, path)
        except FileExistsError:
            pass
        finally:
            partial.unlink()
        return path.read_text()


def _key(text: str) -> bytes:
    key = base64.urlsafe_b64decode(text)
    if len(key) != MIN_KEY_BYTES:
        message = "DATA_KEY must be 32 bytes in url-safe base64"
        raise ValueError(message)
    return key


MIN_KEY_BYTES = 32
_STRICT_IDLE_MINUTES = 30
