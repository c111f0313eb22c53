"""What columns.js printed, and the score that score.py gives."""
import collections, json, pathlib
import numpy as np
import labels

SETS = ["waddle", "wcxb", "waddle-fragments", "wcxb-fragments"]


def gold_of(corpus, name):
    return json.loads((pathlib.Path(corpus) / "gold" / f"{name.split('-')[0]}.json").read_text(encoding="utf-8"))


def headline_of(name, gold):
    """The gold headline: its own field, or the body's first line on waddle."""
    return gold.get("headline") or (labels.headline_in(gold["body"]) if name.startswith("waddle") else None)


def read_units(corpus, out, name):
    """Rows of a set with `x` (units by features), `scale` and `y` (1 for body)."""
    gold, known, at = gold_of(corpus, name), {}, 0
    numbers = np.fromfile(pathlib.Path(out) / f"{name}.f32", np.float32)
    rows = [json.loads(line) for line in (pathlib.Path(out) / f"{name}.ndjson").open(encoding="utf-8")]
    for row in rows:
        key, count, width = row["page"], len(row["units"]), len(row["names"]) + 1
        block = numbers[at:at + count * width].reshape(count, width)
        at += count * width
        if key not in known:
            lines = (pathlib.Path(corpus) / "pages" / name / key).read_text(encoding="utf-8").split("\n")
            known[key] = labels.line_labels(lines, gold[key]["body"])
        inside = labels.headline_in(gold[key]["body"]) if name.startswith("waddle") else None
        row.update(set=name, x=block[:, :-1], scale=block[:, -1], y=np.array(labels.unit_labels(row["units"], known[key], inside), int))
    return rows


def grams(text):
    words = labels.tokens(text)
    n = min(4, len(words))
    return collections.Counter(tuple(words[i:i + n]) for i in range(len(words) - n + 1)) if words else collections.Counter()


def precision_recall(gold, text):
    gold, got = grams(gold), grams(text)
    hit = sum((gold & got).values())
    return hit / sum(got.values()) if got else 0., hit / sum(gold.values()) if gold else 0.


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.


def table(label, scores):
    """Prints precision, recall, F1 and the exact share of {(set, with siblings): [(p, r), ...]}."""
    for (name, siblings), pairs in scores.items():
        p, r = np.mean(pairs, 0)
        exact = np.mean([f1(*pair) >= .995 for pair in pairs])
        print(f"{label} {name:16} {'siblings' if siblings else 'alone   '} pages {len(pairs)} P {p:.4f} R {r:.4f} F1 {f1(p, r):.4f} exact {exact:.3f}", flush=True)


def by_mode(rows):
    """The rows of each set with siblings and alone; a page of no family counts in both."""
    made = collections.defaultdict(list)
    for row in rows:
        for siblings in ([row["siblings"]] if row["family"] else [True, False]):
            made[row["set"], siblings].append(row)
    return made
