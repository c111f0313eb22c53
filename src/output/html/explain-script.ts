/**
 * What the annotated source can do with script: counts in the legend, a search (see explain-search-script.ts), arrow keys from
 * line to line, and lines that say the same marked together. Without it, the page is whole and the legend filters.
 */
import { EXPLAIN_SEARCH_SCRIPT } from './explain-search-script.js';

export const EXPLAIN_SCRIPT = `'use strict';
{
  const lines = [...document.querySelectorAll('.line')];
  const link = line => line.querySelector('.n');
${EXPLAIN_SEARCH_SCRIPT}
  // One line is a tab stop; arrow keys go on from there.
  let current = lines[0];
  for (const line of lines.slice(1)) link(line).tabIndex = -1;
  for (const each of document.querySelectorAll('a.to')) each.tabIndex = -1;
  function goTo(line) {
    if (!line) return;
    link(line).focus({ preventScroll: true });
    line.scrollIntoView({ block: 'nearest' });
  }
  function step(from, by, wanted = () => true) {
    const hidden = hiddenTraits();
    for (let i = from + by; i >= 0 && i < lines.length; i += by)
      if (isShown(i, hidden) && wanted(lines[i])) return goTo(lines[i]);
  }
  const opens = line => link(line).closest('.article') !== link(current).closest('.article');
  const KEYS = {
    ArrowDown: i => step(i, 1),
    j: i => step(i, 1),
    ArrowUp: i => step(i, -1),
    k: i => step(i, -1),
    Home: () => step(-1, 1),
    End: () => step(lines.length, -1),
    n: i => step(i, 1, opens),
    p: i => step(i, -1, opens),
    r: i => goTo(originOf(lines[i])),
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target, key } = event;
    if (target === search) {
      if (key === 'Escape') {
        search.value = '';
        find();
        goTo(current);
      } else if (key === 'Enter' || key === 'ArrowDown') step(-1, 1);
      else return;
    } else if (key === '/') search.focus();
    else if (key in KEYS && target.closest('.line')) KEYS[key](lines.indexOf(target.closest('.line')));
    else return;
    event.preventDefault();
  });
  document.addEventListener('focusin', ({ target }) => {
    const line = target.closest('.line');
    if (line === null) return;
    link(current).tabIndex = -1;
    link(line).tabIndex = 0;
    current = line;
    showKin(line);
  });
  document.addEventListener('pointerover', ({ target }) => showKin(target.closest('.line') ?? current));

  // Lines that say the same as another are marked with it.
  const kin = new Map();
  for (const line of lines) {
    const root = rootOf(line);
    kin.set(root, [...(kin.get(root) ?? []), line]);
  }
  function originOf(line) {
    const to = line.querySelector('a.to');
    return to && document.getElementById(to.hash.slice(1));
  }
  function rootOf(line) {
    let root = line;
    for (let next = originOf(root), steps = 0; next && next !== root && steps < 100; next = originOf(root), steps++) root = next;
    return root;
  }
  let shown = [];
  function showKin(line) {
    for (const each of shown) each.classList.remove('kin');
    shown = kin.get(rootOf(line)) ?? [];
    if (shown.length < 2) shown = [];
    for (const each of shown) each.classList.add('kin');
  }
}
`;
