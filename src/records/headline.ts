/** headline: as shown, without a bullet before it and the name of the site behind it where the page says that name on a line of its own. */
import { bulletLength } from '../text/bullets.js';
import { sameBytes } from '../text/hash.js';
import { Passage } from '../text/passage.js';
import type { Article, Line } from '../types.js';
import { lineText, paragraphs } from './kept.js';

const SPACE = 0x20;
/** What stands between a headline and the name of the site, a space on either side. */
const SIGNS = ['|', '-', '–', '—', '»', '·'].map(sign => new TextEncoder().encode(` ${sign} `));
/** With which bytes they begin behind the space. */
const BEGINNINGS = new Uint8Array(256);
for (const sign of SIGNS) BEGINNINGS[sign[1]] = 1;

/** The headline in its lines; null when there are none. */
export function headlineIn(article: Article, lines: readonly Line[]): Passage | null {
  if (lines.length !== 1) return paragraphs(article, lines)[0] ?? null;
  const [line] = lines;
  if (line.pieces !== null) return lineText(article, line);
  const bullet = line.bullet ? bulletLength(article.bytes, line.from, line.to) : 0;
  return new Passage(article.bytes, line, line.from + bullet, endOf(line, article));
}

/** Where the headline ends: before the last sign when what is behind it stands on another line too. */
function endOf({ from, to }: Line, { bytes, lines }: Article): number {
  for (let at = to - 2; at > from; at--) {
    if (bytes[at] !== SPACE || BEGINNINGS[bytes[at + 1]] === 0) continue;
    const sign = SIGNS.find(sign => sameBytes(bytes, at, at + sign.length, sign, 0, sign.length));
    if (sign === undefined) continue;
    const name = at + sign.length;
    return lines.some(line => sameBytes(bytes, line.from, line.to, bytes, name, to)) ? at : to;
  }
  return to;
}
