/** The annotated source in a browser: the legend, search, keys, and ten thousand lines. */
import { describe, expect, test } from 'vitest';
import { ARAB_NEWS, ASHARQ, dumpOf } from './cli-helpers.js';
import { explained } from './html-explain-helpers.js';
import { HAS_BROWSER, LOOKS, NEEDS_BROWSER, opened, seriousFaults } from './pages.js';

describe.skipIf(!HAS_BROWSER)(`in a browser${NEEDS_BROWSER}`, () => {
  const big = () => {
    const pages = Array.from({ length: 60 }, (_, i) => `${ARAB_NEWS}${ASHARQ}`.replaceAll('Kordovia', `Kordovia${i}`));
    return pages.join('');
  };

  test.each(LOOKS)('$name: no word, no request, nothing that axe finds serious', async look => {
    const { file } = explained({ 'a.txt': ARAB_NEWS, 'b.txt': ASHARQ });
    const { page, said } = await opened(file, look);
    await page.locator('.keys summary').click();
    expect(await seriousFaults(page)).toEqual([]);
    expect(said).toEqual([]);
  });

  test('the legend filters, with script and without', async () => {
    const { file, rows } = explained({ 'a.txt': ARAB_NEWS });
    for (const javaScriptEnabled of [true, false]) {
      const { page, said } = await opened(file, { ...LOOKS[0], javaScriptEnabled });
      const shown = () => page.locator('.line:visible').count();
      expect(await shown()).toBe(rows.length);
      await page.getByLabel('headline').uncheck({ force: true });
      expect(await shown()).toBe(rows.filter(({ role }) => role !== 'headline').length);
      await page.getByLabel('dropped').uncheck({ force: true });
      expect(await shown()).toBe(rows.filter(({ role, fate }) => role !== 'headline' && fate !== 'dropped').length);
      expect(said).toEqual([]);
    }
  });

  test('search leaves the lines with all its words; Escape ends it', async () => {
    const { file, rows } = explained({ 'a.txt': ARAB_NEWS });
    const { page, said } = await opened(file);
    await page.keyboard.press('/');
    await page.keyboard.type('KORDOVIA headline');
    const hits = rows.filter(({ text, role }) => text.includes('Kordovia') && role === 'headline').length;
    await page.getByText(`${hits} of ${rows.length}`).waitFor();
    expect(await page.locator('.line:visible').count()).toBe(hits);
    await page.keyboard.press('Escape');
    expect(await page.locator('.line:visible').count()).toBe(rows.length);
    expect(said).toEqual([]);
  });

  test('keys go from line to line; a line in focus tells why; repeats are marked and linked', async () => {
    const { file } = explained({ 'a.txt': ARAB_NEWS });
    const { page, said } = await opened(file);
    const current = () => page.evaluate('document.activeElement.closest(".line")?.id');
    await page.locator('[id="1-3"] .n').focus();
    expect(await page.locator('[id="1-3"] .why').isVisible()).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('j');
    expect(await current()).toBe('1-5');
    expect(await page.locator('[id="1-5"] .why').textContent()).toMatch(/line 3 says it already/);
    expect(await page.locator('.kin').count()).toBe(4);
    await page.keyboard.press('r');
    expect(await current()).toBe('1-3');
    await page.keyboard.press('n');
    const second = await current();
    await page.keyboard.press('p');
    expect([second === '1-3', await current()]).not.toContain(true);
    await page.locator('[id="1-12"] a.to').click();
    expect(page.url()).toMatch(/#1-3$/);
    expect(said).toEqual([]);
  });

  test('the page is about as long as it will be when all of it was looked at', async () => {
    const names = ['asharq--w3-arabic-mixed', 'text--chinese-a1', 'seed--asharq-twin'];
    const { file } = explained(Object.fromEntries(names.map(name => [`${name}.txt`, dumpOf(name)])));
    const { page, said } = await opened(file);
    const height = () => page.evaluate<number>('document.documentElement.scrollHeight');
    const before = await height();
    await page.evaluate(`{
      const all = new CSSStyleSheet();
      all.replaceSync('.lines { content-visibility: visible !important; }');
      document.adoptedStyleSheets = [all];
    }`);
    const ratio = before / (await height());
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.35);
    expect(said).toEqual([]);
  });

  test('10,000 lines: what is off the screen is left out, and comes when it is wanted', async () => {
    const { file, rows } = explained({ 'a.txt': big() });
    expect(rows.length).toBeGreaterThan(9000);
    const { page, said } = await opened(file);
    const skipped = (index: string) =>
      page.evaluate(`!document.querySelectorAll('.line')[${index}].checkVisibility({ contentVisibilityAuto: true })`);
    expect(await skipped('0')).toBe(false);
    expect(await skipped('5000')).toBe(true);
    await page.evaluate('document.querySelectorAll(".line")[5000].scrollIntoView()');
    await expect.poll(() => skipped('5000')).toBe(false);
    await page.locator('#search').fill('Kordovia59');
    await page.getByText(/^\d+ of /).waitFor();
    expect(await page.locator('.article:visible').count()).toBeLessThan(10);
    expect(said).toEqual([]);
  });

  test('10,000 lines: a key press touches few nodes at a time, and looks only where the shorter word was', async () => {
    const { file, rows } = explained({ 'a.txt': big() });
    const { page, said } = await opened(file);
    const nodes = await page.locator('.lines, .article').count();
    await page.evaluate(`{
      window.touched = 0, window.looks = 0;
      new MutationObserver(changes => (touched = Math.max(touched, changes.length)))
        .observe(document.body, { subtree: true, attributes: true, childList: true });
      const { includes } = String.prototype;
      String.prototype.includes = function (word) { looks++; return includes.call(this, word); };
    }`);
    const left = () =>
      page.evaluate<number>('document.querySelectorAll(".lines:not([hidden]) .line:not(.miss)").length');
    await page.keyboard.press('/');
    let before = rows.length;
    for (const key of 'kord') {
      await page.evaluate('touched = looks = 0; found.textContent = ""');
      await page.keyboard.press(key);
      await expect.poll(() => page.locator('#found').textContent()).toMatch(/ of /);
      const hits = Number((await page.locator('#found').textContent())?.split(' ')[0].replace(',', ''));
      await expect.poll(left).toBe(hits);
      expect(await page.evaluate('touched')).toBeLessThanOrEqual(500 + nodes);
      expect(await page.evaluate('looks')).toBeLessThanOrEqual(before + 10);
      before = hits;
    }
    expect(before).toBe(rows.filter(({ text }) => text.toLowerCase().includes('kord')).length);
    await page.keyboard.press('Escape');
    await expect.poll(left).toBe(rows.length);
    expect(said).toEqual([]);
  });
});
