"""What kinds of units a body has too many or lacks: on pages whose right units would make an exact body, by where and by form."""
import collections
import numpy as np
import pages

EXACT = .995
MOST = 16


def form_of(row, at):
    """The form of a unit, told without its words."""
    value = lambda name: row["x"][at, row["names"].index(name)] > 0
    words = row["words"][at]
    if value("repeats"):
        return "line that stands there again"
    if value("bullet"):
        return "bullet"
    if value("ends_length"):
        return "sentence" if words >= 6 else "short sentence"
    if value("colon"):
        return "line that ends in a colon"
    return "label of 1 to 4 words" if words <= 4 else "label of 5 to 12 words" if words <= 12 else "long line without end mark"


def wrong_units(row, kept):
    """Places of wrong units by family: (where, form, extra or missing)."""
    right = row["y"] > 0
    common = np.flatnonzero(right & kept)
    found = collections.defaultdict(list)
    for at in np.flatnonzero(right != kept):
        where = "above" if at < common[0] else "below" if at > common[-1] else "inside"
        found[where, form_of(row, at), "extra" if kept[at] else "missing"].append(at)
    return found


def families(rows, kept_of, score):
    """Prints how pages fail, and for each family on how many pages it is, and how many would be exact if it alone were right."""
    is_exact = lambda row, kept: pages.f1(*score(row, kept)) >= EXACT
    counts, seen, alone, units = (collections.Counter() for _ in range(4))
    for row in rows:
        kept, right = kept_of(row), row["y"] > 0
        if is_exact(row, kept) or not is_exact(row, right) or not (right & kept).any():
            counts["exact" if is_exact(row, kept) else "right units would not do" if not is_exact(row, right) else "nothing right"] += 1
            continue
        found = wrong_units(row, kept)
        sides = {side for _, _, side in found}
        counts["only extra units" if sides == {"extra"} else "only missing units" if sides == {"missing"} else "both"] += 1
        counts[f"families: {len(found) if len(found) < 4 else '4 and more'}"] += 1
        for at in np.flatnonzero(right != kept):
            off = abs(row["chain"][at] - right[at])
            units["the chain is sure (.8 off)" if off > .8 else "is not (.6 to .8)" if off > .6 else "is in doubt"] += 1
        for family, places in found.items():
            mended = kept.copy()
            mended[places] = right[places]
            seen[family] += 1
            alone[family] += is_exact(row, mended)
    print("pages", dict(sorted(counts.items())))
    print("wrong units", dict(units))
    for family, count in seen.most_common(MOST):
        print(f"{count:4} pages, {alone[family]:3} exact if it alone were right: {' '.join(family)}")
