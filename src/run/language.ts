/** The language of a text, by eld: half a second to load, so only for `--language`. */

/** Loads the identifier. It gives ISO 639-1 codes, or null when the text is too short or too mixed to be sure. */
export async function languageIdentifier(): Promise<(text: string) => string | null> {
  // Of the four sizes of its data, the small one loads in a third of the time of the large one, and knows as many languages.
  const { eld } = await import('eld/small');
  return text => {
    const result = eld.detect(text);
    return result.language !== '' && result.isReliable() ? result.language : null;
  };
}
