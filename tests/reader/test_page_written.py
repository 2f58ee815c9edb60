"""The page as it is written: nothing in it tells what it is, and everything in it is pinned."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest

from herstelkluis import errors, i18n
from herstelkluis.errors import KluisError, PackageFullError
from herstelkluis.share.envelope import find_age_file
from herstelkluis.share.package_id import file_name, new_package_id
from herstelkluis.share.page import MAX_AGE_FILE, is_other_page, is_own_page, reader_hash, write_page
from herstelkluis.share.page_words import SCRIPT, SHELL
from herstelkluis.share.verdicts import MISTAKES, VERDICTS, WISHES
from herstelkluis.ui.reader.said import refusal
from herstelkluis.ui.sharing.said import WISHES as WISHES_OF_THE_APP
from peers import age_decrypt_with_passphrase, needs_age, run
from plain_dutch import objections
from reader import pages
from reader.harness import needs_node
from share import share_cases as cases

RESOURCES = Path(__file__).resolve().parents[2] / "resources/reader"
PACKAGE = pages.package()
PAGE = write_page(PACKAGE)
TEXT = PAGE.decode()
SHELL_ONLY = re.sub(r"(?m)^-----BEGIN(.|\n)*^-----END.*\n", "", TEXT)
ROOM = 30_000


def element(name: str) -> str:
    """The text of the only element that begins with this tag."""
    (found,) = re.findall(rf"<{name}>(.*?)</{name.split()[0]}>", TEXT, re.DOTALL)
    return found


def data() -> dict[str, object]:
    return json.loads(element('script type="application/json" id="data"'))


def test_the_policy_allows_this_script_and_this_style_and_nothing_else() -> None:
    """H4."""
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', TEXT)

    def pinned(name: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(element(name).encode()).digest()).decode() + "'"

    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src {pinned('script')}",
        f"style-src {pinned('style')}",
        "img-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]


def test_the_policy_stands_before_anything_it_has_to_hold() -> None:
    """H4."""
    assert TEXT.index("Content-Security-Policy") < min(
        TEXT.index("<style"), TEXT.index("<script"), TEXT.index("<title")
    )


def test_neither_the_page_nor_its_name_tells_what_it_is() -> None:
    """H1."""
    telling = r"herstel|kluis|ggz|psych|zorg|huisarts|dokter|medisch|medicijn|crisis|dossier|\bziek"
    assert re.findall(telling, SHELL_ONLY, re.IGNORECASE) == []
    assert re.findall(r"\bSam\b|Jansen", SHELL_ONLY) == []
    assert re.findall(r"<title>(.*)</title>", TEXT) == ["Versleuteld document"]
    assert re.fullmatch(r"document-[0-9A-Z]{6}\.html", file_name(new_package_id(), "html"))


def test_the_page_reaches_for_nothing_outside_itself() -> None:
    assert re.findall(r"https?:|//[a-z]|\b(?:src|href)=(?!\"#)", SHELL_ONLY) == []
    used = re.findall(
        r"localStorage|sessionStorage|indexedDB|cookie|fetch\(|XMLHttp|sendBeacon|WebSocket|innerHTML|eval\(|import\(",
        SHELL_ONLY,
    )
    assert used == []


def test_our_script_stays_small() -> None:
    assert len(element("script").encode()) < ROOM


def test_the_script_travels_without_comments_and_means_the_same() -> None:
    """No comment and no indent is left, and not one token is gone."""
    written = (RESOURCES / "reader.js").read_text() + (RESOURCES / "page.js").read_text()
    assert not re.search(r"(?m)^\s*(//|/\*)|^ | // ", element("script"))
    assert tokens(element("script")) == tokens(written)


def tokens(script: str) -> list[str]:
    """What is left of a script without white space and whole-line or trailing comments, cut at every sign."""
    bare = re.sub(r"/\*(?:(?!\*/)[\s\S])*\*/", " ", script)
    return re.findall(r"\w+|[^\w\s]", re.sub(r"(?m)(^|\s)// .*$", " ", bare))


def test_there_is_one_armor_and_it_is_the_package() -> None:
    """H3."""
    assert TEXT.count("\n-----BEGIN AGE") == TEXT.count("\n-----END AGE") == 1
    assert find_age_file(PAGE) == PACKAGE


@needs_age
def test_sed_and_age_open_a_page_without_us(tmp_path: Path) -> None:
    file = pages.written(tmp_path, PACKAGE)
    armor = tmp_path / "cut.age"
    armor.write_bytes(run("sed", "-n", "/^-----BEGIN AGE/,/^-----END AGE/p", file))
    assert age_decrypt_with_passphrase(armor, cases.WORDS).startswith(b"PK\3\4")


def test_every_package_travels_in_the_same_page() -> None:
    """H2, H5."""
    other = write_page(pages.package(package_id=new_package_id(), sender_name="Noor"))
    assert reader_hash(other) == reader_hash(PAGE) == hashlib.sha256(SHELL_ONLY.encode()).hexdigest()
    assert is_own_page(PAGE)
    assert is_own_page(other)


@pytest.mark.parametrize(
    "change", [(b"<main", b"<Main"), (b"\n</html>", b"\n\n</html>"), (b"\n-----BEGIN", b"\n\n-----BEGIN")]
)
def test_a_page_with_another_reader_is_not_ours(change: tuple[bytes, bytes]) -> None:
    """Of the last one the armor was moved: the rest of the page is then no longer the same either."""
    before, after = change
    changed = (
        PAGE.replace(before, after, 1) if before != b"-----\n" else PAGE.replace(b"\n-----BEGIN", b"\n\n-----BEGIN")
    )
    assert changed != PAGE
    assert not is_own_page(changed)


def test_a_page_that_is_not_ours_is_told_from_a_file_or_a_letter() -> None:
    armor = PAGE[PAGE.index(b"-----BEGIN AGE") : PAGE.index(b"-----END AGE")] + b"-----END AGE ENCRYPTED FILE-----\n"
    letter = b"Beste Noor <noor@voorbeeld.nl>,\n\n" + armor + b"\nGroet\n"
    assert not any(map(is_other_page, (PAGE, PACKAGE, armor, letter, b"")))
    without_policy = re.sub(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', b"", PAGE)
    assert without_policy != PAGE
    with_script = b"<SCRIPT>fetch('//x')</SCRIPT>\n" + armor
    assert all(map(is_other_page, (without_policy, with_script, b"<p>\n" + armor, PAGE + b"\n")))


@pytest.mark.parametrize("inside", [b"</template><h1>Sessie verlopen</h1>\n", b"<!-- \n", b" \n", b"\n", b"QUJD\n"])
def test_what_is_not_an_armor_between_its_marks_is_part_of_no_page_of_ours(inside: bytes) -> None:
    """H5: a browser reads it as markup."""
    begin, end = PAGE.index(b"-----BEGIN AGE"), PAGE.index(b"\n-----END AGE")
    first = PAGE.index(b"\n", begin) + 1
    for page in (PAGE[:first] + inside + PAGE[end:], PAGE[:end] + b"\n" + inside + PAGE[end:]):
        assert reader_hash(page) is None
        assert not is_own_page(page)


@pytest.mark.parametrize("page", [b"", b"<html></html>", PAGE + PAGE, PAGE.replace(b"\n-----END", b"\n ----END")])
def test_what_has_not_just_one_armor_has_no_reader(page: bytes) -> None:
    assert reader_hash(page) is None
    assert not is_own_page(page)


def test_the_page_is_the_same_in_every_language() -> None:
    """H2."""
    from herstelkluis.share import page

    page._shell.cache_clear()
    i18n.use("en")
    try:
        assert write_page(PACKAGE) == PAGE
    finally:
        i18n.use("nl")


def test_a_package_that_no_browser_would_like_is_refused() -> None:
    """H6."""
    with pytest.raises(PackageFullError):
        write_page(bytes(MAX_AGE_FILE + 1))


def test_a_reader_of_which_a_part_is_missing_is_no_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from herstelkluis import resources
    from herstelkluis.share import page

    page._shell.cache_clear()
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    with pytest.raises(errors.ProgramDamagedError):
        write_page(PACKAGE)


def opening_errors() -> list[type[KluisError]]:
    """Every way in which a package itself can be refused."""
    families = (errors.PackageError, errors.AgeError, errors.SignatureError, errors.UnknownWordError)
    found = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, families)]
    needs_a_vault = {"package", "age", "age-key", "words-needed", "clock-jump", "not-signed"}
    return [one for one in (*found, errors.WrongWordsError) if one.code not in needs_a_vault]


@pytest.mark.parametrize("error", opening_errors(), ids=lambda error: error.code)
def test_app_and_page_say_the_same_of_every_code(error: type[KluisError]) -> None:
    told = data()
    mistakes, verdicts = told["mistakes"], told["verdicts"]
    assert isinstance(mistakes, dict)
    assert isinstance(verdicts, dict)
    assert (error.code in mistakes) != (error.code in verdicts)
    if error.code in mistakes:
        assert mistakes[error.code] == i18n._(MISTAKES[error.code])
    else:
        said = refusal(error(expires_on="2026-05-31"))
        assert verdicts[error.code][1:3] == [said.title, said.line]
        assert error.code == "expired" or verdicts[error.code][3] in said.note


def test_every_code_that_the_script_gives_has_its_sentence() -> None:
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', (RESOURCES / "reader.js").read_text()))
    codes = {one.code for one in vars(errors).values() if isinstance(one, type) and issubclass(one, KluisError)}
    given = (quoted & codes) - {"json", "age"}  # those two also stand there as an ending and as a prefix
    assert given <= VERDICTS.keys() | MISTAKES.keys()
    assert {error.code for error in opening_errors()} - given == {"withdrawn"}  # which only a vault knows


def test_the_wishes_of_the_app_are_told_by_the_page() -> None:
    assert {code: words[1] for code, words in WISHES_OF_THE_APP.items()} == WISHES


def test_every_word_of_the_page_is_used_and_is_plain_dutch() -> None:
    shell, script = ((RESOURCES / name).read_text() for name in ("shell.html", "page.js"))
    assert set(re.findall(r"\{\{([a-z_]+)\}\}", shell)) == set(SHELL)
    assert set(re.findall(r"\bsay\.([a-z_]+)", script)) == set(SCRIPT)
    texts = [i18n.text_in("nl", text) for text in (*SHELL.values(), *SCRIPT.values())]
    assert {text: objections(text) for text in texts if objections(text)} == {}


def test_the_page_explains_itself_without_a_script() -> None:
    (told,) = re.findall(r"<noscript>(.*?)</noscript>", TEXT, re.DOTALL)
    assert "JavaScript" in told


@needs_node
def test_the_script_is_one_that_node_can_read() -> None:
    command = ["node", "--check", "-"]
    ended = subprocess.run(command, input=element("script"), text=True, capture_output=True, timeout=300, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
