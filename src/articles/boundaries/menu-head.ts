/** Menus repeat as head blocks do: a block whose headline the body says nothing of gives way to a headline behind it that it does. */
import { decode } from '../../text/passage.js';
import { REASONS } from '../../text/reasons.js';
import type { Line } from '../../types.js';
import { drop } from '../lines/fates.js';

/** Words, or characters of scripts that write without spaces; shorter words say little. */
const WORD = /[\u3040-\u30ff\u3400-\u9fff]|[\p{L}\p{N}]{3,}/gu;
/** A headline has so large a share of its words in the body; what has less is of something else. */
const TOPIC = 0.5;

const wordsIn = (line: Line, bytes: Uint8Array): string[] =>
  decode(bytes, line.from, line.to).toLowerCase().match(WORD) ?? [];

/**
 * Whether the block before `body` is of a menu: there is a headline behind it, and the body has the words of that one and not
 * those of the block’s.
 */
export function isMenuHead(lines: readonly Line[], headline: Line, body: number, bytes: Uint8Array): boolean {
  const later = lines.slice(body).find(({ role, fate }) => role === 'headline' && fate === 'kept');
  if (later === undefined) return false;
  const said = new Set<string>();
  for (const line of lines.slice(body))
    if (line.fate === 'kept' && line.role === 'body') for (const word of wordsIn(line, bytes)) said.add(word);
  const share = (line: Line): number => {
    const words = wordsIn(line, bytes);
    return words.filter(word => said.has(word)).length / Math.max(1, words.length);
  };
  return share(headline) < TOPIC && share(later) >= TOPIC;
}

/** Drops the lines before `body`. */
export function dropMenu(lines: readonly Line[], body: number): void {
  for (const line of lines.slice(0, body)) if (line.worded) drop(line, REASONS.before_body);
}
