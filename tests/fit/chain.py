#!/usr/bin/env python3
"""Fits the chain of src/articles/page/crf.ts by maximum likelihood. Needs numpy, scipy, and what `columns.js units` printed.

  python3 tests/fit/chain.py cv  CORPUS OUT     four folds split by site: prints each set's P, R, F1 and exact share, writes OUT/folds.json
  python3 tests/fit/chain.py fit CORPUS OUT     all pages: puts the rows of `chain` into src/articles/page/weights.json

About 6 minutes and 2 minutes on one core, 2 GB. In order: `columns.js units`, `chain.py cv`, `chain.py fit`, `columns.js heads`, `heads.py`, then
`npx biome format --write src/articles/page`. States before, body, gap, after; a weight for each feature in body, gap and after, and for
the features of CHANGES when the body is entered or left; gaps open and close at a fixed price. Trained on blocks, on a part of
the fragments, and on copies whose blank lines are not seen, so that no rendering is taken for granted."""
import collections, hashlib, json, pathlib, sys
import numpy as np
from scipy.optimize import minimize
import pages, weights

CLASSES = ["body", "gap", "after", "enter", "open_gap", "close_gap", "exit"]
ARCS = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 1), (1, 3), (3, 3)]
FROM, TO = np.array(ARCS).T
# Classes that count on each arc.
ON_ARC = np.zeros((7, 8))
for c, arcs in enumerate([[1, 2, 5], [3, 4], [6, 7], [1], [3], [5], [6]]):
    ON_ARC[c, arcs] = 1
CHANGES = {"blanks_1", "blanks_2", "blanks_3", "cut_before", "cut_after", "ends_before_1", "length_before_1", "mass", "length", "ends_length", "bullet",
           "length_after_1", "ends_after_1", "sentence_before", "sentence_after", "below_less_above", "topic", "mass_before_near", "mass_after_near", "headlines_before", "bias"}
BLANKS = {"blanks_1", "blanks_2", "blanks_3", "blanks_after_1", "blanks_after_2"}
# A weak penalty and few steps: more of either was worse on the folds.
PENALTY, STEPS = 3e-3, 50
MOST_PAGES, MOST_UNITS, FRAGMENTS, BLANKLESS = 12, 700, 30, 3
KEEP_FROM = .45
NEVER = -1e30


def digest(key):
    return int(hashlib.md5(key.encode()).hexdigest(), 16)


def marginals(potentials, lengths):
    """Log sum of all paths, and each arc's probability, for potentials (units, pages, arcs)."""
    count, batch, _ = potentials.shape
    forward, now = np.full((count, batch, 4), NEVER), np.tile([0., NEVER, NEVER, NEVER], (batch, 1))
    live = np.arange(count)[:, None] < lengths
    into = [[a for a in range(8) if TO[a] == s] for s in range(4)]
    out_of = [[a for a in range(8) if FROM[a] == s] for s in range(4)]
    for t in range(count):
        ways = now[:, FROM] + potentials[t]
        step = np.stack([np.logaddexp.reduce(ways[:, i], axis=1) for i in into], 1)
        now = forward[t] = np.where(live[t][:, None], step, now)
    last = np.array([0, 0, NEVER, 0])
    total, rest, made = np.logaddexp.reduce(now + last, axis=1), np.tile(last, (batch, 1)).astype(float), np.zeros_like(potentials)
    for t in range(count - 1, -1, -1):
        before = forward[t - 1] if t else np.tile([0., NEVER, NEVER, NEVER], (batch, 1))
        ways = potentials[t] + rest[:, TO]
        made[t] = np.where(live[t][:, None], np.exp(np.minimum(0, before[:, FROM] + ways - total[:, None])), 0)
        step = np.stack([np.logaddexp.reduce(ways[:, o], axis=1) for o in out_of], 1)
        rest = np.where(live[t][:, None], step, rest)
    return total, made


def arcs_of(y):
    """The arc taken at each unit, as a number, when y marks the body."""
    on, state = np.flatnonzero(y), np.zeros(len(y), int)
    if len(on):
        state[on[0]:], state[on[-1] + 1:] = 2, 3
        state[on] = 1
    return [ARCS.index(pair) for pair in zip([0, *state[:-1]], state)]


