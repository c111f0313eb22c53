/** Whether first bytes are those of an HTML page. */

/** What stands before a page and is none of it: a byte order mark, white space, comments, an XML declaration. */
const BEFORE = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/;
const BEGIN = /^<(?:!doctype\s+html|html|head|body)[\s>]/i;
const TAG = /<[a-z!/]/i;

/** A page by its first tag, and by its name when there is any tag in it. NULs are left out: it may be in UTF-16. */
export function isHtml(head: Uint8Array, isNamed: boolean): boolean {
  let text = Buffer.from(head).toString('latin1').replaceAll('\0', '').replace(BEFORE, '');
  if (isNamed) return TAG.test(text);
  while (text.startsWith('<!--') || text.startsWith('<?')) {
    const end = text.indexOf('>');
    if (end < 0) return false;
    const close = text.startsWith('<!--') ? text.indexOf('-->') + 2 : end;
    if (close < 2) return false;
    text = text.slice(close + 1).trimStart();
  }
  return BEGIN.test(text);
}
