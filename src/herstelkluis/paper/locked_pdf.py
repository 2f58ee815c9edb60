"""The PDF door: a PDF that opens with the seven words, in every PDF program, and keeps its tags for a screen reader.

AES-256 as ISO 32000-2 has it (revision 6, AESV3), by qpdf's library. PDF encryption locks texts and streams only, so
everything else goes into object streams first: else the widths of the letters would stand in the open, in the order in
which they were first used, and tell what it says. What it does not do: PDF encryption has no check against change, so
nobody can tell whether such a file was tampered with, and the foot of every page says so. Its size can be seen.
"""

from __future__ import annotations

import io
import secrets

from herstelkluis.errors import PaperError


def locked_pdf(pdf: bytes, words: str) -> bytes:
    """The same pages, tags, language and title, locked with the words of the package. Raises `PaperError`.

    Of its list of facts nothing but the title stays, and its identifier is random: the one it had is drawn
    from its content, and would stand in the open.
    """
    import pikepdf

    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            title = str(document.docinfo.get("/Title", ""))
            del document.trailer["/Info"]
            document.docinfo["/Title"] = title
            fresh = pikepdf.String(secrets.token_bytes(16))
            document.trailer["/ID"] = pikepdf.Array([fresh, fresh])
            document.save(
                out,
                encryption=pikepdf.Encryption(owner=words, user=words, R=6, aes=True, metadata=True),
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                compress_streams=True,
            )
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, KeyError):
        raise PaperError from None
    return out.getvalue()
