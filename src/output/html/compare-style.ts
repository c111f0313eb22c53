/** The look of two articles side by side. */

/** Hues that are told apart by most eyes, also beside each other; the words on them stay ink on paper. */
const HUES = [205, 40, 150, 265, 15, 95];
export const TIES = HUES.map(
  (hue, i) =>
    `.t${i} { --tie: light-dark(hsl(${hue} 62% 87%), hsl(${hue} 32% 24%)); --edge: light-dark(hsl(${hue} 45% 55%), hsl(${hue} 45% 55%)); }`,
).join('\n');

export const MARK =
  'mark { background: var(--tie); color: inherit; border-radius: 3px; padding: .06em 0; box-decoration-break: clone; -webkit-box-decoration-break: clone; }';

export const COMPARE_STYLE = `
html { scroll-padding-top: 1.5rem; }
${TIES}
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1.4rem 3.5rem; margin-top: 1.5rem; max-width: 64rem; }
.gauge b { font: 600 1.75rem/1.2 var(--serif); margin-inline-end: .3rem; }
.gauge .quiet { font-size: .85rem; margin-top: .3rem; }
.gauge svg { display: block; overflow: visible; margin-top: .35rem; }
.gauge text { fill: var(--quiet); font: 11.5px var(--sans); text-anchor: middle; }
.back { fill: light-dark(#eae6de, #262b2f); }
.fill { fill: light-dark(#7499b5, #6f97b5); }
.tick { stroke: var(--ink); stroke-width: 1.5px; }
.quote { margin-top: 1.6rem; padding-inline-start: 1.1rem; border-inline-start: 3px solid var(--hair); max-width: 52rem; }
.quote figcaption { font-size: .85rem; color: var(--quiet); margin-bottom: .3rem; }
.quote p { font: italic 1.02rem/1.5 var(--serif); unicode-bidi: plaintext; }
.quote p + p { margin-top: .5rem; }
main { padding-bottom: 4rem; }
.tools { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; align-items: center; padding-block: .8rem; border-top: 1px solid var(--hair); font-size: .85rem; }
.chip { padding: .2rem .8rem; border: 1px solid var(--hair); border-radius: 99px; background: var(--card); cursor: pointer; user-select: none; }
.chip:has(:checked) { background: var(--ink); color: var(--paper); }
.chip:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 1px; }
.tools:has(#differing:checked) ~ .sides .row.same { display: none; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2.5rem; }
.row:not(.heads) { border-top: 1px solid var(--hair); }
.heads { padding-bottom: 1.4rem; font-size: .88rem; }
.heads h2 { font-size: 1.3rem; margin-bottom: .5rem; unicode-bidi: plaintext; }
.name { font: 600 .8rem/1.6 var(--sans); letter-spacing: .08em; color: var(--quiet); }
.row:not(.heads) > .side { padding: .7rem 0 .9rem .9rem; border-inline-start: 3px solid transparent; }
.row > .side.own { border-color: var(--highlight); background: color-mix(in srgb, var(--highlight) 6%, transparent); }
.row > .side.moved { border-inline-start: 3px dotted var(--quiet); }
.tag { font-size: .76rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
.tag .where { margin-inline-start: .6rem; }
.own .tag .where { color: var(--highlight); font-weight: 600; }
.text { font: 1.02rem/1.6 var(--serif); unicode-bidi: plaintext; max-width: 38rem; white-space: pre-line; }
${MARK}
mark.lifted { box-shadow: 0 0 0 2px var(--edge); }
.side:target { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
@media (max-width: 46rem) {
  .row { grid-template-columns: minmax(0, 1fr); }
  .side.none { display: none; }
  .heads { gap: 1.4rem; }
}
`;
