/** Rules: lines of one sign again and again, which part what stands above from what stands below. */

const RULE = /^([-=_*#~·•\u2500-\u257f])(?: ?\1){2,}$/;
/** A headline and the rule that underlines it are about as long; shorter rules part. */
const UNDERLINE = { least: 6, apart: 2 };
/** A text below which a rule parts, however long both are. */
const SENTENCE = /[.!?…。！？．｡؟۔।॥]["'”’“‘»«›‹)\]）」』】＂]?$/;

/** Whether a text is a sign again and again, with or without spaces. */
export const isRule = (text: string): boolean => RULE.test(text);

/** Whether an unbroken rule underlines the text right above it, which is empty where no line or a blank one stands there. */
export const isUnderline = (rule: string, above: string): boolean =>
  rule.length >= UNDERLINE.least &&
  !rule.includes(' ') &&
  Math.abs(above.length - rule.length) <= UNDERLINE.apart &&
  !isRule(above) &&
  !SENTENCE.test(above);
