#!/usr/bin/env python3
"""Fits the words of src/articles/page/lexicon.json. Needs what chain.py needs, and what `columns.js units` printed.

  python3 tests/fit/lexicon.py CORPUS OUT     writes src/articles/page/lexicon.json, and OUT/lexicons.json: one for each of four folds

What words weigh is fitted on top of what a chain without them says of sites that it has not seen, by the loss of chain.py, on English pages of
wcxb and waddle alone: so words count only where the form and the place of a unit do not say it. Of no other language are there sites enough
(Chinese: 73; folds were no better, or worse), and English words made pages in others worse by F1 .02 to .05. Of the words of SITES sites and more the MOST strongest
are fitted once more by themselves. `columns.js units` then takes the fold's own lexicon for each page, so that chain.py weighs words as they are
on pages that they were not learned from. About 8 minutes on one core, 2 GB."""
import collections, json, pathlib, sys
import numpy as np
import scipy.sparse
from scipy.optimize import minimize
import chain, pages, weights

PATH = weights.PATH.parent / "lexicon.json"
SETS = ["wcxb", "waddle"]
LANGUAGE = "English"
# On folds: fewer sites, or a weaker penalty, were worse on the pages of both sets; more words were better by little (12,000: F1 .001 to .002).
SITES, PENALTY, MOST = 12, 4e-3, 1000
STAGES = [(40, 0), (25, .03)]


def before_words(rows):
    """The rows of each page alone, with `given`: what a chain without words, fitted on other sites, gives each class."""
    made, says = [], [at for at, name in enumerate(rows[0]["names"]) if name.startswith("lexicon")]
    for row in rows:
        row["x"][:, says] = 0
    for held, scaled, theta, _ in chain.held_out(rows):
        known = chain.Pages(held, scaled)
        for row, given in zip(held, np.split(known.potentials(theta), known.ends[:-1])):
            made.append({**row, "given": given})
    return [row for row in made if not row["siblings"] and len(row["x"]) <= chain.MOST_UNITS]


class Words:
    """Pages one behind the other: which words of a list stand in each unit, and what is given."""

    def __init__(self, rows, names):
        place = {name: at for at, name in enumerate(names)}
        found = [[place[word] for word in unit["says"] if word in place] for row in rows for unit in row["units"]]
        ends = np.cumsum([0, *map(len, found)])
        self.x = scipy.sparse.csr_matrix((np.ones(ends[-1]), np.concatenate(found).astype(int), ends), (len(found), len(names)))
        self.given = np.concatenate([row["given"] for row in rows])
        self.taken = np.concatenate([chain.ON_ARC[:, chain.arcs_of(row["y"])].T for row in rows])
        self.units = np.array([len(row["x"]) for row in rows])
        self.ends = np.cumsum(self.units)
        self.share = np.array([chain.share_of(row) for row in rows])

    def loss(self, theta, bound):
        """As in chain.py, of words that count in the body only."""
        potentials, seen, sums = self.given.copy(), np.empty(self.given.shape), np.zeros(len(self.units))
        potentials[:, 0] += self.x @ theta
        chain.visits(np.exp(np.clip(potentials, -50, 50)), self.ends - self.units, self.ends, sums, seen)
        page = np.repeat(np.arange(len(self.units)), self.units)
        lost = np.maximum(0, sums - np.bincount(page, (potentials * self.taken).sum(1)))
        heed = np.exp(-bound * lost)
        value = (self.share * (1 - heed) / bound if bound else self.share * lost).sum()
        error = np.repeat(self.share * heed, self.units) * (seen - self.taken)[:, 0]
        total = self.share.sum()
        return value / total + PENALTY * (theta ** 2).sum(), self.x.T @ error / total + 2 * PENALTY * theta

    def fit(self):
        theta = np.zeros(self.x.shape[1])
        for steps, bound in STAGES:
            theta = minimize(self.loss, theta, args=(bound,), jac=True, method="L-BFGS-B", options=dict(maxiter=steps)).x
        return theta


def lexicon(rows):
    """{word: weight}, the words that lower the probability of body first, each kind by what it does in all units together."""
    sites = collections.defaultdict(set)
    for row in rows:
        for unit in row["units"]:
            for word in unit["says"]:
                sites[word].add(row["page"].split("/")[0])
    names = sorted(word for word, at in sites.items() if len(at) >= SITES)
    for most in (MOST, None):
        words = Words(rows, names)
        theta = words.fit()
        strength = np.abs(theta) * np.sqrt(np.asarray(words.x.sum(0)).ravel())
        if most is not None:
            names = [names[at] for at in np.sort(np.argsort(-strength, kind="stable")[:most])]
    order = np.argsort(np.sign(theta) * strength, kind="stable")
    return {names[at]: round(float(theta[at]), 2) for at in order if abs(theta[at]) >= .005}


def main(corpus, out):
    languages = {name: pages.gold_of(corpus, name) for name in SETS}
    rows = before_words([row for name in SETS for row in pages.read_units(corpus, out, name)])
    rows = [row for row in rows if languages[row["set"]][row["page"]].get("lang", LANGUAGE) == LANGUAGE]
    folds = [lexicon([row for row in rows if row["fold"] != fold]) for fold in range(4)]
    (pathlib.Path(out) / "lexicons.json").write_text(json.dumps(folds, ensure_ascii=False))
    PATH.write_text(json.dumps(lexicon(rows), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
