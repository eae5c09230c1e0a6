// The published JSON Schemas and `stifinner check` agree: both take our files, both refuse each of these faults.
//     node tests/library/schemas.mjs      the last line is `N passed, N failed`
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const Ajv = createRequire(new URL('../../build/deps/library/', import.meta.url))('ajv/dist/2020');
const root = new URL('../..', import.meta.url).pathname;
const stifinner = process.env.STIFINNER ?? join(root, 'build/native/stifinner');
const json = path => JSON.parse(readFileSync(join(root, path), 'utf8'));
let passed = 0, failed = 0;
const check = (ok, message) => (ok ? ++passed : (++failed, console.log(message)));

const ajv = new Ajv({strict: true, strictRequired: false, allErrors: true});
const pathway = ajv.compile(json('pathways/schema/pathway.schema.json'));
const overlay = ajv.compile(json('pathways/schema/overlay.schema.json'));
const plan = ajv.compile(json('pathways/schema/plan.schema.json'));
const why = validate => ajv.errorsText(validate.errors);
const folder = mkdtempSync(join(tmpdir(), 'stifinner-'));
const checked = document => {
    const file = join(folder, 'x.json');
    writeFileSync(file, JSON.stringify(document));
    return spawnSync(stifinner, ['check', file]).status;
};

const files = readdirSync(join(root, 'pathways')).filter(name => name.endsWith('.json'));
for (const name of files) {
    check(pathway(json(`pathways/${name}`)), `${name}: ${why(pathway)}`);
    const resolved = JSON.parse(execFileSync(stifinner, ['resolve', `pathways/${name}`], {cwd: root, encoding: 'utf8', maxBuffer: 1 << 26}));
    check(pathway(resolved), `${name}, resolved: ${why(pathway)}`);
    const anchors = Object.fromEntries(resolved.anchors.map(anchor => [anchor.id, '2026-01-31']));
    const whole = {format: 'stifinner/plan', version: 1, id: 'p', courses: [{id: 'c1', pathway: resolved, anchors,
        facts: [{step: resolved.steps[0].id, booked: {date: '2026-02-03', time: '09:30', minutes: 60}}],
        earlier: [{step: resolved.steps[0].id, booked: {date: '2026-02-01'}}], questions: [{step: resolved.steps[0].id, text: 'Hva nå?'}],
        reasons: [{step: resolved.steps[0].id, text: 'De ringte'}],
        own: {steps: [], rules: [{step: resolved.steps[0].id, pin: true, of: resolved.anchors[0].id, min: '3 d', max: '3 d', strength: 'own'}]}}],
        burdens: [{place: 'helsehus', weight: 3}]};
    check(plan(whole), `a plan of ${name}: ${why(plan)}`);
    check(checked(whole) === 0, `a plan of ${name}: refused by check`);
}

const small = () => ({format: 'stifinner/pathway', version: 1, id: 'x', title: {nb: 'X'}, edition: {date: '2026'}, sources: [{id: 's', title: 'S'}],
    anchors: [{id: 'a'}], lanes: [{id: 'l', level: 'home'}],
    steps: [{id: 't', title: {nb: 'T'}, lane: 'l', after: [{of: 'a', min: '1 wk', strength: 'local', source: 's'}], repeat: {every: '2 wk', times: 3}}]});
check(pathway(small()) && checked(small()) === 0, `a small pathway is refused: ${why(pathway)}`);
const faults = {
    'no format': p => delete p.format,
    'a newer version': p => (p.version = 2),
    'no edition': p => delete p.edition,
    'no steps': p => delete p.steps,
    'a title without bokmål': p => (p.title = {en: 'X'}),
    'a step without a lane': p => delete p.steps[0].lane,
    'an empty id': p => (p.steps[0].id = ''),
    'a rule without a bound': p => delete p.steps[0].after[0].min,
    'a rule without strength': p => delete p.steps[0].after[0].strength,
    'an unknown strength': p => (p.steps[0].after[0].strength = 'strong'),
    'an unknown unit': p => (p.steps[0].after[0].min = '1 year'),
    'half a week': p => (p.steps[0].after[0].min = '0.5 wk'),
    'a list where a text belongs': p => (p.steps[0].summary = ['x']),
    'an unknown kind': p => (p.steps[0].kind = 'party'),
    'no days between': p => (p.steps[0].repeat.every = '0 d'),
    'no times': p => (p.steps[0].repeat.times = 0),
    'a stay that ends before it starts': p => (p.steps[0].lasts = '-1 d'),
    'an unknown weekday': p => (p.steps[0].on = ['friday']),
    'an unknown level': p => (p.lanes[0].level = 'moon'),
    'a month that is none': p => (p.edition.date = '2026-13'),
};
for (const [name, spoil] of Object.entries(faults)) {
    const spoilt = small();
    spoil(spoilt);
    check(!pathway(spoilt), `${name}: the schema lets it through`);
    check(checked(spoilt) === 1, `${name}: check lets it through`);
}

// local versions
const local = json('pathways/overlays/fjordvik-kols.json');
check(overlay(local), `fjordvik-kols.json: ${why(overlay)}`);
const national = JSON.parse(execFileSync(stifinner, ['resolve', 'pathways/forverring-kols.json'], {cwd: root, encoding: 'utf8', maxBuffer: 1 << 26}));
const changed = JSON.parse(execFileSync(stifinner, ['resolve', 'pathways/forverring-kols.json', '--overlay', 'pathways/overlays/fjordvik-kols.json'],
    {cwd: root, encoding: 'utf8', maxBuffer: 1 << 26}));
const localPlan = () => structuredClone({format: 'stifinner/plan', version: 1, courses: [{id: 'c1', pathway: changed,
    base: {id: 'forverring-kols', edition: '2018-05-29', pathway: national, overlays: [local]}}], services: [{id: 's', title: {nb: 'Kurs'}, kind: 'course'}]});
check(plan(localPlan()) && checked(localPlan()) === 0, `a plan with a local version: ${why(plan)}`);
const localFaults = {
    'nobody decided it': o => delete o.changes[0].who,
    'no reason': o => delete o.changes[0].why,
    'no such date': o => (o.changes[0].when = '2026-02-30x'),
    'an unknown operation': o => (o.changes[0].op = 'delete'),
    'an unknown kind': o => (o.changes[0].what = 'stpe'),
    'nothing set': o => delete o.changes[0].set,
    'nothing added': o => delete o.changes[1].value,
    'which one': o => delete o.changes[0].id,
    'no pathway': o => delete o.base.id,
    'of nobody': o => delete o.by,
    'an offer without a name': o => delete o.directory[0].title,
    'an unknown kind of offer': o => (o.directory[0].kind = 'kurs'),
    'a rule without its step': o => (o.changes[0] = {...o.changes[0], what: 'rule', of: 'kad'}),
};
for (const [name, spoil] of Object.entries(localFaults)) {
    const spoilt = structuredClone(local);
    spoil(spoilt);
    check(!overlay(spoilt), `local version, ${name}: the schema lets it through`);
    check(checked(spoilt) === 1, `local version, ${name}: check lets it through`);
    const whole = localPlan();
    whole.courses[0].base.overlays[0] = spoilt;
    check(!plan(whole) && checked(whole) === 1, `a plan with a local version, ${name}`);
}
const without = localPlan();
delete without.courses[0].base.pathway;
check(!plan(without) && checked(without) === 1, 'local versions without the national pathway are let through');
rmSync(folder, {recursive: true});
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
