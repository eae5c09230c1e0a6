// Answers worked out by hand from the text, for the reference and for the program alike.
//   node derived.mjs [PROGRAM]        The last line is `N passed, N failed`.
import { ask } from './compare.mjs';
import { schedule } from './schedule.mjs';

const text = (nb) => ({ nb });
const rule = (of, min, max, strength = 'normative', more = {}) => ({ of, ...(min ? { min } : {}), ...(max ? { max } : {}), strength, ...more });
const step = (id, after, more = {}) => ({ id, title: text(id), lane: 'l', after, ...more });
const decision = (id) => ({ id, title: text(id), options: ['yes', 'no'].map((o) => ({ id: o, title: text(o) })) });
function course(anchors, steps, more = {}) {
    const { places = [], decisions = [], ...rest } = more;
    return {
        id: 'c1', anchors, choices: {}, facts: [], own: { steps: [], rules: [] }, ...rest, base: { id: 'p', edition: '2024-01-01' },
        pathway: {
            format: 'stifinner/pathway', version: 1, id: 'p', title: text('p'), edition: { date: '2024-01-01', publisher: 'P' }, sources: [],
            anchors: ['a', 'b'].map((id) => ({ id, title: text(id) })), lanes: [{ id: 'l', title: text('l'), level: 'municipal' }],
            places: places.map((p) => ({ title: text(p.id), ...p })), decisions, steps,
        },
    };
}
const plan = (courses, more = {}) => ({
    format: 'stifinner/plan', version: 1, id: 'p', courses: [courses].flat(), people: [], unavailable: [], accepted: [], ...more,
});

// A row: "earliest..latest proposed status", "-" for null. A broken bound: "step/occurrence rule bound days", " today" if so, then why.
const row = (s) => `${s.earliest ?? '-'}..${s.latest ?? '-'} ${s.proposed ?? '-'} ${s.status}`;
const why = (e) => (e.today === true ? 'today' : e.anchor ?? (e.fact ? `${e.fact}/${e.occurrence}!` : e.days ? `${e.step}/${e.occurrence} ${e.days}`
    : `${e.step}/${e.occurrence} ${e.rule} ${e.bound}`));
const said = (answer) => ({
    rows: Object.fromEntries(answer.steps.map((s) => [(s.course === 'c1' ? '' : `${s.course} `) + s.id + (s.occurrence ? `/${s.occurrence}` : ''), row(s)])),
    broken: answer.broken.map((b) => `${b.step}/${b.occurrence} ${b.rule} ${b.bound} ${b.days}${b.today ? ' today' : ''}: ${b.because.map(why).join(', ')}`),
    visits: answer.trips.visits.map((v) => `${v.date} ${v.place} ${v.steps.join('+')}`),
    weight: answer.trips.weight,
    over: answer.trips.over.length,
});

const cases = [];
const add = (name, today, made, expected) => cases.push({ name, today, plan: made, expected });

add('the example of the design', '2026-02-02', plan(course({ a: '2026-01-31' }, [
    step('mapping-1', [rule('a', '0 d')], { place: 'hospital' }),
    step('mapping-2', [rule('a', '3 mo', '4 mo'), rule('mapping-1', '1 arbeidsdag', null, 'local')], { place: 'helsehus' }),
    step('observe', [rule('a', '0 d', null, 'workshop')], { place: 'home', when: { consent: ['yes'] }, repeat: { every: '14 d', from: 'start', times: 6 } })],
{ places: [{ id: 'helsehus', on: 'arbeidsdag', weight: 1 }], decisions: [decision('consent')] })),
{ rows: { 'mapping-1': '2026-01-31..2026-05-28 2026-02-02 open', 'mapping-2': '2026-04-30..2026-05-29 2026-04-30 open',
    observe: '2026-01-31..- 2026-02-02 possible', 'observe/1': '2026-02-14..- 2026-02-16 possible', 'observe/5': '2026-04-11..- 2026-04-13 possible' },
broken: [], visits: ['2026-02-02 hospital mapping-1', '2026-04-30 helsehus mapping-2'], weight: 2 });
add('months clamp to the last day', '2026-01-01', plan(course({ a: '2026-01-31', b: '2028-01-31' }, [
    step('one', [rule('a', '1 mo')]), step('three', [rule('a', '3 mo')]), step('before', [rule('a', '-2 mo', '-2 mo')]),
    step('leap', [rule('b', '1 mo')]), step('year', [rule('a', '12 mo', '13 mo')])])),
{ rows: { one: '2026-02-28..- 2026-02-28 open', three: '2026-04-30..- 2026-04-30 open', before: '2025-11-30..2025-11-30 2026-01-01 late',
    leap: '2028-02-29..- 2028-02-29 open', year: '2027-01-31..2027-02-28 2027-01-31 open' } });
