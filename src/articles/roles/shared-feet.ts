/**
 * Feet that articles of one stretch share: what stands behind the last sentence of one and of another is of neither, and with it
 * what stands between or behind:
 *
 *     H B B K L U   H B B K M U
 *           └───┘         └───┘
 */
import { generic } from '../../layouts/index.js';
import { textOf, wordsOf } from '../../text/looks.js';
import { REASONS } from '../../text/reasons.js';
import type { Article, Line } from '../../types.js';
import { drop } from '../lines/fates.js';
import { textsOf } from '../lines/texts.js';
import { type Known, siteReason } from '../site/knowledge.js';
import { addPage, learn, type Site } from '../site/siblings.js';
import { foldKey } from '../units/folds.js';

/** Words of a line of a foot; a longer one is a paragraph without a full stop. */
const FOOT_WORDS = 8;

/** Drops what the ends of bodies of several distinct articles have in common. */
export function dropSharedFeet(articles: readonly Article[]): void {
  const feet = articles.map(footOf);
  if (feet.filter(foot => foot.length > 0).length < 2) return;
  const site: Site = new Map();
  for (const { lines, bytes } of articles) addPage(site, textsOf(lines, bytes));
  const learned = learn(site);
  if (learned === null) return;
  const known: Known = { ...learned, layout: generic, mayHave: null };
  for (const [i, { bytes }] of articles.entries()) dropFoot(feet[i], known, bytes);
}

/** So many articles with tags tell that the last one, which all have, is a button or the writer. */
const FEWEST_TAGGED = 3;

/** Drops the last tag of all articles of a stretch where it is the same and not the only one. */
export function dropSharedTag(articles: readonly Article[]): void {
  const tags = articles.map(tagsOf).filter(({ length }) => length > 0);
  const last = tags.map(all => all[all.length - 1]);
  if (tags.length < FEWEST_TAGGED || tags.every(({ length }) => length === 1)) return;
  if (last.every(({ key }) => key === last[0].key)) for (const line of last) drop(line, REASONS.after_body);
}

/** The tags below a body. */
function tagsOf({ lines }: Article): readonly Line[] {
  const last = lines.findLastIndex(({ role, fate }) => role === 'body' && fate === 'kept');
  return lines.filter(({ role, fate }, at) => at > last && role === 'kicker' && fate === 'kept');
}

/** The lines behind the last sentence of a body that are read as of it. */
function footOf({ lines, bytes }: Article): readonly Line[] {
  const isOfBody = ({ role, fate, worded }: Line): boolean =>
    worded && fate === 'kept' && (role === 'body' || role === 'subhead');
  const last = lines.findLastIndex(
    line => isOfBody(line) && (line.sentence || line.bullet || line.continued || wordsOf(line, bytes) > FOOT_WORDS),
  );
  return last < 0 ? [] : lines.slice(last + 1).filter(isOfBody);
}

function dropFoot(foot: readonly Line[], known: Known, bytes: Uint8Array): void {
  let isBehind = false;
  for (const line of foot) {
    const fold = foldKey(textOf(line, bytes).toLowerCase());
    const isShared = known.furniture.has(fold);
    isBehind ||= isShared;
    if (isBehind) drop(line, isShared ? siteReason(known, fold) : REASONS.after_body);
  }
}
