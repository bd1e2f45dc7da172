"""A disk that loses power: what was not synced is lost, torn or kept, sector by sector, as the dice fall."""

import random
from dataclasses import dataclass, field

import apsw

SECTOR = 512


class PowerCutError(Exception):
    """The power went; nothing is written any more."""


@dataclass(slots=True)
class File:
    """One file: what is certain, what the system shows, and the writes that no sync has followed."""

    durable: bytearray = field(default_factory=bytearray)
    shown: bytearray = field(default_factory=bytearray)
    # A write (offset, bytes), or a new length (length, None).
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, offset: int, content: bytes) -> None:
        """Write so that everybody sees it, though it may not last."""
        self.pending.append((offset, content))
        _put(self.shown, offset, content)

    def truncate(self, length: int) -> None:
        """Cut or lengthen, which may not last either."""
        self.pending.append((length, None))
        _resize(self.shown, length)

    def sync(self) -> None:
        """Make sure of everything."""
        self.durable = bytearray(self.shown)
        self.pending.clear()

    def after_cut(self, dice: random.Random) -> "File":
        """Give what is found when the power is back."""
        found = bytearray(self.durable)
        for offset, content in self.pending:
            if content is None:
                if dice.random() < 0.5:
                    _resize(found, offset)
                continue
            for start in range(0, len(content), SECTOR):
                if dice.random() < 0.5:
                    _put(found, offset + start, content[start : start + SECTOR])
        return File(bytearray(found), found)


class Disk(apsw.VFS):
    """A disk in memory under SQLite; `cut_at` is the write that the power goes at, 0 for never."""

    def __init__(self, name: str, files: dict[str, bytes] | None = None) -> None:
        super().__init__(name, "")
        self.name = name
        self.files = {
            path: File(bytearray(content), bytearray(content)) for path, content in (files or {}).items()
        }
        self.cut_at = 0
        self.writes = 0
        self.syncs = 0
        self.is_dead = False

    def image(self) -> dict[str, bytes]:
        """Give a copy of everything that is shown."""
        return {path: bytes(file.shown) for path, file in self.files.items()}

    def after_cut(self, dice: random.Random) -> dict[str, bytes]:
        """Give what the next start finds."""
        return {path: bytes(file.after_cut(dice).shown) for path, file in sorted(self.files.items())}

    def bury(self) -> None:
        """Let the connection close in peace: nobody will look at this disk again."""
        self.cut_at, self.is_dead = 0, False

    def power(self) -> None:
        """Count a write, and end the power at the one that was chosen."""
        self.writes += 1
        if self.writes == self.cut_at:
            self.is_dead = True
        self.alive()

    def alive(self) -> None:
        """Refuse everything once the power is gone."""
        if self.is_dead:
            raise PowerCutError

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "_Handle":  # type: ignore[override] # noqa: N802 - of SQLite
        """Open a file, made if it is not there."""
        self.alive()
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        flags[1] = flags[0]
        return _Handle(self, self.files.setdefault(path, File()))

    def xDelete(self, filename: str, _syncdir: bool) -> None:  # noqa: N802, FBT001 - of SQLite
        """Remove a file."""
        self.power()
        self.files.pop(filename, None)

    def xAccess(self, pathname: str, _flags: int) -> bool:  # noqa: N802 - of SQLite
        """Tell whether a file is there."""
        return pathname in self.files

    def xFullPathname(self, name: str) -> str:  # noqa: N802 - of SQLite
        """Give a name as it is: there are no folders."""
        return name


class _Handle:
    """An open file, with the calls that SQLite makes; one connection has it, so locks mean nothing."""

    def __init__(self, disk: Disk, file: File) -> None:
        self._disk = disk
        self._file = file

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - of SQLite
        self._disk.alive()
        return bytes(self._file.shown[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - of SQLite
        # The write that the power goes at may still reach the disk, in part.
        self._file.write(offset, bytes(data))
        self._disk.power()

    def xTruncate(self, size: int) -> None:  # noqa: N802 - of SQLite
        self._file.truncate(size)
        self._disk.power()

    def xSync(self, _flags: int) -> None:  # noqa: N802 - of SQLite
        self._disk.power()
        self._disk.syncs += 1
        self._file.sync()

    def xFileSize(self) -> int:  # noqa: N802 - of SQLite
        return len(self._file.shown)

    def xSectorSize(self) -> int:  # noqa: N802 - of SQLite
        return SECTOR

    def xDeviceCharacteristics(self) -> int:  # noqa: N802 - of SQLite
        return 0

    def xFileControl(self, _operation: int, _pointer: int) -> bool:  # noqa: N802 - of SQLite
        return False

    def xLock(self, _level: int) -> None:  # noqa: N802 - of SQLite
        return

    def xUnlock(self, _level: int) -> None:  # noqa: N802 - of SQLite
        return

    def xCheckReservedLock(self) -> bool:  # noqa: N802 - of SQLite
        return False

    def xClose(self) -> None:  # noqa: N802 - of SQLite
        return


def _put(content: bytearray, offset: int, written: bytes) -> None:
    if offset > len(content):
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(written)] = written


def _resize(content: bytearray, length: int) -> None:
    if length < len(content):
        del content[length:]
    else:
        content.extend(bytes(length - len(content)))
