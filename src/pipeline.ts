/**
 * The whole flow on one page:
 *
 *     bytes -> lines -> roles -> articles -> records -> kept records -> text
 *     input/            articles/            records/   dedup/          output/
 *
 * A dump's lines come in batches, its articles one by one. Everything here is synchronous but for reading and writing.
 */
import { type SectionSettings, toSections } from './articles/sections.js';
import { type NewsRecord, type RecordSettings, recordMaker } from './records/index.js';
import type { Passage } from './text/passage.js';
import type { Article, LineBatch, Stage } from './types.js';

/** An article and the record made of it; null for lines that are no article. */
export interface Extracted {
  readonly article: Article;
  readonly record: NewsRecord<Passage> | null;
}

export type ExtractionSettings = SectionSettings & RecordSettings;

/** The lines of one dump to its articles and their records, each valid until the next push. */
export function extraction(settings: ExtractionSettings): Stage<LineBatch, Extracted> {
  const articles = toSections(settings);
  const makeRecord = recordMaker(settings);
  return {
    push: batch => extracted(articles.push(batch), makeRecord),
    end: () => extracted(articles.end(), makeRecord),
  };
}

function* extracted(articles: Iterable<Article>, makeRecord: ReturnType<typeof recordMaker>): Iterable<Extracted> {
  for (const article of articles) yield { article, record: makeRecord(article) };
}

/** A dump that is being read: its name, and its lines. */
export interface OpenDump {
  readonly name: string;
  /** What its container tells of its page; the time in ISO 8601. */
  readonly url: string | null;
  readonly capturedAt: string | null;
  readonly isRendered: boolean;
  readonly lines: AsyncIterable<LineBatch>;
}

/** What becomes of the articles of a dump. `take` says whether more are wanted; `flush` writes what was taken, or sees that it will be. */
export interface Taker {
  take(extracted: Extracted): boolean | Promise<boolean>;
  flush(): Promise<void>;
}

/** Reads a dump to its end, or until no more is wanted; false in that case. `open` makes the stage that extracts it. */
export async function runDump(
  dump: OpenDump,
  settings: Omit<ExtractionSettings, 'file' | 'url' | 'isRendered'>,
  taker: Taker,
  open: (settings: ExtractionSettings) => Stage<LineBatch, Extracted> = extraction,
): Promise<boolean> {
  const { name: file, url, capturedAt, isRendered } = dump;
  const captured = capturedAt === null ? settings.captured : Date.parse(capturedAt);
  const stage = open({ ...settings, file, url, captured, isRendered });
  for await (const batch of dump.lines) {
    if (!(await takeAll(stage.push(batch), taker))) return false;
    await taker.flush();
  }
  if (!(await takeAll(stage.end(), taker))) return false;
  await taker.flush();
  return true;
}

/** Gives all to the taker while it wants more; waits only where it must, since waiting costs more than most articles do. */
async function takeAll(articles: Iterable<Extracted>, taker: Taker): Promise<boolean> {
  for (const extracted of articles) {
    const more = taker.take(extracted);
    if (!(typeof more === 'boolean' ? more : await more)) return false;
  }
  return true;
}
