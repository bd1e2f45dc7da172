"""One line for each thing that happened, as plain text or JSON; nothing personal, nothing forged."""

import json
import logging
import logging.config
import re
from datetime import UTC, datetime
from typing import Any

from app.core.config import Settings
from app.core.requests import ORIGIN

# Nobody means to log these; a mistake must not publish them either.
_TOKEN = re.compile(r"\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*")
_ID_NUMBER = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{9}[\dXx](?!\d)")
_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Those that JSON leaves as they are, though some readers take them for the end of a line.
_LINE_ENDS = re.compile(r"[\x7f-\x9f\u2028\u2029]")
_HIDDEN = "•••"
ACCESS = "linban.access"


class Plain(logging.Formatter):
    """For a person at a terminal: a trace keeps its lines, each marked so that none passes for an entry."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the entry."""
        moment = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%d %H:%M:%S")
        line = f"{moment} {record.levelname.lower():7} {record.name}: {_one_line(record.getMessage())}"
        trace = self.formatException(record.exc_info) if record.exc_info else ""
        return "\n  | ".join([line, *(_one_line(part) for part in trace.splitlines())])


class JsonLines(logging.Formatter):
    """For machines: one object a line, whatever was in it."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the entry."""
        entry: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_secrets(record.getMessage()),
            "request_id": ORIGIN.get().request_id,
            **getattr(record, "linban", {}),
        }
        if record.exc_info:
            entry["trace"] = without_secrets(self.formatException(record.exc_info))
        text = json.dumps(entry, ensure_ascii=False, default=str)
        return _LINE_ENDS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def configure(settings: Settings) -> None:
    """Set the logging of a process that is no server."""
    logging.config.dictConfig(log_config(settings))


def log_config(settings: Settings) -> dict[str, Any]:
    """Give the logging of a process, uvicorn's own lines included."""
    formatter = JsonLines if settings.log_format == "json" else Plain
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": f"{formatter.__module__}.{formatter.__qualname__}"}},
        "handlers": {
            "lines": {"class": "logging.StreamHandler", "formatter": "lines", "stream": "ext://sys.stderr"}
        },
        "root": {"handlers": ["lines"], "level": settings.log_level.upper()},
        "loggers": {
            # A line for every request helps a machine; at a terminal it hides what matters.
            ACCESS: {"level": "INFO" if settings.log_format == "json" else "ERROR"},
            # Addresses of calls to a gateway can hold what is nobody's business.
            "httpx": {"level": "WARNING"},
        },
    }


def without_secrets(text: str) -> str:
    """Hide tokens, ID numbers and phones that a message may hold by mistake."""
    for pattern in (_TOKEN, _ID_NUMBER, _PHONE):
        text = pattern.sub(_HIDDEN, text)
    return text


def _one_line(text: str) -> str:
    return _CONTROL.sub(lambda found: found.group().encode("unicode_escape").decode(), without_secrets(text))
