"""The desktop's portal gets to know the program before its memory is shut: else no dialog for files would open."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject
from PySide6.QtWidgets import QWidget

from herstelkluis.crypto import other_programs
from herstelkluis.ui import choose_place, own_memory, saving_as

PORTAL, PLACE = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"


class Portal(QDBusVirtualObject):
    """Looks at who asks, and answers when it is told to."""

    def __init__(self, connection: QDBusConnection, told: list[str]) -> None:
        super().__init__()
        self._connection, self._told = connection, told
        assert connection.registerVirtualObject(PLACE, self)
        assert connection.registerService(PORTAL)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self._told.append(f"{message.interface()}.{message.member()}")
        reply = message.createReply()
        reply.setArguments([1])
        return connection.send(reply)


@pytest.fixture
def told(monkeypatch):
    told = []
    monkeypatch.setattr(own_memory, "shut_out_other_programs", lambda: told.append("shut"))
    return told


def test_the_portal_is_asked_before_the_memory_is_shut(bus, told, qtbot):
    connection = bus.connect()
    portal = Portal(connection, told)
    holder = QWidget()
    qtbot.addWidget(holder)
    own_memory.shut_own_memory(holder, bus.connect())
    qtbot.waitUntil(lambda: "shut" in told)
    assert told == ["org.freedesktop.portal.Settings.Read", "shut"]
    connection.unregisterObject(PLACE)
    del portal


def test_without_a_portal_and_without_a_bus_it_is_shut_too(bus, told, qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    own_memory.shut_own_memory(holder, bus.connect())
    qtbot.waitUntil(lambda: told == ["shut"])
    gone = bus.connect()
    bus.end()
    qtbot.waitUntil(lambda: not gone.isConnected())
    own_memory.shut_own_memory(holder, gone)
    qtbot.waitUntil(lambda: told == ["shut", "shut"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is nothing to shut elsewhere")
@pytest.mark.parametrize(
    ("dialog", "answer", "ask"),
    [
        ("getExistingDirectory", "", lambda: choose_place.choose_folder(None)),
        ("getOpenFileName", ("", ""), lambda: choose_place.choose_package(None)),
        ("getSaveFileName", ("", ""), lambda: saving_as.ask_where(None, "", "kaart.pdf")),
        ("getExistingDirectory", "", lambda: saving_as.ask_folder(None, "")),
    ],
)
def test_while_a_dialog_for_files_is_open_the_desktop_may_look(monkeypatch, dialog, answer, ask):
    before = other_programs.are_shut_out()
    seen = []
    try:
        other_programs.shut_out_other_programs()
        monkeypatch.setattr(
            choose_place.QFileDialog, dialog, lambda *_words: seen.append(other_programs.are_shut_out()) or answer
        )
        assert ask() is None
        assert seen == [False]
        assert other_programs.are_shut_out()
    finally:
        if not before:
            other_programs.let_other_programs_look()
