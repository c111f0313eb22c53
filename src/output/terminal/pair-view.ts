/**
 * Two articles side by side, each paragraph beside that of the other which has the most of it:
 *
 *     =  the same words      ≈  a part of the words      ↕  elsewhere in the other      +  in this article only
 *     »  holds the longest shared passage
 */
import type { Pair, PairParagraph, PairSide } from '../../dedup/pair.js';
import { printable } from '../../text/printable.js';
import type { ByteSink } from '../../text/sink.js';
import type { OutputSettings, RowWriter } from '../format.js';
import { rowsOf, type Standing, standingOf, VERDICTS } from '../pair-parts.js';
import { type Paint, type Palette, paletteFor } from './palette.js';
import { pad, wrap } from './terminal.js';

const NARROWEST = 50;
const BETWEEN = ' │ ';
/** What stands before a paragraph: its mark, and that of the passage. */
const MARKS = 3;
const RULE = '─';
const INDENT = '  ';
const SIGNS: Readonly<Record<Standing, string>> = { same: '=', part: '≈', moved: '↕', own: '+' };

export function pairView(sink: ByteSink, settings: OutputSettings): RowWriter<Pair> {
  const palette = paletteFor(settings.colour);
  const screen = Math.max(NARROWEST, settings.width);
  return {
    row(pair) {
      for (const line of summary(pair, screen, palette)) sink.text(`${line}\n`);
      const column = Math.floor((screen - BETWEEN.length) / 2);
      for (const line of articles(pair, column, palette)) sink.text(`${line.trimEnd()}\n`);
    },
    end() {},
  };
}

function summary(pair: Pair, screen: number, { strong, quiet }: Palette): string[] {
  const { verdict, passage, thresholds } = pair;
  const shorter = Math.min(pair.a.words, pair.b.words);
  const facts = [
    `${pair.shared} of the ${shorter} words of the shorter body are in the other: containment ${share(pair.containment, thresholds)}`,
    `(copies from ${share(thresholds.copy)}, related from ${share(thresholds.related)}), similarity ${share(pair.similarity)}`,
  ].join(' ');
  const lines = [strong(`${verdict}: ${VERDICTS[verdict]}`), ...wrapped(facts, screen)];
  if (passage === null) return [...lines, 'no passage in common'];
  const { words, a, b } = passage;
  const where = `longest shared passage: ${words} ${words === 1 ? 'word' : 'words'} (related from ${thresholds.passage}), in paragraph ${a.paragraph + 1} of A and ${b.paragraph + 1} of B`;
  const quoted = wrapped(`“${a.text.replaceAll('\n', ' ¶ ')}”`, screen - INDENT.length).map(line =>
    quiet(INDENT + line),
  );
  return [...lines, ...wrapped(where, screen), ...quoted];
}

/** With two digits, but for a share that would then read as enough for what it is too little for. */
function share(value: number, { copy, related }: Partial<Pair['thresholds']> = {}): string {
  const text = value.toFixed(2);
  const isRaised = [copy, related].some(least => least !== undefined && value < least && Number(text) >= least);
  return isRaised ? value.toFixed(4) : text;
}

function wrapped(text: string, columns: number): string[] {
  return wrap(printable(text), columns, Number.POSITIVE_INFINITY);
}

interface Block {
  readonly lines: readonly string[];
  readonly paint: Paint;
}
const NOTHING: Block = { lines: [], paint: text => text };

function articles(pair: Pair, column: number, palette: Palette): string[] {
  const rule = palette.quiet(RULE.repeat(2 * column + BETWEEN.length));
  const heads = [head(pair.a, 'A', column, palette), head(pair.b, 'B', column, palette)] as const;
  const rows = rowsOf(pair.a.paragraphs, pair.b.paragraphs).flatMap(([a, b]) => {
    const left = a === null ? NOTHING : block(pair.a.paragraphs[a], pair.passage?.a.paragraph === a, column, palette);
    const right = b === null ? NOTHING : block(pair.b.paragraphs[b], pair.passage?.b.paragraph === b, column, palette);
    return beside(left, right, column, palette).concat('');
  });
  return [rule, ...beside(heads[0], heads[1], column, palette), rule, ...rows];
}

function head(
  { id, source, headline, published, updated, words, paragraphs }: PairSide,
  name: string,
  column: number,
  { strong }: Palette,
): Block {
  const own = paragraphs.filter(paragraph => paragraph.own).length;
  const time = updated ?? published;
  const facts = [
    `${name}  ${source.file}:${source.firstLine}`,
    id,
    headline ?? '(no headline)',
    `${time === null ? '' : `${time}, `}${words} words, ${paragraphs.length} paragraphs, ${own} its own`,
  ];
  return { lines: facts.flatMap(fact => wrapped(fact, column)), paint: strong };
}

function block(paragraph: PairParagraph, hasPassage: boolean, column: number, { good, plain, quiet }: Palette): Block {
  const standing = standingOf(paragraph);
  const paint = { same: quiet, part: plain, moved: plain, own: good }[standing];
  const [first = '', ...others] = wrapped(paragraph.text, column - MARKS);
  const blank = ' '.repeat(MARKS);
  return {
    lines: [`${SIGNS[standing]}${hasPassage ? '»' : ' '} ${first}`, ...others.map(line => blank + line)],
    paint,
  };
}

/** Two blocks beside each other, line by line. */
function beside(a: Block, b: Block, column: number, { quiet }: Palette): string[] {
  const height = Math.max(a.lines.length, b.lines.length);
  return Array.from({ length: height }, (_, i) => {
    const [left, right] = [a.lines[i] ?? '', b.lines[i] ?? ''];
    return `${a.paint(pad(left, column))}${quiet(BETWEEN)}${right === '' ? '' : b.paint(right)}`;
  });
}
