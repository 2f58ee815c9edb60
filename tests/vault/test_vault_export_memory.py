"""An export that someone made takes little memory, however its values stand."""

from __future__ import annotations

import json
import tracemalloc

from herstelkluis.vault.exporting.reading import bring_into
from vault import export_cases as cases


def test_of_many_large_values_one_is_in_memory_at_a_time(tmp_path):
    with cases.empty(tmp_path, "leeg") as database:
        export = cases.exported(database)

    def most(number: int) -> int:
        large = [{"key": f"groot{one}", "value": [{}] * 200_000} for one in range(number)]

        def change(found):
            found["kluis.json"] = json.dumps(json.loads(found["kluis.json"]) | {"preferences": large}).encode()

        data = cases.changed(export, change)
        with cases.empty(tmp_path, f"groot{number}") as database:
            tracemalloc.start()
            try:
                bring_into(database, cases.files_of(data))
                return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()

    assert most(3) < 1.25 * most(1)
