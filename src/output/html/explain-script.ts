/**
 * What the annotated source can do with script: counts in the legend, a search that leaves the lines with all its words, arrow
 * keys from line to line, and lines that say the same marked together. Without it, the page is whole and the legend filters.
 */

export const EXPLAIN_SCRIPT = `'use strict';
{
  const MOST_MARKED = 2000;
  const lines = [...document.querySelectorAll('.line')];
  const groups = [...document.querySelectorAll('.lines')];
  const boxes = [...document.querySelectorAll('.tools input[type=checkbox]')];
  const articles = [...document.querySelectorAll('.article')];
  const search = document.getElementById('search');
  const found = document.getElementById('found');
  const link = line => line.querySelector('.n');

  // Which lines are shown.
  const hiding = box => (box.id === 'doubtful' ? box.checked && 'sure' : !box.checked && box.value);
  const isShown = (line, hidden) => !line.classList.contains('miss') && !hidden.some(name => line.classList.contains(name));
  const hiddenNames = () => boxes.map(hiding).filter(Boolean);
  function settle() {
    const hidden = hiddenNames();
    // A group of which nothing is left must not keep the place that it took; nor an article.
    for (const group of groups) group.hidden = ![...group.children].some(line => isShown(line, hidden));
    for (const article of articles) article.hidden = article.querySelector('.lines:not([hidden])') === null;
  }
  for (const box of boxes) {
    box.addEventListener('change', settle);
    const count = box.parentElement.querySelector('output');
    count.textContent = lines.filter(line => line.classList.contains(box.id === 'doubtful' ? 'doubt' : box.value)).length.toLocaleString('en');
  }

  // Search: lines in which all words occur, in their text, role, field or rule (which stands in bold in the reason).
  const SEARCHED = '.role, .to, .text, .why b';
  const searched = line => Array.from(line.querySelectorAll(SEARCHED), part => part.textContent).join(' ').toLowerCase();
  let texts = null;
  function find() {
    texts ??= lines.map(searched);
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let hits = 0;
    lines.forEach((line, i) => {
      const isHit = words.every(word => texts[i].includes(word));
      line.classList.toggle('miss', !isHit);
      if (isHit) hits++;
    });
    found.textContent = words.length === 0 ? '' : hits.toLocaleString('en') + ' of ' + lines.length.toLocaleString('en');
    document.body.classList.toggle('searching', words.length > 0);
    settle();
    mark(words);
  }
  function mark(words) {
    if (!('highlights' in CSS)) return;
    const ranges = [];
    for (const line of words.length === 0 ? [] : lines) {
      if (ranges.length >= MOST_MARKED) break;
      if (line.classList.contains('miss')) continue;
      const walker = document.createTreeWalker(line.querySelector('.text'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) for (const word of words) addRanges(ranges, walker.currentNode, word);
    }
    CSS.highlights.set('hit', new Highlight(...ranges));
  }
  function addRanges(ranges, node, word) {
    const text = node.data.toLowerCase();
    // Some letters change their length in lower case; then places would be wrong.
    if (text.length !== node.data.length) return;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      ranges.push(range);
    }
  }
  let asked = 0;
  search.addEventListener('input', () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(find);
  });
  document.querySelector('.tools form').addEventListener('submit', event => event.preventDefault());

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
    const hidden = hiddenNames();
    for (let i = from + by; i >= 0 && i < lines.length; i += by)
      if (isShown(lines[i], hidden) && wanted(lines[i])) return goTo(lines[i]);
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
