/** WebAssembly, on any runtime that has it. */

declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
};
declare function atob(text: string): string;

/** The exports of a module that is given in base64 and imports nothing. */
export function instantiate(base64: string): unknown {
  const module = new WebAssembly.Module(Uint8Array.from(atob(base64), character => character.charCodeAt(0)));
  return new WebAssembly.Instance(module).exports;
}
