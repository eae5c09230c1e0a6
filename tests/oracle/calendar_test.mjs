// The reference calendar against published holidays and against counting day by day; then the program against the reference.
//   node calendar_test.mjs [PROGRAM]
// holidays.json: the public holidays of Norway 1970-2100 as npm `date-holidays` and Python `holidays` agree on them.
// The last line is `N passed, N failed`.
import { readFileSync } from 'node:fs';
import { add, addSlowly, day, easter, holiday, holidays, named, parts, text, works } from './calendar.mjs';
import { ask } from './compare.mjs';
import { random } from './generate.mjs';

let passed = 0, failed = 0;
const expect = (name, good) => {
    if (good) return void passed++;
    failed++;
    console.log(`${name}: no`);
};

const published = JSON.parse(readFileSync(new URL('holidays.json', import.meta.url)));
for (const [year, list] of Object.entries(published))
    expect(`holidays of ${year}`, [...holidays(Number(year))].sort((a, b) => a - b).map((n) => text(n).slice(5)).join(' ') === list);
for (const [year, date] of [[1900, '04-15'], [1954, '04-18'], [1981, '04-19'], [2000, '04-23'], [2008, '03-23'], [2038, '04-25'], [2199, '04-14']])
    expect(`Easter ${year}`, text(easter(year)) === `${year}-${date}`);

const seed = Number(process.env.STIFINNER_SEED ?? 1);
console.log(`seed ${seed}`);
const r = random(seed), first = day('1900-01-01'), last = day('2199-12-31');
let same = true;
for (let i = 0; i < 20000; i++) {
    const from = r.between(first, last), lag = { count: r.between(-60, 60), unit: r.pick(['d', 'wk', 'mo', 'arbeidsdag', 'virkedag']) };
    if (add(from, lag) !== addSlowly(from, lag)) same = false, console.log(text(from), lag);
}
expect('lags, day by day', same);
let roundTrip = true;
for (let n = first; n <= last; n++) if (day(text(n)) !== n || parts(n + 1)[2] !== 1 && parts(n + 1)[2] !== parts(n)[2] + 1) roundTrip = false;
expect('dates there and back', roundTrip);

// Every day of some years, asked of the program: a step that must be on a day of the set, at the earliest on this one.
const program = process.argv[2];
if (program) for (const [name, on, free] of [['any weekday', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], (n) => !named(n)],
    ['virkedag', 'virkedag', works.virkedag], ['arbeidsdag', 'arbeidsdag', works.arbeidsdag]])
    for (const [from, to] of [['1900-01-01', '1912-12-31'], ['1970-01-01', '1999-12-31'], ['2000-01-01', '2049-12-31'], ['2185-01-01', '2199-12-20']]) {
        const list = [];
        for (let n = day(from); n <= day(to); n++) list.push(n);
        const pathway = {
            format: 'stifinner/pathway', version: 1, id: 'p', title: { nb: 'p' }, edition: { date: '2024-01-01', publisher: 'P' }, sources: [],
            anchors: [{ id: 'a', title: { nb: 'a' } }], lanes: [{ id: 'l', title: { nb: 'l' }, level: 'municipal' }],
            steps: list.map((n, i) => ({ id: `s${i}`, title: { nb: 's' }, lane: 'l', on, after: [{ of: 'a', min: `${i} d`, strength: 'own' }] })),
        };
        const { answer } = ask(program, { pathway, anchors: [['a', from]], today: from });
        const wrong = answer ? list.filter((n, i) => {
            while (!free(n)) n++;
            return answer.steps[i].earliest !== text(n);
        }) : ['no answer'];
        expect(`${name} ${from}..${to}: ${wrong.slice(0, 3).map((n) => (Number.isInteger(n) ? text(n) : n))}`, wrong.length === 0);
    }
expect('Sundays are public holidays', holiday(day('2026-02-01')) && !named(day('2026-02-01')));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
