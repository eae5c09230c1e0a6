// The command line as a black box: exit codes, where faults are told to be, and input meant to hurt.
//   node cli.mjs PROGRAM [PART-OF-NAME]      PROGRAM: the native program, or stifinner.js
// The last line is `N passed, N failed`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './compare.mjs';

const [program, part = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'stifinner-cli-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const base = () => ({
    format: 'stifinner/pathway', version: 1, id: 'p', title: { nb: 'p', nn: 'p', en: 'p' },
    edition: { date: '2024-01-01', publisher: 'P' }, sources: [{ id: 's', title: 'S', date: '2024-01-01' }],
    anchors: [{ id: 'a', title: { nb: 'a', nn: 'a', en: 'a' } }], lanes: [{ id: 'l', title: { nb: 'l', nn: 'l', en: 'l' }, level: 'municipal' }],
    steps: [step('s0', [{ of: 'a', min: '0 d', strength: 'normative', source: 's' }])],
});
const step = (id, after, more = {}) => ({ id, title: { nb: id, nn: id, en: id }, lane: 'l', source: 's', after, ...more });
const pathway = (change) => {
    const made = base();
    change?.(made);
    return JSON.stringify(made, null, 1);
};
const planOf = (change, courseChange) => {
    const made = base();
    change?.(made);
    const course = { id: 'c1', pathway: made, base: { id: 'p', edition: '2024-01-01' }, anchors: { a: '2026-01-31' }, choices: {}, facts: [] };
    courseChange?.(course);
    return JSON.stringify({ format: 'stifinner/plan', version: 1, id: 'p', courses: [course], people: [], unavailable: [], accepted: [] });
};
const rule = (of, min, max) => ({ of, ...(min ? { min } : {}), ...(max ? { max } : {}), strength: 'normative', source: 's' });
const when = ['--today', '2026-02-02'];

// Line and column (in code points) of the first place where `text` holds `needle`.
function place(text, needle, skip = 0) {
    const at = text.indexOf(needle) + skip, before = text.slice(0, at);
    return `${before.split('\n').length}:${[...before.slice(before.lastIndexOf('\n') + 1)].length + 1}`;
}

const tests = [];
const test = (name, files, args, code, check) => tests.push({ name, files, args, code, check });
// A pathway with one fault: its line must be FILE:LINE:COL: PATH: and something.
const fault = (name, text, path, where) => test(name, { 'f.json': text }, ['check', 'f.json'], 1, (out) => {
    const lines = out.split('\n').filter((line) => line && !line.includes(': warning: '));
    const start = `f.json:${where ?? ''}`;
    const found = lines.find((line) => line.startsWith(start) && line.includes(`: ${path}: `));
    return found || path === '$…' && lines[0]?.startsWith('f.json:1:') ? '' : `no line begins ${start} and has ${path}`;
});

// ---- usage and files ----
test('nothing asked', {}, [], 2);
test('an unknown command', {}, ['frobnicate'], 2);
test('check without a file', {}, ['check'], 2);
test('schedule without a file', {}, ['schedule', ...when], 2);
test('schedule without a day', { 'f.json': pathway() }, ['schedule', 'f.json'], 2);
test('a day that is none', { 'f.json': pathway() }, ['schedule', 'f.json', '--today', '2026-02-30'], 2);
test('a day without digits', { 'f.json': pathway() }, ['schedule', 'f.json', '--today', 'today'], 2);
test('a day before the calendar', { 'f.json': pathway() }, ['schedule', 'f.json', '--today', '1899-12-31'], 2);
test('an unknown option', { 'f.json': pathway() }, ['schedule', 'f.json', ...when, '--fast'], 2);
test('an unknown anchor', { 'f.json': pathway() }, ['schedule', 'f.json', '--anchor', 'b=2026-01-01', ...when], 2);
test('an anchor without a date', { 'f.json': pathway() }, ['schedule', 'f.json', '--anchor', 'a', ...when], 2);
test('an anchor in the year 9999', { 'f.json': pathway() }, ['schedule', 'f.json', '--anchor', 'a=9999-01-01', ...when], 2);
test('an anchor on 31 February', { 'f.json': pathway() }, ['schedule', 'f.json', '--anchor', 'a=2026-02-31', ...when], 2);
test('a missing file', {}, ['check', 'gone.json'], 2);
test('a missing file to schedule', {}, ['schedule', 'gone.json', ...when], 2);
test('a missing plan', {}, ['schedule', '--plan', 'gone.json', ...when], 2);
test('a folder for a file', { 'sub/f.json': '{}' }, ['check', 'sub'], 2);
test('2 before 1: a missing file after a faulty one', { 'f.json': '{' }, ['check', 'f.json', 'gone.json'], 2);
test('2 before 1: an unknown anchor of a faulty file', { 'f.json': pathway((p) => { p.steps[0].lane = 'x'; }) },
    ['schedule', 'f.json', '--anchor', 'b=2026-01-01', ...when], 2);
