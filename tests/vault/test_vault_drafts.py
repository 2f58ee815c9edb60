"""When typed words are written, on a clock that stands where the test sets it."""

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.errors import DiskFullError
from herstelkluis.model.document import Document
from herstelkluis.vault.drafts import Drafts


class Desk:
    """A writing desk: what was saved and settled, and a disk that can be full."""

    def __init__(self) -> None:
        self.now = 0.0
        self.saved: list[tuple[float, str]] = []
        self.settled: list[tuple[float, str]] = []
        self.failed: list[tuple[float, str]] = []
        self.full = False
        self.drafts = Drafts(self._save, self._settle, self._fail, lambda: self.now)

    def _save(self, document: Document) -> None:
        if self.full:
            raise DiskFullError
        self.saved.append((self.now, document.title))

    def _settle(self, document: Document) -> None:
        if self.full:
            raise DiskFullError
        self.settled.append((self.now, document.title))

    def _fail(self, document: Document, error: DiskFullError) -> None:
        self.failed.append((self.now, document.title))

    def type(self, title: str) -> None:
        self.drafts.change(Document(id="a", kind="notitie", template="", title=title))

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.25)):
            self.now += 0.25
            self.drafts.tick()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_words_are_a_draft_within_a_second_after_the_last_key(desk):
    desk.type("Mist")
    desk.wait(1)
    assert [title for _, title in desk.saved] == ["Mist"]
    assert desk.settled == []


def test_a_pause_of_five_seconds_settles_once(desk):
    desk.type("Mist vanmorgen")
    desk.wait(12)
    assert desk.settled == [(5.0, "Mist vanmorgen")]
    assert desk.drafts.pending == ()


def test_typing_on_without_a_pause_still_writes_every_five_seconds(desk):
    for n in range(80):
        desk.type(str(n))
        desk.wait(0.25)
    moments = [0.0, *(at for at, _ in desk.saved)]
    assert max(later - earlier for earlier, later in pairwise(moments)) <= 5
    assert len(desk.saved) <= 5  # and not at every key


def test_a_full_disk_is_told_and_the_words_stay_until_it_works_again(desk):
    desk.full = True
    desk.type("Blijf")
    desk.wait(4)
    assert desk.failed
    assert desk.drafts.current("a").title == "Blijf"
    with pytest.raises(DiskFullError):
        desk.drafts.settle()
    assert desk.drafts.pending[0].title == "Blijf"
    desk.full = False
    desk.wait(10)
    assert desk.settled[-1][1] == "Blijf"


def test_a_failing_disk_is_not_asked_four_times_a_second(desk):
    desk.full = True
    desk.type("Blijf")
    desk.wait(20)
    assert 2 <= len(desk.failed) <= 5


def test_a_document_in_the_bin_is_let_go(desk):
    desk.type("Weg")
    desk.drafts.forget("a")
    desk.wait(10)
    assert desk.saved == desk.settled == []


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 40)), max_size=30))
def test_whatever_the_rhythm_nothing_typed_is_older_than_five_seconds_and_unsaved(rhythm):
    desk = Desk()
    oldest_unsaved = None
    for n, (title, quarters) in enumerate(rhythm):
        desk.type(f"{n}{title}")
        oldest_unsaved = desk.now if oldest_unsaved is None else oldest_unsaved
        for _ in range(quarters):
            before = len(desk.saved) + len(desk.settled)
            desk.now += 0.25
            desk.drafts.tick()
            if len(desk.saved) + len(desk.settled) > before:
                oldest_unsaved = None
            assert oldest_unsaved is None or desk.now - oldest_unsaved <= 5
    desk.wait(6)
    assert desk.drafts.pending == ()
    assert not rhythm or (desk.settled and desk.settled[-1][1] == f"{len(rhythm) - 1}{rhythm[-1][0]}")


class UnforeseenError(Exception):
    """What nobody thought of."""


def two_of_which_one_fails(desk, error: type[Exception]):
    """The first of two pieces cannot be written, in a draft or for good."""
    settled, saved = [], []

    def write(kept):
        def keep(document):
            if document.id == "a":
                raise error
            kept.append(document.title)

        return keep

    desk.drafts = Drafts(write(saved), write(settled), desk._fail, lambda: desk.now)
    desk.type("gaat stuk")
    desk.drafts.change(Document(id="b", kind="notitie", template="", title="heel"))
    return saved, settled


@pytest.mark.parametrize("error", [DiskFullError, UnforeseenError, RecursionError, MemoryError])
def test_whatever_goes_wrong_with_one_piece_the_others_are_settled(desk, error):
    _saved, settled = two_of_which_one_fails(desk, error)
    with pytest.raises(error):
        desk.drafts.settle()
    assert settled == ["heel"]
    assert [one.title for one in desk.drafts.pending] == ["gaat stuk"]


def test_a_bug_with_one_piece_keeps_no_other_from_becoming_a_draft_and_is_heard_now_and_then(desk):
    saved, settled = two_of_which_one_fails(desk, UnforeseenError)
    heard = []
    for _quarter in range(80):
        desk.now += 0.25
        try:
            desk.drafts.tick()
        except UnforeseenError:
            heard.append(desk.now)
    assert (saved, settled) == (["heel"], ["heel"])
    assert 2 <= len(heard) <= 5
    assert [one.title for one in desk.drafts.pending] == ["gaat stuk"]


def test_who_is_told_of_a_failure_and_fails_too_keeps_no_piece_from_the_disk(desk):
    def deaf(_document, _error):
        raise UnforeseenError

    desk._fail = deaf
    saved, _settled = two_of_which_one_fails(desk, DiskFullError)
    desk.now += 1
    with pytest.raises(UnforeseenError):
        desk.drafts.tick()
    assert saved == ["heel"]


def test_what_could_not_be_removed_is_still_being_written(desk):
    desk.type("Toch niet weg")
    with suppress(UnforeseenError), desk.drafts.letting_go("a"):
        desk.wait(10)
        assert desk.saved == desk.settled == []
        raise UnforeseenError
    desk.wait(10)
    assert desk.settled[-1][1] == "Toch niet weg"
