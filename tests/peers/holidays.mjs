// Every public holiday of 1970-2100, asked of the program and of two others: npm `date-holidays` and Python's `holidays`.
//   node holidays.mjs PROGRAM     The last line is `N passed, N failed`.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { day, text } from '../oracle/calendar.mjs';
import { ask } from '../oracle/compare.mjs';

const Holidays = createRequire(new URL('../../build/deps/peers/package.json', import.meta.url))('date-holidays');
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const norway = new Holidays('NO'), FIRST = 1970, LAST = 2100;
const javascript = new Map(), python = new Map(), ours = new Map();
for (let year = FIRST; year <= LAST; year++) {
    const dates = norway.getHolidays(year).filter((h) => h.type === 'public').map((h) => h.date.slice(5, 10));
    javascript.set(year, [...new Set(dates)].sort().join(' '));
    ours.set(year, []);
}
const lines = execFileSync(here('../../.build/python.sh'), [here('norway.py')], { encoding: 'utf8' }).trim().split('\n');
for (const line of lines) python.set(Number(line.slice(0, 4)), line.slice(5));

// A step for every day, on any weekday that is no public holiday: whoever has to move stood on one.
for (let from = FIRST; from <= LAST; from += 20) {
    const begin = day(`${from}-01-01`), end = day(`${Math.min(from + 19, LAST)}-12-31`), steps = [];
    for (let n = begin; n <= end; n++)
        steps.push({ id: `s${n - begin}`, title: { nb: 's' }, lane: 'l', on: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
            after: [{ of: 'a', min: `${n - begin} d`, strength: 'own' }] });
    const pathway = { format: 'stifinner/pathway', version: 1, id: 'p', title: { nb: 'p' }, edition: { date: '2024-01-01', publisher: 'P' }, sources: [],
        anchors: [{ id: 'a', title: { nb: 'a' } }], lanes: [{ id: 'l', title: { nb: 'l' }, level: 'municipal' }], steps };
    const { answer, err } = ask(process.argv[2], { pathway, anchors: [['a', text(begin)]], today: text(begin) });
    if (!answer) console.log(err);
    answer?.steps.forEach(({ earliest }, i) => {
        const date = text(begin + i);
        if (earliest !== date) ours.get(Number(date.slice(0, 4))).push(date.slice(5));
    });
}
let passed = 0, failed = 0;
for (const [name, theirs] of [['date-holidays', javascript], ['Python holidays', python]]) {
    const wrong = [...ours].filter(([year, dates]) => dates.join(' ') !== theirs.get(year));
    if (!wrong.length) passed++;
    else failed++;
    for (const [year, dates] of wrong.slice(0, 5)) console.log(`${name} ${year}: ${theirs.get(year)}\n  ours: ${dates.join(' ')}`);
}
console.log(`${ours.size} years`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
