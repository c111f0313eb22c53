/** Lower case for comparing with tables of words: as many characters as before, and Turkish capitals with a dot are like others. */

/** `İLGİLİ` is `ilgili`: in lower case a dot of its own would stand behind each i. */
export const lowerOf = (text: string): string => text.replaceAll('İ', 'i').toLowerCase();
