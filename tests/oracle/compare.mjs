// Compares the program with the reference on random plans.
//   node compare.mjs PROGRAM [--seeds FIRST..LAST] [--shrink] [--case FILE | --cases FOLDER] [--units d,wk] [--no-trips]
//                            [--wasm SCRIPT [--twins N]]
// PROGRAM is the native program, or stifinner.js. Prints the seeds that differ, and with --shrink the smallest plan that still does.
// A case is a file with `plan`, `today` and the `expected` answer. --wasm: the first N seeds (200) must give the same bytes natively and
// as WebAssembly. READING='{"name":value}' in the environment tries another reading of the text (see schedule.mjs), LIMIT the
// milliseconds that one answer may take. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asPathway, generate } from './generate.mjs';
import { complaints } from './rules.mjs';
import { READING, schedule } from './schedule.mjs';

if (process.env.READING) Object.assign(READING, JSON.parse(process.env.READING));
const noTrips = process.argv.includes('--no-trips');
const folder = mkdtempSync(join(tmpdir(), 'stifinner-oracle-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export function run(program, args, options = {}) {
    const [command, first] = program.endsWith('.js') ? ['node', ['--no-experimental-fetch', program]] : [program, []];
    const done = spawnSync(command, [...first, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, timeout: Number(process.env.LIMIT ?? 60000), ...options });
    return { code: done.status, signal: done.signal, out: done.stdout, err: done.stderr };
}

export function ask(program, { plan, today, pathway, anchors }) {
    const file = join(folder, 'case.json');
    writeFileSync(file, JSON.stringify(pathway ?? plan));
    const args = pathway ? ['schedule', file, ...anchors.flatMap(([id, date]) => ['--anchor', `${id}=${date}`])] : ['schedule', '--plan', file];
    const result = run(program, [...args, '--today', today]);
    if (result.code === 0) {
        try {
            result.answer = JSON.parse(result.out);
        } catch (error) {
            result.err += ` ${error.message}`;
        }
    }
    return result;
}

// The fixed names only, in one order, as lines of text.
export function lines(answer) {
    const pick = (object, names) => JSON.stringify(Object.fromEntries(names.map((n) => [n, object[n]])));
    const entry = (e) => JSON.stringify(Object.fromEntries(
        ['course', 'step', 'fact', 'anchor', 'occurrence', 'rule', 'bound', 'days', 'today'].filter((n) => n in e).map((n) => [n, e[n]])));
    const out = [];
    for (const s of answer.steps)
        out.push('step ' + pick(s, ['course', 'id', 'occurrence', 'earliest', 'latest', 'slack_days', 'proposed', 'status']));
    for (const b of answer.broken)
        out.push('broken ' + pick(b, ['course', 'step', 'occurrence', 'rule', 'bound', 'days', 'today']) + ' because '
            + b.because.map(entry).join(' '));
    if (answer.trips) {
        out.push('trips ' + pick(answer.trips, ['count', 'weight', 'lower_bound', 'proven']));
        for (const v of answer.trips.visits) out.push('visit ' + pick(v, ['place', 'date', 'steps']));
        for (const o of answer.trips.over) out.push('over ' + pick(o, ['place', 'date']));
    }
    return out;
}

// What differs, as lines: "-" only the reference says, "+" only the program says. Empty when they agree.
export function difference(program, item) {
    const got = ask(program, item);
    if (got.code === 1 && item.pathway) return []; // a pathway whose own rules clash is a fault
    if (!got.answer) return [`+ exit ${got.code ?? got.signal}: ${(got.err || got.out || '').trim().slice(0, 300)}`];
    const out = compare(got.answer, item, false);
    return out.length && !item.expected ? compare(got.answer, item, true) : out; // the nearest years may have been too few
}

function compare(answer, item, whole) {
    const expected = item.expected ?? schedule(item.plan, item.today, { whole });
    answer = structuredClone(answer);
    if (!expected.trips || noTrips) for (const side of [expected, answer]) {
        side.trips = undefined;
        for (const step of side.steps) if (step.status !== 'booked' && step.status !== 'done') step.proposed = undefined;
    }
    const a = lines(expected), b = lines(answer);
    const out = [];
    if (a.join('\n') !== b.join('\n')) {
        const inB = new Set(b), inA = new Set(a);
        for (const line of a) if (!inB.has(line)) out.push('- ' + line);
        for (const line of b) if (!inA.has(line)) out.push('+ ' + line);
        if (!out.length) out.push('! the same lines in another order');
    } else if (answer.trips) for (const text of complaints(item.plan, item.today, answer)) out.push(`! ${text}`);
    return out;
}

// Every plan that is this one less one thing.
function* smaller(plan) {
    const copy = () => structuredClone(plan);
    const forget = (course, id) => {
        const uses = (rule) => rule.of === id || rule.step === id;
        for (const step of [...course.pathway.steps, ...(course.own?.steps ?? [])]) {
            if (step.after) step.after = step.after.filter((rule) => !uses(rule));
            if (step.repeat?.until === id) delete step.repeat.until;
        }
        if (course.own) course.own.rules = course.own.rules.filter((rule) => !uses(rule));
        course.facts = course.facts.filter((fact) => fact.step !== id);
        delete course.anchors[id];
    };
    if (plan.courses.length > 1) for (let c = 0; c < plan.courses.length; c++) {
        const next = copy();
        const [gone] = next.courses.splice(c, 1);
        next.accepted = next.accepted.filter((a) => a.course !== gone.id);
        yield next;
    }
    for (const list of ['unavailable', 'accepted']) for (let i = 0; i < plan[list].length; i++) {
        const next = copy();
        next[list].splice(i, 1);
        yield next;
    }
    for (let c = 0; c < plan.courses.length; c++) {
        const course = plan.courses[c];
        const lists = [['steps', (x) => x.pathway.steps], ['own', (x) => x.own?.steps ?? []], ['anchors', (x) => x.pathway.anchors],
            ['decisions', (x) => x.pathway.decisions]];
        for (const [kind, get] of lists) for (let i = 0; i < get(course).length; i++) {
            if ((kind === 'anchors' || kind === 'steps') && get(course).length === 1) continue;
            const next = copy(), [gone] = get(next.courses[c]).splice(i, 1);
            if (kind === 'decisions') {
                delete next.courses[c].choices[gone.id];
                for (const step of [...next.courses[c].pathway.steps, ...(next.courses[c].own?.steps ?? [])]) if (step.when) {
                    delete step.when[gone.id];
                    if (!Object.keys(step.when).length) delete step.when;
                }
            } else {
                forget(next.courses[c], gone.id);
                if (kind !== 'anchors') next.accepted = next.accepted.filter((a) => a.course !== course.id || a.step !== gone.id);
            }
            yield next;
        }
        for (const get of [(x) => x.facts, (x) => x.own?.rules ?? [], (x) => x.pathway.places])
            for (let i = 0; i < get(course).length; i++) {
                const next = copy();
                get(next.courses[c]).splice(i, 1);
                yield next;
            }
        const stepsOf = (x) => [...x.pathway.steps, ...(x.own?.steps ?? [])];
        for (let i = 0; i < stepsOf(course).length; i++) {
            const step = stepsOf(course)[i];
            for (let n = 0; n < (step.after?.length ?? 0); n++) {
                const next = copy();
                stepsOf(next.courses[c])[i].after.splice(n, 1);
                yield next;
                for (const name of ['min', 'max']) if (step.after[n].min && step.after[n].max) {
                    const less = copy();
                    delete stepsOf(less.courses[c])[i].after[n][name];
                    yield less;
                }
                for (const name of ['edge', 'which', 'approximate', 'source']) if (step.after[n][name] !== undefined) {
                    const less = copy();
                    delete stepsOf(less.courses[c])[i].after[n][name];
                    yield less;
                }
            }
            for (const name of ['place', 'on', 'lasts', 'minutes', 'when', 'repeat']) if (step[name] !== undefined) {
                const next = copy(), changed = stepsOf(next.courses[c])[i];
                delete changed[name];
                if (name === 'repeat') for (const other of stepsOf(next.courses[c])) for (const rule of other.after ?? [])
                    if (rule.of === step.id) delete rule.which;
                yield next;
            }
            for (const name of ['upto', 'times', 'until', 'strength']) if (step.repeat?.[name] !== undefined) {
                const next = copy();
                delete stepsOf(next.courses[c])[i].repeat[name];
                yield next;
            }
            if (step.repeat?.times > 2) {
                const next = copy();
                stepsOf(next.courses[c])[i].repeat.times--;
                yield next;
            }
        }
        for (let i = 0; i < course.pathway.places.length; i++) for (const name of ['on', 'weight', 'closed', 'per_day', 'minutes_per_day'])
            if (course.pathway.places[i][name] !== undefined) {
                const next = copy();
                delete next.courses[c].pathway.places[i][name];
                yield next;
            }
    }
}

export function shrink(program, item, kind = differs) {
    let current = { plan: item.plan, today: item.today };
    for (let again = true; again;) {
        again = false;
        for (const plan of smaller(current.plan)) if (kind(program, { plan, today: current.today })) {
            current = { plan, today: current.today };
            again = true;
            break;
        }
    }
    return current;
}

// Faults made by shrinking (a fact past a series' end, say) are not the difference that was looked for.
function differs(program, item) {
    const found = difference(program, item);
    return found.length > 0 && !found[0].startsWith('+ exit 1') && !found[0].startsWith('+ exit 2');
}

// The same bytes from both programs? `program` is the native one.
export function twins(program, wasm, item) {
    const [a, b] = [program, wasm].map((p) => ask(p, item));
    if (a.code !== b.code) return [`! exit ${a.code} natively, ${b.code} as WebAssembly`];
    return a.out === b.out ? [] : ['! WebAssembly answers other bytes'];
}

function main() {
    const args = process.argv.slice(2), program = args.shift();
    const value = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
    const [from, to] = (value('--seeds') ?? '1..300').split('..').map(Number);
    let passed = 0, failed = 0;
    const tell = (name, found) => {
        if (!found.length) return void passed++;
        failed++;
        console.log(`${name}:`);
        for (const line of found.slice(0, 12)) console.log(`  ${line}`);
    };
    const files = args.includes('--case') ? [value('--case')] : value('--cases')
        ? readdirSync(value('--cases')).filter((f) => f.endsWith('.json')).sort().map((f) => join(value('--cases'), f)) : [];
    for (const file of files) tell(file, difference(program, JSON.parse(readFileSync(file, 'utf8'))));
    const only = args.includes('--case');
    for (let seed = from; seed <= to && !only; seed++) {
        const made = generate(seed, value('--units') ? { units: value('--units').split(',') } : {});
        const bare = seed % 5 === 0 ? asPathway(made) : null;
        for (const item of bare ? [made, bare] : [made]) {
            const name = `seed ${seed}${item.pathway ? ' (as a pathway)' : ''}`, found = difference(program, item);
            tell(name, found);
            if (found.length && args.includes('--shrink') && !item.pathway) {
                const small = shrink(program, item);
                console.log(`  smallest: ${JSON.stringify(small)}`);
                for (const line of difference(program, small)) console.log(`    ${line}`);
            }
        }
    }
    if (value('--wasm')) for (let seed = 1; seed <= Number(value('--twins') ?? 200); seed++)
        tell(`seed ${seed}, natively and as WebAssembly`, twins(program, value('--wasm'), generate(seed)));
    if (!only) console.log(`seeds ${from}..${to}`);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
