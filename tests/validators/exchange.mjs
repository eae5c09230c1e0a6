// What leaves Stifinner, through the field's own validators: every example person and the plans of tests/validators, as FHIR,
// calendar, table and page, and back again. The last line is `N passed, N failed`.
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const packages = createRequire(resolve(root, 'build/deps/validators/package.json'));
const { Fhir } = packages('fhir');
const SchemaValidator = packages('@asymmetrik/fhir-json-schema-validator');
const fhirpath = packages('fhirpath');
const r4 = packages('fhirpath/fhir-context/r4');
const { default: ical } = await import(packages.resolve('ical.js'));
const program = process.env.STIFINNER ?? join(root, 'build/native/stifinner');
const TODAY = '2026-02-05';
let passed = 0, failed = 0;

function check(ok, what) {
  if (ok) passed += 1;
  else { failed += 1; console.log(what); }
}
const run = (...args) => spawnSync(program, args, { encoding: 'utf8', maxBuffer: 256 << 20, cwd: root });

// ---- the plans ----
const work = join(root, 'build/validators');
mkdirSync(work, { recursive: true });
const DAY = 86400000;
const later = (text) => {
  const [n, unit] = text.split(' ');
  const days = Number(n) * (unit === 'wk' ? 7 : unit === 'mo' ? 30 : unit === 'd' ? 1 : 7 / 5);
  return new Date(Date.parse(TODAY) + Math.round(days) * DAY).toISOString().slice(0, 10);
};
const dated = (value) => value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, k === 'date' || k === 'end' ? later(v) : dated(v)])) : value;
// And an appointment whose hour nobody knows yet, on a step that no choice may let happen.
const withDay = (facts, pathway) => {
  const step = pathway.steps.findLast(({ id, lasts }) => !lasts && !facts.some((fact) => fact.step === id));
  return step ? [...facts, { step: step.id, booked: { date: '2026-03-10', minutes: 30 } }] : facts;
};

const plans = {};
for (const name of readdirSync(join(root, 'pathways/examples'))) {
  const example = JSON.parse(readFileSync(join(root, 'pathways/examples', name), 'utf8'));
  plans[name.replace('.json', '')] = {
    format: 'stifinner/plan', version: 1, id: example.id, title: example.title.nb, example: true,
    courses: example.courses.map((course, i) => {
      const pathway = JSON.parse(execFileSync(program, ['resolve', join('pathways', course.pathway + '.json')], { encoding: 'utf8', cwd: root, maxBuffer: 64 << 20 }));
      return {
        id: `c${i + 1}`, pathway, base: { id: pathway.id, edition: pathway.edition.date },
        anchors: Object.fromEntries(Object.entries(course.anchors ?? {}).map(([k, v]) => [k, later(v)])), choices: course.choices ?? {},
        facts: withDay((course.facts ?? []).map(dated), pathway), questions: [{ step: pathway.steps[0].id, text: 'Hva nå?' }], reasons: [{ step: pathway.steps.at(-1).id, text: 'Ferie' }],
        earlier: [{ step: pathway.steps[0].id, booked: { date: '2026-02-02', time: '08:30', minutes: 20 } }], notes: [{ step: pathway.steps[0].id, text: 'Et notat – med «tegn», \u00a0mellomrom og 🙂\nto linjer' }],
        ticks: pathway.steps.filter((step) => step.checklist).slice(0, 1).flatMap((step) => pathway.checklists.find((list) => list.id === step.checklist).items
          .map((item, j) => ({ step: step.id, item: item.id, state: ['done', 'not_done', 'not_relevant'][j % 3] }))),
      };
    }),
    people: (example.people ?? []).map((person) => ({ ...person, role: person.role?.nb ?? person.role })),
    unavailable: [{ from: '2026-03-02', to: '2026-03-06' }], burdens: [{ place: 'sykehus', weight: 3 }],
  };
}
plans.tom = { format: 'stifinner/plan', version: 1, id: 'tom', courses: [] };

