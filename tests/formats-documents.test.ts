/** The documents of the formats of the field: which part of a record stands where in them. */
import { describe, expect, test } from 'vitest';
import { BARE, documents, FULL, written } from './formats-helpers.js';
import { record, SETTINGS } from './output-helpers.js';

describe('the documents', () => {
  test('dolma: the text is the body, times are to the millisecond, all else is metadata', async () => {
    const [full, bare, day] = await documents('dolma');
    expect(full).toMatchObject({
      id: FULL.id,
      text: 'VELISMOUTH: The council voted.\n\nThe ferry stays.',
      source: 'ferry.txt',
      added: '2025-03-05T00:00:00.000Z',
      created: '2025-03-03T08:30:00.000Z',
      metadata: { headline: FULL.headline, updated: FULL.updated, captions: FULL.captions },
    });
    expect(Object.keys(bare)).toEqual(['id', 'text', 'source', 'metadata']);
    expect(day.created).toBe('2025-03-04T00:00:00.000Z');
    const [odd] = await documents('dolma', [record({ updated: '2025-13-01' })]);
    expect(odd).not.toHaveProperty('created');
  });
  test('ninjs: moments only where a clock and a zone are known; parts of articles say so', async () => {
    const [full, bare, day] = await documents('ninjs');
    expect(full).toMatchObject({
      uri: `urn:copydesk:${FULL.id}`,
      contentCreated: '2025-03-03T08:30:00Z',
      versionCreated: '2025-03-04T10:15:30+02:00',
      representationType: 'partial',
      located: 'VELISMOUTH',
      by: 'By Ada Lund and Tove Marsh',
    });
    expect(bare).not.toHaveProperty('headlines');
    expect(day).not.toHaveProperty('versionCreated');
    expect(day.representationType).toBe('full');
    expect(day.descriptions).toContainEqual({ role: 'updated', contentType: 'text/plain', value: '2025-03-04' });
    const [minutes] = await documents('ninjs', [record({ updated: '2025-03-04T10:15Z' })]);
    expect(minutes.versionCreated).toBe('2025-03-04T10:15:00Z');
  });
  test('schema.org: pictures with caption and credit', async () => {
    const [full, bare] = await documents('schema.org');
    expect(full).toMatchObject({
      '@type': 'NewsArticle',
      image: [{ '@type': 'ImageObject', caption: 'People wait. (Example Agency)', creditText: 'Example Agency' }],
      author: [
        { '@type': 'Person', name: 'Ada Lund' },
        { '@type': 'Person', name: 'Tove Marsh' },
      ],
    });
    expect(bare).not.toHaveProperty('image');
  });
  test('trafilatura: all names always, lists joined as it joins them', async () => {
    const [full, bare] = await documents('trafilatura');
    expect(Object.keys(full)).toEqual(Object.keys(bare));
    expect(full).toMatchObject({
      author: 'Ada Lund; Tove Marsh',
      hostname: 'news.example',
      date: '2025-03-03',
      tags: 'ferries;islands',
      text: 'VELISMOUTH: The council voted.\nThe ferry stays.',
    });
    expect(bare).toMatchObject({ title: null, author: null, date: null, source: null, categories: '', tags: '' });
  });
  test('markdown: headline, line of source, highlights, body, captions; a rule between articles', async () => {
    expect(await written('markdown', [FULL, BARE])).toBe(`# Harbour town keeps its ferry

*By Ada Lund and Tove Marsh · 2025-03-03T08:30:00Z · https://news.example/ferry · ferry.txt:1-9*

- Up by a tenth
- Two boats

VELISMOUTH: The council voted.

The ferry stays.

> People wait. (Example Agency)

---

# (no headline)

*ferry.txt:1-9*
`);
  });
  test('markdown: what would be markup is shown as it is', async () => {
    const body = [
      '*a* _b_ c_d [e](f) `g` <h> i\\j ~~k~~ &amp; AT&T',
      '# l',
      '1. m',
      '- n',
      '+ o',
      '> p',
      '---',
      '=',
      '2025 q',
    ];
    const text = await written('markdown', [record({ headline: 'C #', body })]);
    expect(text).toContain('# C \\#\n');
    expect(text.split('\n\n').slice(2).join('\n')).toBe(
      [
        '\\*a\\* \\_b\\_ c_d \\[e\\](f) \\`g\\` \\<h> i\\\\j \\~\\~k\\~\\~ \\&amp; AT&T',
        '\\# l',
        '1\\. m',
        '\\- n',
        '\\+ o',
        '\\> p',
        '\\---',
        '\\=',
        '2025 q\n',
      ].join('\n'),
    );
  });
  test('C12: markdown shows control characters, on a terminal and in a file that is read on one', async () => {
    const hostile = [
      record({ headline: 'H\u009b1m', body: ['a\u001b[2Jb\u0000\u007f', 'a\u202ab\u202c', 'a\u202egnp.exe'] }),
    ];
    for (const terminal of [false, true]) {
      const text = await written('markdown', hostile, { ...SETTINGS, terminal });
      expect(text).toContain('# H\\u{9b}1m\n');
      expect(text).toContain('a\\u{202e}gnp.exe\n');
      expect(text).toContain('a\\u{1b}\\[2Jb\\u{0}\\u{7f}\n');
      expect(text).toContain(terminal ? 'a\\u{202a}b' : 'a\u202ab\u202c');
    }
  });
});
