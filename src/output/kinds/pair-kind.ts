/** A comparison of two articles as a row. */
import type { Pair } from '../../dedup/pair.js';
import type { Cell, RowField, RowKind } from '../format.js';

export const pairKind: RowKind<Pair> = {
  title: 'Two articles',
  fields: [
    field('verdict', ['verdict', row => row.verdict]),
    field('containment', ['containment', row => row.containment]),
    field('similarity', ['similarity', row => row.similarity]),
    field('shared', ['shared', row => row.shared]),
    field(
      'passage',
      ['passage.words', row => row.passage?.words ?? 0],
      ['passage.a', row => row.passage?.a.text ?? null],
      ['passage.b', row => row.passage?.b.text ?? null],
    ),
    field('passages'),
    ...(['a', 'b'] as const).map(side =>
      field(
        side,
        [`${side}.id`, row => row[side].id],
        [`${side}.file`, row => row[side].source.file],
        [`${side}.line`, row => row[side].source.firstLine],
        [`${side}.words`, row => row[side].words],
        [`${side}.own`, row => row[side].paragraphs.filter(({ own }) => own).map(({ text }) => text)],
      ),
    ),
    field('thresholds'),
  ],
  async view(sink, settings) {
    const { pairView } = await import('../terminal/pair-view.js');
    return pairView(sink, settings);
  },
  async page(sink) {
    const { comparePage } = await import('../html/compare-page.js');
    return comparePage(sink);
  },
};

function field(
  name: keyof Pair,
  ...columns: readonly (readonly [name: string, value: (row: Pair) => Cell])[]
): RowField<Pair> {
  return { name, columns: columns.map(([column, value]) => ({ name: column, value })) };
}
