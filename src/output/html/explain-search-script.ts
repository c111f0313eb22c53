/**
 * Which lines of the annotated source are shown: by the legend, and by a search that leaves the lines with all its words.
 * However many lines there are, a key press must be answered at once. So what is searched is read once, while nobody waits; a
 * longer word is looked for only where the shorter one was; only what changes is touched, where one looks first, and the rest
 * a slice at a time, between which the page answers.
 */

export const EXPLAIN_SEARCH_SCRIPT = `
  const MOST_MARKED = 2000;
  const SLICE = 500;
  const boxes = [...document.querySelectorAll('.tools input[type=checkbox]')];
  const search = document.getElementById('search');
  const found = document.getElementById('found');

  // What the legend can hide a line by, as bits; whether it is a hit, and whether it is marked as none.
  const names = boxes.map(box => (box.id === 'doubtful' ? 'sure' : box.value));
  const traits = lines.map(line => names.reduce((bits, name, i) => bits | (line.classList.contains(name) ? 1 << i : 0), 0));
  const isHit = new Uint8Array(lines.length).fill(1);
  const isMiss = new Uint8Array(lines.length);
  const hiddenTraits = () => boxes.reduce((bits, box, i) => bits | (box.checked === (box.id === 'doubtful') ? 1 << i : 0), 0);
  const isShown = (i, hidden) => isHit[i] === 1 && (traits[i] & hidden) === 0;
  for (const [i, box] of boxes.entries()) {
    const count = traits.filter(bits => (bits & (1 << i)) !== 0).length;
    box.parentElement.querySelector('output').textContent = (box.id === 'doubtful' ? lines.length - count : count).toLocaleString('en');
  }

  // Articles and their groups of lines, each with the places of the first and behind the last.
  let place = 0;
  const articles = Array.from(document.querySelectorAll('.article'), element => ({
    element,
    groups: Array.from(element.querySelectorAll('.lines'), list => ({ list, from: place, to: (place += list.children.length) })),
  }));
  const groups = articles.flatMap(article => article.groups);
  const inSight = new Set();
  const sight = new IntersectionObserver(seen => {
    for (const { target, isIntersecting } of seen) isIntersecting ? inSight.add(target) : inSight.delete(target);
  });
  for (const { list } of groups) sight.observe(list);

  const put = (element, isHidden) => {
    if (element.hidden !== isHidden) element.hidden = isHidden;
  };
  // A group of which nothing is left must not keep the place that it took; nor an article.
  function settle() {
    const hidden = hiddenTraits();
    for (const article of articles) {
      for (const group of article.groups) {
        group.isEmpty = true;
        for (let i = group.from; i < group.to && group.isEmpty; i++) group.isEmpty = !isShown(i, hidden);
        put(group.list, group.isEmpty);
      }
      put(article.element, article.groups.every(group => group.isEmpty));
    }
  }
  for (const box of boxes) box.addEventListener('change', settle);

  // Lines in which all words occur, in their text, role, field or rule (which stands in bold in the reason).
  const texts = [];
  function readText(i) {
    const [, role, to, text, why] = lines[i].children;
    const rules = Array.from(why.querySelectorAll('b'), rule => rule.textContent);
    texts[i] = [role.textContent, to.textContent, text.textContent, ...rules].join(' ').toLowerCase();
  }
  const readTexts = to => {
    while (texts.length < Math.min(to, lines.length)) readText(texts.length);
  };
  (function readAhead() {
    readTexts(texts.length + SLICE);
    if (texts.length < lines.length) setTimeout(readAhead);
  })();

  const wordsOf = text => text.toLowerCase().split(/\\s+/).filter(Boolean);
  let words = [];
  function find() {
    const before = words;
    words = wordsOf(search.value);
    readTexts(lines.length);
    // What one of the words was part of, no other line can have.
    const isNarrower = before.length > 0 && before.every(old => words.some(word => word.includes(old)));
    let hits = 0;
    for (let i = 0; i < lines.length; i++) {
      if (!isNarrower || isHit[i] === 1) isHit[i] = words.every(word => texts[i].includes(word)) ? 1 : 0;
      hits += isHit[i];
    }
    found.textContent = words.length === 0 ? '' : hits.toLocaleString('en') + ' of ' + lines.length.toLocaleString('en');
    document.body.classList.toggle('searching', words.length > 0);
    settle();
    showHits();
  }

  let round = 0;
  function showHits() {
    const mine = ++round;
    const seen = groups.filter(({ list, isEmpty }) => !isEmpty && inSight.has(list));
    const others = groups.filter(({ list, isEmpty }) => !isEmpty && !inSight.has(list));
    const waiting = [...seen, ...others].flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
    const marks = [];
    let next = 0;
    (function slice() {
      if (mine !== round) return;
      let touched = 0;
      for (; next < waiting.length && touched < SLICE; next++) touched += showHit(waiting[next], marks);
      if ('highlights' in CSS) CSS.highlights.set('hit', new Highlight(...marks));
      if (next < waiting.length) setTimeout(slice);
    })();
  }
  // Marks a line as what it is, and the words in it; says how much there was to do.
  function showHit(i, marks) {
    const isOther = isMiss[i] === isHit[i];
    if (isOther) lines[i].classList.toggle('miss', (isMiss[i] = 1 - isHit[i]) === 1);
    if (words.length === 0 || isHit[i] === 0 || marks.length >= MOST_MARKED) return isOther ? 1 : 0;
    const walker = document.createTreeWalker(lines[i].children[3], NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) for (const word of words) addRanges(marks, walker.currentNode, word);
    return 1;
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
`;
