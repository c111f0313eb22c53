/** The modules that are assembled, by the names of their files. */
export const MODULES: readonly string[];
export function assemble(name?: string): Promise<string>;
