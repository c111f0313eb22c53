/** HTML as input: what a reader sees, a block a line, whatever the page is made of. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../src/input/formats/html.js';
import { answerRecord } from './archives.js';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { settings } from './input-settings.js';

/** The text of a page that comes in chunks of so many bytes. */
async function rendered(page: string | Uint8Array, chunk = 65_536): Promise<string> {
  const bytes = Buffer.from(page as string);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const item = {
    name: 'a',
    fileName: 'a.html',
    bytes: chunks(),
    url: null,
    capturedAt: null,
    charset: null,
    source: null,
  };
  const pieces: string[] = [];
  const decoder = new TextDecoder();
  for await (const piece of renderHtml(item, settings(), () => {}))
    pieces.push(decoder.decode(piece, { stream: true }));
  return pieces.join('');
}

describe('text', () => {
  test.each([
    [
      'blocks are lines, what is in them is not',
      '<p>One <b>and</b>\n two</p><div>three<br>four</div>',
      'One and two\nthree\nfour\n',
    ],
    ['white space is one space', '<p>  a \t\n b<i> c</i> <i> d </i></p>', 'a b c d\n'],
    ['a no-break space is none', '<p>a&nbsp;&nbsp;b</p>', 'a\u00a0\u00a0b\n'],
    [
      'references are what they stand for',
      '<p>a &amp; b &lt;c&gt; &#8212; &eacute; &unknown; &</p>',
      'a & b <c> — é &unknown; &\n',
    ],
    ['scripts and styles are left out', '<p>a<script>"<p>b</p>"</script><style>c</style>d</p>', 'ad\n'],
    ['what is for browsers without scripts is too', '<p>a</p><noscript><p>b</p></noscript><p>c</p>', 'a\nc\n'],
    ['pictures in the page are too', '<p>a<svg><title>b</title><svg/></svg>c</p>', 'ac\n'],
    ['comments and declarations are too', '<!doctype html><p>a<!-- <p>b</p> -->c<?x y?></p>', 'ac\n'],
    ['preformatted text keeps its lines', '<pre>a\n  b\r\nc</pre>d e', 'a\nb\nc\nd e\n'],
    ['cells and items are lines', '<table><tr><td>a<td>b</table><ul><li>c<li>d</ul>', 'a\nb\nc\nd\n'],
    ['the title is a line', '<title>a &amp; b</title><h1>c</h1>', 'a & b\nc\n'],
    [
      'a time that only meta tells is a line',
      '<meta property="article:published_time" content="2025-08-20T10:00Z">',
      'Published 2025-08-20T10:00Z\n',
    ],
    [
      'one that is no time is not',
      '<meta name="pubdate" content="soon"><meta name="__proto__" content="2025-01-01">',
      '',
    ],
    [
      'a caption has its mark before each line, and ends with its figure at the latest',
      '<p>a<figure><figcaption><p>b<p>c</figcaption>d<figcaption>e</figure>f',
      'a\n\v\fb\n\v\fc\nd\n\v\fe\nf\n',
    ],
    ['what is not closed ends with the page', '<div><p>a<b>b<a href="x', 'ab\n'],
    ['closing tags alone do no harm', '</div></b></svg></script>a</p>', 'a\n'],
  ])('%s', async (_, page, text) => {
    expect(await rendered(page)).toBe(text);
    expect(await rendered(page, 1)).toBe(text);
  });
  test('the encoding that the page names', async () => {
    const named = Buffer.from(
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>caf\xe9',
      'latin1',
    );
    expect(await rendered(named)).toBe('café\n');
    expect(await rendered(Buffer.from('\ufeff<p>café', 'utf16le'))).toBe('café\n');
    expect(await rendered('<meta charset="utf-16le"><p>café')).toBe('café\n');
  });
  test('however it is cut, the text is the same', async () => {
    const parts = [
      '<p>',
      '</p>',
      '<b',
      '>',
      ' ',
      '\n',
      'a',
      'é',
      '&amp;',
      '&',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '"',
      '<svg>',
      '</svg>',
      '<pre>',
      '</pre>',
      '<br/>',
      '<title>',
      '</title>',
    ];
    const pages = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map(words => words.join(''));
    await fc.assert(
      fc.asyncProperty(pages, fc.integer({ min: 1, max: 9 }), async (page, chunk) => {
        expect(await rendered(page, chunk)).toBe(await rendered(page));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hostile pages take time in proportion to their length', () => {
  const generators: Readonly<Record<string, (length: number) => string>> = {
    nested: length => '<b>'.repeat(length / 3),
    unclosed: length => '<div><p><li>'.repeat(length / 12),
    closing: length => '</p></b></div>'.repeat(length / 14),
    brackets: length => '<'.repeat(length),
    ampersands: length => '&'.repeat(length),
    attributes: length => `<meta ${'content="'.repeat(length / 9)}`,
    comment: length => `<!--${'-'.repeat(length)}`,
    script: length => `<script>${'</scrip'.repeat(length / 7)}`,
    pictures: length => '<svg>'.repeat(length / 5),
    spaces: length => `<p>a${' '.repeat(length)}`,
  };
  test.each(Object.entries(generators))('%s', async (_, make) => {
    const text = await rendered(make(3 * 2 ** 20));
    expect(text.length).toBeLessThanOrEqual(3 * 2 ** 20 + 1);
  });
});

describe('the command', () => {
  const PAGE = `<html><head><title>Harbour bridge reopens after repairs | The Port Post</title>
    <meta property="article:published_time" content="2025-08-20T10:00:00Z"></head><body>
    <h1>Harbour bridge reopens after repairs</h1><p>The bridge over the old harbour opened again on Monday, the port said.</p>
    <p>Work took three months and cost two million crowns, it said.</p></body></html>`;
  test('a page is a record that says it was rendered, and its ledger counts in the text', () => {
    const folder = sandbox({ 'a.html': PAGE });
    const { code, stdout } = copydesk(folder, ['extract', '.']);
    expect(code).toBe(0);
    expect(rowsOf(stdout)).toMatchObject([
      { published: '2025-08-20T10:00:00Z', issues: ['rendered'], source: { file: './a.html', startByte: 0 } },
    ]);
    const rows = rowsOf<{ text: string; startByte: number; endByte: number }>(
      copydesk(folder, ['explain', '-f', 'ndjson', 'a.html']).stdout,
    );
    expect(rows.map(({ text }) => text).slice(0, 3)).toEqual([
      'Harbour bridge reopens after repairs | The Port Post',
      'Published 2025-08-20T10:00:00Z',
      'Harbour bridge reopens after repairs',
    ]);
    let end = 0;
    for (const row of rows) {
      expect(row.startByte).toBe(end);
      end = row.endByte;
    }
  });
  test.each([
    ['a page', 'a.html', (page: string) => page],
    ['a field of NDJSON', 'a.ndjson', (page: string) => `${JSON.stringify({ text: page })}\n`],
    ['WARC', 'a.warc', (page: string) => answerRecord(['Content-Type: text/html'], page, 'http://a.example/')],
  ])('what the page says is a caption is one, behind the text and in it: %s', (_, name, pack) => {
    const figure = (text: string) => `<figure><img><figcaption>${text}</figcaption></figure>`;
    const between = figure('The crane of 1911 stood idle through most of the works.');
    const page = PAGE.replace('<p>Work', `${between}<p>Work`).replace(
      '</body>',
      `${figure('The quay. (Photo: Ada Lum)')}</body>`,
    );
    const { stdout } = copydesk(sandbox({ [name]: pack(page) }), ['extract', name]);
    expect(rowsOf(stdout)).toMatchObject([
      {
        captions: [
          { text: 'The crane of 1911 stood idle through most of the works.', credit: null },
          { text: 'The quay. (Photo: Ada Lum)', credit: 'Ada Lum' },
        ],
        body: [{}, {}].map(() => expect.stringMatching(/^(?:The bridge|Work)/)),
        issues: ['rendered'],
      },
    ]);
  });
  test('by its bytes whatever its name; B25: a text with tags in it stays as it is; --from decides', () => {
    const tags = 'The <b>bridge</b> over the old harbour opened again on Monday, the port <i>said</i>.\n';
    const folder = sandbox({ 'page.txt': PAGE, 'tags.txt': tags, 'plain.html': 'No tag is in here, the port said.\n' });
    const issues = (...args: string[]) => rowsOf(copydesk(folder, ['extract', ...args]).stdout).map(row => row.issues);
    expect(issues('page.txt')).toEqual([['rendered']]);
    expect(issues('--from', 'text', 'page.txt').flat()).not.toContain('rendered');
    const texts = (...args: string[]) =>
      rowsOf<{ text: string }>(copydesk(folder, ['explain', '-f', 'ndjson', ...args]).stdout).map(({ text }) => text);
    expect(texts('tags.txt')).toEqual([tags.trim()]);
    expect(texts('plain.html')).toEqual(['No tag is in here, the port said.']);
    expect(texts('--from', 'html', 'tags.txt')).toEqual([tags.trim().replaceAll(/<.*?>/g, '')]);
  });
});
