/** The shells that copydesk completes in: one row each, one file each. */
import { bashScript } from './bash.js';
import { fishScript } from './fish.js';
import { zshScript } from './zsh.js';

export const SHELLS = [
  { name: 'bash', script: bashScript },
  { name: 'zsh', script: zshScript },
  { name: 'fish', script: fishScript },
] as const satisfies readonly { readonly name: string; script(): string }[];
