/**
 * Mutants of a source file: small faults, of which each is in force when COPYDESK_MUTANT is its number. All are in one copy of the
 * file, so that it is built once. The faults are those of Stryker: operators, conditions, constants, calls and blocks.
 */
import { createRequire } from 'node:module';

const ownRequire = createRequire(import.meta.url);
// The parser that the instrumenter of the fuzzing brings.
const { parse } = createRequire(ownRequire.resolve('istanbul-lib-instrument'))('@babel/parser');

/** Says whether a mutant is in force, and writes down which ones are reached where somebody wants to know. */
const HEADER = `const isMutant = (globalThis.copydeskMutant ??= (() => {
  const active = Number(process.env.COPYDESK_MUTANT);
  const log = process.env.COPYDESK_REACHED;
  const seen = new Set();
  return number => {
    if (log !== undefined && !seen.has(number)) {
      seen.add(number);
      process.getBuiltinModule('node:fs').appendFileSync(log, number + '\\n');
    }
    return number === active;
  };
})());
`;

/** What stands instead of an operator. */
const OPERATORS = new Map(
  Object.entries({
    '<': ['<=', '>='],
    '<=': ['<', '>'],
    '>': ['>=', '<='],
    '>=': ['>', '<'],
    '===': ['!=='],
    '!==': ['==='],
    '+': ['-'],
    '-': ['+'],
    '*': ['/'],
    '/': ['*'],
    '%': ['*'],
    '&&': ['||'],
    '||': ['&&'],
    '??': ['&&'],
    '&': ['|'],
    '|': ['&'],
    '^': ['&'],
    '<<': ['>>'],
    '>>': ['<<'],
    '>>>': ['<<'],
    '+=': ['-='],
    '-=': ['+='],
    '*=': ['/='],
    '|=': ['&='],
    '&=': ['|='],
    '^=': ['|='],
  }),
);
/** What is called instead of a method; '' for what it is called on. */
const METHODS = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    min: 'max',
    max: 'min',
    slice: '',
    filter: '',
    toSorted: '',
    toReversed: '',
    trim: '',
    toLowerCase: 'toUpperCase',
  }),
);
const LOOPS = new Set(['WhileStatement', 'ForStatement', 'DoWhileStatement']);
/** What holds no code that runs, or may not be changed. */
const PASSED = /^(?:TS(?!AsExpression|SatisfiesExpression|NonNullExpression)|Import|ExportAll|Directive)/;

/** @typedef {{number: number, line: number, what: string}} Mutant */
/** @typedef {any} Node */

/**
 * The file with all mutants in it, numbered from `first` on, and what they are.
 * @param {string} source @param {number} first @returns {{code: string, mutants: Mutant[]}}
 */
export function mutated(source, first) {
  const program = parse(source, { sourceType: 'module', plugins: ['typescript'] }).program;
  /** @type {Mutant[]} */
  const mutants = [];
  const own = (/** @type {Node} */ node) => source.slice(node.start, node.end);
  const note = (/** @type {Node} */ node, /** @type {string} */ what) => {
    const number = first + mutants.length;
    mutants.push({ number, line: node.loc.start.line, what: `${inLine(own(node))} -> ${inLine(what)}` });
    return number;
  };

  /** The text of a node with the mutants of all that is in it. @param {Node} node @param {Node | null} parent @param {string} key @returns {string} */
  function render(node, parent, key) {
    if (isPassed(node, parent, key)) return own(node);
    let [text, at] = ['', node.start];
    for (const [child, name] of childrenOf(node)) {
      text += source.slice(at, child.start) + render(child, node, name);
      at = child.end;
    }
    text += source.slice(at, node.end);
    if (node.type === 'BlockStatement') return isEmptied(node, parent, key) ? emptied(node, text) : text;
    for (const other of othersOf(node, parent, key, own))
      text = `(isMutant(${note(node, other)}) ? (${other}) : (${text}))`;
    return text;
  }

  /** @param {Node} node @param {string} text */
  function emptied(node, text) {
    return `{ if (!isMutant(${note(node, '{}')})) ${text} }`;
  }

  const code = HEADER + render(program, null, '');
  return { code, mutants };
}

