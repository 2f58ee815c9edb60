"""A key or seed with a short life: shown only on request, wiped when its `with` block ends."""

from __future__ import annotations

import hmac
from types import TracebackType
from typing import NoReturn, Self


class Secret:
    """Secret bytes that never show up in a repr, a pickle or a traceback by themselves.

    A `bytearray` is taken over, not copied: closing wipes the caller's array too. `bytes` are copied and cannot be
    wiped at their source. Python may keep other copies (see SECURITY.md): this shortens a life, it does not end it.
    """

    __slots__ = ("_data", "_is_closed")

    def __init__(self, data: bytes | bytearray) -> None:
        self._data = data if isinstance(data, bytearray) else bytearray(data)
        self._is_closed = False

    def reveal(self) -> bytes:
        """The bytes, for immediate use. Raises `ValueError` after closing, as a closed file does."""
        if self._is_closed:
            raise ValueError("this secret is closed")
        return bytes(self._data)

    def copy(self) -> Secret:
        """A second secret with the same bytes and a life of its own. Raises `ValueError` after closing."""
        return Secret(self.reveal())

    def close(self) -> None:
        """Wipe the bytes. May be done twice."""
        self._data[:] = bytes(len(self._data))
        self._is_closed = True

    @property
    def is_closed(self) -> bool:
        """Whether the bytes are gone."""
        return self._is_closed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __del__(self) -> None:
        # A forgotten secret is wiped as well; `_data` is missing only when the constructor itself failed.
        if hasattr(self, "_data"):
            self._data[:] = bytes(len(self._data))

    def __eq__(self, other: object) -> bool:
        """Whether both hold the same bytes, in constant time. Raises `ValueError` when one is closed."""
        return hmac.compare_digest(self.reveal(), other.reveal()) if isinstance(other, Secret) else NotImplemented

    def __repr__(self) -> str:
        return "<Secret>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret is not stored or copied by accident")