test('one faulty file among good ones', { 'f.json': pathway(), 'g.json': '[]' }, ['check', 'f.json', 'g.json'], 1);
test('a good file', { 'f.json': pathway() }, ['check', '--strict', 'f.json'], 0, (out) => (out === '' ? '' : 'something is said'));
test('a pathway where a plan is asked for', { 'f.json': pathway() }, ['schedule', '--plan', 'f.json', ...when], 1);
test('a plan where a pathway is asked for', { 'f.json': planOf() }, ['schedule', 'f.json', ...when], 1);
test('the file named as given', { 'sub/f.json': '{"a":}' }, ['check', './sub/../sub/f.json'], 1,
    (out) => (out.startsWith('./sub/../sub/f.json:1:6: $: ') ? '' : 'not the name as given, line, column'));

// ---- where ----
for (const [name, text] of [['an empty file', ''], ['only blanks', ' \n\t\n'], ['half a file', '{"format": "stifinner/pathway",'],
    ['a stray byte', '{"id": "\xff"}'], ['two values', `${pathway()}{}`], ['a comment', `// hi\n${pathway()}`], ['a trailing comma', '{"a":1,}'],
    ['a lone surrogate', '{"a":"\\ud800"}'], ['NaN', '{"a":NaN}'], ['a nul', '{"a":"\u0000"}']])
    fault(name, name === 'a stray byte' ? Buffer.from(text, 'latin1') : text, '$');
fault('an array', '[]', '$', '1:1: ');
fault('a number', '17', '$', '1:1: ');
{
    const text = '{"format":"stifinner/pathway","version":1,"id":"x","title":{"nb":"😀æøå \\u00e6"},"edition":7}';
    fault('columns in code points', text, '$.edition', `${place(text, '7}')}: `);
}
{
    const text = pathway((p) => { delete p.steps[0].lane; });
    fault('a missing member, at its parent', text, '$.steps[0]', `${place(text, '"steps": [\n  {', 13)}: `);
}
{
    const text = pathway((p) => { delete p.steps[0].after[0].strength; });
    fault('a missing strength', text, '$.steps[0].after[0]', `${place(text, '"after": [\n    {', 15)}: `);
}
{
    const text = pathway((p) => { delete p.edition; });
    fault('a missing edition, at the whole', text, '$', '1:1: ');
}
{
    const text = pathway((p) => { p.steps[0].after.push(rule('nobody', '1 d')); });
    fault('an unknown reference', text, '$.steps[0].after[1].of', `${place(text, '"nobody"')}: `);
}
for (const bad of ['1.5 d', 'd', '3', '3 years', '99999999999999999999 d', '9999999 mo', '3  d', ' 3 d', '3 D', '1e3 d', '0x1 d', ''])
    fault(`the lag "${bad}"`, pathway((p) => { p.steps[0].after[0].min = bad; }), '$.steps[0].after[0].min');
fault('a lag that is a number', pathway((p) => { p.steps[0].after[0].min = 3; }), '$.steps[0].after[0].min');
fault('neither min nor max', pathway((p) => { delete p.steps[0].after[0].min; }), '$.steps[0].after[0]');
fault('an unknown strength', pathway((p) => { p.steps[0].after[0].strength = 'iron'; }), '$.steps[0].after[0].strength');
fault('a negative stay', pathway((p) => { p.steps[0].lasts = '-1 d'; }), '$.steps[0].lasts');
fault('an unknown lane', pathway((p) => { p.steps[0].lane = 'x'; }), '$.steps[0].lane');
fault('the same id twice', pathway((p) => { p.steps.push(p.steps[0]); }), '$.steps[1].id');
fault('no weekdays', pathway((p) => { p.steps[0].on = []; }), '$.steps[0].on');
fault('an unknown weekday', pathway((p) => { p.steps[0].on = ['man']; }), '$.steps[0].on[0]');
fault('an unknown decision', pathway((p) => { p.steps[0].when = { consent: ['yes'] }; }), '$.steps[0].when.consent');
fault('no nb', pathway((p) => { p.steps[0].title = { en: 'x' }; }), '$.steps[0].title');
fault('another format', pathway((p) => { p.format = 'x'; }), '$.format');
fault('a version to come', pathway((p) => { p.version = 99; }), '$.version');
fault('min above max', pathway((p) => { p.steps[0].after[0] = rule('a', '10 d', '3 d'); }), '$.steps[0].after[0].max');
fault('min above max over two rules', pathway((p) => { p.steps[0].after = [rule('a', '', '3 d'), rule('a', '10 d')]; }),
    '$.steps[0].after[1].min');
