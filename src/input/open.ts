/** From a source to its dumps: finds out in what format it is, unpacks, takes containers apart, renders pages. */
import { reason, systemCode } from '../io/reason.js';
import { ByteReader, type Bytes } from './bytes.js';
import { byName, formatOf, mayBeRows, ROWS_AS_TEXT, SNIFF_SIZE, withoutEnding } from './detect.js';
import { type Dump, noOutcome, type Outcome, readDump } from './dump.js';
import type { Source } from './files/file.js';
import type { Finding, TellProblem } from './finding.js';
import { doubt, failure } from './finding.js';
import type { Compression, Container, FormatSettings, InputFormat, Item, Tell } from './format.js';

/** Numbers [from, to) of the dumps of a source, counted from 0. */
export interface Range {
  readonly from: number;
  readonly to: number;
}
const ALL: Range = { from: 0, to: Number.POSITIVE_INFINITY };

interface Context {
  /** Of the source. */
  readonly name: string;
  readonly settings: FormatSettings;
  readonly report: TellProblem;
  /** Tells what is found about what has this name, which is then found about the dump that is open too. */
  readonly tell: (finding: Finding, name: string) => void;
  open: Outcome | null;
  /** How much was told, and how much of it were errors. */
  told: number;
  failed: number;
  /** What the source may still come to when it is unpacked. */
  budget: number;
}

/** What is looked for in an item: a member of an archive is no archive, and its number is that of its outermost container. */
interface Scope {
  readonly formats: readonly InputFormat[];
  /** Whether it was compressed: what is so twice is none of our formats. */
  readonly isUnpacked: boolean;
  readonly range: Range;
  readonly number: number | null;
}

/** The dumps of a source, as `dumpsOf` describes them. */
export async function* dumpsIn(
  source: Source,
  formats: readonly InputFormat[],
  settings: FormatSettings,
  report: TellProblem,
  range: Range = ALL,
): AsyncGenerator<Dump> {
  const { name } = source;
  const tell: Context['tell'] = (finding, file) => {
    if (context.open !== null && finding.severity === 'error') context.open.whole = false;
    context.told++;
    if (finding.severity === 'error') context.failed++;
    report({ ...finding, file, line: null });
  };
  const begun = { open: null, told: 0, failed: 0, budget: settings.unpackLimit };
  const context: Context = { name, settings, report, tell, ...begun };
  const page = { url: null, capturedAt: null, charset: null };
  const item: Item = { name, fileName: name, bytes: opened(source, found => tell(found, name)), source, ...page };
  try {
    yield* dumpsOfItem(item, context, { formats, isUnpacked: false, range, number: null });
  } catch (error) {
    if (systemCode(error) === null) throw error;
    tell(failure('unreadable', reason(error)), name);
  }
}

/** Tells about an item, and about what it names in it. */
function tellOf({ name }: Item, { tell }: Context): Tell {
  return (finding, member) => tell(finding, member === undefined ? name : `${name}!${member}`);
}

/** Opens a source when its first bytes are asked for. */
async function* opened(source: Source, tell: Tell): AsyncGenerator<Uint8Array> {
  yield* source.open(tell);
}

async function* dumpsOfItem(item: Item, context: Context, scope: Scope): AsyncGenerator<Dump> {
  const reader = new ByteReader(item.bytes);
  const { failed } = context;
  try {
    const { head, bytes } = await sniff(reader);
    const format = chosen(head, item, context, scope);
    const next = { ...item, bytes };
    if (format.kind === 'compression' && !mayBe(format, head)) context.tell(noSuchData(format), item.name);
    else if (format.kind === 'compression') yield* dumpsOfPacked(next, format, context, scope);
    else if (format.kind === 'container') yield* dumpsOfContainer(next, format, context, scope);
    else {
      if (scope.number === null && format.kind === 'text' && mayBeRows(head, context.settings, scope.formats))
        context.tell(ROWS_AS_TEXT, item.name);
      yield await dumpOf(next, format, context, scope, context.failed === failed);
    }
  } finally {
    await reader.close();
  }
}

