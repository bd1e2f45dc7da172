"""Settings from the environment and `.env`; secrets are made on first start, never shipped."""

import base64
import os
import secrets
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every field is one environment variable of the same name in capitals; see docs/settings.md."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    host: str = Field(default="127.0.0.1", description="Address the server listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port the server listens on.")
    workers: int = Field(default=1, ge=1, le=64, description="Server processes.")
    data_dir: Path = Field(default=Path("data"), description="Folder of the database, files and secrets.")
    database_url: str = Field(default="", description="PostgreSQL address; empty means SQLite in DATA_DIR.")
    static_dir: Path = Field(default=Path("static"), description="Folder of the built web app.")
    demo: bool = Field(default=False, description="Demo mode: demo people on the sign-in page, codes shown.")
    secret_key: str = Field(default="", description="Signs tokens; empty means DATA_DIR/secrets is used.")
    data_key: str = Field(default="", description="Encrypts phones and ID numbers; 32 bytes in base64.")
    access_minutes: int = Field(default=15, ge=1, le=15, description="Life of an access token, minutes.")
    refresh_days: int = Field(default=30, ge=1, le=90, description="Idle life of a signed-in device, days.")
    session_days: int = Field(default=180, ge=1, le=365, description="Absolute life of a sign-in, days.")
    code_minutes: int = Field(default=5, ge=1, le=10, description="Life of a phone code, minutes.")
    sms_gateway_url: str = Field(
        default="", description="HTTP address that sends text messages; empty = log."
    )
    sms_gateway_token: str = Field(default="", description="Bearer token for the text message gateway.")
    timezone: str = Field(default="Asia/Shanghai", description="Zone in which days begin and end.")
    help_phone: str = Field(default="", description="Phone number of a person, shown in every error.")
    trusted_proxies: str = Field(default="127.0.0.1", description="Proxies whose forwarded address counts.")
    pool_size: int = Field(default=20, ge=1, le=200, description="Database connections for each process.")
    worker_seconds: float = Field(default=2.0, gt=0, le=60, description="Pause between looks at the outbox.")
    run_worker: bool = Field(default=True, description="Run the worker inside the server process.")
    metrics: bool = Field(default=False, description="Serve Prometheus figures at /metrics.")
    metrics_token: str = Field(
        default="", description="Bearer token that reads /metrics from elsewhere than this machine."
    )
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

    @cached_property
    def signing_key(self) -> str:
        """Give the key that signs tokens, at least 32 bytes."""
        key = self.secret_key or self._stored_secret("signing.key")
        if len(key.encode()) < MIN_KEY_BYTES:
            message = "SECRET_KEY must have at least 32 bytes"
            raise ValueError(message)
        return key

    @cached_property
    def encryption_key(self) -> bytes:
        """Give the 32 bytes that encrypt personal columns."""
        key = base64.urlsafe_b64decode(self.data_key or self._stored_secret("data.key"))
        if len(key) != MIN_KEY_BYTES:
            message = "DATA_KEY must be 32 bytes in url-safe base64"
            raise ValueError(message)
        return key

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


MIN_KEY_BYTES = 32
