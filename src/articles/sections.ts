/**
 * Sections: parts of a dump between marks. Nothing that stands in one has to do with what stands in another, so each is extracted
 * as a dump of its own. A mark is what the user says, or what head and tail put before each file: `==> a.txt <==`.
 */

import { generic } from '../layouts/index.js';
import { isBlank, lineOf, linesOf } from '../text/line.js';
import { decode } from '../text/passage.js';
import { REASONS, type ReasonName } from '../text/reasons.js';
import { CONTINUED, FLAGS, FROM, ROW, TEXT_FROM, TEXT_TO, TO } from '../text/rows.js';
import type { Article, LineBatch, Stage } from '../types.js';
import { type ArticleSettings, toArticles } from './index.js';
import { withCharacterLines } from './lines/character-lines.js';

/** What parts the pages of a dump: lines that say something, or a control character wherever it stands. */
export type Split =
  | { readonly kind: 'line'; readonly isMark: (text: string, above: string) => boolean }
  | { readonly kind: 'character'; readonly byte: number };

export interface SectionSettings extends ArticleSettings {
  readonly split?: Split | null;
}

/** A longer line is no mark. */
const LONGEST_MARK = 1000;
const EQUALS = 0x3d;
const FILE_MARK = /^==> [^\n]+ <==$/;

/** The stage that turns the lines of one dump into its articles, section by section. */
export function toSections(settings: SectionSettings): Stage<LineBatch, Article> {
  return new Sections(settings);
}

/** A class for the reason that Articles is one. */
class Sections implements Stage<LineBatch, Article> {
  private readonly split: Split | null;
  private stage: Stage<LineBatch, Article>;
  /** Articles of the sections before, and of this one. */
  private before = 0;
  private here = 0;
  /** The text of the line above, where a line may be a mark or not by that. */
  private above = '';

  constructor(private readonly settings: SectionSettings) {
    this.split = settings.split ?? null;
    this.stage = toArticles(settings);
  }

  push(batch: LineBatch): Iterable<Article> {
    const { split } = this;
    const whole = split?.kind === 'character' ? withCharacterLines(batch, split.byte) : batch;
    const marks = marksIn(whole, split, this.above);
    if (split?.kind === 'line' && whole.count > 0) this.above = textAbove(whole, whole.count * ROW);
    if (marks.size > 0) return this.pushParts(whole, marks);
    return this.numbered(this.stage.push(whole), false);
  }

  end(): Iterable<Article> {
    return this.numbered(this.stage.end(), false);
  }

  private *numbered(articles: Iterable<Article>, isCut: boolean): Iterable<Article> {
    const { before } = this;
    for (const article of articles) {
      if (article.number !== null) this.here = article.number;
      const issues = isCut ? article.issues.filter(issue => issue !== 'cut_body') : article.issues;
      const isAsItIs = before === 0 && !isCut;
      yield isAsItIs
        ? article
        : { ...article, issues, number: article.number === null ? null : before + article.number };
    }
  }

  private *endSection(): Iterable<Article> {
    yield* this.numbered(this.stage.end(), true);
    this.before += this.here;
    this.here = 0;
    this.stage = toArticles(this.settings);
  }

  private *pushParts(batch: LineBatch, marks: ReadonlyMap<number, ReasonName>): Iterable<Article> {
    let from = 0;
    for (const [row, reason] of marks) {
      if (row > from) yield* this.numbered(this.stage.push(part(batch, from, row)), false);
      yield* this.endSection();
      const line = lineOf(batch, row, 0);
      Object.assign(line, { role: isBlank(line) ? line.role : 'furniture', reason: REASONS[reason] });
      const { bytes } = batch;
      yield { number: null, bytes, lines: [line], layout: generic, confidence: 0, issues: [], continues: false };
      from = row + ROW;
    }
    if (from < batch.count * ROW) yield* this.numbered(this.stage.push(part(batch, from, batch.count * ROW)), false);
  }
}

/** The rows of a batch that are marks; `above` is the text of the line above it. */
function marksIn(batch: LineBatch, split: Split | null, above: string): Map<number, ReasonName> {
  const { rows, bytes, count } = batch;
  const marks = new Map<number, ReasonName>();
  for (let row = 0; row < count * ROW; row += ROW) {
    const from = rows[row + FROM];
    const to = rows[row + TO];
    if (split?.kind === 'character') {
      if (isCharacter(batch, row, split.byte)) marks.set(row, 'split_mark');
      continue;
    }
    const maySay = from < to && to - from <= LONGEST_MARK && (rows[row + FLAGS] & CONTINUED) === 0;
    if (!maySay || (split === null && bytes[from] !== EQUALS)) continue;
    const text = decode(bytes, from, to);
    const isMark = split === null ? FILE_MARK.test(text) : split.isMark(text, row > 0 ? textAbove(batch, row) : above);
    if (isMark) marks.set(row, split === null ? 'file_mark' : 'split_mark');
  }
  return marks;
}

/** The text of the row before another one, unless it is too long to be looked at. */
function textAbove({ rows, bytes }: LineBatch, row: number): string {
  if (row === 0) return '';
  const from = rows[row - ROW + FROM];
  const to = rows[row - ROW + TO];
  return to - from <= LONGEST_MARK ? decode(bytes, from, to) : '';
}

/** Whether a row is the character alone. */
function isCharacter({ rows, bytes }: LineBatch, row: number, byte: number): boolean {
  return rows[row + TEXT_TO] - rows[row + TEXT_FROM] === 1 && bytes[rows[row + TEXT_FROM]] === byte;
}

/** Rows [from, to) of a batch. */
function part({ bytes, rows, raws, high, number, offset }: LineBatch, from: number, to: number): LineBatch {
  const own =
    raws === null
      ? null
      : new Map([...raws].flatMap(([row, raw]) => (row >= from && row < to ? [[row - from, raw] as const] : [])));
  const some = rows.subarray(from, to);
  return {
    bytes,
    rows: some,
    count: some.length / ROW,
    raws: own,
    high,
    number,
    offset,
    get lines() {
      return linesOf(this);
    },
  };
}
