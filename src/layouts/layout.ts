/** What a layout is: how one site lays its pages out, as data that a person can read and edit. */
import type { TimeLabels } from '../types.js';

/** How paragraphs stand: one a line, broken where links are, hard-wrapped at so many columns, or as each page looks. */
export type Paragraphs = 'auto' | 'lines' | 'fragments' | number;

/** A line that the pages of the site have in common, and in how many distinct articles it stood. */
export interface SiteLine {
  readonly line: string;
  readonly articles: number;
}

export interface Layout {
  readonly name: string;
  readonly description: string;
  /**
   * Orders of roles that its head blocks have, most usual first, in the letters of ROLE_LETTERS with `?`, `+` and `*`:
   * `H+ C? U? T` is one or more headlines, a caption or none, a furniture line or none, a timestamp. Blank lines do not count.
   */
  readonly heads: readonly string[];
  /** Orders that no other site has, so that no furniture of the site is needed to know it by. */
  readonly ownHeads: readonly string[];
  /** How many lines of a head block must be its furniture, or its labelled times, before one of `heads` is taken for it. */
  readonly marks: number;
  /** Lines that are furniture wherever they stand in a head block, as written. */
  readonly furniture: readonly string[];
  /** Lines that are furniture wherever they stand on a page; case, signs and which digits do not matter. */
  readonly siteFurniture: readonly SiteLine[];
  readonly paragraphs: Paragraphs;
  readonly labels: TimeLabels;
  /** Lines behind the body that say that the rest are its tags. */
  readonly topics: readonly string[];
  /** What bylines begin with. */
  readonly bylines: readonly string[];
}
