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

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** Reads a text as JSON (RFC 8259) without keys that stand twice. Throws a Fault for anything else. */
export function readJson(text: string): Node {
  let at = 0;
  const fault = (message: string, hint: string | null = null): Fault => new Fault(at, message, hint);
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const skip = (sign: string): boolean => {
    take(SPACE);
    if (text[at] !== sign) return false;
    at++;
    return true;
  };

  const value = (depth: number): Node => {
    take(SPACE);
    if (depth > DEEPEST) throw fault(`more than ${DEEPEST} levels deep`);
    const from = at;
    if (skip('{')) return { kind: 'object', at: from, entries: entries(depth + 1) };
    if (skip('[')) return { kind: 'list', at: from, items: items(depth + 1) };
    const string = take(STRING);
    if (string !== null) return { kind: 'text', at: from, value: JSON.parse(string) as string };
    const number = take(NUMBER);
    if (number !== null) return { kind: 'number', at: from, value: Number(number) };
    const word = take(WORD);
    if (word !== null) return { kind: 'word', at: from, value: JSON.parse(word) as boolean | null };
    throw unreadable();
  };

  const items = (depth: number): Node[] => {
    const found: Node[] = [];
    if (skip(']')) return found;
    do found.push(value(depth));
    while (skip(','));
    if (!skip(']')) throw fault('a comma or ] is missing');
    return found;
  };

  const entries = (depth: number): Entry[] => {
    const found: Entry[] = [];
    const keys = new Set<string>();
    if (skip('}')) return found;
    do {
      take(SPACE);
      const from = at;
      const string = take(STRING);
      if (string === null) throw text[at] === '"' ? unreadable() : fault('a key in quotes is missing', commentHint());
      const key = JSON.parse(string) as string;
      if (keys.has(key)) throw new Fault(from, `key ${string} stands twice`);
      keys.add(key);
      if (!skip(':')) throw fault(`a colon is missing behind ${string}`);
      found.push({ key, at: from, value: value(depth) });
    } while (skip(','));
    if (!skip('}')) throw fault('a comma or } is missing', commentHint());
    return found;
  };

  const commentHint = (): string | null =>
    /^(?:\/[/*]|#)/.test(text.slice(at, at + 2)) ? 'JSON has no comments' : null;
  const unreadable = (): Fault => {
    if (at >= text.length) return fault('ends too early');
    if (text[at] === '"') return fault('a text in quotes does not end, or has a sign in it that must be escaped');
    return fault('no JSON', commentHint() ?? (text[at] === '\ufeff' ? 'remove the byte order mark' : null));
  };

  const whole = value(0);
  take(SPACE);
  if (at < text.length) throw fault('something stands behind the end', commentHint());
  return whole;
}

/** Line and column of an offset, both from 1; columns count UTF-16 units. */
export function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
