/**
 * Measuring text in WebAssembly: the words in it, and whether it is surely in NFC. Text is gathered in the module's own
 * memory first, where it can be hashed as well. See kernel.wat.
 */
import { KERNEL } from './kernel.wasm.js';

/** The classes of all code points of the BMP come first; characters.ts fills them. */
const CLASSES_SIZE = 65_536;
/** Text that fits behind them. */
export const KERNEL_SIZE = 1024 * 1024;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly words: { value: number };
  readonly inWord: { value: number };
  readonly classes: { value: number };
  count(kind: number): void;
  measure(at: number, to: number): number;
}

declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
};
declare function atob(text: string): string;

const module = new WebAssembly.Module(Uint8Array.from(atob(KERNEL), character => character.charCodeAt(0)));
export const kernel = new WebAssembly.Instance(module).exports as Exports;

/** A byte for each code point of the BMP. */
export const classes = new Uint8Array(kernel.memory.buffer, 0, CLASSES_SIZE);
/** Where text is gathered. */
export const gathered = new Uint8Array(kernel.memory.buffer, CLASSES_SIZE, KERNEL_SIZE);