add('working days round Easter 2026', '2026-01-01', plan(course({ a: '2026-04-01', b: '2026-04-07' }, [
    step('next', [rule('a', '1 arbeidsdag')]), step('saturday', [rule('a', '1 virkedag')]), step('second', [rule('a', '2 virkedag')]),
    step('back', [rule('b', '-1 arbeidsdag')]), step('back-saturday', [rule('b', '-1 virkedag')]),
    step('zero', [{ ...rule('next', '0 arbeidsdag') }]), step('end', [rule('a', null, '0 virkedag')])])),
{ rows: { next: '2026-04-07..- 2026-04-07 open', saturday: '2026-04-04..- 2026-04-04 open', second: '2026-04-07..- 2026-04-07 open',
    back: '2026-04-01..- 2026-04-01 open', 'back-saturday': '2026-04-04..- 2026-04-04 open', zero: '2026-04-07..- 2026-04-07 open',
    end: '-..2026-04-01 2026-01-01 open' } });
add('zero working days from a holiday is the next one', '2026-01-01', plan(course({ a: '2026-04-02', b: '2026-12-25' }, [
    step('easter', [rule('a', '0 arbeidsdag', '0 virkedag')]), step('christmas', [rule('b', '0 virkedag')]), step('before', [rule('b', '-1 virkedag')])])),
{ rows: { easter: '2026-04-07..2026-04-07 2026-04-07 open', christmas: '2026-12-28..- 2026-12-28 open', before: '2026-12-24..- 2026-12-24 open' },
    broken: ['easter/0 0 max 3: easter/0 0 min, a'] });
add('17 May 2027 is Whit Monday too', '2027-01-01', plan(course({ a: '2027-05-14', b: '2008-04-30' }, [
    step('s', [rule('a', '1 arbeidsdag')]), step('on', [rule('a', '1 d')], { on: ['mon'] })])),
{ rows: { s: '2027-05-18..- 2027-05-18 open', on: '2027-05-24..- 2027-05-24 open' } });
add('the weaker bound is broken and still pulls', '2026-03-01', plan(course({ a: '2026-03-02', b: '2026-03-01' }, [
    step('s', [rule('a', '10 d', null, 'legal'), rule('b', null, '3 d', 'local')])])),
{ rows: { s: '2026-03-12..2026-03-12 2026-03-12 open' }, broken: ['s/0 1 max 8: s/0 0 min, a, b'] });
add('wherever the anchor is', '2026-03-01', plan(course({ a: '2026-03-02' }, [
    step('s', [rule('a', null, '3 d', 'local'), rule('a', '10 d', null, 'legal')])])),
{ rows: { s: '2026-03-12..2026-03-12 2026-03-12 open' }, broken: ['s/0 0 max 7: s/0 1 min'] });
add('a moved bound stays in force for those tried after it', '2026-03-01', plan(course({ a: '2026-03-02' }, [
    step('s', [rule('a', '10 d', '3 d', 'own'), rule('a', '20 d', null, 'own')])])),
{ rows: { s: '2026-03-12..2026-03-12 2026-03-12 open' }, broken: ['s/0 0 max 7: s/0 0 min', 's/0 1 min 10: s/0 0 max'] });
add('an own rule is tried last', '2026-03-01', plan(course({ a: '2026-03-02' }, [
    step('s', [rule('a', '5 d', '8 d', 'workshop')])], { own: { steps: [], rules: [{ step: 's', ...rule('a', '12 d', null, 'own') }] } })),
{ rows: { s: '2026-03-10..2026-03-10 2026-03-10 open' }, broken: ['s/0 1 min 4: s/0 0 max'] });
add('today breaks a deadline and touches no bound', '2026-02-02', plan(course({ a: '2026-01-01' }, [
    step('s', [rule('a', '0 d', '5 d')]), step('t', [rule('s', '2 d')])])),
{ rows: { s: '2026-01-01..2026-01-06 2026-02-02 late', t: '2026-01-03..- 2026-02-04 open' }, broken: ['s/0 0 max 27 today: a, today'] });
add('a fact holds on any day; past facts happened', '2026-02-02', plan(course({ a: '2026-01-20' }, [
    step('done', [rule('a', '0 d')]), step('next', [rule('done', '14 d', '21 d')]), step('booked', [rule('a', '0 d')], { on: ['mon'], place: 'gp' })],
{ facts: [{ step: 'done', done: { date: '2026-01-05' } }, { step: 'booked', booked: { date: '2026-02-03', time: '09:30' } }] })),
{ rows: { done: '2026-01-05..2026-01-05 2026-01-05 done', next: '2026-01-19..2026-01-26 2026-02-02 late', booked: '2026-02-03..2026-02-03 2026-02-03 booked' },
    broken: ['done/0 0 min 15: done/0!, a', 'next/0 0 max 7 today: done/0!, today'], visits: ['2026-02-03 gp booked'], weight: 1 });
