"""An attachment as a device that Qt reads from: what is played comes out of the vault a chunk at a time."""

from __future__ import annotations

from PySide6.QtCore import QIODevice, QObject

from herstelkluis.errors import KluisError
from herstelkluis.vault.attachment_reader import Reader


class ChunkDevice(QIODevice):
    """Qt reads from a thread of its own. Once the vault is locked, or the content is damaged, there is no more."""

    def __init__(self, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        return False

    def size(self) -> int:
        return self._reader.about.size

    def bytesAvailable(self) -> int:
        return max(self.size() - self.pos(), 0)

    def atEnd(self) -> bool:
        return self.pos() >= self.size()

    def readData(self, most: int) -> bytes:
        try:
            self._reader.seek(self.pos())
            return self._reader.read(most) or b""
        except (KluisError, ValueError):
            return b""
