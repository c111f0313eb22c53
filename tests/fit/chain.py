#!/usr/bin/env python3
"""Fits the chain of src/articles/page/crf.ts. Needs numpy, scipy, numba, and what `columns.js units` printed.

  python3 tests/fit/chain.py cv  CORPUS OUT     four folds split by site: prints each set's P, R, F1 and exact share, writes OUT/folds.json
  python3 tests/fit/chain.py fit CORPUS OUT     all pages: puts the rows of `chain` into src/articles/page/weights.json
  python3 tests/fit/chain.py parity CORPUS OUT  what is computed here for the pages of tests/page-parity.json, for the test to compare

About 3 minutes and 1 minute on one core, 3 GB. In order: `columns.js units`, `chain.py cv`, `chain.py fit`, `columns.js heads`, `heads.py`, then
`npx biome format --write src/articles/page`. States before, body, gap, after; a weight for each feature in body, gap and after, and for
the features of CHANGES when the body is entered or left; gaps open and close at a fixed price. Maximum likelihood of whole pages comes
first; then a loss that is bounded a page, (1 - likelihood ** q) / q (Zhang and Sabuncu 2018). Trained on blocks, on a part of the fragments, and on copies whose blank lines are not seen, so that no rendering is taken for granted."""
import collections, hashlib, json, pathlib, sys
import numba
import numpy as np
from scipy.optimize import minimize
import pages, weights

CLASSES = ["body", "gap", "after", "enter", "open_gap", "close_gap", "exit"]
ARCS = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 1), (1, 3), (3, 3)]
# Classes that count on each arc.
ON_ARC = np.zeros((7, 8))
for c, arcs in enumerate([[1, 2, 5], [3, 4], [6, 7], [1], [3], [5], [6]]):
    ON_ARC[c, arcs] = 1
CHANGES = {"blanks_1", "blanks_2", "blanks_3", "cut_before", "cut_after", "ends_before_1", "length_before_1", "mass", "length", "ends_length", "bullet",
           "length_after_1", "ends_after_1", "sentence_before", "sentence_after", "below_less_above", "topic", "mass_before_near", "mass_after_near", "headlines_before", "bias",
           "again_above", "again_below", "spaced_more", "spaced_more_after", "colon_before", "question", "menu_words", "lone_plain", "first_plain", "last_plain",
           "plain_run", "bullet_run", "relative_length", "topic_before", "topic_after", "length_before_2", "ends_before_2", "capitals", "symbol", "lexicon", "lexicon_before", "lexicon_after"}
BLANKS = {"blanks_1", "blanks_2", "blanks_3", "blanks_after_1", "blanks_after_2", "spaced_more", "spaced_more_after"}
# A weak penalty and few steps: more of either was worse on the folds. Steps, and how soon a page that fits badly counts less in them.
PENALTY, STAGES = 3e-3, [(50, 0), (25, .03)]
LESS = .9
MOST_PAGES, MOST_UNITS, FRAGMENTS, BLANKLESS = 12, 700, 30, 3


def digest(key):
    return int(hashlib.md5(key.encode()).hexdigest(), 16)


@numba.njit
def visits(factors, starts, ends, scale_of, into):
    """How often each class counts at each unit, by the factors exp(potential) of the classes; the log sum of all paths of each page.
    Sums are kept near 1 by a scale a unit, so that no logarithm is needed on the way."""
    forward = np.empty((np.max(ends - starts) + 1, 4))
    for page in range(len(starts)):
        first, count = starts[page], ends[page] - starts[page]
        forward[0] = np.array([1., 0., 0., 0.])
        total = 0.
        for t in range(count):
            f, q = forward[t], factors[first + t]
            before = f[0]
            body = q[0] * (f[0] * q[3] + f[1] + f[2] * q[5])
            gap = q[1] * (f[2] + f[1] * q[4])
            after = q[2] * (f[3] + f[1] * q[6])
            scale = 1 / (before + body + gap + after)
            total -= np.log(scale)
            forward[t + 1, 0], forward[t + 1, 1], forward[t + 1, 2], forward[t + 1, 3] = before * scale, body * scale, gap * scale, after * scale
        end = forward[count, 0] + forward[count, 1] + forward[count, 3]
        scale_of[page] = total + np.log(end)
        r0, r1, r2, r3 = 1 / end, 1 / end, 0., 1 / end
        for t in range(count - 1, -1, -1):
            f, q, g = forward[t], factors[first + t], forward[t + 1]
            body, gap, after = q[0] * r1, q[1] * r2, q[2] * r3
            scale = g[0] * r0 + g[1] * r1 + g[2] * r2 + g[3] * r3
            whole = f[0] * (r0 + q[3] * body) + f[1] * (body + q[4] * gap + q[6] * after) + f[2] * (gap + q[5] * body) + f[3] * after
            row = into[first + t]
            row[0], row[1], row[2] = g[1] * r1 / scale, g[2] * r2 / scale, g[3] * r3 / scale
            row[3], row[4], row[5], row[6] = f[0] * q[3] * body / whole, f[1] * q[4] * gap / whole, f[2] * q[5] * body / whole, f[1] * q[6] * after / whole
            r0, r1, r2, r3 = (r0 + q[3] * body) / whole, (body + q[4] * gap + q[6] * after) / whole, (gap + q[5] * body) / whole, after / whole


