#!/usr/bin/env python3
"""What could be had from the features of lines at all: gradient-boosted trees in place of the chain, and choices of whole bodies.
Needs what chain.py needs, lightgbm, and what `columns.js units` printed. Nothing that it fits is in the program.

  python3 tests/fit/bound.py CORPUS OUT     prints F1 and the exact share of wcxb and waddle, pages alone, four folds split by site

chain       as chain.py cv has it
trees       the chain's features of a unit and of its neighbours, of the page, and what the chain of other sites says of it and of those near
both        the chain's verdict, but for units of which the trees are sure that it is wrong
chosen      of 7 to 25 bodies a page, made with several thresholds of both, without repeated labels or without gaps: the likeliest exact one
best        the best of these, which nobody knows without the gold body
labels      the right units: what lines have beside the body, or the gold body beside the lines, is left
Then the families of units that the chain has too many or lacks (families.py). About 15 minutes on one core, 5 GB."""
import collections, sys
import lightgbm
import numpy as np
import chain, families, pages

SETS = ["wcxb", "waddle"]
EXACT = .995
NEAR, FAR = [1, 2, 3, 4], [1, 2, 3, 4, 5, 8]
# Features that are looked at in the neighbours, too.
TELLING = ["length", "ends_length", "mass", "colon", "bullet", "short", "capitals", "symbol", "topic", "blanks_1", "blanks_2", "blanks_3", "repeats",
           "digits", "inner_ends", "question", "again_below", "menu_words", "quote", "lower_start", "separators", "ellipsis", "commas", "again_above", "relative_length"]
TREES = dict(objective="binary", num_leaves=31, learning_rate=.07, min_data_in_leaf=60, feature_fraction=.3, bagging_fraction=.7, bagging_freq=1,
             lambda_l2=5, num_threads=1, max_bin=63, seed=1, deterministic=True, force_row_wise=True, verbose=-1)
CHOICE = {**TREES, "num_leaves": 8, "learning_rate": .05, "min_data_in_leaf": 80, "feature_fraction": .5, "lambda_l2": 10}
THRESHOLDS = [.15, .25, .35, .42, .5, .58, .65, .75, .85]
SURE = .3


def shifted(x, by):
    """The rows of x that stand `by` before; -9 beyond the page."""
    made = np.full_like(x, -9)
    if by > 0:
        made[by:] = x[:-by]
    else:
        made[:by] = x[-by:]
    return made if abs(by) < len(x) else np.full_like(x, -9)


def around(x, distances):
    return [shifted(x, by) for distance in distances for by in (distance, -distance)]


def seen_by_trees(row, states):
    """What the trees know of each unit; `states` is what the chain says, units by body, gap and after."""
    at = row["names"].index
    x, words, body = row["x"][:, :-1], np.array(row["words"])[:, None], states[:, :1]
    mass = x[:, at("mass")] > 0
    usual = np.percentile(words[mass], [10, 50, 90]) if mass.any() else np.zeros(3)
    page = np.array([len(x), words.sum(), mass.sum(), *usual, *(x[:, at(name)].mean() for name in ("bullet", "blanks_1", "blanks_2", "repeats"))])
    kept = np.cumsum(words * (body > .5), 0)
    columns = [x, words, *around(x[:, [at(name) for name in TELLING]], NEAR), states, *around(states, FAR), kept, kept[-1] - kept, np.tile(page, (len(x), 1))]
    return np.concatenate(columns, 1).astype(np.float32)


def trees(rows):
    """P(body) of each unit by trees that have not seen its site, into row["trees"]."""
    originals = {id(row) for row in rows}
    for fold in range(4):
        learn = [row for row in chain.training(rows) if row["fold"] != fold and id(row) in originals]
        x, y = np.concatenate([row["seen"] for row in learn]), np.concatenate([row["y"] for row in learn])
        share = np.concatenate([np.full(len(row["y"]), chain.share_of(row)) for row in learn])
        grown = lightgbm.train(TREES, lightgbm.Dataset(x, y, weight=share / share.mean()), 200)
        for row in rows:
            if row["fold"] == fold:
                row["trees"] = grown.predict(row["seen"], num_threads=1)
        print("trees", fold, flush=True)


