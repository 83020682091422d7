"""Share of generated pages whose title and text come out to the letter, and pages a second, by encoding.

python -m benchmarks.charsets [PAGES]     # 2,000 by default, 10,000 in full
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from crawler.charset import decode
from tests.crawler.charsets import ENCODINGS, pages


def main() -> None:
    """One row an encoding."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    made = list(pages(count))
    exact: Counter[str] = Counter()
    said: Counter[str] = Counter()
    started = time.perf_counter()
    decoded = [decode(page.body, page.content_type) for page in made]
    seconds = time.perf_counter() - started
    for page, found in zip(made, decoded, strict=True):
        right = page.read_from(found.text)
        exact[page.encoding] += right
        said[page.encoding] += not right and found.suspect
        if not right and len(sys.argv) > 2:
            print(page.encoding, found.encoding, found.suspect, page.content_type, page.body[:200])
    total = Counter(page.encoding for page in made)
    print(f"{'encoding':12}{'pages':>8}{'exact':>9}{'suspect':>9}")
    for encoding in ENCODINGS:
        print(f"{encoding:12}{total[encoding]:>8}{exact[encoding] / max(total[encoding], 1):>9.2%}{said[encoding]:>9}")
    print(f"{'all':12}{len(made):>8}{sum(exact.values()) / len(made):>9.2%}{sum(said.values()):>9}")
    print(f"{len(made) / seconds:,.0f} pages a second")


if __name__ == "__main__":
    main()
