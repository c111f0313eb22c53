/** The fitted weights, and how features become potentials of the chain. tests/fit makes weights.json; a row is a feature. */

import type { Columns } from './columns.js';
import { CLASSES, type Class, type Potentials } from './crf.js';
import { againFeatures } from './features-again.js';
import { nearFeatures } from './features-near.js';
import { type Emit, ownFeatures } from './features-own.js';
import { pageFeatures } from './features-page.js';
import { styleFeatures } from './features-style.js';
import { LEXICON, type Lexicon, lexiconFeatures } from './lexicon.js';
import { type Column, columnBy, zeros } from './sums.js';
import { type Content, topicFeatures } from './topic.js';
import fitted from './weights.json' with { type: 'json' };

/** For each feature, what it adds to each class; a class that is missing gets nothing. */
export type Weights = Readonly<Record<string, Readonly<Partial<Record<Class, number>>>>>;

export const WEIGHTS: Weights = fitted.chain;

/** Units inside a run of short ones count less, or long menus would outvote the text. */
const IN_MENU = 0.6;
const SHORT = 5;

/** Emits every feature of the page's units, `bias` last. */
export function features(page: Columns, content: Content, emit: Emit, lexicon: Lexicon = LEXICON): void {
  ownFeatures(page, emit);
  nearFeatures(page, emit);
  const run = pageFeatures(page, emit);
  topicFeatures(page, content, run, emit);
  againFeatures(page, content, run, emit);
  styleFeatures(page, run, emit);
  lexiconFeatures(page, lexicon, emit);
  emit(
    'bias',
    columnBy(page.known.length, () => 1),
  );
}

/** How much each unit counts. */
export function unitScales({ known, words }: Columns): Column {
  const isShort = (at: number): boolean =>
    at >= 0 && at < known.length && words[at] < SHORT && !known[at].measures.ends;
  return columnBy(known.length, at => (isShort(at - 1) && isShort(at) && isShort(at + 1) ? IN_MENU : 1));
}

/** Weighted sums of the features, feature by feature, so that they are never all in memory. */
export function potentialsOf(
  page: Columns,
  content: Content,
  weights: Weights,
  lexicon: Lexicon = LEXICON,
): Potentials {
  const made: Record<Class, Column> = zerosOf(page.known.length);
  features(
    page,
    content,
    (name, column) => {
      const row = weights[name];
      for (const target of CLASSES) if (row[target] !== undefined) addTo(made[target], column, row[target]);
    },
    lexicon,
  );
  const scales = unitScales(page);
  for (const target of CLASSES) made[target].forEach((sum, at) => (made[target][at] = sum * scales[at]));
  return made;
}

function zerosOf(count: number): Record<Class, Column> {
  return Object.fromEntries(CLASSES.map(name => [name, zeros(count)])) as Record<Class, Column>;
}

function addTo(target: Column, column: Column, weight: number): void {
  for (let at = 0; at < column.length; at++) target[at] += weight * column[at];
}
