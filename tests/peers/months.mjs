// Months, weeks and days against Temporal, from the first to the last year.
//   node months.mjs PROGRAM       The last line is `N passed, N failed`.
import { createRequire } from 'node:module';
import { day, text } from '../oracle/calendar.mjs';
import { ask } from '../oracle/compare.mjs';
import { random } from '../oracle/generate.mjs';

const { Temporal } = createRequire(new URL('../../build/deps/peers/package.json', import.meta.url))('@js-temporal/polyfill');
const seed = Number(process.env.STIFINNER_SEED ?? 1), r = random(seed);
console.log(`seed ${seed}`);

// A date, what is added to it, and how Temporal says that.
const sums = [];
for (let i = 0; i < 3000; i++) {
    const end = r.chance(0.4); // the last days of a month
    const y = r.between(1910, 2189), m = r.between(1, 12);
    const last = Temporal.PlainYearMonth.from({ year: y, month: m }).daysInMonth;
    const from = text(day(`${y}-${String(m).padStart(2, '0')}-01`) + (end ? last - 1 - r.below(3) : r.below(last)));
    const [unit, name, most] = r.pick([['mo', 'months', 100], ['mo', 'months', 14], ['wk', 'weeks', 300], ['d', 'days', 2000]]);
    sums.push({ from, count: r.between(-most, most), unit, name });
}
const pathway = {
    format: 'stifinner/pathway', version: 1, id: 'p', title: { nb: 'p' }, edition: { date: '2024-01-01', publisher: 'P' }, sources: [],
    anchors: sums.map((_, i) => ({ id: `a${i}`, title: { nb: 'a' } })), lanes: [{ id: 'l', title: { nb: 'l' }, level: 'municipal' }],
    steps: sums.map(({ count, unit }, i) => ({ id: `s${i}`, title: { nb: 's' }, lane: 'l',
        after: [{ of: `a${i}`, min: `${count} ${unit}`, max: `${count} ${unit}`, strength: 'own' }] })),
};
const plan = { format: 'stifinner/plan', version: 1, id: 'p', people: [], unavailable: [], accepted: [], courses: [{ id: 'c', pathway,
    base: { id: 'p', edition: '2024-01-01' }, anchors: Object.fromEntries(sums.map(({ from }, i) => [`a${i}`, from])), choices: {}, facts: [],
    own: { steps: [], rules: [] } }] };
const { answer, err } = ask(process.argv[2], { plan, today: '1900-01-01' });
if (!answer) console.log(err);
let passed = 0, failed = 0;
sums.forEach(({ from, count, unit, name }, i) => {
    const wanted = Temporal.PlainDate.from(from).add({ [name]: count }).toString(), step = answer?.steps[i];
    if (step?.earliest === wanted && step.latest === wanted) passed++;
    else failed++, console.log(`${from} ${count} ${unit}: ${step?.earliest}..${step?.latest}, Temporal says ${wanted}`);
});
// One test, whatever the number of sums.
console.log(`${passed} sums alike`);
console.log(failed ? '0 passed, 1 failed' : '1 passed, 0 failed');
process.exitCode = failed ? 1 : 0;
