#!/usr/bin/env python3
"""Fits which unit is the headline, and how sure a reading is. Needs numpy, scipy, OUT/folds.json of `chain.py cv`, and then
`node tests/fit/columns.js heads CORPUS OUT`, which reads each page with the weights that have not seen its site.

  python3 tests/fit/heads.py CORPUS OUT     prints both cross-validated by site, puts `headline` and `confidence` into weights.json

A headline is right when its words are the gold one's (F1 of .8 or more), a body when its 4-gram F1 is .9 or more.
Confidence is printed as Brier score beside that of the base rate, and as a table of what was said and what was so."""
import collections, json, pathlib, sys
import numpy as np
from scipy.optimize import minimize
import labels, pages, weights

FOLDS = range(4)
HEADLINE_PENALTY, CONFIDENCE_PENALTY = .02, .0015
# On waddle a headline is a guess: the first line of the gold body.
HEADLINE_SHARE = {"waddle": .4, "wcxb": 1.}
RIGHT_HEADLINE, RIGHT_BODY = .8, .9
STEPS = [0, .2, .4, .6, .8, .9, 1.01]


def word_f1(one, other):
    one, other = labels.tokens(one), labels.tokens(other)
    hit = sum((collections.Counter(one) & collections.Counter(other)).values())
    return 2 * hit / (len(one) + len(other)) if one and other else 0.


def standard(x):
    mean, deviation = x.mean(0), x.std(0)
    return np.where(deviation < 1e-9, 0, mean), np.where(deviation < 1e-9, 1, deviation)


def fit_headline(groups):
    """A softmax over each page's candidates; weights for features as they are."""
    _, deviation = standard(np.concatenate([x for x, _, _ in groups]))

    def loss(w):
        value, slope = 0., np.zeros_like(w)
        for x, right, share in groups:
            x = x / deviation
            e = np.exp(x @ w - (x @ w).max())
            value -= share * np.log(e[right].sum() / e.sum())
            slope += share * x.T @ (e / e.sum() - e * right / e[right].sum())
        return value / len(groups) + HEADLINE_PENALTY * (w ** 2).sum(), slope / len(groups) + 2 * HEADLINE_PENALTY * w

    return minimize(loss, np.zeros(len(deviation)), jac=True, method="L-BFGS-B", options=dict(maxiter=200)).x / deviation


def fit_confidence(x, right, share):
    """Logistic regression; the first column is the bias. Weights for doubts as they are."""
    mean, deviation = standard(x[:, 1:])
    z = np.c_[np.ones(len(x)), (x[:, 1:] - mean) / deviation]

    def loss(w):
        p = 1 / (1 + np.exp(-z @ w))
        value = -(share * np.log(np.where(right, p, 1 - p) + 1e-12)).sum() / share.sum()
        return value + CONFIDENCE_PENALTY * (w[1:] ** 2).sum(), z.T @ (share * (p - right)) / share.sum() + 2 * CONFIDENCE_PENALTY * np.r_[0, w[1:]]

    w = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    raw = w[1:] / deviation
    return np.r_[w[0] - raw @ mean, raw]


def headlines(rows, gold):
    """Prints the share of right headlines on each set, returns the weights."""
    names, groups = list(next(r for r in rows if r["candidates"])["candidates"][0]["features"]), []
    for row in rows:
        said = pages.headline_of(row["set"], gold[row["set"]][row["page"]])
        row["x"] = np.array([[c["features"][n] for n in names] for c in row["candidates"]]).reshape(-1, len(names))
        row["right"] = np.array([word_f1(c["text"], said) >= RIGHT_HEADLINE for c in row["candidates"]], bool) if said else None
        if said and row["right"].any():
            groups.append((row["fold"], (row["x"], row["right"], HEADLINE_SHARE[row["set"].split("-")[0]])))
    for fold in FOLDS:
        w = fit_headline([g for f, g in groups if f != fold])
        for row in rows:
            if row["fold"] == fold and row["right"] is not None:
                row["hit"] = bool(len(row["x"])) and bool(row["right"][(row["x"] @ w).argmax()])
    for (name, siblings), part in pages.by_mode(rows).items():
        hits = [r["hit"] for r in part if "hit" in r]
        print(f"headline {name:16} {'siblings' if siblings else 'alone   '} pages {len(hits)} right {np.mean(hits):.3f}")
    return {n: round(float(v), 4) for n, v in zip(names, fit_headline([g for _, g in groups]))}


def confidence(rows, gold):
    """Prints Brier scores and the reliability table, returns the weights."""
    rows = [row for row in rows if row["found"]]
    names = list(rows[0]["doubts"])
    x = np.array([[row["doubts"][n] for n in names] for row in rows])
    right = np.array([pages.f1(*pages.precision_recall(gold[r["set"]][r["page"]]["body"], "\n".join(r["body"]))) >= RIGHT_BODY for r in rows])
    share = np.array([.5 if r["family"] else 1. for r in rows])
    folds, said, base = np.array([r["fold"] for r in rows]), np.zeros(len(rows)), np.zeros(len(rows))
    for fold in FOLDS:
        seen, held = folds != fold, folds == fold
        said[held] = 1 / (1 + np.exp(-x[held] @ fit_confidence(x[seen], right[seen], share[seen])))
        base[held] = right[seen].mean()
    print(f"confidence readings {len(rows)} right {right.mean():.3f} Brier {((said - right) ** 2).mean():.4f} base rate {((base - right) ** 2).mean():.4f}")
    for low, high in zip(STEPS, STEPS[1:]):
        q = (said >= low) & (said < high)
        if q.any():
            print(f"  said {said[q].mean():.2f} is {right[q].mean():.2f} readings {q.sum()}")
    return {n: round(float(v), 4) for n, v in zip(names, fit_confidence(x, right, share))}


def main(corpus, out):
    gold = {name: pages.gold_of(corpus, name) for name in pages.SETS}
    rows = [{**json.loads(line), "set": name} for name in pages.SETS for line in (pathlib.Path(out) / f"{name}-heads.ndjson").open(encoding="utf-8")]
    weights.put("headline", headlines(rows, gold))
    weights.put("confidence", confidence(rows, gold))


if __name__ == "__main__":
    main(*sys.argv[1:3])
