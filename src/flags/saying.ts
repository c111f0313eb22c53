/** Flags that say what is told beside the output. */
import { ALL, BATCHERS, type Flags, PRINTERS } from './flag.js';
import { readChoice, set } from './values.js';

const COLOR_CHOICES = ['auto', 'always', 'never'] as const;

export interface SayingOptions {
  strict: boolean;
  verbose: boolean;
  quiet: boolean;
  color: (typeof COLOR_CHOICES)[number];
  debug: boolean;
  progress: boolean;
  noProgress: boolean;
}

export const SAYING_FLAGS: Flags<SayingOptions> = {
  strict: {
    name: 'strict',
    description: 'exit with 3 when anything was doubtful',
    group: 'Saying',
    commands: PRINTERS,
    default: false,
    read: set,
  },
  verbose: {
    name: 'verbose',
    short: 'v',
    description: 'sum up the run on standard error, as on a terminal',
    group: 'Saying',
    commands: PRINTERS,
    default: false,
    read: set,
  },
  quiet: {
    name: 'quiet',
    short: 'q',
    description: 'say nothing but errors',
    group: 'Saying',
    commands: PRINTERS,
    default: false,
    read: set,
  },
  color: {
    name: 'color',
    value: 'WHEN',
    description: 'colour: auto heeds NO_COLOR, FORCE_COLOR and TERM=dumb',
    group: 'Saying',
    commands: PRINTERS,
    choices: COLOR_CHOICES,
    default: 'auto',
    shown: 'auto',
    read: readChoice('color', COLOR_CHOICES),
  },
  progress: {
    name: 'progress',
    description: 'show on a terminal how far the run is from the start, not only after a second',
    group: 'Saying',
    commands: BATCHERS,
    default: false,
    read: set,
  },
  noProgress: {
    name: 'no-progress',
    description: 'do not show how far the run is',
    group: 'Saying',
    commands: BATCHERS,
    default: false,
    read: set,
  },
  debug: {
    name: 'debug',
    description: 'show the stack of a bug',
    group: 'Saying',
    commands: ALL,
    default: false,
    read: set,
  },
};
