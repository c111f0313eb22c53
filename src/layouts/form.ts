/** The form of a layout file: what stands behind each key, checked, and the same written out again. */
import { nearest } from '../errors.js';
import { hash64 } from '../text/hash.js';
import type { TimeLabels } from '../types.js';
import { Fault, type Node, readJson } from './json.js';
import type { Layout, Paragraphs, SiteLine } from './layout.js';

type Read<Value> = (node: Node, key: string) => Value;
type Form<Value> = { readonly [Key in keyof Value]: { readonly read: Read<Value[Key]>; readonly absent?: Value[Key] } };

/** Names go into every record: letters, digits and a few signs. */
export const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
/** The letters of ROLE_LETTERS, each with how often it may stand. No regular expression: a pattern is matched step by step. */
const STEP = /^[HKCRYTSUA][?+*]?$/;
export const MOST_STEPS = 32;
export const MOST_PATTERNS = 64;
export const MOST_ITEMS = 10_000;
export const LONGEST_TEXT = 4000;
const MOST_MARKS = 16;
const WIDTHS = { least: 30, most: 160 };
const MOST_ARTICLES = 1e9;

const KINDS: Readonly<Record<Node['kind'], string>> = {
  object: 'an object',
  list: 'a list',
  text: 'a text',
  number: 'a number',
  word: 'true, false or null',
};

const wanted = (node: Node, key: string, what: string): Fault =>
  new Fault(node.at, `key ${key}: ${what} is wanted${node.kind === 'text' ? '' : `, not ${KINDS[node.kind]}`}`);

const text: Read<string> = (node, key) => {
  if (node.kind !== 'text') throw wanted(node, key, 'a text');
  if (node.value.length > LONGEST_TEXT) throw new Fault(node.at, `key ${key}: more than ${LONGEST_TEXT} characters`);
  return node.value;
};

const line: Read<string> = (node, key) => {
  const value = text(node, key);
  if (value.trim() === '') throw new Fault(node.at, `key ${key}: a line with words is wanted`);
  return value;
};

const whole =
  (least: number, most: number): Read<number> =>
  (node, key) => {
    const isWhole = node.kind === 'number' && Number.isInteger(node.value) && node.value >= least && node.value <= most;
    if (!isWhole) throw wanted(node, key, `a whole number from ${least} to ${most}`);
    return node.value;
  };

const list =
  <Value>(read: Read<Value>, most = MOST_ITEMS): Read<Value[]> =>
  (node, key) => {
    if (node.kind !== 'list') throw wanted(node, key, 'a list');
    if (node.items.length > most) throw new Fault(node.at, `key ${key}: more than ${most} entries`);
    return node.items.map((item, i) => read(item, `${key}[${i}]`));
  };

const object =
  <Value>(form: Form<Value>): Read<Value> =>
  (node, key) => {
    if (node.kind !== 'object')
      throw key === '' ? new Fault(node.at, 'a layout is an object') : wanted(node, key, 'an object');
    const inside = (name: string): string => (key === '' ? name : `${key}.${name}`);
    const names = Object.keys(form) as (keyof Value & string)[];
    for (const entry of node.entries) {
      if (Object.hasOwn(form, entry.key)) continue;
      const near = nearest(entry.key, names);
      const hint = near === null ? `use some of ${names.join(', ')}` : `did you mean ${near}?`;
      throw new Fault(entry.at, `unknown key ${inside(entry.key)}`, hint);
    }
    const read = names.map(name => {
      const entry = node.entries.find(each => each.key === name);
      const { read, absent } = form[name];
      if (entry === undefined && absent === undefined) throw new Fault(node.at, `key ${inside(name)} is missing`);
      return [name, entry === undefined ? absent : read(entry.value, inside(name))];
    });
    return Object.fromEntries(read) as Value;
  };

const name: Read<string> = (node, key) => {
  const value = text(node, key);
  if (!NAME.test(value)) throw wanted(node, key, 'a name of letters, digits, dots, hyphens and underscores');
  return value;
};

const pattern: Read<string> = (node, key) => {
  const value = text(node, key);
  const steps = value.split(' ');
  const bad = steps.find(step => !STEP.test(step));
  if (bad !== undefined)
    throw new Fault(
      node.at,
      `key ${key}: “${value.slice(0, 60)}” is no order of roles`,
      'write letters such as H+ C? T S*: H headline, K kicker, C caption, R credit, Y byline, T timestamp, S highlight, U furniture, A about the writer',
    );
  if (steps.length > MOST_STEPS) throw new Fault(node.at, `key ${key}: more than ${MOST_STEPS} steps`);
  return value;
};

const paragraphs: Read<Paragraphs> = (node, key) => {
  if (node.kind === 'number') return whole(WIDTHS.least, WIDTHS.most)(node, key);
  const value = (['auto', 'lines', 'fragments'] as const).find(each => node.kind === 'text' && node.value === each);
  if (value === undefined) throw wanted(node, key, 'auto, lines, fragments, or the width of the lines');
  return value;
};

const siteLine = object<SiteLine>({
  line: { read: line },
  articles: { read: whole(0, MOST_ARTICLES), absent: 0 },
});

/** Only the name must be there. */
export const FORM: Form<Layout> = {
  name: { read: name },
  description: { read: text, absent: '' },
  heads: { read: list(pattern, MOST_PATTERNS), absent: [] },
  ownHeads: { read: list(pattern, MOST_PATTERNS), absent: [] },
  marks: { read: whole(0, MOST_MARKS), absent: 0 },
  furniture: { read: list(line), absent: [] },
  siteFurniture: { read: list(siteLine), absent: [] },
  paragraphs: { read: paragraphs, absent: 'auto' },
  labels: {
    read: object<TimeLabels>({
      updated: { read: list(line), absent: [] },
      published: { read: list(line), absent: [] },
    }),
    absent: { updated: [], published: [] },
  },
  topics: { read: list(line), absent: [] },
  bylines: { read: list(line), absent: [] },
};

/** Reads the text of a layout file. Throws a Fault that says what is wrong, and where. */
export function parseLayout(text: string): Layout {
  return object(FORM)(readJson(text), '');
}

/** A layout as the text of a layout file: a line for each entry, so that it can be edited and compared. */
export function layoutText(layout: Layout): string {
  const keys = Object.keys(FORM) as (keyof Layout)[];
  return `{\n${keys.map(key => `  ${JSON.stringify(key)}: ${entryText(layout[key])}`).join(',\n')}\n}\n`;
}

function entryText(value: unknown): string {
  if (!Array.isArray(value)) return inLine(value);
  if (value.length === 0) return '[]';
  return `[\n${value.map(item => `    ${inLine(item)}`).join(',\n')}\n  ]`;
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inside]) => `${JSON.stringify(key)}: ${inLine(inside)}`);
  return `{ ${entries.join(', ')} }`;
}

const HASH_DIGITS = 8;

/** The layout under the name that records give it: `name@hash8`, the hash that of its contents, however they are written. */
export function sealed(layout: Layout): Layout {
  return { ...layout, name: `${layout.name}@${shortHash(layoutText(layout))}` };
}

/** The first digits of the hash of a text. */
export function shortHash(text: string): string {
  return hash64(new TextEncoder().encode(text)).slice(0, HASH_DIGITS);
}
