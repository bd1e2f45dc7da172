"""After a restore: nobody is signed in, and no code that was under way opens anything."""

from datetime import datetime

from sqlmodel import Session, col, update

from app.auth.models import PhoneCode, SignInSession

WHY = "restored"


def end_what_was_open(session: Session, *, now: datetime) -> int:
    """End every device and code that the backup held as open; give how many devices.

    What was revoked after the backup was taken must not come to life again, and the backup cannot
    tell which ones those are.
    """
    ended = session.exec(
        update(SignInSession)
        .where(col(SignInSession.revoked_at).is_(None))
        .values(revoked_at=now, revoked_why=WHY)
    )
    session.exec(update(PhoneCode).where(col(PhoneCode.used_at).is_(None)).values(used_at=now))
    return ended.rowcount
