/** All records of a run, put aside until the last is read; then it is found which are copies, and each is told its kin. */
import { setImmediate } from 'node:timers/promises';
import {
  type Dedup,
  type Keep,
  type LineReader,
  type LineRecord,
  MOST_COMPARED,
  RUN_POSTINGS,
} from '../../dedup/index.js';
import { linkLog } from '../../dedup/link-log.js';
import type { Bodies, Link, Linked } from '../../dedup/links.js';
import { type Facts, seenRecords } from '../../dedup/seen.js';
import { sketchOf } from '../../dedup/sketch.js';
import { findStars, type Stars } from '../../dedup/stars.js';
import { openShelf, type Shelf } from '../../dedup/store.js';
import { newTokens, readTokens } from '../../dedup/tokens.js';
import { copyOf, exactCopy, type Known, relatedOf } from '../../dedup/told.js';
import type { Copy, Related } from '../../records/record.js';
import { decode } from '../../text/passage.js';
import type { Kin } from './kin.js';
import { knownWords } from './known.js';

export interface DuplicateSettings {
  readonly dedup: Dedup;
  readonly keep: Keep;
  readonly tmpDir: string | null;
}

export interface Duplicates {
  readonly count: number;
  /**
   * Takes a record: what is known of it, its body with line feeds between the paragraphs, null where that is too long to be compared,
   * and the line that stands for it.
   */
  add(facts: Facts, body: () => Uint8Array | null, line: Uint8Array): Promise<void>;
  /**
   * Finds out who is a copy of whom. To be called when all are there, before what follows; and again when some are to stand
   * `apart`: for none but those of their id.
   */
  resolve(apart?: ReadonlySet<number>): Promise<void>;
  /** The number of the record that stands for one: its own when it is kept. */
  keeper(record: number): number;
  /** What the record that stands for one that is not kept is told of it. */
  copy(record: number): Copy;
  /** How a record that is not kept is a copy. */
  kind(record: number): Copy['kind'];
  hasKin(record: number): boolean;
  kin(record: number): Kin;
  /** The lines of all in the order they came, each valid until the next. Nothing else may be asked for its number meanwhile but kin. */
  lines(): AsyncIterable<Uint8Array>;
  /** The number of the record of an article, by its file and its number there; -1 when there is none. */
  find(file: string, article: number): number;
  /** The line of a record; valid until the next call. */
  line(record: number): Uint8Array;
  abort(): Promise<void>;
}

/** Related records that are told of one; those that are found first. */
const MOST_RELATED = 16;
const NONE: ReadonlySet<number> = new Set();
const encoder = new TextEncoder();

/** A text of the log: what it says, and of a related record its number, by which it is left out when that was dropped. */
type Told = { readonly copy: Copy } | { readonly related: Related; readonly of: number };