add('the last fact on an occurrence wins', '2026-02-02', plan(course({ a: '2026-02-02' }, [step('s', [rule('a', '0 d')])],
    { facts: [{ step: 's', dropped: true }, { step: 's', booked: { date: '2026-02-10' } }] })),
{ rows: { s: '2026-02-10..2026-02-10 2026-02-10 booked' } });
add('a rule of a dropped step lapses', '2026-02-02', plan(course({ a: '2026-02-02' }, [step('s', [rule('a', '30 d')]), step('t', [rule('s', '5 d'), rule('a', '1 d')])],
    { facts: [{ step: 's', dropped: true }] })), { rows: { t: '2026-02-03..- 2026-02-03 open' } });
add('a stay and its end', '2026-02-02', plan(course({ a: '2026-02-10' }, [step('stay', [rule('a', '0 d', '4 d')], { lasts: '10 d', place: 'hospital' }),
    step('after', [rule('stay', '2 d', '3 d', 'normative', { edge: 'end' })])])),
{ rows: { stay: '2026-02-10..2026-02-14 2026-02-10 open', after: '2026-02-22..2026-02-27 2026-02-22 open' }, visits: ['2026-02-10 hospital stay'] });
add('the actual end of a stay', '2026-02-20', plan(course({ a: '2026-02-10' }, [step('stay', [rule('a', '0 d')], { lasts: '10 d' }),
    step('after', [rule('stay', '2 d', null, 'normative', { edge: 'end' })])], { facts: [{ step: 'stay', done: { date: '2026-02-10', end: '2026-02-15' } }] })),
{ rows: { stay: '2026-02-10..2026-02-10 2026-02-10 done', after: '2026-02-17..- 2026-02-20 open' } });
add('closed days, and days the person is away', '2026-02-02', plan(course({ a: '2026-02-02' }, [
    step('clinic', [rule('a', '1 d')], { place: 'gp' }), step('home', [rule('a', '1 d')], { place: 'home' }), step('call', [rule('a', '1 d')])],
{ places: [{ id: 'gp', on: 'arbeidsdag', closed: [{ from: '2026-02-03', to: '2026-02-05' }] }] }), { unavailable: [{ from: '2026-02-03', to: '2026-02-04' }] }),
{ rows: { clinic: '2026-02-06..- 2026-02-06 open', home: '2026-02-05..- 2026-02-05 open', call: '2026-02-03..- 2026-02-03 open' }, visits: ['2026-02-06 gp clinic'] });
add('an open decision: the hull of its scenarios', '2026-02-02', plan(course({ a: '2026-02-02' }, [
    step('s', [rule('a', '0 d', '2 d')], { when: { d: ['yes'] } }), step('t', [rule('s', '10 d', '12 d'), rule('a', '3 d', '30 d', 'advisory')])], { decisions: [decision('d')] })),
{ rows: { s: '2026-02-02..2026-02-04 2026-02-02 possible', t: '2026-02-05..2026-03-04 2026-02-12 open' } });
add('what an answer rules out is absent', '2026-02-02', plan(course({ a: '2026-02-02' }, [
    step('s', [rule('a', '0 d')], { when: { d: ['yes'] } }), step('t', [rule('s', '10 d'), rule('a', '3 d')])], { decisions: [decision('d')], choices: { d: 'no' } })),
{ rows: { t: '2026-02-05..- 2026-02-05 open' } });
add('a done step is never ruled out', '2026-02-02', plan(course({ a: '2026-01-02' }, [
    step('s', [rule('a', '0 d')], { when: { d: ['yes'] } }), step('t', [rule('s', '40 d')])], { decisions: [decision('d')], choices: { d: 'no' },
    facts: [{ step: 's', done: { date: '2026-01-10' } }] })), { rows: { s: '2026-01-10..2026-01-10 2026-01-10 done', t: '2026-02-19..- 2026-02-19 open' } });
