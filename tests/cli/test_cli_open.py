"""Opening a package as a reader does: words as people type them, and one exit code for each thing that can be wrong."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from cli.cli_cases import AS_NOBODY, check_refused, run, run_here
from herstelkluis.crypto import age
from herstelkluis.crypto.age_header import MAGIC
from herstelkluis.crypto.words import word_list
from herstelkluis.i18n import _
from herstelkluis.share.machine import content_json
from herstelkluis.share.page import write_page
from share import share_cases as cases
from share.machine_cases import CHOICE, FACTS

NOW = datetime.now(UTC).replace(microsecond=0)
STILL_VALID = {"created_at": NOW, "expires_at": NOW + timedelta(days=30)}
DAMAGED = 4


@pytest.fixture
def words(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text(cases.WORDS + "\n")
    return path


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "document-2QF7M9.age"
    path.write_bytes(cases.package(**STILL_VALID))
    return path


def test_a_sound_package_is_opened_and_listed(tmp_path, file, words):
    said = run("open", file, "--words-file", words, home=tmp_path)
    assert (said.code, said.error) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "Pakket 2QF7M9: compleet, en niet veranderd na het ondertekenen"
    assert lines[1] == "Voor: dr. A. Jansen huisarts"
    assert lines[-3:] == ["2 stukken:", "  Brief aan mijn huisarts", "  Mijn plan"]
    assert cases.SECRET not in said.out


def test_a_page_with_another_reader_is_opened_and_told(capsys, tmp_path, words):
    ours = write_page(cases.package(**STILL_VALID))
    file = tmp_path / "document.html"
    for page, is_other in ((ours, False), (ours.replace(b"<script", b"<script>weg()</script>\n<script", 1), True)):
        file.write_bytes(page)
        said = run_here(capsys, "open", file, "--words-file", words)
        assert (said.code, said.error) == (0, "")
        told = "Let op: deze webpagina is niet van ons. Typ er geen woorden in."
        assert (told == said.out.splitlines()[0]) == is_other
        as_json = json.loads(run_here(capsys, "open", file, "--words-file", words, "--json").out)
        assert as_json["other_page"] == is_other


def test_a_copy_for_computers_is_listed_as_one_and_saved_as_json(tmp_path, words):
    copy = cases.SheetItem("Alles nog eens", "inhoud", content_json(FACTS, CHOICE))
    file = tmp_path / "document.age"
    file.write_bytes(cases.package(cases.PIECES[1], copy, cases.SheetItem("Stuk", "notitie", b"{}"), **STILL_VALID))
    said = run("open", file, "--words-file", words, "--out", tmp_path / "out", home=tmp_path)
    assert said.code == 0
    listed = ["  Mijn plan", f"  Alles nog eens ({_('for a computer')})", f"  Stuk: {_('this part cannot be shown')}"]
    assert said.out.splitlines()[-3:] == listed
    assert (tmp_path / "out" / "0002.json").read_bytes() == copy.data


def test_machines_read_json_with_a_form_that_stays(tmp_path, file, words):
    said = run("open", file, "--words-file", words, "--json", "--out", tmp_path / "out", home=tmp_path)
    told = json.loads(said.out)
    assert list(told) == [
        "number",
        "package",
        "signed_by",
        "control_words",
        "created_at",
        "expires_at",
        "sender",
        "reader",
        "role",
        "purpose",
        "profile",
        "requests",
        "supersedes",
        "items",
        "other_page",
    ]
    assert told["number"] == "2QF7M9"
    assert len(told["control_words"]) == 8
    assert datetime.fromisoformat(told["expires_at"]) == STILL_VALID["expires_at"]
    assert [list(one) for one in told["items"]] == [["path", "title", "category", "media_type", "author", "size"]] * 2
    for item in told["items"]:
        saved = tmp_path / "out" / item["path"].removeprefix("items/")
        assert len(saved.read_bytes()) == item["size"]
    assert [one.read_bytes() for one in sorted((tmp_path / "out").iterdir())] == [one.data for one in cases.PIECES]


def test_a_package_that_nobody_signed_says_so(capsys, tmp_path, words):
    file = tmp_path / "x.age"
    file.write_bytes(cases.package(key=None, **STILL_VALID))
    said = run_here(capsys, "open", file, "--words-file", words)
    assert said.code == 0
    assert "niet ondertekend" in said.out
    assert "Controlewoorden" not in said.out


@pytest.mark.parametrize("turn", ["text", "page", "windows"])
def test_a_package_as_text_or_inside_a_page_opens_too(capsys, tmp_path, words, turn):
    armor = age.armor(cases.package(**STILL_VALID))
    forms = {
        "text": armor,
        "page": b"<!doctype html>\n<pre>\n" + armor + b"</pre>\n",
        "windows": armor.replace(b"\n", b"\r\n"),
    }
    file = tmp_path / "x"
    file.write_bytes(forms[turn])
    assert run_here(capsys, "open", file, "--words-file", words).code == 0


@pytest.mark.parametrize(
    "typed",
    [
        str.upper,
        str.title,
        lambda words: words.replace(" ", "-"),
        lambda words: "  " + words.replace(" ", " \t  ") + " \r\n\r\n",
        lambda words: words.replace(" ", "\n"),
        lambda words: "\ufeff" + words,
        lambda words: words.replace(" ", ", "),
        lambda words: words.replace(" ", "\u00a0"),
    ],
    ids=["capitals", "titles", "hyphens", "spaces", "lines", "byte order mark", "commas", "hard spaces"],
)
def test_words_are_accepted_however_they_are_typed(capsys, file, words, typed):
    words.write_bytes(typed(cases.WORDS).encode())
    assert run_here(capsys, "open", file, "--words-file", words).code == 0


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        (" ".join(reversed(cases.WORDS.split())), "Deze woorden openen het pakket niet."),
        (" ".join(cases.WORDS.split()[:6]), "Er zijn 7 woorden nodig. Je vulde er 6 in."),
        (f"{cases.WORDS} {word_list()[0]}", "Er zijn 7 woorden nodig. Je vulde er 8 in."),
        (cases.WORDS.replace(cases.WORDS.split()[3], "qqqq"), "Woord 4 staat niet in de woordenlijst."),
        ("", "Er zijn 7 woorden nodig. Je vulde er 0 in."),
        ("\x00\x01", "Er zijn 7 woorden nodig. Je vulde er 0 in."),
    ],
    ids=["other order", "too few", "too many", "unknown", "none", "signs"],
)
def test_wrong_words_are_said_and_never_repeated(tmp_path, file, words, typed, begins):
    words.write_text(typed)
    said = run("open", file, "--words-file", words, home=tmp_path)
    check_refused(said, 3, begins)
    assert not any(word in said.error for word in cases.WORDS.split())


def test_a_package_cut_off_anywhere_is_refused(capsys, tmp_path, file, words):
    whole = file.read_bytes()
    header = whole.index(b"\n---") + 49
    places = [
        0,
        1,
        10,
        18,
        19,
        20,
        21,
        22,
        60,
        header - 1,
        header,
        header + 15,
        header + 16,
        header + 17,
        len(whole) // 2,
    ]
    for place in [*places, *range(header + 17, len(whole), 4999), len(whole) - 1]:
        file.write_bytes(whole[:place])
        said = run_here(capsys, "open", file, "--words-file", words, "--out", tmp_path / "out")
        check_refused(said, 9 if place < len(MAGIC) else DAMAGED, "Dit bestand")
    file.write_bytes(whole + b"x")
    check_refused(run_here(capsys, "open", file, "--words-file", words), DAMAGED, "Dit bestand is veranderd")
    assert not (tmp_path / "out").exists()


def test_an_expired_package_shows_nothing_and_names_the_day(tmp_path, words):
    file = tmp_path / "x.age"
    file.write_bytes(
        cases.package(created_at=datetime(2024, 1, 1, 9, tzinfo=UTC), expires_at=datetime(2024, 3, 31, 12, tzinfo=UTC))
    )
    said = run("open", file, "--words-file", words, "--json", "--out", tmp_path / "out", home=tmp_path)
    check_refused(said, 5, "Dit pakket was geldig tot")
    assert "31 maart 2024" in said.error
    assert not (tmp_path / "out").exists()


def test_a_package_from_tomorrow_means_that_the_clock_is_wrong(capsys, tmp_path, words):
    file = tmp_path / "x.age"
    file.write_bytes(cases.package(created_at=NOW + timedelta(days=1), expires_at=NOW + timedelta(days=30)))
    check_refused(run_here(capsys, "open", file, "--words-file", words), DAMAGED, "De klok van deze computer")


def test_every_other_wrong_file_has_its_own_exit_code(capsys, tmp_path, words):
    key = age.generate_identity()
    sound = cases.package(**STILL_VALID)
    armor = age.armor(sound)

    def newer(facts):
        facts["version"] = 2

    def other_sender(facts):
        facts["sender"]["key"] = facts["sender"]["key"][:-4] + "AAAA"

    wrong = {
        "not for these words": (6, age.encrypt(b"x", key.recipient)),
        "newer age": (8, sound.replace(b"age-encryption.org/v1", b"age-encryption.org/v2", 1)),
        "newer package": (8, cases.forged(newer)),
        "another sender": (DAMAGED, cases.forged(other_sender)),
        "no archive": (DAMAGED, age.encrypt(b"PK but not really", cases.LOCK)),
        "half a text": (DAMAGED, armor[: len(armor) // 2]),
        "a photograph": (9, b"\x89PNG\r\n\x1a\n" + bytes(4000)),
        "empty": (9, b""),
        "too much work": (9, sound.replace(b" 10\n", b" 30\n", 1)),
    }
    for name, (code, data) in wrong.items():
        file = tmp_path / "x.age"
        file.write_bytes(data)
        said = run_here(capsys, "open", file, "--words-file", words)
        assert said.code == code, (name, said)
        check_refused(said, code, "D")


def test_a_file_over_every_limit_is_not_even_read(tmp_path, words):
    file = tmp_path / "huge.age"
    with file.open("wb") as sparse:
        sparse.truncate(3_000_000_000)
    said = run("open", file, "--words-file", words, home=tmp_path)
    check_refused(said, 9, "Dit bestand is te groot")


@pytest.mark.parametrize("missing", ["file", "words", "folder as file", "folder as words", "words too long"])
def test_what_cannot_be_read_is_said_without_its_name(capsys, tmp_path, file, words, missing):
    if missing == "words too long":
        words.write_text("lantaarn " * 10_000)
    places = {
        "file": (tmp_path / "mijngeheim.age", words),
        "words": (file, tmp_path / "mijngeheim.txt"),
        "folder as file": (tmp_path, words),
        "folder as words": (file, tmp_path),
    }
    one, other = places.get(missing, (file, words))
    said = run_here(capsys, "open", one, "--words-file", other)
    check_refused(said, 2, "Dit bestand kan niet worden gelezen.")
    assert "mijngeheim" not in said.error


def test_saving_never_writes_over_what_is_there(capsys, tmp_path, file, words):
    out = tmp_path / "out"
    out.mkdir()
    (out / "0002.json").write_text("van mij")
    said = run_here(capsys, "open", file, "--words-file", words, "--out", out)
    assert said.code == 2
    assert [one.name for one in out.iterdir()] == ["0002.json"]
    assert (out / "0002.json").read_text() == "van mij"


def test_saving_where_nothing_may_be_written_is_said(open_to_nobody, file, words):
    for one in (file, words):
        one.rename(open_to_nobody / one.name)
        (open_to_nobody / one.name).chmod(0o644)
    locked = open_to_nobody / "locked"
    locked.mkdir(mode=0o555)
    command = ["open", open_to_nobody / file.name, "--words-file", open_to_nobody / words.name]
    arguments = [*command, "--", *command, "--out", locked]
    said = run(*arguments, home=open_to_nobody, wrap=("-c", AS_NOBODY))
    assert said.code == 11, said
    assert said.error.startswith("Bewaren lukt hier niet.")
    assert list(locked.iterdir()) == []
