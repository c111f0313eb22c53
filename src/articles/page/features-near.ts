/** Features of what stands near a unit: its neighbours, and fading sums over what is above and below it. */
import type { Columns } from './columns.js';
import type { Emit } from './features-own.js';
import { type Column, columnBy, fadingAfter, fadingBefore, mapped, shifted } from './sums.js';

/** How fast sentences and short units fade: a paragraph's neighbourhood, and half a page. */
const NEAR = 0.8;
const FAR = 0.94;
/** How fast lists fade. */
const LISTS = 0.85;
const SHORT = 5;
/** Words of a line that may be a headline. */
const HEADLINE = { least: 4, most: 25 };

/** Emits what the neighbourhood says. */
export function nearFeatures(page: Columns, emit: Emit): void {
  neighbours(page, emit);
  sentences(page, emit);
  lists(page, emit);
  emit('cut_before', page.cutBefore);
  emit('cut_after', page.cutAfter);
  emit('furniture_before', page.furnitureBefore);
  emit('furniture_after', page.furnitureAfter);
  emit(
    'siblings',
    columnBy(page.known.length, () => Number(page.siblings)),
  );
}

function neighbours({ known, length, ends, blanks }: Columns, emit: Emit): void {
  for (const by of [1, 2]) {
    emit(`length_before_${by}`, shifted(length, by));
    emit(`length_after_${by}`, shifted(length, -by));
    emit(`ends_before_${by}`, shifted(ends, by));
    emit(`ends_after_${by}`, shifted(ends, -by));
  }
  const bullets = columnBy(known.length, at => Number(known[at].measures.bullet));
  emit('bullet_before', shifted(bullets, 1));
  emit('blanks_after_1', shifted(blanks[0], -1));
  emit('blanks_after_2', shifted(blanks[1], -1));
}

function sentences({ words, mass }: Columns, emit: Emit): void {
  const short = mapped(words, count => Number(count < SHORT));
  for (const [name, decay] of [['near', NEAR] as const, ['far', FAR] as const]) {
    const scale = 1 - decay;
    const before = mapped(fadingBefore(mass, decay), sum => Math.log1p(4 * sum * scale));
    const after = mapped(fadingAfter(mass, decay), sum => Math.log1p(4 * sum * scale));
    emit(`mass_before_${name}`, before);
    emit(`mass_after_${name}`, after);
    emit(
      `mass_around_${name}`,
      columnBy(mass.length, at => Math.min(before[at], after[at])),
    );
    emit(
      `short_before_${name}`,
      mapped(fadingBefore(short, decay), sum => sum * scale),
    );
    emit(
      `short_after_${name}`,
      mapped(fadingAfter(short, decay), sum => sum * scale),
    );
  }
}

function lists({ known, words, mass }: Columns, emit: Emit): void {
  const column = (value: (at: number) => number | boolean): Column => columnBy(known.length, at => Number(value(at)));
  const measures = (at: number) => known[at].measures;
  const repeated = column(at => known[at].repeats > 0);
  const isHeadline = (at: number): boolean =>
    words[at] >= HEADLINE.least && words[at] <= HEADLINE.most && !measures(at).ends;
  both('repeated', repeated, LISTS, sum => sum * (1 - LISTS), emit);
  both(
    'bullets',
    column(at => measures(at).bullet),
    LISTS,
    sum => sum * (1 - LISTS),
    emit,
  );
  both(
    'headlines',
    column(at => repeated[at] > 0 && isHeadline(at)),
    NEAR,
    atMostOne,
    emit,
  );
  both(
    'quotes',
    column(at => measures(at).quote && mass[at] > 0),
    NEAR,
    atMostOne,
    emit,
  );
}

const atMostOne = (sum: number): number => Math.min(1, sum);

function both(name: string, column: Column, decay: number, value: (sum: number) => number, emit: Emit): void {
  emit(`${name}_before`, mapped(fadingBefore(column, decay), value));
  emit(`${name}_after`, mapped(fadingAfter(column, decay), value));
}
