// Fewest journeys, against HiGHS on the same plans: the weights must be equal and proven, and every visit is rechecked by hand.
//   node trips.mjs PROGRAM        STIFINNER_SEED is the first seed, PEER_CASES how many. The last line is `N passed, N failed`.
import { createRequire } from 'node:module';
import { add, day, lag, text, works } from '../oracle/calendar.mjs';
import { ask } from '../oracle/compare.mjs';
import { random } from '../oracle/generate.mjs';
import { complaints } from '../oracle/rules.mjs';

const require = createRequire(new URL('../../build/deps/peers/package.json', import.meta.url));
const highs = await require('highs')();
const START = day('2026-03-02');

// Windows of days about a schedule that is kept hidden, rules between steps that it keeps, places of different weight, one of them open
// on working days only, and now and then an appointment that stands.
export function plan(seed) {
    const r = random(seed), count = r.between(18, 30), places = ['a', 'b', 'c'].slice(0, r.between(2, 3));
    const declared = places.map((id, i) => ({ id, title: { nb: id }, weight: [1, 3, 2][i], ...(i === 0 ? { on: 'arbeidsdag' } : {}) }));
    const steps = [], hidden = [], facts = [];
    for (let i = 0; i < count; i++) {
        const place = r.pick(places);
        let on = START + r.below(70);
        const after = [];
        for (let k = r.below(3); k > 0 && i > 0; k--) {
            const of = r.below(i), least = r.between(0, 9);
            if (r.chance(0.3)) continue;
            on = Math.max(on, hidden[of] + least);
            after.push({ of, least });
        }
        while (place === 'a' && !works.arbeidsdag(on)) on++;
        hidden.push(on);
        const rules = after.map(({ of, least }) => ({ of: `s${of}`, min: `${least} d`, strength: 'local',
            ...(r.chance(0.3) ? { max: `${on - hidden[of] + r.below(8)} d` } : {}) }));
        const from = Math.max(0, on - START - r.below(9));
        rules.push({ of: 'x', min: `${from} d`, max: `${on - START + r.between(2, 12)} d`, strength: 'normative' });
        steps.push({ id: `s${i}`, title: { nb: `s${i}` }, lane: 'l', place: r.chance(0.1) ? 'home' : place, after: rules });
        if (r.chance(0.08)) facts.push({ step: `s${i}`, booked: { date: text(on) } });
    }
    const pathway = { format: 'stifinner/pathway', version: 1, id: 'p', title: { nb: 'p' }, edition: { date: '2024-01-01', publisher: 'P' },
        sources: [], anchors: [{ id: 'x', title: { nb: 'x' } }], lanes: [{ id: 'l', title: { nb: 'l' }, level: 'municipal' }], places: declared, steps };
    return { format: 'stifinner/plan', version: 1, id: 'p', people: [], unavailable: [], accepted: [], courses: [{ id: 'c', pathway,
        base: { id: 'p', edition: '2024-01-01' }, anchors: { x: text(START) }, choices: {}, facts, own: { steps: [], rules: [] } }] };
}

// The plan as an integer programme in the words of its file: x_i_d, step i is on day d; y_p_d, there is a journey to p on day d.
export function programme(plan) {
    const [course] = plan.courses, { steps, places } = course.pathway;
    const open = new Map(places.map((p) => [p.id, p])), booked = new Map(course.facts.map((f) => [f.step, day(f.booked.date)]));
    const days = steps.map((step) => {
        if (booked.has(step.id)) return [booked.get(step.id)];
        const own = step.after.find((rule) => rule.of === 'x');
        const list = [];
        for (let d = add(START, lag(own.min)); d <= add(START, lag(own.max)); d++) if (open.get(step.place)?.on !== 'arbeidsdag' || works.arbeidsdag(d)) list.push(d);
        return list;
    });
    const rows = [], journeys = new Map(), x = (i, d) => `x_${i}_${d}`;
    const upto = (i, last) => days[i].filter((d) => d <= last).map((d) => x(i, d));
    days.forEach((list, i) => {
        rows.push(`${list.map((d) => x(i, d)).join(' + ')} = 1`);
        if (steps[i].place === 'home') return;
        for (const d of list) {
            const y = `y_${steps[i].place}_${d}`;
            journeys.set(y, open.get(steps[i].place).weight);
            rows.push(`${y} - ${x(i, d)} >= 0`);
        }
        for (const rule of steps[i].after) {
            if (rule.of === 'x') continue;
            const of = Number(rule.of.slice(1)), least = Number.parseInt(rule.min);
            between(of, i, least);
            if (rule.max) between(i, of, -Number.parseInt(rule.max));
        }
    });
    steps.forEach((step, i) => {
        if (step.place !== 'home') return;
        for (const rule of step.after) if (rule.of !== 'x') {
            const of = Number(rule.of.slice(1));
            between(of, i, Number.parseInt(rule.min));
            if (rule.max) between(i, of, -Number.parseInt(rule.max));
        }
    });
    // day(b) >= day(a) + least: b has come by day d only if a had come by d - least.
    function between(a, b, least) {
        for (const d of days[b]) {
            const left = upto(b, d), right = upto(a, d - least);
            if (right.length < days[a].length) rows.push(`${left.join(' + ')}${right.map((v) => ` - ${v}`).join('')} <= 0`);
        }
    }
    const binaries = [...days.flatMap((list, i) => list.map((d) => x(i, d))), ...journeys.keys()];
    return ['Minimize', ` obj: ${[...journeys].map(([y, weight]) => `${weight} ${y}`).join(' + ')}`, 'Subject To',
        ...rows.map((row, i) => ` r${i}: ${row}`), 'Binary', ` ${binaries.join('\n ')}`, 'End'].join('\n');
}

const program = process.argv[2];
const first = Number(process.env.STIFINNER_SEED ?? 1), cases = Number(process.env.PEER_CASES ?? 12);
console.log(`seeds ${first}..${first + cases - 1}`);
let passed = 0, failed = 0;
for (let seed = first; seed < first + cases; seed++) {
    const made = plan(seed), today = text(START), { answer, err } = ask(program, { plan: made, today });
    const wrong = [];
    if (!answer) wrong.push(err);
    else {
        if (answer.broken.length) wrong.push(`${answer.broken.length} rules of a plan that can be kept are broken`);
        const solved = highs.solve(programme(made), { time_limit: 20, mip_rel_gap: 0 });
        const weight = Math.round(solved.ObjectiveValue);
        if (solved.Status === 'Optimal' && weight !== answer.trips.weight) wrong.push(`weight ${answer.trips.weight}, HiGHS has ${weight}`);
        if (solved.Status !== 'Optimal' && answer.trips.weight > weight) wrong.push(`weight ${answer.trips.weight}, HiGHS already has ${weight}`);
        if (!answer.trips.proven) wrong.push('not proven');
        wrong.push(...complaints(made, today, answer));
    }
    if (wrong.length) failed++, console.log(`seed ${seed}:\n  ${wrong.slice(0, 5).join('\n  ')}`);
    else passed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