/** The first bytes, and all of them. A refusal to read them comes with those that were read. */
async function sniff(reader: ByteReader): Promise<{ head: Uint8Array; bytes: Bytes }> {
  try {
    const head = (await reader.ahead(SNIFF_SIZE)).slice(0, SNIFF_SIZE);
    return { head, bytes: reader.take() };
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return { head: new Uint8Array(0), bytes: refused(error) };
  }
}

function refused(error: unknown): Bytes {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error as Error) }) };
}

/** The format of an item: the one wished for, but for what is compressed, or the one that its first bytes and name tell. */
function chosen(head: Uint8Array, item: Item, { settings }: Context, scope: Scope): InputFormat {
  const { number, isUnpacked } = scope;
  const formats = isUnpacked ? scope.formats.filter(({ kind }) => kind !== 'compression') : scope.formats;
  const found = formatOf(head, item.fileName, formats);
  if (number !== null || found.kind === 'compression') return found;
  return formats.find(({ name }) => name === settings.from) ?? found;
}

/** Whether first bytes may be those of a format that the user named; what has none of its own may be anything. */
function mayBe(format: InputFormat, head: Uint8Array): boolean {
  return format.matches === byName || format.matches(head, true);
}

function noSuchData({ name }: InputFormat) {
  return failure('damaged', `is no ${name} data`, `leave out --from ${name}, and its first bytes tell what it is`);
}

async function* dumpsOfPacked(item: Item, format: Compression, context: Context, scope: Scope): AsyncGenerator<Dump> {
  const unpack = await format.load();
  const bytes = limited(unpack(item.bytes, tellOf(item, context)), context);
  const inner = { ...item, fileName: withoutEnding(item.fileName, format), bytes, source: null };
  yield* dumpsOfItem(inner, context, { ...scope, isUnpacked: true });
}

/** The bytes as long as the source has not come to too many; below 0, it has, and that was told. */
async function* limited(bytes: Bytes, context: Context): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    if (context.budget >= chunk.length) {
      context.budget -= chunk.length;
      yield chunk;
      continue;
    }
    if (context.budget > 0) yield chunk.subarray(0, context.budget);
    if (context.budget >= 0) {
      const message = `unpacks to more than ${context.settings.unpackLimit} bytes; the rest is not read`;
      context.tell(failure('too_large', message, 'raise --unpack-limit if it is no bomb'), context.name);
    }
    context.budget = -1;
    return;
  }
}

async function* dumpsOfContainer(item: Item, format: Container, context: Context, scope: Scope): AsyncGenerator<Dump> {
  const members = await format.load();
  const formats = scope.formats.filter(each => each.kind !== 'container' || (format.isArchive && !each.isArchive));
  let number = 0;
  const { told } = context;
  for await (const member of members(item, context.settings, tellOf(item, context))) {
    const place = scope.number ?? number;
    number++;
    if (place >= scope.range.to || context.budget < 0) return;
    if (place < scope.range.from) continue;
    const { name, bytes, isPacked = false, ...rest } = member;
    const inner = { fileName: name, url: null, capturedAt: null, charset: null, source: null, ...rest };
    const opened = { ...inner, bytes: isPacked ? limited(bytes, context) : bytes, name: `${item.name}!${name}` };
    yield* dumpsOfItem(opened, context, { ...scope, formats, isUnpacked: false, number: place });
  }
  if (number === 0 && context.told === told) context.tell(doubt('empty', `holds no dump (${format.name})`), item.name);
}

/** `whole` says whether its first bytes could be read. */
async function dumpOf(
  item: Item,
  format: InputFormat,
  context: Context,
  { number }: Scope,
  whole: boolean,
): Promise<Dump> {
  const { settings, report } = context;
  const outcome = { ...noOutcome(), whole };
  context.open = outcome;
  const { url, capturedAt, isRendered = false } = item;
  const page = { url, capturedAt, isRendered, number: number ?? 0 };
  if (format.kind !== 'rendering') {
    const encoding = settings.encoding ?? item.charset;
    return readDump({ ...item, open: () => item.bytes }, { ...settings, encoding }, report, { ...page, outcome });
  }
  const render = await format.load();
  const open = () => render(item, settings, tellOf(item, context));
  const rendered = { ...settings, encoding: 'utf-8', forceText: true };
  return readDump({ ...item, open }, rendered, report, { ...page, outcome, isRendered: true });
}