fault('a clash through an undated anchor', pathway((p) => {
    p.steps = [step('s0', [rule('a', '0 d', '3 d')]), step('s1', [rule('s0', '10 d'), rule('a', '', '5 d')])];
}), '$.steps[1].after[1].max');
fault('a clash through a stay', pathway((p) => {
    p.steps = [step('s0', [rule('a', '0 d')], { lasts: '10 d' }), step('s1', [{ ...rule('s0', '0 d'), edge: 'end' }, rule('s0', '', '9 d')])];
}), '$.steps[1].after[1].max');
fault('a cycle that cannot be', pathway((p) => { p.steps = [step('s0', [rule('s1', '1 d')]), step('s1', [rule('s0', '0 d')])]; }),
    '$.steps[1].after[0].min');
fault('a place that is never open', pathway((p) => {
    p.places = [{ id: 'x', title: { nb: 'x' }, on: ['sat'] }];
    p.steps[0].place = 'x';
    p.steps[0].on = 'arbeidsdag';
}), '$.steps[0].on');
fault('a fact of no step', planOf(null, (c) => { c.facts = [{ step: 'x', dropped: true }]; }), '$.courses[0].facts[0].step');
fault('an anchor in the year 9999, in a plan', planOf(null, (c) => { c.anchors.a = '9999-01-01'; }), '$.courses[0].anchors.a');
fault('a fact on 30 February', planOf(null, (c) => { c.facts = [{ step: 's0', done: { date: '2026-02-30' } }]; }),
    '$.courses[0].facts[0].done.date');
fault('a choice of no option', planOf((p) => {
    p.decisions = [{ id: 'd', title: { nb: 'd' }, options: [{ id: 'yes', title: { nb: 'y' } }, { id: 'no', title: { nb: 'n' } }] }];
    p.steps[0].when = { d: ['yes'] };
}, (c) => { c.choices = { d: 'perhaps' }; }), '$.courses[0].choices.d');

// ---- what is no fault ----
const good = (name, text, args, check) => test(name, { 'f.json': text }, args, 0, (out) => {
    let answer;
    try {
        answer = JSON.parse(out);
    } catch {
        return 'no JSON';
    }
    return check?.(answer) ?? '';
});
const days = (answer, id) => answer.steps.filter((s) => s.id === id).map((s) => `${s.earliest}..${s.latest}`).join(' ');
const equals = (got, wanted) => (got === wanted ? '' : `${got} instead of ${wanted}`);
good('a cycle of zero lags is one day', pathway((p) => { p.steps = [step('s0', [rule('s1', '0 d'), rule('a', '0 d')]), step('s1', [rule('s0', '0 d')])]; }),
    ['schedule', 'f.json', '--anchor', 'a=2026-01-31', ...when], (a) => equals(`${days(a, 's0')} ${days(a, 's1')}`, '2026-01-31..null 2026-01-31..null'));
good('a clash in a plan is settled', planOf((p) => { p.steps[0].after[0] = rule('a', '10 d', '3 d'); }), ['schedule', '--plan', 'f.json', ...when],
    (a) => equals(`${a.broken.length} ${a.broken[0]?.bound} ${a.broken[0]?.days} ${days(a, 's0')}`, '1 max 7 2026-02-10..2026-02-10'));
good('the last day there is', planOf(null, (c) => { c.anchors.a = '2199-12-31'; }), ['schedule', '--plan', 'f.json', '--today', '2199-12-31'],
    (a) => equals(days(a, 's0'), '2199-12-31..null'));
good('the first day there is', planOf(null, (c) => { c.anchors.a = '1900-01-01'; }), ['schedule', '--plan', 'f.json', '--today', '1900-01-01'],
    (a) => equals(days(a, 's0'), '1900-01-01..null'));
good('a bound past the calendar', planOf((p) => { p.steps[0].after[0] = rule('a', '30 d', '90 d'); }, (c) => { c.anchors.a = '2199-12-20'; }),
    ['schedule', '--plan', 'f.json', ...when], () => '');
good('Sundays that are listed, but not Easter Day', planOf((p) => { p.steps[0].on = ['sun']; }, (c) => { c.anchors.a = '2026-04-05'; }),
    ['schedule', '--plan', 'f.json', ...when], (a) => equals(days(a, 's0'), '2026-04-12..null'));
