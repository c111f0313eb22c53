/** The look of the annotated source. */
import { FATES, ROLES } from '../../types.js';
import { GROUP_STYLE } from './explain-group.js';

/** Unticking a role or a fate in the legend hides its lines, with or without script. */
const FILTERS = [
  ...ROLES.map(role => `.tools:has(#show-${role}:not(:checked)) ~ main .r-${role}`),
  ...FATES.map(fate => `.tools:has(#show-${fate}:not(:checked)) ~ main .f-${fate}`),
  '.tools:has(#doubtful:checked) ~ main .sure',
].map(selector => `${selector}.line { display: none; }`);

export const EXPLAIN_STYLE = `
${FILTERS.join('\n')}
${GROUP_STYLE}
.tools { position: sticky; top: 0; z-index: 5; background: color-mix(in srgb, var(--paper) 94%, transparent); backdrop-filter: blur(6px); border-block: 1px solid var(--hair); }
.tools form { max-width: 84rem; margin-inline: auto; padding: .55rem clamp(1rem, 3vw, 2.5rem); display: flex; flex-wrap: wrap; gap: .45rem 1.1rem; align-items: center; }
.tools fieldset { display: flex; flex-wrap: wrap; gap: .3rem .35rem; }
.chip { display: inline-flex; align-items: center; gap: .38em; padding: .14rem .6rem; border: 1px solid var(--hair); border-radius: 99px; background: var(--card); font-size: .8rem; cursor: pointer; user-select: none; }
.chip i { width: .62em; height: .62em; border-radius: 2px; background: var(--role, var(--fate, var(--quiet))); }
.chip b { font-weight: 600; font-style: normal; color: var(--fate, inherit); }
.chip output { color: var(--quiet); font-variant-numeric: tabular-nums; }
.chip:has(input:not(:checked)) { background: transparent; border-style: dashed; color: var(--quiet); }
.chip:has(input:not(:checked)) i { background: none; box-shadow: inset 0 0 0 1.5px var(--role, var(--fate, var(--quiet))); }
.chip:has(input:focus-visible) { outline: 2px solid var(--accent); outline-offset: 1px; }
.search { display: flex; align-items: center; gap: .6rem; flex: 1 1 16rem; max-width: 26rem; }
.search input { flex: 1; min-width: 0; font: inherit; font-size: .9rem; color: inherit; padding: .3rem .7rem; border: 1px solid light-dark(#8b8880, #6b7178); border-radius: 6px; background: var(--card); }
.search output { font-size: .8rem; color: var(--quiet); white-space: nowrap; font-variant-numeric: tabular-nums; }
.keys { font-size: .82rem; color: var(--quiet); margin-top: .9rem; }
.keys summary { cursor: pointer; width: max-content; }
.keys dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin-top: .5rem; }
kbd { font: .92em var(--mono); padding: 0 .35em; border: 1px solid var(--hair); border-bottom-width: 2px; border-radius: 4px; background: var(--card); color: var(--ink); }
@media (scripting: none) { .search, .keys, .chip output { display: none; } }
.dump > h2 { margin: 2rem 0 .2rem; font-size: 1.25rem; }
.article { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 0 2.2rem; margin-top: 1.4rem; border-top: 1px solid var(--hair); padding-top: .5rem; }
.article > h3 { grid-column: 1 / -1; font: 600 .78rem/2 var(--sans); letter-spacing: .06em; text-transform: uppercase; color: var(--quiet); }
.lines { list-style: none; content-visibility: auto; overflow-clip-margin: 6rem; }
.lines:hover, .lines:focus-within { position: relative; z-index: 1; }
.lines:focus-within { z-index: 2; }
.line { position: relative; display: grid; grid-template-columns: 3.4rem 5.6rem 10.5rem minmax(0, 1fr); gap: 0 .7rem; align-items: baseline; padding: .12rem .5rem .12rem 0; border-inline-start: 3px solid transparent; }
.f-kept.line { border-color: var(--role); background: color-mix(in srgb, var(--role) 6%, transparent); }
.line:hover { background: color-mix(in srgb, var(--role) 12%, transparent); }
.n { font: .76rem/1.9 var(--mono); color: var(--quiet); text-align: right; text-decoration: none; }
a.n:hover { color: var(--accent); text-decoration: underline; }
.role { font-size: .78rem; color: var(--role); }
.to { font-size: .78rem; color: var(--fate); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.text { white-space: pre-wrap; font-family: var(--serif); unicode-bidi: plaintext; text-align: start; max-width: 44rem; }
.r-headline.f-kept .text { font-size: 1.3rem; font-weight: 600; line-height: 1.25; padding-block: .15rem; }
.r-subhead.f-kept .text { font-weight: 600; }
.r-body.f-kept .text { padding-bottom: .35rem; }
.r-kicker .text, .r-byline .text, .r-timestamp .text, .r-credit .text { font: .9rem/1.7 var(--sans); }
.r-caption.f-kept .text { font: italic .98rem/1.5 var(--serif); }
.f-collapsed .text, .f-dropped .text { color: var(--quiet); font: .86rem/1.75 var(--sans); }
.line.r-blank { padding-block: 0; }
.line.r-blank .n { line-height: 1.1; }
.line.r-blank .role, .line.r-blank .text { font-size: .7rem; line-height: 1.1; }
.line.r-blank.f-dropped .to { visibility: hidden; font-size: .1rem; }
.part { border-bottom: 1px dotted var(--role); }
.trim { color: var(--quiet); }
.why { display: none; position: absolute; inset-inline-start: 3.4rem; top: calc(100% - .15rem); z-index: 3; max-width: min(36rem, 90%); padding: .4rem .75rem; border: 1px solid var(--hair); border-radius: 6px; background: var(--card); box-shadow: 0 4px 18px rgb(0 0 0 / .16); font-size: .82rem; line-height: 1.45; pointer-events: none; }
.line:hover .why, .line:focus-within .why { display: block; }
.lines:hover .line:focus-within:not(:hover) .why { display: none; }
.line:target, .line:focus-within { background: color-mix(in srgb, var(--role) 16%, transparent); }
.kin { box-shadow: inset 0 0 0 1.5px var(--collapsed); }
::highlight(hit) { background: var(--hit); color: var(--ink); }
.miss.line { display: none; }
.searching .record dl { display: none; }
.record { position: sticky; top: 4.2rem; align-self: start; max-height: calc(100vh - 5rem); overflow: auto; padding: .9rem 1rem; border: 1px solid var(--hair); border-radius: 8px; background: var(--card); font-size: .84rem; line-height: 1.5; }
.record h4 { font-size: 1.05rem; line-height: 1.3; unicode-bidi: plaintext; }
.record .id { color: var(--quiet); margin: .2rem 0 .6rem; }
.record dl > div { display: grid; grid-template-columns: 6.6rem minmax(0, 1fr) max-content; gap: 0 .6rem; padding-block: .22rem; border-top: 1px solid var(--hair); }
.record dt { color: var(--quiet); }
.record dd:last-child { font-variant-numeric: tabular-nums; text-align: end; }
.sum { margin-top: 3.5rem; padding-top: 1.6rem; border-top: 1px solid var(--hair); }
.sum > div { display: flex; flex-wrap: wrap; gap: 2rem 4rem; margin-top: 1rem; align-items: start; }
@media (max-width: 68rem) {
  .article { grid-template-columns: minmax(0, 1fr); }
  .article > .record { grid-row: auto; position: static; max-height: none; margin-top: .9rem; }
}
@media (max-width: 46rem) {
  .line { grid-template-columns: 2.6rem max-content minmax(0, 1fr); padding-block: .2rem; }
  .text { grid-column: 2 / -1; }
  .why { inset-inline-start: 1rem; }
  .tools { position: static; }
  html { scroll-padding-top: 1rem; }
  .record { top: 0; }
}
@media print {
  .tools, .keys { display: none; }
  .lines { content-visibility: visible; }
  .record { position: static; max-height: none; }
}
`;