def batches(xs, ys=None, share=None, size=128):
    """Pages of like length together: places, lengths, features, arcs taken, weights."""
    order = np.argsort([len(x) for x in xs])
    for at in range(0, len(order), size):
        part = order[at:at + size]
        lengths = np.array([len(xs[j]) for j in part])
        x = np.zeros((lengths.max(), len(part), xs[0].shape[1]), np.float32)
        taken = np.zeros((lengths.max(), len(part), 8), np.float32)
        for q, j in enumerate(part):
            x[:lengths[q], q] = xs[j]
            if ys is not None:
                taken[np.arange(lengths[q]), q, arcs_of(ys[j])] = 1
        yield part, lengths, x, taken, None if share is None else np.array([share[j] for j in part])


def fit(xs, ys, share, mask):
    parts, whole = list(batches(xs, ys, share)), sum(share)

    def loss(flat):
        theta = flat.reshape(mask.shape)
        value, slope, full = 0., np.zeros_like(theta), ((theta * mask) @ ON_ARC).astype(np.float32)
        for _, lengths, x, taken, weight in parts:
            potentials = (x @ full).astype(np.float64)
            total, made = marginals(potentials, lengths)
            value += (weight * (total - (potentials * taken).sum((0, 2)))).sum()
            error = ((made - taken) * weight[None, :, None]).astype(np.float32)
            slope += (x.reshape(-1, x.shape[2]).T @ error.reshape(-1, 8)).astype(np.float64) @ ON_ARC.T
        return value / whole + PENALTY * (theta ** 2).sum(), (slope / whole * mask + 2 * PENALTY * theta).ravel()

    return minimize(loss, np.zeros(mask.size), jac=True, method="L-BFGS-B", options=dict(maxiter=STEPS)).x.reshape(mask.shape) * mask


def body_of(xs, theta):
    """P(body) of each unit of each page."""
    made, full = [None] * len(xs), (theta @ ON_ARC).astype(np.float32)
    for part, lengths, x, _, _ in batches(xs):
        _, arcs = marginals((x @ full).astype(np.float64), lengths)
        for q, j in enumerate(part):
            made[j] = arcs[:lengths[q], q][:, TO == 1].sum(1)
    return made


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


def main(what, corpus, out):
    rows = [row for name in pages.SETS for row in pages.read_units(corpus, out, name)]
    names, learn = rows[0]["names"], training(rows)
    stacked = np.concatenate([row["x"] for row in learn])
    mean, deviation = stacked.mean(0), stacked.std(0) + 1e-6
    mean[-1], deviation[-1] = 0, 1
    del stacked
    scaled = lambda row: ((row["x"] - mean) / deviation * row["scale"][:, None]).astype(np.float32)
    mask = np.array([[1] * 3 + [n in CHANGES, n == "bias", n == "bias", n in CHANGES] for n in names], float)
    fitted = lambda part: fit([scaled(r) for r in part], [r["y"] for r in part], [share_of(r) for r in part], mask)
    if what == "fit":
        return weights.put("chain", table_of(fitted(learn), mean, deviation, names))
    folds = []
    for fold in range(4):
        theta = fitted([row for row in learn if row["fold"] != fold])
        folds.append(table_of(theta, mean, deviation, names))
        held = [row for row in rows if row["fold"] == fold and len(row["x"])]
        for row, p in zip(held, body_of([scaled(row) for row in held], theta)):
            row["body"] = "\n".join(unit["text"] for unit, q in zip(row["units"], p) if q > KEEP_FROM)
        print("fold", fold, flush=True)
    (pathlib.Path(out) / "folds.json").write_text(json.dumps(folds))
    gold = {name: pages.gold_of(corpus, name) for name in pages.SETS}
    pages.table("chain", {key: [pages.precision_recall(gold[r["set"]][r["page"]]["body"], r.get("body", "")) for r in part]
                          for key, part in pages.by_mode(rows).items()})


if __name__ == "__main__":
    main(*sys.argv[1:4])
