/**
 * Patterns: regular expressions whose time is linear in the text, whatever is typed. What is read here becomes a machine that
 * is in all its states at once (Thompson 1968): there is nothing to go back to, so no pattern is slow.
 */

/** A step of the machine; `next` and `other` are places of steps. */
type Step =
  | { readonly kind: 'character'; readonly accepts: (point: number) => boolean; next: number }
  | { readonly kind: 'fork'; next: number; other: number }
  | { readonly kind: 'start' | 'end'; next: number }
  | { readonly kind: 'match' };

/** Repeats are written out, so this bounds the machine. */
const MOST_STEPS = 2000;
const MOST_REPEATS = 100;
/** What is repeated may add no step, so what is written out is counted too. */
const MOST_WRITTEN = 10_000;
/** Groups in one another, lest the reader run out of stack. */
const MOST_DEPTH = 100;
const ESCAPES =
  /\\(?:[dDwWsStnrfv0\\^$.*+?()[\]{}|/-]|[pP]\{[\w=]+\}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]+\})/uy;
const CLASS = /\[\^?(?:[^\\\]]|\\.)+\]/uy;
const REPEAT = /\{(\d{1,3})(?:(,)(\d{0,3}))?\}/y;

/** What is wrong with a pattern; `at` is the place in it, from 0. */
export class PatternError extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

/** A test for texts that have a match anywhere. Throws a PatternError for what is no pattern, or needs to go back. */
export function compilePattern(source: string): (text: string) => boolean {
  if (source === '') throw new PatternError(0, 'it is empty, which every line is like');
  const steps: Step[] = [];
  const first = new Reader(source, steps).whole();
  return text => matches(steps, first, text);
}

/** Builds backwards: each part is given the step that follows it, and gives its own first one. */
type Part = (next: number) => number;

class Reader {
  private at = 0;
  private written = 0;
  private depth = 0;

  constructor(
    private readonly source: string,
    private readonly steps: Step[],
  ) {}

  whole(): number {
    const part = this.alternatives();
    if (this.at < this.source.length) throw this.fault('a ) without its (');
    return part(this.add({ kind: 'match' }));
  }

  private fault(message: string): PatternError {
    return new PatternError(this.at, message);
  }

  private add(step: Step): number {
    if (this.steps.length >= MOST_STEPS) throw this.fault('the pattern is too large');
    return this.steps.push(step) - 1;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found !== null) this.at += found[0].length;
    return found;
  }

  private skip(sign: string): boolean {
    if (!this.source.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  private alternatives(): Part {
    const parts = [this.sequence()];
    while (this.skip('|')) parts.push(this.sequence());
    return next =>
      parts.reduceRight((other: number, part) => {
        const own = part(next);
        return other < 0 ? own : this.add({ kind: 'fork', next: own, other });
      }, -1);
  }

  private sequence(): Part {
    const parts: Part[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at])) parts.push(this.repeated(this.atom()));
    return next => parts.reduceRight((following, part) => part(following), next);
  }

  private atom(): Part {
    if (this.skip('(')) {
      if (this.skip('?') && !this.skip(':'))
        throw this.fault('a group that looks around or has a name is not understood');
      if (++this.depth > MOST_DEPTH) throw this.fault('there are too many groups in one another');
      const inside = this.alternatives();
      this.depth--;
      if (!this.skip(')')) throw this.fault('a ) is missing');
      return inside;
    }
    if (this.skip('^')) return next => this.add({ kind: 'start', next });
    if (this.skip('$')) return next => this.add({ kind: 'end', next });
    return this.character();
  }

  private character(): Part {
    const from = this.at;
    if ('*+?{'.includes(this.source[from])) throw this.fault('there is nothing to repeat');
    if (this.source[from] === '\\' && this.take(ESCAPES) === null)
      throw this.fault(
        /^\\[1-9k]/.test(this.source.slice(from))
          ? 'a \\ that refers back is not understood'
          : 'this \\ is not understood',
      );
    if (this.source[from] === '[' && this.take(CLASS) === null) throw this.fault('a ] is missing');
    if (this.at === from) this.at += this.source.codePointAt(from)! > 0xffff ? 2 : 1;
    const accepts = this.testOf(this.source.slice(from, this.at), from);
    return next => this.add({ kind: 'character', accepts, next });
  }

  /** One character is what the engine's own expressions are asked about; the answers are kept. */
  private testOf(written: string, from: number): (point: number) => boolean {
    const known = new Map<number, boolean>();
    let one: RegExp;
    try {
      one = new RegExp(`^${/^[\]}/]$/.test(written) ? `\\${written}` : written}$`, 'u');
    } catch {
      throw new PatternError(from, `${written} is not understood`);
    }
    return point => {
      let answer = known.get(point);
      if (answer === undefined) known.set(point, (answer = one.test(String.fromCodePoint(point))));
      return answer;
    };
  }

  private repeated(part: Part): Part {
    const range = this.skip('*') ? [0, -1] : this.skip('+') ? [1, -1] : this.skip('?') ? [0, 1] : this.range();
    if (range === null) return part;
    const [least, most] = range;
    this.skip('?');
    if (this.at < this.source.length && '*+?{'.includes(this.source[this.at])) throw this.fault('a repeat of a repeat');
    const again: Part = next => {
      const fork = this.add({ kind: 'fork', next: -1, other: next });
      (this.steps[fork] as { next: number }).next = part(fork);
      return fork;
    };
    const maybe: Part = next => this.add({ kind: 'fork', next: part(next), other: next });
    const all = [...Array<Part>(least).fill(part), ...(most < 0 ? [again] : Array<Part>(most - least).fill(maybe))];
    return next =>
      all.reduceRight((following, each) => {
        if (++this.written > MOST_WRITTEN) throw this.fault('the pattern is too large');
        return each(following);
      }, next);
  }

  private range(): [number, number] | null {
    const found = this.take(REPEAT);
    if (found === null) return null;
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] === '' ? -1 : Number(found[3]);
    if (Math.max(least, most) > MOST_REPEATS || (most >= 0 && most < least))
      throw this.fault('this repeat is not understood');
    return [least, most];
  }
}

/** Whether the machine comes to a match anywhere in a text: for each character, every step is looked at once. */
function matches(steps: readonly Step[], first: number, text: string): boolean {
  const seen = new Int32Array(steps.length).fill(-1);
  let now: number[] = [];
  for (let at = 0; at <= text.length; ) {
    const reached: number[] = [];
    const pending = [first, ...now];
    while (pending.length > 0) {
      const place = pending.pop()!;
      if (seen[place] === at) continue;
      seen[place] = at;
      const step = steps[place];
      if (step.kind === 'match') return true;
      if (step.kind === 'character') reached.push(place);
      else if (step.kind === 'fork') pending.push(step.other, step.next);
      else if (at === (step.kind === 'start' ? 0 : text.length)) pending.push(step.next);
    }
    if (at === text.length) return false;
    const point = text.codePointAt(at)!;
    now = [];
    for (const place of reached) {
      const step = steps[place];
      if (step.kind === 'character' && step.accepts(point)) now.push(step.next);
    }
    at += point > 0xffff ? 2 : 1;
  }
  return false;
}
