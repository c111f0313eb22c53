/** All hostile files by name. */
export function hostileFiles(): Map<string, Buffer>;
