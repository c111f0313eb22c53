/** WebAssembly, on any runtime that has it. */

declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: Readonly<Record<string, unknown>>) => { readonly exports: unknown };
};
declare function atob(text: string): string;

/** The exports of a module that is given in base64; `imports` are the exports of other modules, by the names that it calls those. */
export function instantiate(base64: string, imports: Readonly<Record<string, unknown>> = {}): unknown {
  const module = new WebAssembly.Module(Uint8Array.from(atob(base64), character => character.charCodeAt(0)));
  return new WebAssembly.Instance(module, imports).exports;
}
