/** Features of a unit against the article’s own style: how its paragraphs are spaced, how long they are, whether it has lists and labels. */
import type { Columns } from './columns.js';
import type { Emit } from './features-own.js';
import type { Run } from './features-page.js';
import { type Column, columnBy, shifted, zeros } from './sums.js';

/** Runs of units of one kind are told apart up to here. */
const LONGEST_RUN = 40;
/** A line of so many words without an end mark is hardly a label. */
const MANY_WORDS = 15;
/** No length is told apart from the paragraphs’ by more than this, as log1p of words. */
const FARTHEST = 3;
/** Where nothing is a sentence: the length of a usual paragraph, and one blank line between two. */
const USUAL_WORDS = 20;
const USUAL_BLANKS = 1;
/** A question mark of any script at the end; `;` is the Greek one. */
const QUESTION = /[?？؟;；]["'”’“‘»«›‹)\]）」』】]{0,3}$/;
/** What of a text its end mark stands in. */
const END_LENGTH = 5;

/** Emits each unit’s value under a name. */
type On = (name: string, value: (at: number) => number | boolean) => void;

/** Emits how each unit fits the style of the run. */
export function styleFeatures(page: Columns, run: Run, emit: Emit): void {
  const { known, words, ends } = page;
  const column = (value: (at: number) => number | boolean): Column => columnBy(known.length, at => Number(value(at)));
  const on: On = (name, value) => emit(name, column(value));
  const bullet = column(at => known[at].measures.bullet);
  const colon = column(at => known[at].measures.colon);
  const plain = column(at => ends[at] === 0 && bullet[at] === 0 && colon[at] === 0);
  emit('colon_before', shifted(colon, 1));
  on('question', at => QUESTION.test(known[at].unit.text.slice(-END_LENGTH)));
  on('long_plain', at => ends[at] === 0 && words[at] >= MANY_WORDS);
  spacing(page, on);
  runs(bullet, plain, on);
  const [plains, bullets] = [shareOf(plain, run), shareOf(bullet, run)];
  on('plain_style', at => plain[at] * plains);
  on('bullets_style', at => bullet[at] * bullets);
  const usual = usualLength(page, run);
  on('relative_length', at => Math.max(-FARTHEST, Math.min(FARTHEST, page.length[at] - usual)));
}

/** The share of units of a kind in the run. */
function shareOf(kind: Column, [from, to]: Run): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += kind[at];
  return sum / Math.max(1, to - from);
}

/** More blank lines before and after a unit than sentences mostly have between them. */
function spacing({ mass, blanks }: Columns, on: On): void {
  const above = columnBy(mass.length, at => blanks[0][at] + blanks[1][at] + blanks[2][at]);
  const counts = [0, 0, 0, 0];
  for (let at = 1; at < above.length; at++) if (mass[at] > 0 && mass[at - 1] > 0) counts[above[at]]++;
  const most = Math.max(...counts);
  const usual = most > 0 ? counts.indexOf(most) : USUAL_BLANKS;
  on('spaced_more', at => above[at] > usual);
  on('spaced_more_after', at => above[at + 1] > usual);
}

/** How long the list or the run of labels is in which a unit stands, and whether it is the first, the last or the only one. */
function runs(bullet: Column, plain: Column, on: On): void {
  const scaled = (length: number): number => Math.log1p(Math.min(LONGEST_RUN, length));
  const [bullets, plains] = [runLengths(bullet), runLengths(plain)];
  on('bullet_run', at => scaled(bullets[at]));
  on('plain_run', at => scaled(plains[at]));
  on('lone_plain', at => plains[at] === 1);
  on('first_plain', at => plain[at] > 0 && !plain[at - 1]);
  on('last_plain', at => plain[at] > 0 && !plain[at + 1]);
}

/** For each unit of a kind how many of them stand together; 0 for others. */
function runLengths(kind: Column): Column {
  const lengths = zeros(kind.length);
  for (let at = 0; at < kind.length; ) {
    let end = at + 1;
    while (end < kind.length && kind[end] === kind[at]) end++;
    if (kind[at] > 0) lengths.fill(end - at, at, end);
    at = end;
  }
  return lengths;
}

/** The mean of log1p of words of the sentences in the run. */
function usualLength({ mass, length }: Columns, [from, to]: Run): number {
  let [sum, count] = [0, 0];
  for (let at = from; at < to; at++) {
    if (mass[at] === 0) continue;
    sum += length[at];
    count++;
  }
  return count > 0 ? sum / count : Math.log1p(USUAL_WORDS);
}
