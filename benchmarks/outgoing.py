"""What goes out, read back by other people's readers: ``python -m benchmarks.outgoing [--cases 10000]``.

The properties of ``tests/web/test_outgoing.py`` over many more postings, of which every text may be anything: CSV and
XLSX without formulas, iCalendar, RSS and Atom that parse and hold what was put in and nothing else. So many cases of one to
three postings each go through every format; the first that does not hold is shown in its shortest form.
"""

from __future__ import annotations

import argparse
import time

from hypothesis import HealthCheck, given, seed, settings

from tests.web import test_outgoing as outgoing

PROPERTIES = {
    "CSV and XLSX": (outgoing.SOME, outgoing.test_a_table_holds_no_formula_and_as_many_rows),
    "iCalendar": (outgoing.hostile(), outgoing.test_a_calendar_has_our_entries_and_no_others),
    "RSS and Atom": (outgoing.SOME, outgoing.test_feeds_are_well_formed_and_hold_what_was_put_in),
}


def main() -> None:
    """Try each format; a failure ends the run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    wishes = parser.parse_args()
    many = settings(
        max_examples=wishes.cases,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    for name, (strategy, test) in PROPERTIES.items():
        began = time.monotonic()
        seed(wishes.seed)(many(given(strategy)(test.hypothesis.inner_test)))()
        print(f"{name:<16}{wishes.cases} cases hold, {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