/** @param {string} text */
const inLine = text => text.replaceAll(/\s+/g, ' ').slice(0, 80);

/** What a node holds, in order. @param {Node} node @returns {[Node, string][]} */
function childrenOf(node) {
  // `{ name }` has its name twice.
  const found = Object.entries(node).flatMap(([name, value]) =>
    (node.shorthand === true && name === 'key' ? [] : Array.isArray(value) ? value : [value]).flatMap(each =>
      typeof each?.type === 'string' && typeof each.start === 'number' && !name.endsWith('Comments')
        ? [[each, name]]
        : [],
    ),
  );
  return /** @type {[Node, string][]} */ (found).toSorted(([one], [other]) => one.start - other.start);
}

/** @param {Node} node @param {Node | null} parent @param {string} key */
function isPassed(node, parent, key) {
  if (PASSED.test(node.type) || node.declare === true) return true;
  if (node.type === 'ExportNamedDeclaration') return node.exportKind === 'type' || node.source !== null;
  // Names are no values, and what is loaded later must have a name that can be read.
  if (key === 'key' && !parent.computed) return true;
  if (key === 'property' && !parent.computed) return true;
  return key === 'arguments' && parent.callee.type === 'Import';
}

/** Whether a block is one whose emptiness is a fault, and may be empty. @param {Node} node @param {Node} parent @param {string} key */
function isEmptied(node, parent, key) {
  if (node.body.length === 0 || parent === null) return false;
  if (parent.type === 'ClassMethod' && parent.kind === 'constructor') return false;
  return key === 'body' || key === 'consequent' || key === 'alternate' || key === 'block' || key === 'finalizer';
}

/** The texts that stand for the faults of a node. @param {Node} node @param {Node} parent @param {string} key @param {(node: Node) => string} own @returns {string[]} */
function othersOf(node, parent, key, own) {
  const others = conditionsOf(parent, key);
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return [...others, ...between(node.left, OPERATORS.get(node.operator) ?? [], node.right, own)];
    case 'AssignmentExpression':
      return [...others, ...between(node.left, OPERATORS.get(node.operator) ?? [], node.right, own)];
    case 'UpdateExpression': {
      const other = node.operator === '++' ? '--' : '++';
      return [...others, node.prefix ? other + own(node.argument) : own(node.argument) + other];
    }
    case 'UnaryExpression':
      return node.operator === '!' || node.operator === '-' ? [...others, own(node.argument)] : others;
    case 'BooleanLiteral':
      return [...others, String(!node.value)];
    case 'StringLiteral':
      return [...others, node.value === '' ? "'mutated'" : "''"];
    case 'TemplateLiteral':
      return parent.type === 'TaggedTemplateExpression' ? others : [...others, '``'];
    case 'ArrayExpression':
      return [...others, node.elements.length === 0 ? "['mutated']" : '[]'];
    case 'ObjectExpression':
      return node.properties.length === 0 ? others : [...others, '{}'];
    case 'ArrowFunctionExpression':
      return node.body.type === 'BlockStatement' ? others : [...others, '() => undefined'];
    case 'CallExpression':
      return [...others, ...callOf(node, own)];
    default:
      return others;
  }
}

/** @param {Node | null} parent @param {string} key */
function conditionsOf(parent, key) {
  if (key !== 'test' || parent === null) return [];
  if (LOOPS.has(parent.type)) return ['false'];
  return parent.type === 'IfStatement' || parent.type === 'ConditionalExpression' ? ['true', 'false'] : [];
}

/** @param {Node} left @param {readonly string[]} operators @param {Node} right @param {(node: Node) => string} own */
function between(left, operators, right, own) {
  return operators.map(operator => `(${own(left)}) ${operator} (${own(right)})`);
}

/** @param {Node} node @param {(node: Node) => string} own */
function callOf({ callee, arguments: given }, own) {
  if (callee.type !== 'MemberExpression' || callee.computed) return [];
  const other = METHODS.get(callee.property.name);
  if (other === undefined) return [];
  if (other === '') return [own(callee.object)];
  return [`${own(callee.object)}.${other}(${given.map(own).join(', ')})`];
}
