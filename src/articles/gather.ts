/** Gathering: the lines of a dump to the pages that were run together in it, to learn from before anything is extracted. */
import { KNOWN_FURNITURE } from '../layouts/index.js';
import { isBlank } from '../text/line.js';
import { decode } from '../text/passage.js';
import type { Line, LineBatch } from '../types.js';
import { FEWEST_LINES } from './boundaries/pages.js';
import { joinedPages } from './joined/joined.js';
import { type Edges, foldedUnits, learnEdges } from './joined/stream.js';
import { isMessyShare } from './lines/messy.js';
import { Rejoiner } from './rejoined/rejoin.js';
import { type Unit, unitsOf } from './units/units.js';

/** How much of a dump is learned from (DESIGN.md, Contracts), in bytes and in lines, which cost memory too. */
export const LEARNED_BYTES = 8 * 1024 * 1024;
const LEARNED_LINES = 262_144;
/** When nothing in so many bytes has menus or lists, the dump is of a known layout, and nothing is learned from it. */
const TRIED_BYTES = 1024 * 1024;
/** The same when so many of its first lines are furniture of a known layout: one in ten to thirty on its pages, one in a hundred elsewhere. */
const TRIED_LINES = 256;
const KNOWN_LINES = 6;
const KNOWN: ReadonlySet<string> = new Set(KNOWN_FURNITURE);
/** Pages are cut in stretches of so many lines; for menus and lists so many are looked at together. */
const STRETCH_LINES = 16_384;
const JUDGED_LINES = 1024;

export interface Gatherer {
  /** Takes the next lines; false when no more are wanted. */
  push(batch: LineBatch): boolean;
  /** Ends the dump. */
  end(): void;
}

/**
 * Hands each page of a dump on, as the texts of its lines and its units. What is handed on does not depend on how the dump is
 * cut.
 */
export function pageGatherer(take: (page: readonly string[], units: readonly Unit[]) => void): Gatherer {
  const rejoiner = new Rejoiner();
  const judge = messJudge();
  let texts: string[] = [];
  let edges: Edges | null = null;
  let count = 0;
  let known = 0;
  let ended = false;

  /** Hands on the pages that are complete; all of them when these are the last lines. */
  const cut = (isLast: boolean): void => {
    let starts = [0];
    let whole: readonly Unit[] | null = null;
    if (edges !== null || texts.length >= FEWEST_LINES) {
      const page = foldedUnits(texts);
      whole = page.units;
      edges ??= learnEdges(page, isLast);
      starts = joinedPages(texts, page, edges);
    }
    const complete = isLast || starts.length === 1 ? starts.length : starts.length - 1;
    for (let i = 0; i < complete; i++) {
      const own = texts.slice(starts[i], starts[i + 1]);
      take(own, starts.length === 1 && whole !== null ? whole : unitsOf(own));
    }
    texts = complete < starts.length ? texts.slice(starts[complete]) : [];
  };

  const add = (line: Line, bytes: Uint8Array): void => {
    if (line.continued && texts.length > 0) texts[texts.length - 1] += decode(bytes, line.textFrom, line.textTo);
    else texts.push(isBlank(line) ? '' : decode(bytes, line.from, line.to));
    judge.see(line);
    count++;
    if (count <= TRIED_LINES && KNOWN.has(texts[texts.length - 1])) known++;
    if (count === TRIED_LINES && known >= KNOWN_LINES) leave();
    if (texts.length >= STRETCH_LINES && judge.isMessy()) cut(false);
  };

  /** Learns nothing from the rest. */
  const leave = (): void => {
    ended = true;
    texts = [];
  };

  const end = (): void => {
    if (!ended && texts.length > 0 && judge.isMessy()) cut(true);
    leave();
  };

  const seeLines = ({ lines, bytes }: LineBatch): void => {
    for (const line of lines) {
      const isKnown = line.start >= TRIED_BYTES && !judge.isMessy();
      if (isKnown || line.start >= LEARNED_BYTES || count >= LEARNED_LINES) end();
      if (ended) return;
      add(line, bytes);
    }
  };

  return {
    push(batch) {
      for (const each of rejoiner.push(batch)) seeLines(each);
      return !ended;
    },
    end() {
      for (const each of ended ? [] : rejoiner.end()) seeLines(each);
      end();
    },
  };
}

/** Tells whether there were menus or lists so far. */
function messJudge() {
  let [seen, worded, sentences, messy] = [0, 0, 0, false];
  return {
    see(line: Line): void {
      if (line.worded && !line.continued) {
        worded++;
        if (line.sentence) sentences++;
      }
      if (++seen < JUDGED_LINES) return;
      messy ||= isMessyShare(worded, sentences);
      seen = worded = sentences = 0;
    },
    isMessy: (): boolean => messy || isMessyShare(worded, sentences),
  };
}
