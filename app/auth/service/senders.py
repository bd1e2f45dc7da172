"""How a phone code reaches a phone: the log of the server, or an HTTP gateway."""

import logging
from typing import Protocol

import httpx

from app.core.config import Settings
from app.core.errors import Unavailable
from app.core.text import mask_phone

log = logging.getLogger(__name__)


class CodeSender(Protocol):
    """Sends a code to a phone."""

    def send(self, *, phone: str, code: str, minutes: int) -> None:
        """Send, or raise Unavailable."""


class ConsoleSender:
    """Writes the code to the log, for development and small trials."""

    def send(self, *, phone: str, code: str, minutes: int) -> None:
        """Log the code; the phone stays masked."""
        log.warning("code for %s: %s (valid %d min)", mask_phone(phone), code, minutes)


class GatewaySender:
    """Posts `{phone, template, params}` to the county's text message gateway."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url
        self._token = token

    def send(self, *, phone: str, code: str, minutes: int) -> None:
        """Post once, within five seconds."""
        message = {"phone": phone, "template": "sign_in_code", "params": {"code": code, "minutes": minutes}}
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        try:
            httpx.post(self._url, json=message, headers=headers, timeout=5).raise_for_status()
        except httpx.HTTPError as error:
            log.warning("text message gateway failed: %s", type(error).__name__)
            raise Unavailable("短信暂时发不出去，请稍后再试，或用密码登录") from error


def sender_for(settings: Settings) -> CodeSender:
    """Give the sender that the settings name."""
    if settings.sms_gateway_url:
        return GatewaySender(settings.sms_gateway_url, settings.sms_gateway_token)
    return ConsoleSender()
