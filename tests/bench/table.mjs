#!/usr/bin/env node
// Puts the figures of benchmarks together in one table: every line `row<TAB>KEY=VALUE<TAB>…` of the logs. What has the same `what`,
// `size` and `peer` is one row, so that a program that ran natively and as WebAssembly has one.
//   tests/bench/table.mjs LOG...
import { readFileSync } from 'node:fs';

const COLUMNS = [['what', 'what'], ['size', 'size'], ['native', 'native'], ['wasm', 'WebAssembly'], ['peer', 'peer'], ['theirs', "peer's figure"],
  ['ratio', 'ratio'], ['goal', 'goal'], ['reached', 'reached']];
const rows = new Map();
for (const log of process.argv.slice(2))
  for (const line of readFileSync(log, 'utf8').split('\n').filter((text) => text.startsWith('row\t'))) {
    const fields = Object.fromEntries(line.split('\t').slice(1).map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]));
    const key = [fields.what, fields.size, fields.peer].join('\t');
    rows.set(key, { ...rows.get(key), ...fields });
  }
const cells = [COLUMNS.map(([, title]) => title), ...[...rows.values()].map((row) => COLUMNS.map(([name]) => row[name] ?? ''))];
const width = COLUMNS.map((_, column) => Math.max(...cells.map((row) => [...row[column]].length)));
const right = (column) => column > 1 && column !== 4 && column < 7;
for (const row of cells)
  console.log(row.map((text, column) => {
    const room = ' '.repeat(width[column] - [...text].length);
    return right(column) ? room + text : text + room;
  }).join('  ').trimEnd());
const missed = [...rows.values()].filter(({ reached }) => reached === 'no').length;
console.log(`${rows.size} figures, ${[...rows.values()].filter(({ goal }) => goal).length} with a goal, ${missed} of those not reached`);
