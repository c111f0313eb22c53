"""Which lines of a page are its gold body: words of both are aligned in order, a line is body when most of its words are."""
import bisect, re

TOKEN = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]|[^\W_]+")
SENTENCE_END = re.compile(r"[.!?…。！？．｡؟۔।॥;；][\"'”’»›)\]）」』】＂]*\s*$")
# Anchors are runs of so many words that stand once in the gold body; longer ones first.
NEXT_LENGTH = {6: 4, 4: 3, 3: 2, 2: 1, 1: 0}


def tokens(text):
    return TOKEN.findall(text.lower())


def anchors(page, a, b, gold, c, d, n):
    """Pairs of places at which the same n words stand in page[a:b] and, once only, in gold[c:d]; rising in the page."""
    once = {}
    for j in range(c, d - n + 1):
        key = tuple(gold[j:j + n])
        once[key] = -1 if key in once else j
    places = {}
    for i in range(a, b - n + 1):
        key = tuple(page[i:i + n])
        if key in once:
            places.setdefault(key, []).append(i)
    most = 3 if n >= 4 else 1
    return sorted((i, once[k]) for k, v in places.items() if once[k] >= 0 and len(v) <= most for i in v)


def rising(pairs):
    """The longest chain of pairs that rises in both."""
    tails, ends, before = [], [], [-1] * len(pairs)
    for q, (_, j) in enumerate(pairs):
        at = bisect.bisect_left(tails, j)
        if at == len(tails):
            tails.append(j)
            ends.append(q)
        elif tails[at] != j:
            tails[at], ends[at] = j, q
        before[q] = ends[at - 1] if at else -1
    chain, q = [], ends[-1]
    while q >= 0:
        chain.append(pairs[q])
        q = before[q]
    return chain[::-1]


def aligned(page, gold):
    """1 for each word of the page that stands in the gold body in the same order."""
    mark, stack = bytearray(len(page)), [(0, len(page), 0, len(gold), 6)]
    while stack:
        a, b, c, d, n = stack.pop()
        pairs = []
        while a < b and c < d and n >= 1:
            pairs = anchors(page, a, b, gold, c, d, n)
            if pairs:
                break
            n = NEXT_LENGTH[n]
        if not pairs:
            continue
        follow, pa, pc = NEXT_LENGTH[n], a, c
        for i, j in rising(pairs):
            if i < pa or j < pc:
                if i - pa == j - pc and i + n > pa:
                    mark[pa:i + n] = b"\1" * (i + n - pa)
                    pa, pc = i + n, j + n
                continue
            s, t, e, f = i, j, i + n, j + n
            while s > pa and t > pc and page[s - 1] == gold[t - 1]:
                s, t = s - 1, t - 1
            if follow:
                stack.append((pa, s, pc, t, follow))
            while e < b and f < d and page[e] == gold[f]:
                e, f = e + 1, f + 1
            mark[s:e] = b"\1" * (e - s)
            pa, pc = e, f
        if follow:
            stack.append((pa, b, pc, d, follow))
    return mark


def line_labels(lines, body):
    """1, 0 or None (no word) for each line. A line of fewer than 4 words needs a longer body line near it."""
    words = [tokens(line) for line in lines]
    mark = aligned([w for line in words for w in line], tokens(body))
    share, at = [], 0
    for line in words:
        share.append(sum(mark[at:at + len(line)]) / len(line) if line else None)
        at += len(line)
    worded = [i for i, s in enumerate(share) if s is not None]
    labels = [None] * len(lines)
    for q, i in enumerate(worded):
        near = worded[max(0, q - 4):q] + worded[q + 1:q + 5]
        backed = len(words[i]) >= 4 or any(share[r] >= .5 and len(words[r]) >= 4 for r in near)
        labels[i] = int(share[i] >= .5 and backed)
    return labels


def unit_labels(units, labels, headline):
    """1 for each unit of which most lines are body. `headline` is the gold body's first line where that is a headline: no body here."""
    made = []
    for unit in units:
        known = [labels[i] for i in unit["lines"] if labels[i] is not None]
        made.append(int(bool(known) and sum(known) >= .5 * len(known)))
    said = tokens(headline or "")
    for i in [i for i, y in enumerate(made) if y][:3]:
        words = tokens(units[i]["text"])
        if not said or not words or sum(w in said for w in words) < .6 * len(words) or len(words) > len(said) * 1.6:
            break
        made[i] = 0
    return made


def headline_in(body):
    """The first line of a gold body when it is a headline, as on nearly all pages of waddle; else None."""
    first = body.split("\n")[0].strip()
    return first if len(first) < 160 and not SENTENCE_END.search(first) else None
