/** The look of the page about a batch. */
import { MARK, TIES } from './compare-style.js';

export const BATCH_STYLE = `
${TIES}
${MARK}
:root { --on-fill: #14181b; --plain-fill: light-dark(#7499b5, #6f97b5); --back: light-dark(#efece6, #24292d); }
html { scroll-padding-top: 1rem; }
main { padding-bottom: 4rem; }
main > section { padding-block: 2rem 1.2rem; border-top: 1px solid var(--hair); }
section > h2 { margin-bottom: .9rem; }
section > .lead { margin: -.4rem 0 1rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1.1rem 3rem; margin-top: 1.6rem; }
.figures > div { display: flex; flex-direction: column-reverse; }
.figures dd { font: 600 1.75rem/1.15 var(--serif); font-variant-numeric: lining-nums; }
.figures dt { font-size: .82rem; color: var(--quiet); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1.8rem 3.5rem; align-items: start; margin-top: 1.4rem; }
.pair:first-child { margin-top: 0; }
.masonry { columns: 24rem; column-gap: 3.5rem; margin-top: 1.8rem; }
.masonry > table { break-inside: avoid; margin-bottom: 1.8rem; }
caption { font: 600 .95rem/1.4 var(--sans); }
.bars { width: 100%; table-layout: fixed; position: relative; }
.bars th, .bars td { border: 0; padding-block: .2rem; vertical-align: middle; }
.w-name { width: 42%; } .w-count { width: 5.6rem; } .w-share { width: 4.2rem; }
.bars tbody th { overflow-wrap: anywhere; line-height: 1.35; unicode-bidi: plaintext; }
.bars th .quiet { font-size: .8rem; white-space: nowrap; }
.bars .bar { padding-inline-end: .2rem; }
svg { display: block; overflow: visible; }
svg.clip { overflow: hidden; }
.c-back { fill: var(--back); }
.c-plain, .columns rect { fill: var(--plain-fill); }
.c-kept { fill: #69a586; } .c-collapsed { fill: #cfa94e; } .c-dropped { fill: #d28a80; }
.c-near { fill: #dcbd77; } .c-truncated { fill: #d7a573; } .c-update { fill: #b3ad5c; }
.c-blank { fill: light-dark(#c9c3b6, #868b91); }
.c-in { fill: light-dark(#aab5bf, #9aa5ae); }
.stack { border-radius: 4px; overflow: hidden; }
.stack rect { stroke: var(--paper); stroke-width: 1px; }
.stack text { fill: var(--on-fill); font: .78rem var(--sans); }
.stack .value, .columns .value { font-weight: 600; font-variant-numeric: tabular-nums; }
.ribbon { width: 100%; height: 100%; }
.ribbon path { opacity: .3; }
.band { display: grid; min-height: 36px; }
.band > * { grid-area: 1 / 1; }
.parts { display: flex; flex-wrap: wrap; justify-content: end; align-self: start; gap: .1rem 1.2rem; padding: .35rem .2rem; font-size: .78rem; color: var(--ink); z-index: 1; }
.parts svg { display: inline-block; }
.parts b { font-weight: 600; font-variant-numeric: tabular-nums; }
.parts .narrow { display: none; }
figure { margin-top: .6rem; }
.flow + table { margin-top: 1.4rem; max-width: 44rem; }
figcaption { font-size: .9rem; color: var(--quiet); margin-top: .7rem; }
figure > figcaption:first-child { margin: 0 0 .5rem; font-weight: 600; color: var(--ink); font-size: .95rem; }
.columns text { fill: var(--quiet); font: 11px var(--sans); text-anchor: middle; }
.columns .value { fill: var(--ink); }
.columns .group { text-anchor: start; font-weight: 600; }
.axis { stroke: light-dark(#b8b2a6, #50575e); fill: none; }
details > summary { cursor: pointer; color: var(--accent); font-size: .9rem; margin-top: .6rem; width: max-content; max-width: 100%; }
details > .scroll { max-height: 24rem; overflow: auto; margin-top: .5rem; }
.scroll:has(> table) > table { min-width: 34rem; }
details .scroll:has(> table) > table { min-width: 0; }
section > .scroll { margin-top: 1.4rem; }
.cluster { margin-top: 1.2rem; border: 1px solid var(--hair); border-radius: 8px; background: var(--card); }
.cluster > summary { width: auto; margin: 0; padding: .7rem 1rem; font: 600 1.02rem/1.35 var(--serif); color: var(--ink); }
.cluster > summary .quiet { font: .82rem var(--sans); margin-inline-start: .5rem; }
.cluster > .scroll { max-height: 46rem; overflow: auto; border-top: 1px solid var(--hair); }
.columns-of { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(16rem, 1fr); }
.columns-of > article { padding: .9rem 1rem; font-size: .88rem; border-inline-end: 1px solid var(--hair); display: grid; gap: .5rem; align-content: start; }
.columns-of > article:last-child { border: 0; }
.columns-of p { unicode-bidi: plaintext; }
.columns-of .text, .columns-of .kept > p:not(.quiet) { font: .94rem/1.5 var(--serif); }
.columns-of .tag { font-size: .74rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
.columns-of .own .where { color: var(--highlight); font-weight: 600; }
.columns-of h4 { font: 600 .8rem/1.3 var(--sans); text-transform: uppercase; letter-spacing: .05em; color: var(--kept); }
.columns-of article:not(.kept) h4 { color: var(--collapsed); }
.own { border-inline-start: 3px solid var(--highlight); padding-inline-start: .7rem; font-family: var(--serif); }
.cluster > p { padding: 0 1rem .8rem; }
section > .key { margin-top: 1.2rem; font-size: .85rem; }
.rule { white-space: nowrap; }
.scroll:has(> .problems) { max-height: 26rem; overflow: auto; }
.problems { list-style: none; font: .84rem/1.5 var(--mono); display: grid; gap: .3rem; }
.problems li { padding-inline-start: .8rem; border-inline-start: 2px solid var(--dropped); }
@media (max-width: 56rem) {
  .columns-of { grid-auto-flow: row; grid-template-columns: minmax(0, 1fr); }
  .columns-of > article { border-inline-end: 0; border-bottom: 1px solid var(--hair); }
}
@media (max-width: 40rem) {
  .wide { display: none; }
  .parts { justify-content: start; }
  .parts .narrow { display: inline; }
  .figures { gap: 1rem 2rem; }
  .figures dd { font-size: 1.4rem; }
}
`;
