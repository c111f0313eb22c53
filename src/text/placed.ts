/** Paragraphs that begin with the place they come from and a dash, in capitals or with the day: `PLACE — `, `Place, 5 March (Agency) - `. */

const IN_CAPITALS =
  /^\p{Lu}[\p{Lu}\p{M} .'’]{2,40}(?:, [^—–()]{1,30})?(?: ?\([^()]{2,30}\))?(?: ?[—–] ?| - )["“«„'‘]?[\p{Lu}\p{N}]/u;
const WITH_DAY =
  /^\p{Lu}[\p{L}\p{M} .'’-]{2,40}, [^—–()\d]{0,12}\d{1,2}[^—–()]{0,20}(?: ?\([^()]{2,30}\))?(?: ?[—–] ?| - )/u;

/** Whether a text begins so: it is the first paragraph of an article. */
export const beginsPlaced = (text: string): boolean => IN_CAPITALS.test(text) || WITH_DAY.test(text);
