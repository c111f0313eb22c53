/** The paragraph under way: lines that were joined so far, and whether they go on in the next one. */
import { lineKey } from '../../text/hash.js';
import { isFed } from '../../text/line.js';
import { timeOf } from '../../text/looks.js';
import { ByteSink } from '../../text/sink.js';
import type { Line } from '../../types.js';
import { joint } from '../units/fragments.js';
import { isBroken } from '../units/wrap.js';
import type { KnownLines } from './known-lines.js';

/** What the lines of a paragraph may come to, in bytes; a longer one goes on as another. */
const LONGEST = 1024 * 1024;
/** A headline, caption or label was broken into so many lines, at most. */
export const MOST_SHOWN = 4;
/** A line that begins further right than the one above begins a paragraph. */
const INDENTED = 2;
/** A line of a header block. */
const ENTRY = /^[\p{Lu}\p{Lo}][\p{L}\p{M}-]{1,20}: /u;
/** No paragraph begins so. */
const INSIDE = /^\P{L}{0,3}\p{Ll}|^[(（[]/u;
/** Words of a day and an hour with nothing beside them. */
const TIME_WORDS = 4;
const LETTER_LAST = /[\p{L}\p{N}]$/u;
const SPACE = 0x20;

/** A line that may go on: itself, its text without indentation, and how long it is with that, in UTF-16 units. */
export interface Part {
  readonly line: Line;
  readonly text: string;
  readonly end: number;
}

export class Paragraph {
  parts: Part[] = [];
  /** The text so far. */
  readonly text = new ByteSink();

  constructor(
    private readonly width: number,
    private readonly known: KnownLines,
  ) {}

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  get endsSentence(): boolean {
    return this.parts.at(-1)?.line.sentence ?? false;
  }

  /** The key of the text so far. */
  get key(): number {
    return lineKey(this.text.bytes, 0, this.text.length);
  }

  add(part: Part, bytes: Uint8Array): void {
    const { line, text } = part;
    line.joint = this.isEmpty ? null : joint(this.parts[this.parts.length - 1].text, text);
    if (line.joint === ' ') this.text.put(SPACE);
    this.text.raw(bytes, line.from, line.to);
    this.parts.push(part);
  }

  clear(): void {
    this.parts = [];
    this.text.length = 0;
  }

  /** Whether the last line left no room for the first word of the next one. */
  leavesNoRoomFor({ text }: Part): boolean {
    const last = this.parts[this.parts.length - 1];
    return isBroken(last.text, last.end, text, this.width);
  }

  /** Whether it goes on in a line; `isTight` says whether no blank lines part paragraphs. */
  goesOnIn(next: Part, isTight: boolean, bytes: Uint8Array): boolean {
    if (this.isEmpty || this.text.length > LONGEST || !this.leavesNoRoomFor(next)) return false;
    // Where no blank lines part paragraphs, every twelfth ends with a full line; a sentence within one does so as seldom.
    if (isTight && this.endsSentence && !INSIDE.test(next.text)) return false;
    return !this.beginsAnother(next, bytes) && !this.isWhole(next);
  }

  /** Whether a line looks like no other’s rest. */
  private beginsAnother({ line, text }: Part, bytes: Uint8Array): boolean {
    if (isFed(line, bytes) || isTime(line, text, bytes)) return true;
    const [first] = this.parts;
    if (ENTRY.test(text) && ENTRY.test(first.text)) return true;
    const { line: last } = this.parts[this.parts.length - 1];
    return !first.line.bullet && line.from - line.textFrom >= last.from - last.textFrom + INDENTED;
  }

  /** Whether it has stood elsewhere as it is, or what follows has. */
  private isWhole({ line }: Part): boolean {
    if (line.key === this.parts[0].line.key || this.known.isFirst(line.key)) return true;
    return this.parts.length <= MOST_SHOWN && this.known.isWhole(this.key);
  }
}

/** Whether a line is a time and nothing else. */
function isTime(line: Line, text: string, bytes: Uint8Array): boolean {
  const time = line.sentence || !LETTER_LAST.test(text) ? null : timeOf(line, bytes, []);
  return time !== null && (time.kind !== null || (time.from === 0 && text.split(' ').length <= TIME_WORDS));
}