def bodies(row):
    """Different bodies that may be meant: [(kept, features for the choice)]."""
    at, made = row["names"].index, {}
    labels = (row["x"][:, at("ends_length")] <= 0) & (row["words"] <= 4) & (row["x"][:, at("repeats")] > 0)
    for nth, p in enumerate([row["chain"], row["trees"], (row["chain"] + row["trees"]) / 2]):
        for least in THRESHOLDS:
            kept = p > least
            span = np.flatnonzero(kept)
            if len(span) == 0:
                continue
            full = np.arange(len(p))
            for kind, body in enumerate([kept, kept & ~labels, (full >= span[0]) & (full <= span[-1])]):
                if body.any() and body.tobytes() not in made:
                    made[body.tobytes()] = (body, [nth, least, kind, *described(row, body)])
    return list(made.values())


def described(row, body):
    """How likely a body is, what it holds, and its edges."""
    words, on, logs = row["words"], np.flatnonzero(body), []
    for p in (row["chain"], row["trees"], (row["chain"] + row["trees"]) / 2):
        q = np.clip(p, 1e-3, 1 - 1e-3)
        logs += [np.log(np.where(body, q, 1 - q)).sum(), 2 * (words * p * body).sum() / ((words * body).sum() + (words * p).sum() + 1e-9)]
    return [*logs, len(on), (words * body).sum(), len(body), words.sum(), on[0], len(body) - on[-1], on[-1] - on[0] + 1 - len(on), words[on[0]], words[on[-1]]]


def choices(rows, score):
    """Of each page the likeliest exact body by trees that have not seen its site, and the best there is."""
    options = [[(kept, features, score(row, kept)) for kept, features in bodies(row)] or [(row["chain"] > .5, None, (0., 0.))] for row in rows]
    print("bodies a page", round(np.mean([len(some) for some in options]), 1))
    is_exact = lambda pair: pages.f1(*pair) >= EXACT
    chosen = [None] * len(rows)
    for fold in range(4):
        learn = [(f, is_exact(pair)) for row, some in zip(rows, options) if row["fold"] != fold for _, f, pair in some if f is not None]
        grown = lightgbm.train(CHOICE, lightgbm.Dataset(np.array([f for f, _ in learn]), np.array([int(y) for _, y in learn])), 150)
        for at, (row, some) in enumerate(zip(rows, options)):
            if row["fold"] == fold:
                chances = grown.predict(np.array([f for _, f, _ in some])) if some[0][1] is not None else [0]
                chosen[at] = some[int(np.argmax(chances))][2]
    return chosen, [max((pair for *_, pair in some), key=lambda pair: pages.f1(*pair)) for some in options]


def main(corpus, out):
    rows = [row for name in SETS for row in pages.read_units(corpus, out, name)]
    for held, scaled, theta, _ in chain.held_out(rows):
        known = chain.Pages(held, scaled)
        for row, states in zip(held, np.split(known.visits(known.potentials(theta))[:, :3], known.ends[:-1])):
            row.update(words=np.array(row["words"]), chain=states[:, 0], seen=None if row["siblings"] else seen_by_trees(row, states))
    alone = [row for row in rows if len(row["x"]) and not row["siblings"]]
    trees(alone)
    gold = {name: pages.gold_of(corpus, name) for name in SETS}
    by_trees = lambda row: row["trees"] > chain.keep_from(row["trees"], row["words"])
    by_chain = lambda row: row["chain"] > chain.keep_from(row["chain"], row["words"])
    score = lambda row, kept: pages.precision_recall(gold[row["set"]][row["page"]]["body"], "\n".join(unit["text"] for unit, k in zip(row["units"], kept) if k))
    scores = collections.defaultdict(dict)
    for name in SETS:
        part = [row for row in alone if row["set"] == name]
        for label, kept in [("chain", by_chain), ("trees", by_trees), ("labels", lambda row: row["y"] > 0),
                            ("both", lambda row: by_chain(row) & (row["trees"] > SURE) | (row["trees"] > 1 - SURE))]:
            scores[label][name, False] = [score(row, kept(row)) for row in part]
        scores["chosen"][name, False], scores["best"][name, False] = choices(part, score)
        families.families(part, by_chain, score)
    for label, table in scores.items():
        pages.table(f"{label:7}", table)


if __name__ == "__main__":
    main(*sys.argv[1:3])
