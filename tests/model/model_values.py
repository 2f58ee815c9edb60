"""Arbitrary answers, documents and sheets, as hypothesis strategies."""

from __future__ import annotations

from datetime import UTC

from hypothesis import strategies as st

from herstelkluis.model import body as b
from herstelkluis.model import sheet as s
from herstelkluis.model.document import Document, Done, Level, ShareState, Source, SourceKind
from herstelkluis.model.period import Period
from herstelkluis.model.text import Run, as_typed

odd = st.sampled_from(
    ["", "é", "e\u0301", "\u202eomgekeerd", "👩‍👩‍👧", "\u2028", "\x01", "\ufeff", "“zus”", '"\\', "a\nb\n\nc", "\x7f"]
)
typed = st.one_of(st.text(max_size=30).map(as_typed), odd)
keys = st.text("abcdefghijklmnopqrstuvwxyz0123456789_", min_size=1, max_size=8)
levels = st.none() | st.integers(1, 3)


def many(strategy, size=3):
    return st.lists(strategy, max_size=size).map(tuple)


refs = many(st.builds(b.Ref, typed, typed))
files = st.builds(b.File, typed, typed, typed, st.booleans(), st.booleans(), typed)
abouts = many(st.builds(b.About, typed, typed), 2)
ages = st.none() | st.integers(0, 150)
periods = st.builds(Period, typed, typed, typed, ages, ages, st.booleans())
consents = st.builds(b.Consent, typed, typed, typed, st.none() | st.builds(b.Ref, typed, typed), typed)
cells = st.one_of(
    st.builds(b.Text, many(st.builds(Run, typed, st.booleans()), 4)),
    st.builds(b.Line, typed),
    st.builds(b.Choice, many(typed), typed),
    periods,
    st.builds(b.Scale, st.none() | st.integers(0, 10), st.booleans()),
    st.builds(b.People, refs),
    st.builds(b.Links, refs),
    st.builds(b.Files, many(files)),
    st.builds(b.RowRef, typed),
    st.builds(b.Consents, many(consents)),
)
rows = st.builds(b.Rows, many(st.builds(b.Row, typed, st.dictionaries(keys, cells, max_size=3), abouts, levels, typed)))
margins = many(st.builds(b.Margin, typed, typed, typed, st.none() | st.integers(0, 2**31 - 1)), 2)
values = cells | rows
offers = many(st.builds(b.Offered, typed, typed), 2)
answers = st.one_of(
    st.builds(b.Answer, value=st.none() | values, about=abouts, margin=margins, by=typed, level=levels, offered=offers),
    st.builds(b.Answer, none=st.sampled_from(b.NoAnswer), about=abouts, margin=margins, by=typed, level=levels),
)
answer_keys = st.tuples(keys, keys).map(".".join) | typed
bodies = st.dictionaries(answer_keys, answers, max_size=4)
moments = st.none() | st.datetimes(timezones=st.just(UTC)).filter(lambda at: 1 < at.year < 9999)
documents = st.builds(
    Document,
    id=typed,
    kind=typed,
    template=typed,
    title=typed,
    section=typed,
    body=bodies,
    period=st.none() | periods,
    source=st.builds(Source, st.sampled_from(SourceKind), typed),
    level=st.sampled_from(Level),
    folded=st.booleans(),
    share=st.sampled_from(ShareState),
    done=st.sampled_from(Done),
    look_back_on=st.none() | st.dates(),
    tags=many(typed),
    links=refs,
    files=many(files, 2),
    revision=st.integers(0, 2**53 - 1),
    created_at=moments,
    changed_at=moments,
    deleted_at=moments,
)
tables = st.integers(1, 3).flatmap(
    lambda n: st.builds(s.Table, many_of(typed, n), st.lists(many_of(typed, n), max_size=3).map(tuple))
)


def many_of(strategy, size):
    return st.lists(strategy, min_size=size, max_size=size).map(tuple)


plain_pieces = st.one_of(
    st.builds(s.Heading, typed, st.integers(1, 3)),
    st.builds(s.OwnWords, typed),
    st.builds(s.Said, typed),
    st.builds(s.Lines, many(typed), st.sampled_from(["dash", "check", "cross"])),
)
phases = st.builds(
    s.Phases,
    many(st.builds(s.PhaseColumn, st.sampled_from(["green", "orange", "red"]), typed, many(plain_pieces))),
)
pieces = st.one_of(
    plain_pieces, tables, phases, st.builds(s.Picture, typed, many(typed), typed), st.builds(s.Notice, typed)
)
sheets = st.builds(s.Sheet, typed, many(pieces, 5))
