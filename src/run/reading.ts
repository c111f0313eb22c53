/** Reading as all commands do it: dump after dump, each article counted and handed on. */
import type { Accounting } from '../account.js';
import { headSettler } from '../articles/roles/head-roles.js';
import type { Knowledge } from '../articles/site/knowledge.js';
import type { Pages } from '../articles/site/sites.js';
import { UserError } from '../errors.js';
import { tellStats } from '../input/dump.js';
import type { Source } from '../input/files/file.js';
import { operandsOf } from '../input/files/operands.js';
import type { InputStream } from '../input/files/stdin.js';
import type { Dump } from '../input/index.js';
import type { LineStats } from '../input/lines/line-stats.js';
import { dumpsOf, isPlainText, sourcesOf } from '../input/read.js';
import { ClosedPipe } from '../io/target.js';
import type { Options } from '../options.js';
import { type Extracted, type ExtractionSettings, runDump } from '../pipeline.js';
import type { Report } from '../report.js';
import { type Counting, countedSource } from './counting.js';
import { boundHeap } from './heap.js';
import { inputSettings } from './input-settings.js';
import { languageIdentifier } from './language.js';
import { chooseLayouts } from './layout.js';
import { dumpsAgain, type GatherPages, gatherPages, learnFiles } from './learning.js';
import { streamExtraction } from './look-ahead.js';
import { inShard } from './shard.js';
import { splitOf } from './split.js';
import { timeReader } from './time-reader.js';

/**
 * What becomes of the articles. `take` says whether more are wanted; `flush` writes what was taken: all of it where more may be
 * long in coming, otherwise as much as is worth a write.
 */
export interface Taker {
  /** Called before the first article of a dump. */
  begin?(dump: Dump): void | Promise<void>;
  take(extracted: Extracted, dump: Dump): boolean | Promise<boolean>;
  flush(isLive: boolean): Promise<void>;
  /** Called behind its last one; `failed` when a bug ended it. */
  end?(dump: Dump, failed: boolean): void | Promise<void>;
}

/** What is read and how, checked. */
export interface Reading {
  /** What the operands name, in order; what cannot be read is told to the report. */
  sources(report: Pick<Report, 'problem' | 'missing'>): AsyncGenerator<Source>;
  /** What is known without learning: what a layout file holds; null where what stands together may tell. */
  readonly layout: Knowledge | null;
  /** Whether learning reads anything. */
  readonly learns: boolean;
  /** The same, or what is learned from all that the operands name: `gather` remembers their pages, where it is not this thread. */
  learn(counting?: Counting, gather?: GatherPages): Promise<Knowledge | null>;
  /** The pages of files, to learn from. */
  gather(sources: Iterable<Source>): Promise<Pages>;
  /** The dumps of the files that the operands name, to be read once more; what is wrong with them is not told. */
  again(): AsyncGenerator<Dump>;
  /** Reads the dumps of a source, or as many as are wanted; false when no more are. */
  read(source: Source, knowledge: Knowledge | null, taker: Taker, report: Noting): Promise<boolean>;
  /** How a plain dump is extracted that is given as lines. */
  extraction(file: string, knowledge: Knowledge | null): PlainSettings;
  /** Whether a source is plain text in UTF-8, by its first bytes, and what there is to tell about those. */
  isPlain(head: Uint8Array, name: string): Promise<boolean>;
  /** Tells what was noticed in all lines of a plain dump. */
  tellStats(stats: LineStats, file: string, report: Noting): void;
}

export type PlainSettings = Omit<ExtractionSettings, 'onBoundary'> & { readonly lineLimit: number };

/** The part of a report that reading a source needs. */
export type Noting = Pick<Accounting, 'problem' | 'bug' | 'dump' | 'article'> & Pick<Report, 'read'>;

/** Throws a UserError (usage) for what cannot be meant. */
export async function openReading(typed: readonly string[], options: Options, stdin: InputStream): Promise<Reading> {
  await boundHeap();
  const operands = await operandsOf(typed, options, stdin);
  const input = await inputSettings(options, stdin);
  const { layouts, knowledge: layout, learns } = await chooseLayouts(options.layout);
  const settings = {
    settler: headSettler(layouts),
    split: options.split === null ? null : splitOf(options.split),
    recordLimit: options.recordLimit,
    captured: options.capturedAt,
    readTime: timeReader(),
    identifyLanguage: options.language ? await languageIdentifier() : null,
  };
  return {
    sources: report => inShard(sourcesOf(operands, input, report.missing), options.shard),
    layout,
    learns,
    learn: async (counting = {}, gather = (sources, read) => gatherPages(sources, input, read)) =>
      learns ? learnFiles(operands, input, gather, counting) : layout,
    gather: sources => gatherPages(sources, input, undefined),
    again: () => dumpsAgain(operands, input),
    extraction: (file, knowledge) => ({
      ...settings,
      knowledge,
      file,
      url: null,
      isRendered: false,
      lineLimit: options.lineLimit,
    }),
    isPlain: (head, name) => isPlainText(head, name, input),
    tellStats: (stats, file, report) =>
      tellStats(stats, input, 'utf-8', (finding, line = null) => report.problem({ ...finding, file, line })),
    async read(source, knowledge, taker, report) {
      // What is no file cannot be learned from before it is read.
      const isOnce = learns && (source.path === null || source.size === null);
      for await (const dump of dumpsOf(countedSource(source, report.read), input, report.problem)) {
        const known = { ...settings, knowledge: knowledge?.at(dump.site) ?? null };
        const open = isOnce ? (whole: ExtractionSettings) => streamExtraction(whole, dump.site) : undefined;
        const own = { ...taker, flush: () => taker.flush(source.size === null) };
        if (!(await readDump(dump, known, own, report, open))) return false;
      }
      return true;
    },
  };
}

async function readDump(
  dump: Dump,
  settings: Parameters<typeof runDump>[1],
  taker: Omit<Taker, 'flush'> & { flush(): Promise<void> },
  report: Noting,
  open: Parameters<typeof runDump>[3],
): Promise<boolean> {
  report.dump(dump.name);
  const take = (extracted: Extracted) => {
    report.article(extracted);
    return taker.take(extracted, dump);
  };
  let wanted = true;
  let failed = false;
  await taker.begin?.(dump);
  try {
    wanted = await runDump(dump, settings, { take, flush: taker.flush }, open);
  } catch (error) {
    // What is wrong with the output, or with the wishes, ends the run; a bug ends its dump.
    if (error instanceof UserError || error instanceof ClosedPipe) throw error;
    report.bug(error, dump.name);
    failed = true;
  }
  await taker.end?.(dump, failed);
  return wanted;
}
