#!/usr/bin/env node
import './one-by-one.js';

const { main } = await import('../dist/main.js');

process.exitCode = await main(process.argv.slice(2), process);
// After a signal nothing is waited for, least of all standard input.
if (process.exitCode > 128) process.exit();
