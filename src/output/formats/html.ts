/** HTML: one page, whole in one file, through the kind's own page, or the fields that somebody chose in a plain table. */
import type { OutputFormat } from '../format.js';

export const html = {
  name: 'html',
  description: 'a page to look at in a browser, whole in one file',
  endings: ['.html', '.htm'],
  async open(sink, kind, fields, settings) {
    if (fields === kind.fields && kind.page !== undefined) return kind.page(sink, settings);
    const { plainPage } = await import('../html/plain-page.js');
    return plainPage(sink, kind.title, fields);
  },
} as const satisfies OutputFormat;