add('undated', '2026-02-02', plan(course({}, [step('s', [rule('a', '3 mo', '4 mo')]), step('t', [rule('s', '1 d')]), step('free', [])])),
    { rows: { s: '-..- - relative', t: '-..- - relative', free: '-..- - relative' } });
const monthly = (from) => [step('s', [rule('a', '0 d', '0 d')], { repeat: { every: '1 mo', from, times: 4 } })];
add('every month from the start', '2026-01-01', plan(course({ a: '2026-01-31' }, monthly('start'))),
    { rows: { s: '2026-01-31..2026-01-31 2026-01-31 open', 's/1': '2026-02-28..2026-02-28 2026-02-28 open', 's/2': '2026-03-31..2026-03-31 2026-03-31 open',
        's/3': '2026-04-30..2026-04-30 2026-04-30 open' } });
add('every month from the previous', '2026-01-01', plan(course({ a: '2026-01-31' }, monthly('previous'))),
    { rows: { s: '2026-01-31..2026-01-31 2026-01-31 open', 's/1': '2026-02-28..2026-02-28 2026-02-28 open', 's/2': '2026-03-28..2026-03-28 2026-03-28 open',
        's/3': '2026-04-28..2026-04-28 2026-04-28 open' } });
add('two to three months', '2026-01-01', plan(course({ a: '2026-01-31' }, [
    step('s', [rule('a', '0 d', '0 d')], { repeat: { every: '2 mo', upto: '3 mo', from: 'start', times: 3 } })])),
{ rows: { s: '2026-01-31..2026-01-31 2026-01-31 open', 's/1': '2026-03-31..2026-04-30 2026-03-31 open', 's/2': '2026-05-31..2026-07-31 2026-05-31 open' } });
add('a day that cannot be moves to the next that can', '2026-03-01', plan(course({ a: '2026-03-20' }, [
    step('s', [rule('a', '0 d', '0 d')], { on: 'arbeidsdag', repeat: { every: '14 d', from: 'start', times: 3 } })])),
{ rows: { s: '2026-03-20..2026-03-20 2026-03-20 open', 's/1': '2026-04-07..2026-04-07 2026-04-07 open', 's/2': '2026-04-17..2026-04-17 2026-04-17 open' } });
add('until, inclusive, and what is missed', '2026-03-10', plan(course({ a: '2026-03-02', b: '2026-03-16' }, [
    step('s', [rule('a', '0 d', '0 d')], { place: 'gp', repeat: { every: '7 d', from: 'start', until: 'b' } })])),
{ rows: { s: '2026-03-02..2026-03-02 - late', 's/1': '2026-03-09..2026-03-09 2026-03-10 late', 's/2': '2026-03-16..2026-03-16 2026-03-16 open' },
    broken: ['s/1 repeat max 1 today: s/0 0 max, a, today'], visits: ['2026-03-10 gp s', '2026-03-16 gp s'] });
add('the horizon is 24 months after today', '2026-01-15', plan(course({ a: '2026-01-15' }, [
    step('s', [rule('a', '0 d', '0 d')], { repeat: { every: '12 mo', from: 'start' } })])),
{ rows: { s: '2026-01-15..2026-01-15 2026-01-15 open', 's/1': '2027-01-15..2027-01-15 2027-01-15 open', 's/2': '2028-01-15..2028-01-15 2028-01-15 open' } });
add('rules of the same and of the last occurrence', '2026-03-01', plan(course({ a: '2026-03-02' }, [
    step('s', [rule('a', '0 d', '0 d')], { repeat: { every: '7 d', from: 'start', times: 3 } }),
    step('answer', [rule('s', '2 d', '3 d', 'normative', { which: 'same' })], { repeat: { every: '1 d', upto: '30 d', from: 'start', times: 2 } }),
    step('close', [rule('s', '1 d', null, 'normative', { which: 'last' })]), step('open', [rule('s', '1 d')])])),
{ rows: { s: '2026-03-02..2026-03-02 2026-03-02 open', 's/1': '2026-03-09..2026-03-09 2026-03-09 open', 's/2': '2026-03-16..2026-03-16 2026-03-16 open',
    answer: '2026-03-04..2026-03-05 2026-03-04 open', 'answer/1': '2026-03-11..2026-03-12 2026-03-11 open', close: '2026-03-17..- 2026-03-17 open',
    open: '2026-03-03..- 2026-03-03 open' } });
