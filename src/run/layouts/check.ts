/** `copydesk layouts check FILE dump...`: how well a layout fits, and on which lines it does not. */

import { foldKey } from '../../articles/units/folds.js';
import { UserError } from '../../errors.js';
import { doubt } from '../../input/finding.js';
import { isLayoutFile, LAYOUTS, type Layout } from '../../layouts/index.js';
import type { RowKind } from '../../output/format.js';
import { openOutput } from '../../output/open.js';
import { tellNote } from '../../tell.js';
import type { Line } from '../../types.js';
import { readLayoutFile } from '../layout.js';
import { openReading, type Taker } from '../reading.js';
import type { Run } from '../run.js';
import { checkWritten } from '../together.js';
import { headChecker, headOf, lettersOf } from './heads.js';
import { type Counts, type DumpCounts, fittingOf, isFitting, verdictOf } from './verdict.js';

/** A line on which the layout does not fit. */
interface Misfit {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly what: string;
  readonly text: string;
}

/** Rules by which lines were dropped or kept for want of better knowledge, and what the layout could say. */
const UNSURE: Readonly<Record<string, string>> = {
  other: 'no rule knew it',
  head_furniture: 'short, once, in a head block; if it is furniture, name it in furniture',
  in_body_furniture: 'dropped from mid-body; if it is furniture, name it in siteFurniture',
};

const KIND: RowKind<Misfit> = {
  title: 'Where the layout does not fit',
  fields: (['file', 'line', 'rule', 'what', 'text'] as const).map(name => ({
    name,
    columns: [{ name, value: row => row[name] }],
  })),
  async view(sink, settings) {
    const { plainView } = await import('../../output/terminal/plain-view.js');
    return plainView(sink, KIND.fields, settings);
  },
};

export async function run({ hold, operands, options, host, report }: Run): Promise<void> {
  const [file, ...dumps] = operands;
  if (file === undefined || dumps.length === 0)
    throw new UserError('usage', 'layouts check wants a layout and dumps', 'copydesk layouts check site.json dump.txt');
  checkWritten({ ...options, layout: file }, dumps);
  const layout = isLayoutFile(file) ? await readLayoutFile(file) : LAYOUTS.find(({ name }) => name === file);
  if (layout === undefined)
    throw new UserError('usage', `layouts check ${file}: there is no such layout`, 'see copydesk layouts');
  const reading = await openReading(dumps, { ...options, layout: file }, host.stdin);
  const output = await hold(openOutput(KIND, options, host));
  const counts: Counts = { articles: 0, fitting: 0, heads: 0, fittingHeads: 0, lines: 0, named: 0, doubtful: 0 };
  const unseen = new Set(layout.siteFurniture.map(({ line }) => foldKey(line.toLowerCase())));
  const taker = checker(layout, counts, unseen, row => output.row(row));
  for await (const source of reading.sources(report)) {
    if (!(await reading.read(source, reading.layout, { ...taker, flush: output.flush }, report))) break;
  }
  report.notes(await output.close());
  const verdict = verdictOf(layout, counts, unseen.size);
  if (!isFitting(counts)) report.problem({ ...doubt('layout_misfit', verdict), file, line: null });
  else if (!options.quiet) tellNote(verdict, host.stderr, file);
  report.sumUp({ written: null });
}

function checker(
  layout: Layout,
  counts: Counts,
  unseen: Set<number>,
  print: (row: Misfit) => void,
): Pick<Taker, 'begin' | 'take' | 'end'> {
  const fits = headChecker(layout);
  const decoder = new TextDecoder();
  let before: DumpCounts = { ...counts };
  return {
    async begin() {
      before = { ...counts };
    },
    async end() {
      const { articles, fittingHeads, lines, named } = counts;
      counts.fitting += fittingOf({
        articles: articles - before.articles,
        fittingHeads: fittingHeads - before.fittingHeads,
        lines: lines - before.lines,
        named: named - before.named,
      });
    },
    take({ article, record }, { name: file }) {
      const textOf = ({ textFrom, textTo }: Line) => decoder.decode(article.bytes.subarray(textFrom, textTo));
      const misfit = (line: Line, rule: string, what: string) => {
        counts.doubtful++;
        print({ file, line: line.number, rule, what, text: textOf(line) });
      };
      for (const line of article.lines) {
        if (line.role === 'blank' || line.continued) continue;
        counts.lines++;
        const { name } = line.reason;
        if (name === 'layout_furniture' || name === 'site_furniture') counts.named++;
        // Whatever became of it: one of them may be told by its looks before the layout is asked.
        if (unseen.size > 0) unseen.delete(foldKey(textOf(line).toLowerCase()));
        if (Object.hasOwn(UNSURE, name)) misfit(line, name, UNSURE[name]);
      }
      if (record === null) return true;
      counts.articles++;
      const head = headOf(article);
      if (head === null) return true;
      counts.heads++;
      const letters = lettersOf(head);
      if (fits(letters)) counts.fittingHeads++;
      else if (layout.heads.length > 0) misfit(head[0], 'head', `no order of heads fits ${[...letters].join(' ')}`);
      return true;
    },
  };
}