// ---- FHIR ----
const schema = new SchemaValidator();
const fhir = new Fhir();
const INVARIANTS = {
  CarePlan: ["activity.all(detail.empty() or reference.empty())"],
  Appointment: ["participant.all(type.exists() or actor.exists())", "start.exists() = end.exists()", "(start.exists() and end.exists()) or (status in ('proposed' | 'cancelled' | 'waitlist'))"],
  Questionnaire: ["descendants().linkId.isDistinct()", "item.all(answerOption.empty() or type = 'choice' or type = 'open-choice')"],
  Task: ["lastModified.exists().not() or authoredOn.exists().not() or lastModified >= authoredOn"],
  Bundle: ["entry.fullUrl.isDistinct()", "entry.all(resource.exists())"],
  Observation: ["value.exists() or dataAbsentReason.exists() or component.exists() or hasMember.exists()"],
  Goal: ["lifecycleStatus.exists() and description.exists() and subject.exists()"],
  Consent: ["scope.exists() and category.exists()", "patient.exists() or scope.coding.where(code = 'patient-privacy').empty()"],
};
const every = (resource) => resource.resourceType === 'Bundle' ? [resource, ...(resource.entry ?? []).map((entry) => entry.resource)] : [resource];

function validate(bundle, name) {
  const result = fhir.validate(bundle, { errorOnUnexpected: true });
  const messages = (result.messages ?? []).filter((m) => m.severity !== 'info' && m.severity !== 'information');
  check(result.valid && messages.every((m) => m.severity !== 'error' && m.severity !== 'fatal'), `${name}: fhir: ${JSON.stringify(messages.slice(0, 5))}`);
  const urls = new Set((bundle.entry ?? []).map((entry) => entry.fullUrl));
  const lost = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)].filter(([, to]) => !urls.has(to));
  check(lost.length === 0, `${name}: references that lead nowhere: ${lost.slice(0, 3)}`);
  for (const resource of every(bundle)) {
    // A resource inside a bundle is judged by itself: the schema of "any resource" only says that none of a hundred kinds fits.
    const alone = resource === bundle ? { ...bundle, entry: bundle.entry?.map(({ fullUrl }) => ({ fullUrl })) } : resource;
    const errors = schema.validate(alone);
    check(errors.length === 0, `${name}: ${resource.resourceType}/${resource.id}: schema: ${JSON.stringify(errors.slice(0, 3))}`);
    for (const invariant of INVARIANTS[resource.resourceType] ?? []) {
      const answer = fhirpath.evaluate(resource, invariant, resource.resourceType === 'Bundle' ? { resource } : {}, r4);
      check(answer.length === 1 && answer[0] === true, `${name}: ${resource.resourceType}/${resource.id}: ${invariant}: ${JSON.stringify(answer)}`);
    }
  }
}

// Names, ids and texts of a plan, in an order of their own.
const essence = (plan) => JSON.stringify({
  id: plan.id, title: plan.title, people: plan.people, unavailable: plan.unavailable, burdens: plan.burdens,
  courses: plan.courses.map((c) => ({
    id: c.id, pathway: c.pathway, anchors: c.anchors, choices: c.choices, facts: c.facts.map(({ occurrence, ...fact }) => JSON.stringify({ occurrence: occurrence ?? 0, ...fact })).sort(), // 0 need not be said
    notes: (c.notes ?? []).map((n) => ({ ...n, text: n.text.replaceAll('\u00a0', ' ') })), ticks: c.ticks ?? [],
    questions: c.questions, reasons: c.reasons, earlier: c.earlier,
  })),
});

