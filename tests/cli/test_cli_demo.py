"""The main job without a screen: everything it says it made is there, is right, and opens with other people's tools."""

from __future__ import annotations

import json
import stat
import tomllib

import pytest

from cli.cli_cases import AS_NOBODY, check_refused, run, run_here
from herstelkluis import resources
from herstelkluis.cli import demo as the_demo
from herstelkluis.crypto.words import parse_words
from herstelkluis.errors import CannotWriteError
from herstelkluis.share.bundle import NAMESPACE
from herstelkluis.share.envelope import find_age_file
from herstelkluis.vault.example import FILES
from paper.poppler import info_of, text_of
from peers import age_decrypt_with_passphrase, needs_age
from peers import run as run_tool

FOR_THE_GP = {"brief.huisarts", "plan.crisis", "zorgteam", "doel", "medicijn"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """One demo for every test here, and what it said."""
    home = tmp_path_factory.mktemp("home")
    return home / "out", run("demo", "--out", "out", home=home)


def package_in(out, ending="age"):
    (file,) = out.glob(f"document-*.{ending}")
    return file


def test_every_result_is_one_line_and_all_hold(made):
    out, said = made
    assert (said.code, said.error) == (0, "")
    lives = [tomllib.loads(resources.read_text("example", f"{name}.toml"))["piece"] for name in FILES]
    assert said.out.splitlines() == [
        f"kluis: {sum(map(len, lives))} stukken, heel",
        "kaartje: mijn-kaartje.pdf, één bladzijde, gaat open",
        "brief: brief-huisarts.pdf, één bladzijde, gaat open",
        f"pakket: {package_in(out).name}, {len(FOR_THE_GP)} stukken, gecontroleerd",
        f"webpagina: {package_in(out, 'html').name}, {len(FOR_THE_GP)} stukken, gecontroleerd",
        f"pdf met slot: {package_in(out, 'pdf').name}, 6 bladzijden, gaat open met de woorden",
    ]


def test_exactly_these_files_are_made_for_the_owner_alone(made):
    out, _ = made
    names = {"kluis", "password.txt", "words.txt", "mijn-kaartje.pdf", "brief-huisarts.pdf"}
    names |= {f"{package_in(out).stem}.{ending}" for ending in ("age", "html", "pdf")}
    assert {one.name for one in out.iterdir()} == names
    for one in out.rglob("*"):
        assert not stat.S_IMODE(one.stat().st_mode) & 0o077, one


def test_the_words_are_seven_on_one_line(made):
    out, _ = made
    text = (out / "words.txt").read_text()
    assert text.endswith("\n")
    assert text[:-1] == " ".join(parse_words(text, 7))


def test_the_vault_opens_with_the_password_and_is_sound(made, capsys):
    out, _ = made
    assert run_here(capsys, "check", "--vault", out / "kluis", "--password-file", out / "password.txt").code == 0


def test_the_package_opens_with_its_words(made, capsys):
    out, _ = made
    said = run_here(capsys, "open", package_in(out), "--words-file", out / "words.txt", "--json")
    told = json.loads(said.out)
    assert {one["category"] for one in told["items"]} == FOR_THE_GP
    assert told["items"][0]["category"] == "brief.huisarts"
    assert told["sender"] == "Sam"
    assert package_in(out).name == f"document-{told['number']}.age"


def test_the_web_page_opens_with_the_same_words_and_says_the_same(made, capsys):
    out, _ = made
    told = [
        run_here(capsys, "open", package_in(out, ending), "--words-file", out / "words.txt", "--json").out
        for ending in ("age", "html")
    ]
    assert told[0] == told[1]
    assert json.loads(told[0])["number"] in package_in(out, "html").name
    assert find_age_file(package_in(out, "html").read_bytes()) == package_in(out).read_bytes()


def test_the_locked_pdf_opens_with_the_same_words_in_other_programs(made, tmp_path):
    out, _ = made
    words = (out / "words.txt").read_text().strip()
    run_tool("qpdf", f"--password={words}", "--decrypt", package_in(out, "pdf"), tmp_path / "open.pdf")
    text = text_of((tmp_path / "open.pdf").read_bytes())
    assert package_in(out).name[9:15] in text
    assert "Voor huisarts" in text
    with pytest.raises(AssertionError, match="invalid password"):
        run_tool("qpdf", "--check", package_in(out, "pdf"))


def test_other_programs_read_card_and_letter(made):
    out, _ = made
    for name, words in (("mijn-kaartje.pdf", "Noor"), ("brief-huisarts.pdf", "huisarts")):
        pdf = (out / name).read_bytes()
        assert info_of(pdf)["Pages"] == "1"
        assert words in text_of(pdf)


@needs_age
def test_plain_tools_open_check_and_verify_the_package(made, tmp_path, capsys):
    out, _ = made
    archive = tmp_path / "inhoud.zip"
    archive.write_bytes(age_decrypt_with_passphrase(package_in(out), (out / "words.txt").read_text().strip()))
    assert b"No errors detected" in run_tool("unzip", "-t", archive)
    run_tool("unzip", "-q", archive, "-d", tmp_path / "uit")
    manifest = (tmp_path / "uit" / "manifest.json").read_bytes()
    key = json.loads(manifest)["sender"]["key"]
    (tmp_path / "allowed").write_text(f'sam namespaces="{NAMESPACE}" {key}\n')
    verify = ("ssh-keygen", "-Y", "verify", "-f", tmp_path / "allowed", "-I", "sam", "-n", NAMESPACE)
    signature = ("-s", tmp_path / "uit" / "manifest.json.sig")
    assert b"Good" in run_tool(*verify, *signature, data=manifest)
    with pytest.raises(AssertionError):
        run_tool(*verify, *signature, data=manifest.replace(b"huisarts", b"tandarts"))


def test_a_second_demo_in_the_same_place_is_refused_and_loses_nothing(made, capsys):
    out, _ = made
    before = {one: one.read_bytes() for one in out.rglob("*") if one.is_file()}
    check_refused(run_here(capsys, "demo", "--out", out), 2, "Op deze plek staat al iets. Kies een lege map.")
    assert {one: one.read_bytes() for one in out.rglob("*") if one.is_file()} == before


@pytest.mark.parametrize("name", ["words.txt", "password.txt", "mijn-kaartje.pdf", "brief-huisarts.pdf", "kluis"])
def test_nothing_of_the_person_is_ever_written_over(tmp_path, capsys, name):
    (tmp_path / name).write_text("van mij")
    check_refused(run_here(capsys, "demo", "--out", tmp_path), 2, "Op deze plek staat al iets.")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [(name, "van mij")]


def test_a_file_in_place_of_the_folder_is_said(tmp_path, capsys):
    (tmp_path / "out").write_text("van mij")
    check_refused(run_here(capsys, "demo", "--out", tmp_path / "out"), 11, "Bewaren lukt hier niet.")


def test_a_place_where_nothing_may_be_written_is_said(open_to_nobody):
    locked = open_to_nobody / "locked"
    locked.mkdir(mode=0o555)
    wrap = ("-c", f"import herstelkluis.cli.demo\n{AS_NOBODY}")
    said = run("kinds", "--json", "--", "demo", "--out", locked / "out", home=open_to_nobody, wrap=wrap)
    assert said.code == 11, said
    assert said.error.startswith("Bewaren lukt hier niet.")
    assert list(locked.iterdir()) == []


@pytest.mark.parametrize("name", ["weg.txt", "."])
def test_a_text_that_cannot_be_read_is_said_before_anything_is_made(tmp_path, capsys, name):
    said = run_here(capsys, "demo", "--out", tmp_path / "out", "--text", tmp_path / name)
    check_refused(said, 2, "Dit bestand kan niet worden gelezen.")
    assert not (tmp_path / "out").exists()


def test_one_result_that_fails_is_said_and_decides_the_exit_code(capsys):
    results = the_demo._Results()

    def fails():
        raise CannotWriteError

    results.say("kaartje", fails)
    results.say("brief", lambda: "ook goed")
    assert results.exit_code == 11
    said = capsys.readouterr()
    assert said.out == "brief: ook goed\n"
    assert said.err.splitlines()[0] == "kaartje: is niet gelukt"
