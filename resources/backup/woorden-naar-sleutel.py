#!/usr/bin/env python3
"""Van twaalf herstelwoorden naar een sleutel voor het programma age. Gebruikt geen internet.

Gebruik:  python3 woorden-naar-sleutel.py sleutel.txt

Het vraagt om je woorden en schrijft de sleutel in dat bestand. Het heeft alleen Python nodig (3.6 of nieuwer).
Hoe het verder gaat staat in "De laatste lezer.txt".

Zo wordt de sleutel gemaakt: elk woord staat op de lijst en heeft daar een nummer van 11 bits. Samen zijn dat 132 bits:
E (16 bytes) en de eerste 4 bits van SHA-256(E). De sleutel is HKDF-SHA256(E, geen zout, "hk/v1/recovery-age"),
32 bytes, geschreven in Bech32 met "AGE-SECRET-KEY-PQ-" ervoor.
"""

import hashlib
import hmac
import os
import re
import sys
import unicodedata

AANTAL = 12
LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
WOORDEN = """
@WOORDEN@
""".split()
BEGIN = {woord[:4]: nummer for nummer, woord in enumerate(WOORDEN)}


class Bezwaar(Exception):
    """Wat er niet klopt, in een zin voor wie typt."""


def woorden_uit(tekst):
    """De nummers van de woorden. Hoofdletters, streepjes, cijfers en regels maken niet uit."""
    groepen = [groep for groep in re.split(r"[\W\d_]+", unicodedata.normalize("NFKC", tekst).casefold()) if groep]
    nummers = gesplitst("".join(groepen))
    if nummers is None:
        bekend = 0
        while gesplitst(groepen[0]) is not None:
            bekend += len(gesplitst(groepen.pop(0)))
        raise Bezwaar(f"Woord {bekend + 1} staat niet op de lijst. Lees dat woord nog een keer.")
    if len(nummers) != AANTAL:
        raise Bezwaar(f"Ik lees {len(nummers)} woorden. Het moeten er {AANTAL} zijn.")
    return nummers


def gesplitst(letters):
    """Letters als nummers van woorden, of None. Geen woord begint zoals een ander: het kan maar op een manier."""
    nummers = []
    while letters:
        nummer = BEGIN.get(letters[:4])
        if nummer is None or not letters.startswith(WOORDEN[nummer]):
            return None
        nummers.append(nummer)
        letters = letters[len(WOORDEN[nummer]) :]
    return nummers


def geheim_van(nummers):
    """De 16 bytes in de woorden; de laatste 4 bits zijn er om te kijken of ze kloppen."""
    getal = 0
    for nummer in nummers:
        getal = getal << 11 | nummer
    geheim = (getal >> 4).to_bytes(16, "big")
    if getal & 15 != hashlib.sha256(geheim).digest()[0] >> 4:
        raise Bezwaar("Deze woorden passen niet bij elkaar. Kijk of de volgorde klopt, en lees ze nog een keer.")
    return geheim


def sleutel_van(geheim):
    """De sleutel zoals age hem leest."""
    eerst = hmac.new(bytes(32), geheim, hashlib.sha256).digest()
    zaad = hmac.new(eerst, b"hk/v1/recovery-age\x01", hashlib.sha256).digest()
    return bech32("age-secret-key-pq-", zaad).upper()


def bech32(naam, data):
    """Bytes als letters met een controle erachter (BIP 173)."""
    aantal = (len(data) * 8 + 4) // 5
    getal = int.from_bytes(data, "big") << aantal * 5 - len(data) * 8
    cijfers = [getal >> 5 * (aantal - 1 - plaats) & 31 for plaats in range(aantal)]
    over = controle([ord(letter) >> 5 for letter in naam] + [0] + [ord(letter) & 31 for letter in naam] + cijfers)
    cijfers += [over >> 5 * (5 - plaats) & 31 for plaats in range(6)]
    return naam + "1" + "".join(LETTERS[cijfer] for cijfer in cijfers)


def controle(cijfers):
    """De rest die achter de letters komt te staan."""
    rest = 1
    for cijfer in cijfers + [0] * 6:
        boven = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ cijfer
        for plaats, deler in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            if boven >> plaats & 1:
                rest ^= deler
    return rest ^ 1


def gevraagd():
    """Wat er getypt wordt, tot er genoeg woorden zijn of een lege regel komt."""
    if not sys.stdin.isatty():
        return sys.stdin.buffer.read(10000).decode("utf-8-sig", "replace")
    print("Typ je twaalf woorden, met een spatie ertussen. Druk dan op Enter.", file=sys.stderr)
    tekst = ""
    while len(re.findall(r"[^\W\d_]+", tekst)) < AANTAL:
        regel = sys.stdin.readline()
        if not regel.strip():
            break
        tekst += regel
    return tekst


def schrijf(naam, sleutel):
    """Een nieuw bestand dat alleen van jou is; over een ander heen wordt nooit geschreven."""
    try:
        bestand = os.open(naam, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Bezwaar(f"Er staat al een bestand dat {naam} heet. Noem een andere naam.") from None
    except OSError:
        raise Bezwaar(f"Het bestand {naam} kan hier niet gemaakt worden. Noem een andere plaats.") from None
    with os.fdopen(bestand, "w", encoding="utf-8") as open_bestand:
        open_bestand.write("# Met deze sleutel gaan je reservekopieën open. Gooi dit bestand na gebruik weg.\n")
        open_bestand.write(sleutel + "\n")


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print("Gebruik: python3 woorden-naar-sleutel.py sleutel.txt", file=sys.stderr)
        return 2
    try:
        schrijf(sys.argv[1], sleutel_van(geheim_van(woorden_uit(gevraagd()))))
    except Bezwaar as bezwaar:
        print(bezwaar, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(f"De sleutel staat in {sys.argv[1]}. Gooi dat bestand na gebruik weg.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