good('no steps at all', pathway((p) => { p.steps = []; }), ['schedule', 'f.json', ...when], (a) => equals(a.steps.length, 0));
test('an unknown field is warned of, and kept', { 'f.json': pathway((p) => { p.colour = 'blue'; }) }, ['check', 'f.json'], 0,
    (out) => (/^f\.json:\d+:\d+: \$\.colour: warning: /m.test(out) ? '' : 'no warning'));
test('… a fault with --strict', { 'f.json': pathway((p) => { p.colour = 'blue'; }) }, ['check', '--strict', 'f.json'], 1);
test('a rule without a source is warned of', { 'f.json': pathway((p) => { delete p.steps[0].after[0].source; }) }, ['check', 'f.json'], 0,
    (out) => (out.includes(': $.steps[0].after[0]: warning: ') ? '' : 'no warning'));

// ---- meant to hurt ----
const deep = (n, a, b) => a.repeat(n) + b.repeat(n);
fault('100 000 brackets', deep(100000, '[', ']'), '$…');
fault('a million open brackets', '['.repeat(1000000), '$…');
test('100 000 objects in an unknown field', { 'f.json': pathway((p) => { p.x = '@'; }).replace('"@"', deep(100000, '{"a":', '').concat('1', '}'.repeat(100000))) },
    ['check', 'f.json'], null, (out, code) => (code === 0 || code === 1 ? '' : 'neither good nor faulty'));
good('100 000 steps, each after the one before', pathway((p) => {
    p.steps = Array.from({ length: 100000 }, (_, i) => step(`s${i}`, [rule(i ? `s${i - 1}` : 'a', '0 d', '3 d')]));
}), ['schedule', 'f.json', '--anchor', 'a=2026-01-31', ...when], (a) => equals(days(a, 's99999'), '2026-01-31..null'.replace('null', a.steps[99999].latest)));
good('20 000 steps, each after the one that follows', pathway((p) => {
    p.steps = Array.from({ length: 20000 }, (_, i) => step(`s${i}`, [rule(i < 19999 ? `s${i + 1}` : 'a', '0 d')]));
}), ['schedule', 'f.json', '--anchor', 'a=2026-01-31', ...when], (a) => equals(days(a, 's0'), '2026-01-31..null'));
good('a repeat every day without end', pathway((p) => { p.steps[0].repeat = { every: '1 d', from: 'start' }; }),
    ['schedule', 'f.json', '--anchor', 'a=1990-01-31', ...when], (a) => equals(a.steps.at(-1).earliest, '2028-02-02'));
fault('a repeat that stands still', pathway((p) => { p.steps[0].repeat = { every: '0 d', from: 'start' }; }), '$.steps[0].repeat.every');
test('a thousand million times', { 'f.json': pathway((p) => { p.steps[0].repeat = { every: '1 d', from: 'start', times: 1000000000 }; }) },
    ['schedule', 'f.json', ...when], null, (out, code) => (code === 0 || code === 1 ? '' : 'neither good nor faulty'));
good('twelve open decisions', planOf((p) => {
    p.decisions = Array.from({ length: 12 }, (_, i) => ({ id: `d${i}`, title: { nb: 'd' },
        options: ['yes', 'no'].map((id) => ({ id, title: { nb: id } })) }));
    p.steps = p.decisions.map((d, i) => step(`s${i}`, [rule(i ? `s${i - 1}` : 'a', '1 d')], { when: { [d.id]: ['yes'] } }));
    p.steps.push(step('last', [rule('a', '0 d'), ...p.steps.map((s) => rule(s.id, '1 d'))]));
}), ['schedule', '--plan', 'f.json', ...when], (a) => equals(`${a.steps.at(-1).earliest} ${JSON.stringify(a).includes('"exact":false')}`, '2026-01-31 true'));

let passed = 0, failed = 0;
for (const { name, files, args, code, check } of tests) {
    if (!name.includes(part)) continue;
    const here = join(folder, 'case');
    rmSync(here, { recursive: true, force: true });
    mkdirSync(join(here, 'sub'), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(here, file), text);
    const got = run(program, args, { cwd: here });
    const wrong = got.signal ? `ended by ${got.signal}` : code !== null && got.code !== code ? `exit ${got.code}, not ${code}`
        : check?.(got.out, got.code) ?? '';
    if (wrong) {
        failed++;
        console.log(`${name}: ${wrong}\n    ${(got.out + got.err).slice(0, 300).replaceAll('\n', '\n    ')}`);
    } else passed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
