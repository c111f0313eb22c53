/**
 * The head of a dump: on what its encoding is decided, and what of it may be read before all of it has come, so that a slow
 * pipe's first articles need not wait. What comes out depends on the bytes alone, however they come.
 */
import { isUtf8 } from 'node:buffer';
import { ByteSink } from '../text/sink.js';
import type { Bytes } from './bytes.js';
import type { Finding } from './finding.js';
import { type EncodingSettings, HEAD_SIZE, hasNul, judge, markedEncoding } from './lines/encoding.js';
import { magicOf } from './magic.js';

/** Files of other kinds are known by then: a tar archive has its mark at 257. */
const LEAST_SEEN = 512;
/** Lines of so many bytes that are nothing but text in UTF-8 decide that it is that. */
const LEAST_CLEAN = 64;
const UTF8 = 'utf-8';
const LF = 0x0a;

/** Called with the encoding before the first bytes are given out. */
type Begin = (encoding: string) => void;

/**
 * The bytes of a dump that is text; what is told otherwise ends it. Its first lines, as long as they are UTF-8 without any
 * NUL, are given out as they come: if they are long enough, they decide. The verdict on the whole head can then still be
 * that the rest is none.
 */
export async function* judged(
  chunks: Bytes,
  settings: EncodingSettings,
  begin: Begin,
  tell: (finding: Finding) => void,
): AsyncGenerator<Uint8Array> {
  const head = new Head(settings, begin, tell);
  let isOpen = false;
  for await (const chunk of chunks) {
    if (isOpen) yield chunk;
    else {
      head.add(chunk);
      yield* head.early();
      if (head.length < HEAD_SIZE && !head.isKnown()) continue;
      yield* await head.end();
      if (head.isRefused) return;
      isOpen = true;
    }
  }
  if (!isOpen && head.length > 0) yield* await head.end();
}

class Head {
  isRefused = false;
  private readonly held = new ByteSink(LEAST_CLEAN);
  private hasBegun = false;
  /** How much was given out, and how much of it is whole lines of text in UTF-8. */
  private given = 0;
  private clean = 0;
  private isClean = true;

  constructor(
    private readonly settings: EncodingSettings,
    private readonly begin: Begin,
    private readonly tell: (finding: Finding) => void,
  ) {}

  get length(): number {
    return this.held.length;
  }

  private get bytes(): Uint8Array {
    return this.held.bytes.subarray(0, this.held.length);
  }

  add(chunk: Uint8Array): void {
    this.held.raw(chunk);
  }

  /** Whether the first bytes, or the user, say it all. */
  isKnown(): boolean {
    const { encoding } = this.settings;
    const marked = this.length < 4 ? null : markedEncoding(this.bytes);
    return (
      (marked !== null && marked !== 'utf-32') || (this.length >= LEAST_SEEN && encoding?.startsWith('utf-16') === true)
    );
  }

  /** The lines that are text whatever follows. */
  *early(): Generator<Uint8Array> {
    const { bytes } = this;
    if (bytes.length < LEAST_SEEN || bytes.length >= HEAD_SIZE || !this.mayDecide()) return;
    this.findClean();
    if (this.clean >= LEAST_CLEAN) yield* this.give(UTF8, this.clean);
  }

  /** The rest of the head, or what may be read of it. */
  async end(): Promise<Iterable<Uint8Array>> {
    const verdict = await judge(this.bytes.subarray(0, HEAD_SIZE), this.settings);
    if (this.mayDecide()) this.findClean();
    const isDecided = this.clean >= LEAST_CLEAN;
    this.isRefused = verdict.encoding === null;
    if (verdict.finding !== null && (this.isRefused || !isDecided)) this.tell(verdict.finding);
    if (verdict.encoding !== null) return this.give(isDecided ? UTF8 : verdict.encoding, this.length);
    return isDecided ? this.give(UTF8, this.clean) : [];
  }

  /** What the first bytes call something else, or an encoding that was named, is never decided by lines. */
  private mayDecide(): boolean {
    const { encoding } = this.settings;
    return (encoding === null || encoding === UTF8) && (this.settings.forceText || magicOf(this.bytes) === null);
  }

  /** Goes on to the end of the last line before which there is nothing but text; only the head counts. */
  private findClean(): void {
    const bytes = this.bytes.subarray(0, HEAD_SIZE);
    const last = bytes.lastIndexOf(LF) + 1;
    if (!this.isClean || last <= this.clean) return;
    if (isText(bytes.subarray(this.clean, last))) {
      this.clean = last;
      return;
    }
    this.isClean = false;
    for (let end = bytes.indexOf(LF, this.clean) + 1; end > 0; end = bytes.indexOf(LF, this.clean) + 1) {
      if (!isText(bytes.subarray(this.clean, end))) return;
      this.clean = end;
    }
  }

  private *give(encoding: string, to: number): Generator<Uint8Array> {
    if (!this.hasBegun) this.begin(encoding);
    this.hasBegun = true;
    const from = this.given;
    this.given = to;
    if (to > from) yield this.bytes.subarray(from, to);
  }
}

function isText(bytes: Uint8Array): boolean {
  return !hasNul(bytes) && isUtf8(bytes);
}
