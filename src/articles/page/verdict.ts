/** From probabilities to rules: what is kept, and why the rest is not. */
import { type Columns, massOf } from './columns.js';
import { AFTER, BEFORE, BODY, GAP, STATES, type State } from './crf.js';
import type { Rule } from './reading.js';
import type { Column } from './sums.js';

/** So much of what theory has for the least probability: on real pages of other sites than fitted on both F1 and exact bodies are better. */
const LESS = 0.9;
/** A paragraph that comes back is a print copy of the article on one page; shorter units and labels may well repeat. */
const REPEATED_WORDS = 8;

/**
 * Body units need so many words in sentences. Alone .990 to .997 of real pages have them, and .49 to .61 of pages whose
 * body was cut out; with siblings, whose furniture is gone, .977 to 1 and .24 to .66.
 */
const LEAST_MASS = { alone: 40, siblings: 25 };
/** A short text with nothing around it is an article with fewer. */
export const LEAST_BARE_MASS = 25;
/** And one below a headline and a time, where the furniture of its site is gone, with fewer still. */
const LEAST_TOLD_MASS = 15;
const BARE_SHARE = 0.8;
/** Units in doubt do not make an article of a list: those that do are body with at least this probability. */
const SURE = 0.45;

export interface Verdict {
  readonly state: State;
  readonly probability: number;
  readonly rule: Rule | null;
}

const RULES: Readonly<Record<State, Rule>> = {
  before: 'before_body',
  body: 'in_body_furniture',
  gap: 'in_body_furniture',
  after: 'after_body',
};

/** A verdict for each unit of the chain. */
export function verdicts(page: Columns, states: readonly Column[]): Verdict[] {
  const kept = new Set<number>();
  const least = keepFrom(page.words, states[BODY]);
  return page.known.map(({ fold }, at) => {
    const probability = states[BODY][at];
    if (probability <= least) {
      const state = likeliest(states, at);
      return { state, probability, rule: RULES[state] };
    }
    const mayNotRepeat = page.mass[at] > 0 && page.words[at] >= REPEATED_WORDS;
    const isRepeated = mayNotRepeat && kept.has(fold);
    if (mayNotRepeat) kept.add(fold);
    return { state: 'body', probability, rule: isRepeated ? 'repeated_paragraph' : null };
  });
}

/**
 * From which probability on units are body: half of the best F1 over words that the probabilities let expect (Lipton, Elkan and
 * Narayanaswamy 2014). Where the chain is decided that is near .5; on a page in doubt it is lower, and more is kept.
 */
export function keepFrom(words: Column, body: Column): number {
  const order = Array.from(body.keys()).toSorted((one, other) => body[other] - body[one]);
  const wanted = body.reduce((sum, probability, at) => sum + words[at] * probability, 0);
  let [best, hits, kept] = [0, 0, 0];
  for (const at of order) {
    hits += words[at] * body[at];
    kept += words[at];
    best = Math.max(best, hits / (kept + wanted));
  }
  return best * LESS;
}

/** The likeliest state of a unit that is not body. */
function likeliest(states: readonly Column[], at: number): State {
  return STATES[[BEFORE, GAP, AFTER].reduce((best, state) => (states[state][at] > states[best][at] ? state : best))];
}

/** What a unit counts for: with a dash before it speech begins, in many languages; by itself it may be the entry of a list. */
function spokenMass(page: Columns, at: number): number {
  const { bullet, ...measures } = page.known[at].measures;
  return bullet ? massOf({ ...measures, bullet: false }) : page.mass[at];
}

/** Whether the kept units make an article; `isTold` says whether a time stands above them, as above short articles. */
export function isArticle(page: Columns, given: readonly Verdict[], isTold: () => boolean): boolean {
  let mass = 0;
  let words = 0;
  let all = 0;
  given.forEach(({ rule, probability }, at) => {
    all += page.words[at];
    if (rule !== null || probability <= SURE) return;
    mass += spokenMass(page, at);
    words += page.words[at];
  });
  if (mass >= (page.siblings ? LEAST_MASS.siblings : LEAST_MASS.alone)) return true;
  if (page.siblings) return mass >= LEAST_TOLD_MASS && isTold();
  return mass >= LEAST_BARE_MASS && (words >= BARE_SHARE * all || isTold());
}
