/** Comments below a body: what stands behind a line that counts them, as it does on other pages of the site, is no paragraph. */
import { isCount } from '../../text/label-rows.js';
import { textOf } from '../../text/looks.js';
import type { Line } from '../../types.js';
import { takesMost } from '../lines/guard.js';
import type { ReadUnit } from '../page/index.js';

/** So many units of the body stand above such a line: minutes of reading and counts of shares stand over it. */
const LEAST_ABOVE = 2;
/** Bytes of a line that is a count. */
const LONGEST = 80;

/** The units of a page without those of its body that stand behind the count of comments. */
export function withoutComments(
  units: readonly ReadUnit[],
  stretch: readonly Line[],
  bytes: Uint8Array,
): readonly ReadUnit[] {
  const linesOf = (some: readonly ReadUnit[]) =>
    some.filter(({ rule }) => rule === null).flatMap(({ lines }) => lines.map(at => stretch[at]));
  let above = 0;
  const count = units.findIndex(({ rule, lines }) => {
    if (rule === null) above++;
    const line = stretch[lines[0]];
    if (rule !== 'site_furniture' || above < LEAST_ABOVE || line.to - line.from > LONGEST) return false;
    return isCount(textOf(line, bytes));
  });
  const behind = count < 0 ? [] : linesOf(units.slice(count));
  if (behind.length === 0 || takesMost(behind, linesOf(units.slice(0, count)))) return units;
  return units.map((unit, at) => (at > count && unit.rule === null ? withRule(unit) : unit));
}

const withRule = ({ lines, joints, probability, state }: ReadUnit): ReadUnit => ({
  lines,
  joints,
  probability,
  state,
  rule: 'after_body',
});
