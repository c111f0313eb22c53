/** The tortures by name, each loaded when it is run. */

/** How much is tried: what fits into CI, what fits into a quarter of an hour, or all that the goals ask for. @typedef {'short' | 'usual' | 'full'} Tier */
/** `tell` prints a verdict at once, for those that take long; what is returned is printed in any case, each once. */
/** @typedef {{tier: Tier, seed: number, tell: (verdict: import('./lib.js').Verdict) => void}} Options */
/** @typedef {(options: Options) => Promise<import('./lib.js').Verdict[]>} Torture */

/** @type {Readonly<Record<string, () => Promise<Torture>>>} */
export const TORTURES = {
  regexes: async () => (await import('./regexes.js')).regexes,
  corpus: async () => (await import('./corpus.js')).corpus,
  linear: async () => (await import('./linear.js')).linear,
  fuzz: async () => (await import('./fuzz.js')).fuzz,
  signals: async () => (await import('./signals.js')).signals,
  disk: async () => (await import('./disk.js')).disk,
  kill: async () => (await import('./kill.js')).kill,
  remember: async () => (await import('./remember.js')).remember,
  syscalls: async () => (await import('./syscalls.js')).syscalls,
  compound: async () => (await import('./compound.js')).compound,
  memory: async () => (await import('./memory.js')).memory,
  many: async () => (await import('./many.js')).many,
  power: async () => (await import('./power.js')).power,
  supply: async () => (await import('./supply.js')).supply,
  writers: async () => (await import('./writers.js')).writers,
  mutation: async () => (await import('./mutation.js')).mutation,
  same: async () => (await import('./same.js')).same,
};
