"""The version of the software, its licence, and where its source is."""

from importlib import metadata

VERSION = "0.1.0"
LICENCE = "AGPL-3.0-only"


def project_source() -> str:
    """Give the address of the source that the package itself names, empty without one."""
    try:
        told = metadata.metadata("linban").get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return ""
    named: dict[str, str] = dict(one.split(", ", 1) for one in told)
    return named.get("Source", "")
