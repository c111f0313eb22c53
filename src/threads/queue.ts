/** A queue between those who bring things and one who waits for them. */

export interface Queue<Item> {
  push(item: Item): void;
  /** No more will come. */
  end(): void;
  /** Whoever waits, now or later, gets this error when what was brought before is taken. */
  fail(error: unknown): void;
  /** The next item; null when no more will come. */
  next(): Promise<Item | null>;
  /** What is waiting to be taken. */
  readonly length: number;
  /** Resolves when fewer than so many are waiting. */
  room(most: number): Promise<void>;
}

export function queue<Item>(): Queue<Item> {
  const items: Item[] = [];
  let ended = false;
  let failure: { readonly error: unknown } | null = null;
  let wakeTaker = (): void => {};
  let wakeBringer = (): void => {};
  const waiting = (keep: (wake: () => void) => void) => new Promise<void>(keep);
  return {
    push(item) {
      items.push(item);
      wakeTaker();
    },
    end() {
      ended = true;
      wakeTaker();
    },
    fail(error) {
      failure ??= { error };
      wakeTaker();
      wakeBringer();
    },
    async next() {
      while (items.length === 0) {
        if (failure !== null) throw failure.error;
        if (ended) return null;
        await waiting(wake => (wakeTaker = wake));
      }
      const item = items.shift() as Item;
      wakeBringer();
      return item;
    },
    get length() {
      return items.length;
    },
    async room(most) {
      const isFull = () => items.length >= most && failure === null;
      while (isFull()) await waiting(wake => (wakeBringer = wake));
    },
  };
}
