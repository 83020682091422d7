"""Speed of the readers beside libraries, in one run: ``python -m benchmarks.normalizers [--peers SITE_PACKAGES]``.

Peers are dateparser (a dependency), cpca and jionlp (none of ours: ``--peers`` names the ``site-packages`` of another
environment that has them; one that cannot be imported is skipped with its reason). Texts are the gold phrases and, where the
folder ``shared`` lies beside the project, descriptions of 300 to 500 characters, else an invented one. Times are CPU time
of one core; the texts are distinct, so nothing is remembered from one to the next.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.gold import FOLDERS, cases
from pipelines.normalize import (
    dates,
    degrees,
    flags,
    graduation,
    headcount,
    industries,
    locations,
    majors,
    salary,
    types,
    whole,
)

HERE = Path(__file__).resolve().parent
POSTINGS = HERE.parent.parent / "shared" / "data" / "postings.jsonl.gz"
REF = date(2026, 3, 1)
INVENTED = (
    "某某科技有限公司成立于2010年8月，总部位于杭州。现面向2026届毕业生招聘算法工程师5名、产品经理2名。\n工作地点：北京市海淀区、"
    "上海浦东新区\n学历要求：硕士及以上，计算机、自动化等相关专业\n薪资待遇：20-35K·15薪，五险一金\n岗位职责：负责推荐系统的研发与优化，"
    "参与模型设计、训练与上线；与业务团队合作，提高平台效率。\n任职要求：熟悉Python、C++，有较强的沟通能力。\n报名时间：3月1日至4月10日，"
    "笔试时间：4月18日上午9:00，面试安排在4月底。\n请将简历发送至指定邮箱，逾期不予受理。年龄35周岁以下（1991年3月1日以后出生）。"
)
Reader = Callable[[str], Any]
PARTS: dict[str, Reader] = {
    "dates and roles": lambda text: dates.roles(text, REF),
    "locations": locations.read,
    "degrees": degrees.read,
    "headcount": headcount.read,
    "salary": salary.read,
    "majors": majors.read,
    "industry": industries.read,
    "flags": flags.read,
    "type": lambda text: types.read(text[:30], text, ""),
    "graduation year": lambda text: graduation.read(text, REF),
}


def phrases(kind: str) -> list[str]:
    """All gold texts of a kind."""
    files = [folder / f"{kind}.jsonl" for folder in FOLDERS]
    return list(dict.fromkeys(row["text"] for file in files if file.exists() for row in cases(file)))


def descriptions(most: int) -> list[str]:
    """Real descriptions of a posting's usual length, or the invented one with a changing head."""
    if not POSTINGS.exists():
        return [f"第{number}号公告\n{INVENTED}" for number in range(most)]
    found: list[str] = []
    with gzip.open(POSTINGS, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            text = json.loads(line)["description"] if number % 37 == 0 else ""
            found += [text] if 300 <= len(text) <= 500 else []
            if len(found) == most:
                break
    return found


def rate(read: Reader, texts: Iterable[str]) -> float:
    """Texts a second of CPU time, after a pass over all of them that fills tables; a mark tells the passes apart, so
    that no answer is remembered."""
    items = list(texts)
    for text in items:
        read(text)
    begin = time.process_time()
    for text in items:
        read(f"{text}。")
    return len(items) / max(time.process_time() - begin, 1e-9)


def peer(name: str) -> tuple[Reader | None, str]:
    """A library's reader of one text, or why there is none."""
    try:
        return PEERS[name](), ""
    except Exception as error:  # a peer is not ours to mend: whatever stops it is the reason
        return None, f"{type(error).__name__}: {error}"


def _dateparser() -> Reader:
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["zh"])


def _cpca() -> Reader:
    import cpca  # type: ignore[import-not-found,unused-ignore]

    return lambda text: cpca.transform([text])


def _jionlp_dates() -> Reader:
    import jionlp  # type: ignore[import-not-found,unused-ignore]

    return lambda text: jionlp.ner.extract_time(text, time_base=0)


