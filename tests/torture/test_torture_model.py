"""Whatever a person does in whatever order, the vault says what a plain list of words says (hypothesis, stateful)."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from torture import table
from torture.model_machine import Machine
from torture.story import Story

RUNS = int(os.environ.get("HERSTELKLUIS_MODEL_RUNS", "8"))
STEPS = 30


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_the_vault_says_what_the_model_says_after_every_step():
    """HERSTELKLUIS_MODEL_RUNS lives of thirty steps: five hundred in the torture run."""
    Machine.lives = Machine.steps = 0
    how = settings(
        max_examples=RUNS,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    lost = 1
    try:
        run_state_machine_as_test(Machine, settings=how)
        lost = 0
    finally:
        table.tell("any order of deeds, against a model", Machine.lives, lost, f"({Machine.steps:,} steps)")
    assert Machine.lives >= RUNS


def test_a_vault_that_forgets_would_be_found(tmp_path):
    """The control: one word less in the vault than in the model is seen at the next look."""
    story = Story(tmp_path)
    key = story.write_new("mist water")
    story.look()
    story.pieces[key].settled = ("mist", ())
    with pytest.raises(AssertionError):
        story.look()
    story.end()
