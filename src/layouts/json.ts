/** JSON that remembers where everything stands, for errors that say so: JSON.parse tells no places and takes keys twice. */

/** Levels of lists and objects; what is read here has three. */
const DEEPEST = 16;

/** A value, and the offset in the text where it begins. */
export type Node =
  | { readonly kind: 'object'; readonly at: number; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly at: number; readonly items: readonly Node[] }
  | { readonly kind: 'text'; readonly at: number; readonly value: string }
  | { readonly kind: 'number'; readonly at: number; readonly value: number }
  | { readonly kind: 'word'; readonly at: number; readonly value: boolean | null };

export interface Entry {
  readonly key: string;
  readonly at: number;
  readonly value: Node;
}

/** What is wrong with a text, and where. */
export class Fault extends Error {
  constructor(
    readonly at: number,
    message: string,
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}

/** Reads a text as JSON (RFC 8259) without keys that stand twice. Throws a Fault for anything else. */
export function readJson(text: string): Node {
  return new Reader(text).whole();
}

/** Line and column of an offset, both from 1; columns count UTF-16 units. */
export function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const COMMENT = /\/[/*]|#/y;

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  whole(): Node {
    const value = this.value(0);
    this.take(SPACE);
    if (this.at < this.text.length) throw this.fault('something stands behind the end');
    return value;
  }

  private fault(message: string, hint: string | null = null): Fault {
    const { at } = this;
    return new Fault(at, message, this.take(COMMENT) === null ? hint : 'JSON has no comments');
  }

  private unreadable(): Fault {
    if (this.at >= this.text.length) return this.fault('ends too early');
    if (this.text[this.at] === '"')
      return this.fault('a text in quotes does not end, or has a sign that must be escaped');
    if (/[\]}]/.test(this.text[this.at]) && this.text.slice(0, this.at).trimEnd().endsWith(','))
      return this.fault('nothing follows the comma before this', 'remove the comma');
    return this.fault('no JSON', this.text[this.at] === '\ufeff' ? 'remove the byte order mark' : null);
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  /** Passes white space and a sign; false when another one stands there. */
  private skip(sign: string): boolean {
    this.take(SPACE);
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private value(depth: number): Node {
    this.take(SPACE);
    const { at } = this;
    if (depth > DEEPEST) throw this.fault(`more than ${DEEPEST} levels deep`);
    if (this.skip('{')) return { kind: 'object', at, entries: this.entries(depth + 1) };
    if (this.skip('[')) return { kind: 'list', at, items: this.items(depth + 1) };
    const string = this.take(STRING);
    if (string !== null) return { kind: 'text', at, value: JSON.parse(string) as string };
    const number = this.take(NUMBER);
    if (number !== null) return { kind: 'number', at, value: Number(number) };
    const word = this.take(WORD);
    if (word !== null) return { kind: 'word', at, value: JSON.parse(word) as boolean | null };
    throw this.unreadable();
  }

  private items(depth: number): Node[] {
    const found: Node[] = [];
    if (this.skip(']')) return found;
    do found.push(this.value(depth));
    while (this.skip(','));
    if (!this.skip(']')) throw this.fault('a comma or ] is missing');
    return found;
  }

  private entries(depth: number): Entry[] {
    const found: Entry[] = [];
    if (this.skip('}')) return found;
    const keys = new Set<string>();
    do found.push(this.entry(depth, keys));
    while (this.skip(','));
    if (!this.skip('}')) throw this.fault('a comma or } is missing');
    return found;
  }

  private entry(depth: number, keys: Set<string>): Entry {
    this.take(SPACE);
    const { at } = this;
    const string = this.take(STRING);
    if (string === null) throw this.text[at] === '"' ? this.unreadable() : this.fault('a key in quotes is missing');
    const key = JSON.parse(string) as string;
    if (keys.has(key)) throw new Fault(at, `key ${string} stands twice`);
    keys.add(key);
    if (!this.skip(':')) throw this.fault(`a colon is missing behind ${string}`);
    return { key, at, value: this.value(depth) };
  }
}