/** Opens the temporary files. Throws a UserError (output) when the disk does not obey, then and later. */
export async function openDuplicates(settings: DuplicateSettings, reader: LineReader): Promise<Duplicates> {
  const lines = await openShelf(settings.tmpDir);
  const sketches = await openShelf(settings.tmpDir);
  const texts = await openShelf(settings.tmpDir);
  const seen = seenRecords();
  const body = (record: number) => reader.body(lines.at(record));
  const wordsOf = knownWords(body);
  let log = linkLog();
  /** Texts that were told before this log was begun. */
  let before = 0;
  /** Texts of this log; those of related records count from this one on. */
  let told = 0;
  let relatedFrom = 0;
  const scratch = newTokens();
  const relatedCounts = new Map<number, number>();
  let waiting: Told[] = [];
  let stars: Stars = { keepers: new Uint32Array(0), heads: new Uint32Array(0) };

  const tell = (kept: number, copy: number | null, each: Told): void => {
    log.add(kept, copy);
    waiting.push(each);
    told++;
  };
  const write = async (): Promise<void> => {
    const all = waiting;
    waiting = [];
    for (const each of all) await texts.append(encoder.encode(JSON.stringify(each)));
  };
  const lineRecord = (record: number): LineRecord => ({
    ...reader.head(lines.at(record)),
    body: () => body(record),
  });
  const known = (record: number): Known => ({ ...lineRecord(record), tokens: wordsOf(record) });
  const linked: Linked = {
    link({ kept, other, verdict, comparison }: Link) {
      const [a, b] = [known(kept), known(other)];
      if (verdict !== 'related') return tell(kept, other, { copy: copyOf(a, b, verdict, comparison) });
      const counts = [kept, other].map(record => relatedCounts.get(record) ?? 0);
      if (Math.max(...counts) >= MOST_RELATED) return;
      relatedCounts.set(kept, counts[0] + 1).set(other, counts[1] + 1);
      const [inA, inB] = relatedOf(a, b, comparison);
      tell(kept, null, { related: inA, of: other });
      tell(other, null, { related: inB, of: kept });
    },
    forget: kept => log.forget(kept),
    relateAnew() {
      relatedFrom = told;
      relatedCounts.clear();
    },
  };
  const read = (number: number): Told => {
    const text = texts.at(before + number);
    return JSON.parse(decode(text, 0, text.length)) as Told;
  };
  const copy = (record: number): Copy => {
    const text = read(log.of(record));
    if ('copy' in text) return text.copy;
    return exactCopy(lineRecord(stars.keepers[record]), lineRecord(record), null);
  };
  /** Copies of one id have the fate of the one that was compared. */
  const tellExact = async (): Promise<void> => {
    const { keepers, heads } = stars;
    let [keeper, kept] = [-1, null as LineRecord | null];
    for (let record = 0; record < keepers.length; record++) {
      if (heads[record] === record) continue;
      if (kept === null || keeper !== keepers[record]) [keeper, kept] = [keepers[record], lineRecord(keepers[record])];
      const ofHead = log.of(heads[record]);
      const like = ofHead < 0 ? null : read(ofHead);
      const known = like !== null && 'copy' in like ? like.copy : null;
      tell(keeper, record, { copy: exactCopy(kept, lineRecord(record), known) });
      if (waiting.length > 64) await write();
    }
  };

  return {
    get count() {
      return seen.count;
    },
    async add(facts, body, line) {
      const record = seen.count;
      const isFirst = seen.add(facts) === record;
      await lines.append(line);
      if (settings.dedup !== 'near') return;
      const bytes = isFirst ? body() : null;
      if (bytes === null || bytes.length > MOST_COMPARED) return sketches.append(new Uint8Array(0));
      const { postings } = sketchOf(readTokens(bytes, 0, bytes.length, scratch), RUN_POSTINGS);
      await sketches.append(new Uint8Array(postings.buffer, postings.byteOffset, postings.byteLength));
    },
    async resolve(apart = NONE) {
      log = linkLog();
      before = texts.count;
      [told, relatedFrom] = [0, 0];
      relatedCounts.clear();
      if (settings.dedup === 'off') {
        const all = Uint32Array.from({ length: seen.count }, (_, record) => record);
        stars = { keepers: all, heads: all };
        return;
      }
      await lines.settle();
      await sketches.settle();
      const bodies = settings.dedup === 'exact' ? null : bodiesOn(sketches, wordsOf);
      const search = findStars(seen, settings.keep, bodies, linked, apart);
      for (let step = search.next(); ; step = search.next()) {
        await write();
        if (step.done === true) {
          stars = step.value;
          break;
        }
        await setImmediate();
      }
      // What was told so far is read again for the exact copies of a copy.
      await texts.settle();
      await tellExact();
      await write();
      await texts.settle();
    },
    keeper: record => stars.keepers[record],
    copy,
    kind: record => copy(record).kind,
    hasKin: record => log.has(record),
    kin(record) {
      const numbers = log.about(record);
      const all = numbers.map(read);
      const copies = all.flatMap(each => ('copy' in each ? each.copy : []));
      const counts = (other: number, i: number) => stars.keepers[other] === other && numbers[i] >= relatedFrom;
      const related = all.flatMap((each, i) => ('related' in each && counts(each.of, i) ? each.related : []));
      return { copies: copies.toSorted(bySource), related };
    },
    lines: () => lines.all(),
    find(file, article) {
      for (let record = 0; record < seen.count; record++)
        if (seen.place(record) === article && seen.file(record) === file) return record;
      return -1;
    },
    line: record => lines.at(record),
    async abort() {
      for (const shelf of [lines, sketches, texts]) await shelf.abort();
    },
  };
}

const UINT32 = 4;

function bodiesOn(sketches: Shelf, tokens: Bodies['tokens']): Bodies {
  return {
    postings: sketches.size / UINT32,
    sketch(record) {
      const bytes = sketches.at(record);
      return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / UINT32);
    },
    tokens,
  };
}

function bySource({ source: a }: Copy, { source: b }: Copy): number {
  return a.file === b.file ? a.article - b.article : a.file < b.file ? -1 : 1;
}
