#!/usr/bin/env python3
"""How often headline, day and writer come out as the gold has them. Reads the records of `copydesk extract CORPUS/pages/SET -f ndjson`.

  python3 tests/fit/fields.py CORPUS SET RECORDS

The record of a page is its longest. On waddle the gold headline is the first line of the gold body, and there are no days and writers.
Texts are compared by their letters and figures alone; a day is right when the record has it as published or as updated."""
import collections, json, pathlib, re, sys


def folded(text):
    return re.sub(r"\W+", "", (text or "").lower())


def records_by_page(path):
    longest = {}
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        page = "/".join(record["source"]["file"].split("/")[-2:])
        if page not in longest or record["wordCount"] > longest[page]["wordCount"]:
            longest[page] = record
    return longest


def compared(wanted, found):
    """What a text is beside the gold one."""
    wanted, found = folded(wanted), folded(found)
    if found == "":
        return "none"
    return "right" if found == wanted else "a part, or more" if found in wanted or wanted in found else "another"


def day_of(gold, record):
    days = [time[:10] for time in (record["published"], record["updated"]) if time]
    return "none" if not days else "right" if gold["date"][:10] in days else "another"


def writers_of(gold, record):
    return compared(re.sub(r"\b(and|by)\b", "", gold["byline"]), "".join(record["authors"]))


def main(corpus, name, records):
    gold = json.loads((pathlib.Path(corpus) / "gold" / f"{name.split('-')[0]}.json").read_text(encoding="utf-8"))
    longest = records_by_page(pathlib.Path(records))
    counts = collections.defaultdict(collections.Counter)
    for page, wanted in gold.items():
        record = longest.get(page)
        if record is None:
            counts["headline"]["no record"] += 1
            continue
        headline = wanted.get("headline") or wanted["body"].split("\n")[0].strip()
        counts["headline"][compared(headline, record["headline"])] += 1
        if wanted.get("date"):
            counts["day"][day_of(wanted, record)] += 1
        if wanted.get("byline"):
            counts["writer"][writers_of(wanted, record)] += 1
    for field, shares in counts.items():
        total = sum(shares.values())
        print(f"{name} {field:8} of {total}: " + ", ".join(f"{what} {count} ({count / total:.2f})" for what, count in shares.most_common()))


if __name__ == "__main__":
    main(*sys.argv[1:4])