const icsFiles = [];
for (const [name, plan] of Object.entries(plans)) {
  const file = join(work, name + '.json');
  writeFileSync(file, JSON.stringify(plan));
  const read = run('check', file);
  check(read.status === 0, `${name}: ${read.stdout}`);
  for (const language of ['nb', 'en']) {
    const texts = join(work, language + '.json');
    writeFileSync(texts, JSON.stringify(Object.assign({}, ...readdirSync(join(root, 'assets/lang', language)).map((part) => JSON.parse(readFileSync(join(root, 'assets/lang', language, part), 'utf8'))))));
    const out = (kind, ...more) => {
      const made = run('export', kind, file, '--today', TODAY, '--texts', texts, ...more);
      check(made.status === 0 && made.stderr === '', `${name}: export ${kind}: ${made.status} ${made.stderr} ${made.stdout.slice(0, 200)}`);
      return made.stdout;
    };
    const bundle = JSON.parse(out('--fhir'));
    validate(bundle, `${name}.${language}`);
    if (plan.courses.length) {
      const bundleFile = join(work, `${name}.${language}.fhir.json`);
      writeFileSync(bundleFile, JSON.stringify(bundle));
      const back = run('import', bundleFile, '--today', TODAY, '--texts', texts);
      check(back.status === 0 && back.stderr === '', `${name}: import: ${back.status} ${back.stderr} ${back.stdout.slice(0, 300)}`);
      if (back.status === 0) check(essence(JSON.parse(back.stdout)) === essence(plan), `${name}: something did not survive FHIR`);
    }
    const calendar = out('--ical');
    const calendarFile = join(work, `${name}.${language}.ics`);
    writeFileSync(calendarFile, calendar);
    icsFiles.push(calendarFile);
    const component = new ical.Component(ical.parse(calendar));
    const events = component.getAllSubcomponents('vevent').map((e) => new ical.Event(e));
    check(events.length > 0 || !plan.courses.length, `${name}: no events`);
    check(new Set(events.map((e) => e.uid)).size === events.length, `${name}: an UID twice`);
    check(events.every((e) => e.summary && e.startDate && (!e.endDate || e.endDate.compare(e.startDate) >= 0)), `${name}: an event without a name or a day`);
    check(calendar === out('--ical'), `${name}: the calendar is not the same twice`);
    for (const kind of [['--html'], ['--html', '--large', '--all'], ['--timeline'], ['--timeline', '--a3', '--all']]) {
      const page = out(...kind);
      check(page.startsWith('<!doctype html>') && page.trimEnd().endsWith('</html>') && !/<script|undefined|\b(print|status|calendar)\.[a-z_]+\b/.test(page), `${name}: page ${kind}`);
    }
    const table = out('--csv');
    check(table.startsWith('\ufeff') && !/\b(csv|calendar)\.[a-z_.]+/.test(table.replace(/;[^;\n]*\r?\n/g, '\n')), `${name}: table`);
  }
}
// That the validators would notice: the same, broken.
{
  const bundle = JSON.parse(run('export', '--fhir', join(work, Object.keys(plans)[0] + '.json'), '--today', TODAY, '--texts', join(work, 'nb.json')).stdout);
  const broken = structuredClone(bundle);
  const care = broken.entry.find((e) => e.resource.resourceType === 'CarePlan').resource;
  delete care.status;
  care.activity[0].detail = { status: 'scheduled' };
  check(!fhir.validate(broken, { errorOnUnexpected: true }).valid, 'fhir does not miss a status');
  check(fhirpath.evaluate(care, INVARIANTS.CarePlan[0], {}, r4)[0] === false, 'fhirpath does not see both forms of an activity');
  care.period.start = '5. mai';
  check(schema.validate(care).length > 0, 'the schema does not see a date that is none');
}

const python = spawnSync(join(root, '.build/python.sh'), [join(root, 'tests/validators/calendars.py'), ...icsFiles], { encoding: 'utf8' });
process.stdout.write(python.stdout.replace(/\d+ passed, \d+ failed\s*$/, ''));
const counted = /(\d+) passed, (\d+) failed\s*$/.exec(python.stdout);
check(python.status === 0 && counted, `calendars.py: ${python.stderr}`);
if (counted) { passed += Number(counted[1]); failed += Number(counted[2]); }
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
