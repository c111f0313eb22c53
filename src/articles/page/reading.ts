/** What is said of a page: strings in, places out. */
import type { State } from './crf.js';

/** Why a unit is not in the body. */
export type Rule =
  | 'no_word'
  | 'site_furniture'
  | 'before_body'
  | 'in_body_furniture'
  | 'after_body'
  | 'repeated_paragraph'
  | 'headline'
  | 'no_article';

export interface ReadUnit {
  /** Places of its lines in the page, rising; lines of one unit are one paragraph. */
  readonly lines: readonly number[];
  /** What joins each line to the next: one fewer than lines. */
  readonly joints: readonly ('' | ' ')[];
  /** Probability that the unit is body; 0 for furniture of the site and units without a word. */
  readonly probability: number;
  readonly state: State;
  /** null where the unit is kept as body. */
  readonly rule: Rule | null;
}

export interface PageReading {
  readonly units: readonly ReadUnit[];
  /** For each line its unit's place in `units`; -1 for blank lines. */
  readonly unitOf: Int32Array;
  /** The headline's place in `units`, or null. It is never in the body; its rule is `headline`. */
  readonly headline: number | null;
  /** Whether the page holds an article; without one no unit is kept. */
  readonly found: boolean;
  /** Probability that the body's F1 against a person's choice is .9 or more; 0 without an article. */
  readonly confidence: number;
}
