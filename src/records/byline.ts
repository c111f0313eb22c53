/** byline and authors: the line that names the writers, and the names in it. */
import type { Passage } from '../text/passage.js';
import { within } from './kept.js';

/** What a byline begins with (or a place and a colon), and what stands between names. */
const OPENING = /^(?:(?:by|written by|von|par|por|di)\s|[^:：]{1,30}[:：]\s)\s*/iu;
const BETWEEN = /,|;|&|\band\b|\bund\b|\bet\b|\by\b|\||·|⋅|•|»| [-–—] /iu;
/** A name has at most so many words, and no figures; anything else is no name. */
const NAME_WORDS = 5;

/** The names in a byline, as passages of it. */
export function authors(byline: Passage): Passage[] {
  const text = String(byline);
  const from = OPENING.exec(text)?.[0].length ?? 0;
  const names = text
    .slice(from)
    .split(BETWEEN)
    .map(name => name.trim())
    .filter(name => name !== '' && !/\p{N}/u.test(name) && name.split(' ').length <= NAME_WORDS);
  let at = from;
  return names.map(name => {
    const start = text.indexOf(name, at);
    at = start + name.length;
    return within(byline, text, start, at);
  });
}