def arcs_of(y):
    """The arc taken at each unit, as a number, when y marks the body."""
    on, state = np.flatnonzero(y), np.zeros(len(y), int)
    if len(on):
        state[on[0]:], state[on[-1] + 1:] = 2, 3
        state[on] = 1
    return [ARCS.index(pair) for pair in zip([0, *state[:-1]], state)]


class Pages:
    """Pages one behind the other: features times scales, and where each page begins and ends."""

    def __init__(self, rows, scaled):
        self.x = np.concatenate([scaled(row) for row in rows])
        self.ends = np.cumsum([len(row["x"]) for row in rows])
        self.starts = self.ends - np.array([len(row["x"]) for row in rows])
        self.sums = np.zeros(len(rows))

    def visits(self, potentials):
        made = np.empty(potentials.shape)
        visits(np.exp(np.clip(potentials, -50, 50)), self.starts, self.ends, self.sums, made)
        return made

    def potentials(self, theta):
        return (self.x @ theta.astype(np.float32)).astype(np.float64)


def fit(rows, scaled, mask):
    """First the likelihood of whole pages; then a loss that is bounded a page, or the pages that no weights read well decide about all."""
    pages_, share = Pages(rows, scaled), np.array([share_of(row) for row in rows])
    units = pages_.ends - pages_.starts
    taken = np.concatenate([ON_ARC[:, arcs_of(row["y"])].T for row in rows])
    page_of = np.repeat(np.arange(len(rows)), units)

    def loss(flat, bound):
        theta = flat.reshape(mask.shape)
        potentials = pages_.potentials(theta)
        seen = pages_.visits(potentials)
        lost = np.maximum(0, pages_.sums - np.bincount(page_of, (potentials * taken).sum(1)))
        heed = np.exp(-bound * lost)
        value = (share * (1 - heed) / bound if bound else share * lost).sum()
        error = np.repeat(share * heed, units)[:, None] * (seen - taken)
        gradient = (pages_.x.T @ error.astype(np.float32)).astype(np.float64)
        return value / share.sum() + PENALTY * (theta ** 2).sum(), (gradient / share.sum() * mask + 2 * PENALTY * theta).ravel()

    flat = np.zeros(mask.size)
    for steps, bound in STAGES:
        flat = minimize(loss, flat, args=(bound,), jac=True, method="L-BFGS-B", options=dict(maxiter=steps)).x
    return flat.reshape(mask.shape) * mask


def body_of(rows, scaled, theta):
    """P(body) of each unit of each page."""
    pages_ = Pages(rows, scaled)
    return np.split(pages_.visits(pages_.potentials(theta))[:, 0], pages_.ends[:-1])


def keep_from(p, words):
    """From which probability on units are body, as keepFrom of verdict.ts has it."""
    order = np.argsort(-p, kind="stable")
    hits, kept = np.cumsum((p * words)[order]), np.cumsum(words[order])
    return (hits / (kept + (p * words).sum() + 1e-9)).max() * LESS


def training(rows):
    """The rows to learn from; large sites, long pages and fragments in part, and copies of a third of the blocks without blanks."""
    rank = collections.defaultdict(list)
    for key in sorted({row["page"] for row in rows}, key=digest):
        rank[key.split("/")[0]].append(key)
    allowed = {key for keys in rank.values() for key in keys[:MOST_PAGES]}
    kept = [row for row in rows if row["page"] in allowed and len(row["x"]) <= MOST_UNITS and len(row["x"])
            and ("fragments" not in row["set"] or digest(row["page"]) % 100 < FRAGMENTS)]
    blank = [at for at, name in enumerate(rows[0]["names"]) if name in BLANKS]
    for row in [row for row in kept if "fragments" not in row["set"] and digest(row["page"]) % BLANKLESS == 0]:
        x = row["x"].copy()
        x[:, blank] = 0
        kept.append({**row, "x": x})
    return kept