add('two journeys where the earliest days make three', '2026-02-02', plan(course({ a: '2026-02-02' }, [
    step('i', [rule('a', '0 d', '5 d')], { place: 'gp' }), step('k', [rule('a', '6 d', '6 d')], { place: 'gp' }),
    step('j', [rule('a', '3 d', '20 d'), rule('i', '3 d')], { place: 'gp' })])),
{ rows: { i: '2026-02-02..2026-02-07 2026-02-02 open', k: '2026-02-08..2026-02-08 2026-02-08 open', j: '2026-02-05..2026-02-22 2026-02-08 open' },
    visits: ['2026-02-02 gp i', '2026-02-08 gp k+j'], weight: 2 });
add('a booked journey is shared', '2026-02-02', plan(course({ a: '2026-02-02' }, [
    step('booked', [rule('a', '0 d')], { place: 'gp' }), step('s', [rule('a', '0 d', '30 d')], { place: 'gp' }), step('other', [rule('a', '0 d', '30 d')], { place: 'x' })],
{ places: [{ id: 'gp', weight: 3 }], facts: [{ step: 'booked', booked: { date: '2026-02-20' } }] })),
{ rows: { booked: '2026-02-20..2026-02-20 2026-02-20 booked', s: '2026-02-02..2026-03-04 2026-02-20 open', other: '2026-02-02..2026-03-04 2026-02-02 open' },
    visits: ['2026-02-02 x other', '2026-02-20 gp booked+s'], weight: 4 });
add('a day said yes to is kept', '2026-02-02', plan(course({ a: '2026-02-02' }, [step('s', [rule('a', '0 d', '30 d')], { place: 'gp' }), step('t', [rule('a', '0 d')], { place: 'gp' })]),
    { accepted: [{ course: 'c1', step: 's', occurrence: 0, date: '2026-02-12' }] }),
{ rows: { s: '2026-02-02..2026-03-04 2026-02-12 open', t: '2026-02-02..- 2026-02-12 open' }, visits: ['2026-02-12 gp s+t'], weight: 1 });
add('two courses, one set of journeys', '2026-02-02', plan([course({ a: '2026-02-02' }, [step('s', [rule('a', '3 d', '3 d')], { place: 'gp' })]),
    { ...course({ a: '2026-01-01' }, [step('s', [rule('a', '20 d', '60 d')], { place: 'gp' })]), id: 'c2' }]),
{ rows: { s: '2026-02-05..2026-02-05 2026-02-05 open', 'c2 s': '2026-01-21..2026-03-02 2026-02-05 open' }, visits: ['2026-02-05 gp s+s'], weight: 1 });
add('capacity breaks nothing and is told', '2026-02-02', plan(course({ a: '2026-02-02' }, ['s', 't'].map((id) => step(id, [rule('a', '3 d', '3 d')], { place: 'gp', minutes: 40 })),
    { places: [{ id: 'gp', per_day: 1 }] })), { broken: [], visits: ['2026-02-05 gp s+t'], over: 1 });

const program = process.argv[2];
let passed = 0, failed = 0;
for (const { name, today, plan: made, expected } of cases) {
    const asked = [['reference', schedule(structuredClone(made), today)]];
    if (program) asked.push(['program', ask(program, { plan: made, today }).answer]);
    for (const [who, answer] of asked) {
        const got = answer ? said(answer) : {};
        const wrong = Object.entries(expected).flatMap(([key, wanted]) => {
            if (key !== 'rows') return JSON.stringify(got[key]) === JSON.stringify(wanted) ? [] : [`${key}: ${JSON.stringify(got[key])}, not ${JSON.stringify(wanted)}`];
            return Object.entries(wanted).filter(([id, line]) => got.rows?.[id] !== line).map(([id, line]) => `${id}: ${got.rows?.[id]}, not ${line}`);
        });
        if (wrong.length) failed++, console.log(`${name} (${who}):\n  ${wrong.join('\n  ')}`);
        else passed++;
    }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
