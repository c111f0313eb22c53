/** `copydesk layouts learn`: what the pages of one site have in common, as a layout file that a person can read and edit. */
import { basename } from 'node:path';
import { UserError } from '../../errors.js';
import { LONGEST_TEXT, layoutText, MOST_ITEMS, NAME } from '../../layouts/form.js';
import { generic, type Layout } from '../../layouts/index.js';
import { openTarget } from '../../output/target.js';
import { openReading, type Reading } from '../reading.js';
import type { Run } from '../run.js';
import { checkLayoutOutput } from './form-only.js';
import { headOf, lettersOf, patternsOf } from './heads.js';
import { type SiteFacts, siteFacts } from './site-facts.js';

/** A line of a head block, or a label of a time, that so many distinct articles have is the site's. */
const ARTICLES = 2;
/** When this share of the head blocks has a line that is the site's, one of them is needed to know it by. */
const MARKED_SHARE = 0.9;
/** What a layout file may have, with room for its other keys. */
const MOST_BYTES = 900 * 1024;

export async function run({ hold, operands, options, host, report }: Run): Promise<void> {
  if (operands.length === 0)
    throw new UserError('usage', 'layouts learn wants the pages of a site', 'name files or folders');
  checkLayoutOutput('layouts learn', options);
  const reading = await openReading(operands, { ...options, layout: generic.name }, host.stdin);
  const target = await hold(openTarget(options, host.stdout));
  const facts = await siteFacts(reading);
  const heads = await readHeads(reading, report);
  const layout = learnedLayout(nameFor(options.output), facts, heads);
  if (layout.siteFurniture.length + layout.heads.length + layout.furniture.length === 0)
    throw new UserError('cannot', 'the pages have nothing in common', 'give more pages of one site, each a file');
  if (facts !== null && facts.others > 0)
    report.notes([`${facts.others} pages are of other sites; the layout is that of the site with most pages`]);
  await target.write(new TextEncoder().encode(layoutText(layout)));
  await target.close();
  report.sumUp({ written: null });
}

function nameFor(output: string | null): string {
  const name = basename(output ?? '').replace(/\.json$/, '');
  return NAME.test(name) ? name : 'site';
}

/** What the head blocks of distinct articles show. */
interface Heads {
  readonly letters: readonly string[];
  /** In how many articles each short line stands once in the head block. */
  readonly furniture: ReadonlyMap<string, number>;
  readonly labels: { readonly updated: ReadonlyMap<string, number>; readonly published: ReadonlyMap<string, number> };
  /** For each head block its short lines. */
  readonly marks: readonly (readonly string[])[];
}

async function readHeads(reading: Reading, report: Run['report']): Promise<Heads> {
  const seen = new Set<string>();
  const [letters, marks]: [string[], string[][]] = [[], []];
  const [furniture, updated, published] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  const count = (counts: Map<string, number>, text: string) => void counts.set(text, (counts.get(text) ?? 0) + 1);
  const decoder = new TextDecoder();
  const knowledge = await reading.learn();
  const taker: Parameters<Reading['read']>[2] = {
    take({ article, record }) {
      const head = headOf(article);
      if (record === null || head === null || seen.has(record.id)) return true;
      seen.add(record.id);
      letters.push(lettersOf(head));
      const short = head.filter(({ reason }) => reason.name === 'head_furniture' || reason.name === 'layout_furniture');
      const texts = [...new Set(short.map(({ from, to }) => decoder.decode(article.bytes.subarray(from, to))))];
      marks.push(texts);
      for (const text of texts) count(furniture, text);
      for (const { role, fate, looks } of head) {
        const label = role === 'timestamp' && fate === 'kept' ? (looks?.time?.label ?? '') : '';
        if (label !== '') count(record.updatedRaw === null ? published : updated, label);
      }
      return true;
    },
    async flush() {},
  };
  for await (const source of reading.sources(report)) await reading.read(source, knowledge, taker, report);
  return { letters, furniture, labels: { updated, published }, marks };
}

function learnedLayout(name: string, facts: SiteFacts | null, heads: Heads): Layout {
  const furniture = usual(heads.furniture);
  const marked = heads.marks.filter(texts => texts.some(text => furniture.includes(text))).length;
  const patterns = patternsOf(heads.letters);
  return {
    name,
    description: `learned from ${facts?.pages ?? heads.letters.length} pages`,
    heads: patterns,
    ownHeads: [],
    marks: patterns.length > 0 && marked > 0 && marked >= heads.marks.length * MARKED_SHARE ? 1 : 0,
    furniture,
    siteFurniture: sized(facts?.lines ?? []),
    paragraphs: facts?.paragraphs ?? 'auto',
    labels: { updated: usual(heads.labels.updated), published: usual(heads.labels.published) },
    topics: [],
    bylines: generic.bylines,
  };
}

/** What distinct articles have, the most usual first. */
function usual(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .filter(([text, count]) => count >= ARTICLES && text.length <= LONGEST_TEXT)
    .toSorted(([one, count], [other, less]) => less - count || (one < other ? -1 : 1))
    .slice(0, MOST_ITEMS)
    .map(([text]) => text);
}

/** As many lines as a layout file may have; those of most articles come first. */
function sized(lines: Layout['siteFurniture']): Layout['siteFurniture'] {
  let bytes = 0;
  const fits = lines.filter(({ line }) => line.length <= LONGEST_TEXT).slice(0, MOST_ITEMS);
  const end = fits.findIndex(line => (bytes += new TextEncoder().encode(JSON.stringify(line)).length) > MOST_BYTES);
  return end < 0 ? fits : fits.slice(0, end);
}
