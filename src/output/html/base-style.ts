/** The look that all pages share: paper and ink, by day and by night, and the colours of roles and fates (text at 4.5 : 1 or more). */

export const BASE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #141618);
  --card: light-dark(#ffffff, #1b1e21);
  --sunk: light-dark(#f3f1ec, #202428);
  --ink: light-dark(#23272c, #e3e0d9);
  --quiet: light-dark(#5d636b, #a0a6ad);
  --hair: light-dark(#e4e0d8, #30353a);
  --accent: light-dark(#1f5f8b, #83b9dd);
  --hit: light-dark(#ffe58a, #6b5710);
  --headline: light-dark(#1b5e96, #7fbcec);
  --kicker: light-dark(#74489d, #c3a2e6);
  --caption: light-dark(#0b6f6c, #63c3bd);
  --credit: light-dark(#3f6b3a, #97c58d);
  --byline: light-dark(#9a4a17, #e6a477);
  --timestamp: light-dark(#7d5d08, #d9b95c);
  --highlight: light-dark(#a5356f, #ee97c0);
  --body: light-dark(#4a515a, #b9bec4);
  --subhead: light-dark(#353b43, #d4d6d8);
  --furniture: light-dark(#6a6a6a, #9c9c9c);
  --blank: light-dark(#6a6a6a, #9c9c9c);
  --kept: light-dark(#2c6b4a, #7cc39c);
  --collapsed: light-dark(#7d5d08, #d9b95c);
  --dropped: light-dark(#a83c3c, #ee9a94);
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, Charter, "Source Serif 4", "Noto Serif", Georgia, "Liberation Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 8.5rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; }
h1, h2, h3, h4, p, ol, ul, dl, dd, figure, table, fieldset { margin: 0; padding: 0; border: 0; }
h1, h2, h3, h4 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.6rem, 1.1rem + 2vw, 2.3rem); letter-spacing: -.01em; }
h2 { font-size: 1.4rem; }
h3 { font-size: 1.1rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
code { font: .88em var(--mono); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.masthead, main, .foot { max-width: 84rem; margin-inline: auto; padding-inline: clamp(1rem, 3vw, 2.5rem); }
.masthead { padding-block: 2.2rem 1.4rem; }
.mark { font: 600 .78rem/1 var(--sans); letter-spacing: .12em; text-transform: uppercase; color: var(--quiet); margin-bottom: .8rem; }
.lead { color: var(--quiet); margin-top: .5rem; max-width: 46rem; }
.foot { padding-block: 2.5rem; color: var(--quiet); font-size: .85rem; }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet { color: var(--quiet); }
.number, td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding-bottom: .4rem; }
th { text-align: start; font-weight: 600; color: var(--quiet); }
th, td { padding: .28rem .9rem .28rem 0; border-bottom: 1px solid var(--hair); vertical-align: baseline; }
th:last-child, td:last-child { padding-inline-end: 0; }
tbody th { font-weight: 400; color: inherit; }
.r-headline { --role: var(--headline); } .r-kicker { --role: var(--kicker); } .r-caption { --role: var(--caption); }
.r-credit { --role: var(--credit); } .r-byline { --role: var(--byline); } .r-timestamp { --role: var(--timestamp); }
.r-highlight { --role: var(--highlight); } .r-body { --role: var(--body); } .r-subhead { --role: var(--subhead); }
.r-furniture { --role: var(--furniture); } .r-blank { --role: var(--blank); }
.f-kept { --fate: var(--kept); } .f-collapsed { --fate: var(--collapsed); } .f-dropped { --fate: var(--dropped); }
@media print {
  :root { color-scheme: light; --paper: #fff; }
  body { font-size: 10pt; }
}
`;
