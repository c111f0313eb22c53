/** Words without figures, told apart by a name and letters. */
export const letters = (i: number) => [...String(i)].map(digit => 'abcdefghij'[Number(digit)]).join('');

export const words = (count: number, name: string) => Array.from({ length: count }, (_, i) => name + letters(i));