def _jionlp_places() -> Reader:
    import jionlp  # type: ignore[import-not-found,unused-ignore]

    return jionlp.parse_location  # type: ignore[no-any-return,unused-ignore]


PEERS: dict[str, Callable[[], Reader]] = {
    "dateparser.search_dates": _dateparser,
    "jionlp.extract_time": _jionlp_dates,
    "cpca.transform": _cpca,
    "jionlp.parse_location": _jionlp_places,
}
BESIDE = {
    "dates": (lambda text: dates.read(text, REF), ("dateparser.search_dates", "jionlp.extract_time")),
    "locations": (locations.read, ("cpca.transform", "jionlp.parse_location")),
}


def beside_peers() -> None:
    """Each kind's phrases, and a text of 400 characters, by us and by the libraries."""
    print(f"{'texts':<26}{'reader':<26}{'texts/s':>12}{'ours is':>10}")
    for kind, (ours, names) in BESIDE.items():
        for label, texts in ((f"{kind}, phrases", phrases(kind)), (f"{kind}, 400 characters", descriptions(60))):
            own = rate(ours, texts)
            print(f"{label:<26}{'pipelines.normalize':<26}{own:>12,.0f}")
            for name in names:
                read, reason = peer(name)
                if read is None:
                    print(f"{'':<26}{name:<26}{'skipped':>12}  {reason}")
                    continue
                try:
                    theirs = rate(read, texts[:40])
                except Exception as error:  # as above
                    print(f"{'':<26}{name:<26}{'failed':>12}  {type(error).__name__}: {error}")
                    continue
                print(f"{'':<26}{name:<26}{theirs:>12,.0f}{own / theirs:>9.0f}×")


def of_a_posting() -> None:
    """A whole posting a second, and what each part costs on the same text."""
    texts = descriptions(600)
    size = sum(map(len, texts)) / len(texts)
    total = rate(lambda text: whole.read(text, "招聘公告", REF), texts)
    print(f"\n{'whole posting':<26}{total:>12,.0f}/s   ({size:.0f} characters, {1e6 / total:,.0f} µs)")
    for name, read in PARTS.items():
        print(f"  {name:<24}{1e6 / rate(read, texts):>12,.0f} µs on the whole text")


def of_length() -> None:
    """Time of 10 and 100 kB of one announcement: ten times is linear."""
    print(f"\n{'90,000 against 9,000 characters':<32}{'ms':>6}{'times':>10}")
    small, large = (1000 / rate(PARTS["dates and roles"], _long(size)) for size in (9_000, 90_000))
    print(f"  {'dates and roles':<24}{large:>12.1f}{large / small:>9.1f}×")


def _long(size: int) -> list[str]:
    return [(f"{number} " + INVENTED * (size // len(INVENTED) + 1))[:size] for number in range(6)]


def of_loading() -> None:
    """CPU seconds and peak memory (Linux) of a process that imports the readers, and of one that has read a posting with them."""
    code = (
        "import time;a=time.process_time();{}\nb=time.process_time();"
        "peak=next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM'));print(b-a,int(peak)/1024)"
    )
    lines = {
        "import pipelines.normalize": "import pipelines.normalize",
        "import all readers": "import pipelines.lines",
        "read the first posting": (
            "from benchmarks import normalizers as n;from pipelines.normalize import whole;whole.read(n.INVENTED,'招聘',n.REF)"
        ),
    }
    print(f"\n{'a fresh process':<34}{'s':>8}{'MB':>8}")
    for name, line in lines.items():
        runs = [_run(code.format(line)) for _ in range(3)]
        print(f"  {name:<32}{min(seconds for seconds, _ in runs):>8.3f}{max(memory for _, memory in runs):>8.0f}")


def _run(code: str) -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HERE.parent)
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, help="site-packages of an environment that has cpca and jionlp")
    options = parser.parse_args()
    logging.disable(logging.ERROR)  # jionlp logs what it cannot read
    if options.peers is not None:
        sys.path.append(str(options.peers))
    beside_peers()
    of_a_posting()
    of_length()
    of_loading()


if __name__ == "__main__":
    main()