def share_of(row):
    """Sites count by the root of their pages, long pages less a unit, a page read twice half each time."""
    return min(MOST_PAGES, row["pages"]) ** -.5 * (.5 if row["family"] else 1) * (60 / (20 + len(row["x"]))) ** .5


def table_of(theta, mean, deviation, names):
    """Weights for features as they are: {feature: {class: weight}}."""
    raw = theta / deviation[:, None]
    raw[-1] = theta[-1] - (theta[:-1] * (mean[:-1] / deviation[:-1])[:, None]).sum(0)
    return {n: {c: round(float(raw[i, j]), 4) for j, c in enumerate(CLASSES) if abs(raw[i, j]) > 1e-9} for i, n in enumerate(names)}


def scaling(learn, names):
    """Features of a row by their deviations on the rows to learn from, times scales; and the table of weights so fitted."""
    stacked = np.concatenate([row["x"] for row in learn])
    mean, deviation = stacked.mean(0), stacked.std(0) + 1e-6
    mean[-1], deviation[-1] = 0, 1
    scaled = lambda row: ((row["x"] - mean) / deviation * row["scale"][:, None]).astype(np.float32)
    return scaled, lambda theta: table_of(theta, mean, deviation, names)


def mask_of(names):
    """Which weights there are."""
    return np.array([[1] * 3 + [n in CHANGES, n == "bias", n == "bias", n in CHANGES] for n in names], float)


def held_out(rows):
    """For each of four folds its rows, and the weights fitted on those of the other sites: (rows, scaled, theta, table)."""
    learn, names = training(rows), rows[0]["names"]
    scaled, put = scaling(learn, names)
    for fold in range(4):
        theta = fit([row for row in learn if row["fold"] != fold], scaled, mask_of(names))
        print("fold", fold, flush=True)
        yield [row for row in rows if row["fold"] == fold and len(row["x"])], scaled, theta, put(theta)


def parity(rows, names):
    """Writes sums of the features and P(body) of the pages that tests/page-parity.json names by the hashes of their keys."""
    path = weights.PATH.parents[3] / "tests" / "page-parity.json"
    table = json.loads(weights.PATH.read_text())["chain"]
    theta = np.array([[table[name].get(c, 0) for c in CLASSES] for name in names])
    known = {(row["set"], hashlib.sha256(row["page"].encode()).hexdigest()[:16]): row for row in rows if not row["siblings"]}
    made = []
    for page in json.loads(path.read_text())["pages"]:
        row = known[page["set"], page["hash"]]
        body, = body_of([row], lambda r: r["x"] * r["scale"][:, None], theta)
        made.append({"set": page["set"], "hash": page["hash"], "sums": row["x"].astype(float).sum(0).round(4).tolist(), "probabilities": body.round(4).tolist()})
    path.write_text(json.dumps({"features": names, "pages": made}, indent=2) + "\n")


def main(what, corpus, out):
    rows = [row for name in pages.SETS for row in pages.read_units(corpus, out, name)]
    names = rows[0]["names"]
    if what == "parity":
        return parity(rows, names)
    if what == "fit":
        learn = training(rows)
        scaled, put = scaling(learn, names)
        return weights.put("chain", put(fit(learn, scaled, mask_of(names))))
    folds = []
    for held, scaled, theta, table in held_out(rows):
        folds.append(table)
        for row, p in zip(held, body_of(held, scaled, theta)):
            least = keep_from(p, np.array(row["words"]))
            row["body"] = "\n".join(unit["text"] for unit, q in zip(row["units"], p) if q > least)
    (pathlib.Path(out) / "folds.json").write_text(json.dumps(folds))
    gold = {name: pages.gold_of(corpus, name) for name in pages.SETS}
    pages.table("chain", {key: [pages.precision_recall(gold[r["set"]][r["page"]]["body"], r.get("body", "")) for r in part]
                          for key, part in pages.by_mode(rows).items()})


if __name__ == "__main__":
    main(*sys.argv[1:4])
