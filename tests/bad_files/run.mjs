// Bad files and what is said of them. Each row is a good file, one thing that is wrong, and the words expected; `check` reads plans
// and pathways, `import` what comes from other systems. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url)), root = join(here, '../..');
const program = process.env.STIFINNER ?? join(root, 'build/native/stifinner');
const good = { plan: JSON.parse(readFileSync(join(here, 'plan.json'), 'utf8')), pathway: JSON.parse(readFileSync(join(here, 'pathway.json'), 'utf8')) };
const GONE = Symbol('gone');
const PAGE = '0123456789abcdef'.repeat(2), dot = (n) => `${PAGE}-${n}`;
good.meeting = { format: 'stifinner/meeting', version: 1, id: 'm1', seen: { [PAGE]: 9 }, about: [{ id: 'a', written: dot(1), title: 'Møte', date: '2026-03-01' }],
  cases: [{ id: 'k1', written: dot(2), title: 'Per' }], lanes: [{ id: 'l1', written: dot(3), case: 'k1', title: 'Sykehus', level: 'specialist' }], tables: [{ id: 't1', written: dot(4), title: 'Bord 1' }],
  cards: [{ id: 'c1', written: dot(5), table: 't1', sort: 'idea', text: 'Ring samme dag', spot: 'day', day: 3 }], votes: [{ id: 'v1', written: dot(6), target: 'c1', count: 2 }],
  goals: [{ id: 'g1', written: dot(7), text: 'Mål', state: 'begun' }], answers: [{ id: 's1', written: dot(8), table: 't1', question: 'q', text: 'Ja', remove: false }] };

// ---- wrong types: where, and what should stand there ----
const TYPES = {
  plan: `id string; title string; example boolean; courses array; people array; unavailable array; accepted array; courses.0 object; courses.0.id string;
    courses.0.pathway object; courses.0.base object; courses.0.base.id string; courses.0.anchors object; courses.0.anchors.start string; courses.0.choices object;
    courses.0.choices.d string; courses.0.facts array; courses.0.facts.0 object; courses.0.facts.0.step string; courses.0.facts.0.booked object;
    courses.0.facts.0.booked.date string; courses.0.facts.0.booked.time string; courses.0.facts.0.booked.minutes number; courses.0.facts.1.done object;
    courses.0.facts.3.done.end string; courses.0.facts.2.dropped boolean; courses.0.own object; courses.0.own.steps array; courses.0.own.rules array;
    courses.0.own.rules.0.step string; courses.0.notes array; courses.0.notes.0.text string; courses.0.ticks.0.item string; courses.0.ticks.0.state string;
    people.0 object; people.0.name string; people.0.phone string; unavailable.0.from string; unavailable.0.to string; accepted.0.date string; accepted.0.course string`,
  pathway: `id string; title object; title.nb string; edition object; edition.publisher string; sources array; sources.0 object; sources.0.id string; sources.0.title string;
    anchors array; anchors.0.id string; anchors.0.title object; lanes array; lanes.0.id string; lanes.0.level string; places array; places.0.id string; actors.0.title object;
    checklists.0.items array; checklists.0.items.0.id string; decisions.0.options array; decisions.0.options.0.id string; steps array; steps.0 object; steps.0.id string;
    steps.0.title object; steps.0.lane string; steps.0.books string; steps.0.after array; steps.0.after.0 object; steps.0.after.0.of string; steps.0.after.0.min string;
    steps.0.after.0.max string; steps.0.after.0.strength string; steps.0.after.0.source string; steps.1.after.0.edge string; steps.2.when object; steps.2.repeat object;
    steps.2.repeat.every string; steps.2.repeat.times number; steps.4.lasts string`,
};
TYPES.meeting = `id string; seen object; about array; about.0 object; about.0.id string; about.0.written string; about.0.title string; cases array; cases.0.title string;
    lanes.0.case string; tables.0.title string; cards array; cards.0 object; cards.0.table string; cards.0.text string; cards.0.day number; votes.0.count number; answers.0.remove boolean`;
const SAMPLES = { string: 'x', number: 7, boolean: true, array: [], object: {}, null: null };
const rows = [];
for (const [base, list] of Object.entries(TYPES))
  for (const entry of list.split(';')) {
    const [path, type] = entry.trim().split(' ');
    for (const wrong of ['number', 'array', 'null'].map((w) => (w === type ? 'string' : w)))
      rows.push([base, path, SAMPLES[wrong], `expected ${type}, found ${wrong}`]);
  }

// ---- wrong contents ----
const add = (base, ...list) => { for (const [path, value, words] of list) rows.push([base, path, value, words]); };
add('plan',
  ['format', GONE, '"format" is missing'], ['version', GONE, '"version" is missing'], ['courses', GONE, '"courses" is missing'],
  ['format', 'stifinner/plann', 'did you mean "stifinner/plan"?'], ['format', 'annet', '"annet" is not a format of Stifinner'],
  ['version', 99, 'version 99 is newer than this program reads'], ['version', 0, '0 is outside 1 to'], ['version', 1.5, 'expected a whole number'], ['version', '1', 'expected number, found string'],
  ['courses.0.id', '', 'must not be empty'], ['courses.0.pathway', GONE, '"pathway" is missing'], ['courses.0.pathway.version', 99, 'version 99 is newer'],
  ['courses.0.pathway.format', 'stifinner/plan', 'expected a file of format "stifinner/pathway"'],
  ['courses.0.anchors', { strat: '2026-01-01' }, 'unknown anchor "strat" (did you mean "start"?)'],
  ['courses.0.anchors.start', '2026-02-30', '"2026-02-30" is not a date'], ['courses.0.anchors.start', '1899-12-31', 'is not a date'], ['courses.0.anchors.start', '2200-01-01', 'is not a date'],
  ['courses.0.anchors.start', '2. februar', 'is not a date'], ['courses.0.anchors.start', '2026-2-3', 'is not a date'], ['courses.0.anchors.start', '2026-02-03T10:00', 'is not a date'],
  ['courses.0.choices', { dd: 'yes' }, 'unknown decision "dd"'], ['courses.0.choices.d', 'kanskje', 'unknown option "kanskje"'], ['courses.0.choices.d', '', 'must not be empty'],
  ['courses.0.facts.0.step', 'aa', 'unknown step "aa" (did you mean "a"?)'], ['courses.0.facts.0.step', GONE, '"step" is missing'], ['courses.0.facts.0.booked', GONE, 'expected one of "booked"'],
  ['courses.0.facts.0.done', { date: '2026-02-10' }, 'expected one of "booked"'], ['courses.0.facts.0.booked.date', GONE, '"date" is missing'],
  ['courses.0.facts.0.booked.time', '25:00', 'is not a time'], ['courses.0.facts.0.booked.time', '9.30', 'is not a time'], ['courses.0.facts.0.booked.minutes', -1, '-1 is outside 0 to 1440'],
  ['courses.0.facts.0.booked.minutes', 1441, '1441 is outside'], ['courses.0.facts.1.occurrence', -1, '-1 is outside'], ['courses.0.facts.1.occurrence', 1e9, 'is outside'],
  ['courses.0.facts.1.occurrence', 0.5, 'expected a whole number'], ['courses.0.facts.3.done.end', '2026-02-01', 'before the start'], ['courses.0.facts.2.dropped', false, 'expected one of "booked"'],
  ['courses.0.own.steps.0.id', 'a', 'the id "a" is'], ['courses.0.own.steps.0.lane', 'borte', 'unknown lane "borte"'], ['courses.0.own.steps.0.title', GONE, '"title" is missing'],
  ['courses.0.own.rules.0.of', 'borte', 'unknown'], ['courses.0.own.rules.0.min', GONE, 'the rule needs "min" or "max"'], ['courses.0.own.rules.0.step', 'borte', 'unknown step "borte"'],
  ['courses.0.notes.0.text', GONE, '"text" is missing'], ['courses.0.notes.0.step', 'borte', 'unknown step'], ['courses.0.ticks.0.state', 'ja', 'unknown word "ja", expected done, not_done'],
  ['courses.0.ticks.0.item', '', 'must not be empty'], ['courses.1', { ...good.plan.courses[0] }, 'the id "c1" is used before'], ['people.0.id', GONE, '"id" is missing'], ['people.0.id', '', 'must not be empty'],
  ['unavailable.0.to', '2026-02-01', 'before it begins'], ['unavailable.0.from', GONE, '"from" is missing'], ['unavailable.0', { from: '1900-01-01', to: '2199-12-31' }, 'no day of 1900 to 2199 is left'],
  ['accepted.0.course', 'c9', 'unknown course "c9"'], ['accepted.0.step', 'borte', 'unknown step "borte"'], ['accepted.0.date', '2026-13-01', 'is not a date']);
add('pathway',
  ['id', GONE, '"id" is missing'], ['title', GONE, '"title" is missing'], ['edition', GONE, '"edition" is missing'], ['sources', GONE, '"sources" is missing'], ['anchors', GONE, '"anchors" is missing'],
  ['lanes', GONE, '"lanes" is missing'], ['steps', GONE, '"steps" is missing'], ['title.nb', GONE, '"nb" is missing'], ['title.nb', '', 'must not be empty'], ['edition.date', '24.1.2022', 'is not a date YYYY'],
  ['sources.1', { id: 's' }, 'the id "s" is used before'], ['anchors.1', { id: 'a' }, 'the id "a" is'], ['lanes.0.level', 'stat', 'unknown word "stat"'], ['lanes.1', { id: 'l' }, 'the id "l" is used before'],
  ['places.0.on', 'helg', 'helg'], ['places.0.on', ['man'], 'unknown word "man"'], ['places.0.weight', -1, '-1 is outside'], ['places.0.per_day', -1, '-1 is outside'],
  ['places.0.closed', [{ from: '2026-02-02', to: '2026-02-01' }], 'before it begins'], ['places.0.closed', [{ from: '1900-01-01', to: '2199-12-31' }], 'no day on which this step can be'],
  ['steps.1.id', 'a', 'the id "a" is'], ['steps.0.id', '', 'must not be empty'], ['steps.0.lane', 'borte', 'unknown lane'], ['steps.0.lane', GONE, '"lane" is missing'], ['steps.0.title', GONE, '"title" is missing'],
  ['steps.0.kind', 'møte', 'unknown word "møte"'], ['steps.0.for', 'alle', 'unknown word "alle"'], ['steps.0.after.0.of', 'strat', 'did you mean "start"?'], ['steps.0.after.0.of', GONE, '"of" is missing'],
  ['steps.0.after.0.strength', GONE, '"strength" is missing'], ['steps.0.after.0.strength', 'lov', 'unknown word "lov"'], ['steps.0.after.0', { of: 'start', strength: 'legal' }, 'the rule needs "min" or "max"'],
  ['steps.0.after.0.min', '3 days', 'unknown unit "days"'], ['steps.0.after.0.min', '3', 'is not "<integer> <unit>"'], ['steps.0.after.0.min', '3  d', 'unknown unit'], ['steps.0.after.0.min', '3.5 d', 'is not "<integer>'],
  ['steps.0.after.0.min', '99999 mo', 'longer than 300 years'], ['steps.0.after.0.min', '20 d', 'no dates satisfy this'], ['steps.0.after.0.edge', 'slutt', 'unknown word "slutt"'],
  ['steps.0.after.0.which', 'neste', 'unknown word "neste"'], ['steps.0.after.0.source', 'borte', 'unknown source "borte"'], ['steps.1.after.0.of', 'b', ''],
  ['steps.2.when', { x: ['yes'] }, 'unknown decision "x"'], ['steps.2.when', { d: ['kanskje'] }, 'unknown option "kanskje"'], ['steps.2.repeat.every', GONE, '"every" is missing'],
  ['steps.2.repeat.every', '0 d', 'must be more than nothing'], ['steps.2.repeat.every', '-1 d', 'must be more than nothing'], ['steps.2.repeat.upto', '1 d', 'is shorter than "every"'],
  ['steps.2.repeat.times', 0, '0 is outside'], ['steps.2.repeat.until', 'c', 'cannot repeat until itself'], ['steps.2.repeat.from', 'slutt', 'unknown word'], ['steps.4.lasts', '-1 d', 'must not be negative'],
  ['steps.0.minutes', 2000, '2000 is outside'], ['steps.0.books', 'borte', 'unknown actor "borte"'], ['steps.0.responsible', ['borte'], 'unknown actor'], ['steps.0.checklist', 'borte', 'unknown checklist'],
  ['steps.0.questions', 'borte', 'unknown'], ['steps.0.stage', 'borte', 'unknown stage'], ['checklists.0.items.1.id', 'i1', 'the id "i1" is used before'], ['decisions.0.options.1.id', 'yes', 'the id "yes" is used before'],
  ['decisions.1', { id: 'd' }, 'the id "d" is used before'], ['actors.0.id', GONE, '"id" is missing']);
add('meeting',
  ['format', GONE, '"format" is missing'], ['version', GONE, '"version" is missing'], ['version', 2, 'version 2 is newer than this program reads'], ['id', GONE, '"id" is missing'], ['id', '', 'must not be empty'],
  ['format', 'stifinner/meting', 'did you mean "stifinner/meeting"?'], ['seen', { x: 1 }, 'unknown word "x"'], ['seen', { [PAGE]: -1 }, '-1 is outside'], ['seen', { [PAGE]: 1.5 }, 'expected a whole number'],
  ['about.0.written', GONE, '"written" is missing'], ['about.0.written', 'i går', 'unknown word "i går"'], ['about.0.written', PAGE, 'unknown word'], ['about.0.written', PAGE.toUpperCase() + '-1', 'unknown word'],
  ['about.0.written', dot('x'), 'unknown word'], ['about.0.id', '', 'must not be empty'], ['cases.0.title', GONE, '"title" is missing'], ['lanes.0.case', GONE, '"case" is missing'],
  ['lanes.0.level', 'stat', 'unknown word "stat"'], ['cards.0.table', GONE, '"table" is missing'], ['cards.0.sort', GONE, '"sort" is missing'], ['cards.0.sort', 'klage', 'unknown word "klage"'],
  ['cards.0.spot', 'nå', 'unknown word "nå"'], ['cards.0.day', 4000, '4000 is outside'], ['cards.0.day', 1.5, 'expected a whole number'], ['votes.0.target', GONE, '"target" is missing'],
  ['votes.0.count', -1, '-1 is outside'], ['goals.0.state', 'ferdig', 'unknown word "ferdig"'], ['answers.0.question', GONE, '"question" is missing']);

function changed(base, path, value) {
  const file = structuredClone(good[base]), keys = path.split('.'), last = keys.pop();
  let at = file;
  for (const key of keys) at = at[key];
  if (value === GONE) delete at[last];
  else at[last] = value;
  return JSON.stringify(file);
}

// ---- texts that are no JSON, or no plan's ----
const plan = JSON.stringify(good.plan);
const texts = [
  ['', 'ends too early'], ['  \n', 'ends too early'], ['Hei', 'not valid JSON here'], [plan.slice(0, -1), 'ends too early'], [plan.slice(0, 500), 'ends too early'], [plan + '}', 'not valid JSON here'],
  ['\ufeff' + plan, 'byte order mark'], [plan.replace('"id":"p1"', '"id":"p1","id":"p2"'), '"id" stands twice'], [plan.replace('"version":1', '"version":1e999'), 'does not fit'],
  [plan.replace('"version":1', '"version":01'), 'not valid JSON here'], [plan.replace('true', 'True'), null], [plan.replace('{', '{,'), 'not valid JSON here'], ['['.repeat(200) + ']'.repeat(200), 'nested deeper than'],
  [plan.replaceAll('"', "'"), 'not valid JSON here'], [plan.replace('Min; plan', 'Min\nplan'), 'not valid JSON here'], [plan.replace('Min; plan', '\\x41'), 'not valid JSON here'],
  [Buffer.concat([Buffer.from(plan.slice(0, 60)), Buffer.from([0xff, 0xfe]), Buffer.from(plan.slice(60))]), 'not valid UTF-8'], ['[]', 'expected object, found array'], ['null', 'expected object, found null'],
  ['"plan"', 'expected object, found string'], ['{}', '"format" is missing'], [JSON.stringify({ resourceType: 'CarePlan' }), '"format" is missing'],
];

// ---- what comes from other systems ----
const event = (lines) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Vakt\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const DAY = 'DTSTART;VALUE=DATE:20260210';
// [ending, text, exit, words on either output]; '' is nothing at all
const imports = [
  ['ics', '', 1, 'no calendar'], ['ics', 'Hei', 1, 'no calendar'], ['ics', 'BEGIN:VCARD\r\nEND:VCARD\r\n', 1, 'no calendar'], ['ics', plan, 1, 'no calendar'], ['ics', 'BEGIN:VCALENDAR\r\n', 0, ''],
  ['ics', event('DTSTART:i morgen'), 0, 'not read: Vakt'], ['ics', event('DTSTART;VALUE=DATE:20260231'), 0, 'not read: Vakt'], ['ics', event('DTSTART:20260210T250000'), 0, 'not read: Vakt'],
  ['ics', event('DTSTART:20260210T'), 0, 'not read: Vakt'], ['ics', event(''), 0, 'not read: Vakt'], ['ics', event(DAY + '\r\nRRULE:FREQ=HOURLY'), 0, 'not read: Vakt (FREQ=HOURLY)'],
  ['ics', event(DAY + '\r\nRRULE:FREQ=MONTHLY;BYDAY=-1FR'), 0, 'not read: Vakt (FREQ=MONTHLY;BYDAY=-1FR)'], ['ics', event(DAY + '\r\nRRULE:FREQ=DAILY;INTERVAL=0'), 0, 'not read'],
  ['ics', event(DAY + '\r\nRRULE:FREQ=DAILY;COUNT=-3'), 0, 'not read'], ['ics', event(DAY + '\r\nRRULE:tull'), 0, 'not read'], ['ics', event(DAY + '\r\nRRULE:FREQ=DAILY;UNTIL=aldri'), 0, 'not read'],
  ['ics', event(DAY + '\r\nRRULE:FREQ=YEARLY;BYMONTH=2'), 0, 'not read'], ['ics', event(DAY + '\r\nDTEND;VALUE=DATE:20250101'), 0, '2026-02-10;2026-02-10'], ['ics', event(DAY + '\r\nDURATION:PX'), 0, '2026-02-10;2026-02-10'],
  ['ics', event(DAY + '\r\nDURATION:P99999W'), 0, '2026-02-10;2026-02-10'], ['ics', event(DAY).replace('END:VEVENT\r\n', ''), 0, ''], ['ics', event(DAY).replaceAll('\r\n', '\n'), 0, '2026-02-10;2026-02-10;;Vakt'],
  ['ics', event(DAY).replace('Vakt', 'Va\r\n kt\\, natt'), 0, 'Vakt, natt'], ['ics', 'BEGIN:VEVENT\r\n'.repeat(500), 1, 'no calendar'], ['ics', event(DAY).replace('Vakt', '=cmd|x'), 0, "'=cmd|x"],
  ['csv', '', 1, 'no calendar, and no table with dates'], ['csv', 'navn;telefon\nKari;22334455\n', 1, 'no table with dates'], ['csv', '\0\0\0', 1, 'no table with dates'], ['csv', 'Fra;Til\n2026-02-31;2026-03-01\n', 0, '2026-03-01;2026-03-01'],
  ['csv', 'Fra;Til\n12.2.2026;10.2.2026\n', 0, 'not read: 12.2.2026'], ['csv', 'Fra;Til\nsnart;13.2.2026\n', 0, '2026-02-13;2026-02-13;;snart'], ['csv', 'Fra\n12.2.26\nuke 8\n', 0, 'not read: uke 8'],
  ['csv', '"Fra;Til\n12.2.2026;13.2.2026\n', 1, 'no table'], ['csv', '12.2.2026,"Vakt, natt"\n', 0, '2026-02-12;2026-02-12;;Vakt, natt'], ['csv', '12.2.2026;1.1.9999\n', 0, '2026-02-12;2026-02-12'], ['csv', '99999999999999999999;1.2.3\n', 1, 'no table'],
  ['json', '', 1, 'ends too early'], ['json', '{"resourceType":', 1, 'ends too early'], ['json', '{}', 1, 'no FHIR resource'], ['json', '[]', 1, 'no FHIR resource'], ['json', '{"resourceType":7}', 1, 'no FHIR resource'],
  ['json', plan, 1, 'no FHIR resource'], ...[
    [{ type: 'collection' }, 1, 'nothing that a plan can be made of'], [{ entry: 7 }, 1, 'nothing that a plan'], [{ entry: [null, 3, {}, { resource: [] }] }, 1, 'nothing that a plan'],
    [{ entry: [{ resource: { resourceType: 'Patient' } }] }, 1, 'not read: Patient (1)'], [{ entry: [{ resource: {} }, { resource: { resourceType: 'Condition' } }] }, 1, 'not read: Condition (1)'],
    [{ entry: [{ resource: { resourceType: 'CarePlan', activity: [{ reference: { reference: 'Task/1' } }] } }] }, 0, 'not read: CarePlan.activity (1)'],
    [{ entry: [{ resource: { resourceType: 'CarePlan', addresses: [{}], activity: 'x', period: 3 } }] }, 0, 'not read: CarePlan.addresses (1)'],
    [{ entry: [{ resource: { resourceType: 'CarePlan', activity: [{ detail: { scheduledTiming: { repeat: { when: ['MORN'] } } } }] } }] }, 0, 'Timing.repeat.when'],
    [{ entry: [{ resource: { resourceType: 'Task', status: 'completed', executionPeriod: { start: 'i går' } } }] }, 0, '"title": {'],
    [{ entry: [{ resource: { resourceType: 'Appointment', status: 'booked', start: '2026-02-31T10:00:00Z' } }] }, 0, '"steps"'],
    [{ entry: [{ resource: { resourceType: 'Appointment', status: 'booked', start: '2026-02-10T99:00:00Z' } }] }, 0, '2026-02-10'],
    [{ entry: [{ resource: { resourceType: 'PlanDefinition', action: [{ id: 'a', title: 'A', relatedAction: [{ actionId: 'a', relationship: 'after' }] }] } }] }, 0, 'not read: PlanDefinition.action.relatedAction (1)'],
    [{ entry: [{ resource: { resourceType: 'PlanDefinition', action: [{ title: 'A', relatedAction: [{ actionId: 'b', relationship: 'after', offsetRange: { low: { value: 1e99, code: 'd' } } }] }] } }] }, 0, 'not read: PlanDefinition.action.relatedAction'],
    [{ entry: [{ resource: { resourceType: 'RelatedPerson', name: 'Kari', telecom: {} } }] }, 0, 'Kari'],
    [{ entry: [{ resource: { resourceType: 'RelatedPerson', id: '1' } }, { resource: { resourceType: 'RelatedPerson', id: '1' } }] }, 0, '"people"'],
  ].map(([bundle, exit, words]) => ['json', JSON.stringify({ resourceType: 'Bundle', ...bundle }), exit, words]),
];

// ---- all of them ----
let passed = 0, failed = 0;
function check(ok, what) {
  if (ok) passed += 1;
  else { failed += 1; console.log(what); }
}
const work = join(root, 'build/bad_files');
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const run = (args) => spawnSync(program, args, { encoding: 'utf8', cwd: work, maxBuffer: 64 << 20 });
writeFileSync(join(work, 'good-plan.json'), plan);
for (const name of ['pathway', 'meeting']) writeFileSync(join(work, `good-${name}.json`), JSON.stringify(good[name]));
check(run(['check', 'good-plan.json', 'good-pathway.json', 'good-meeting.json']).status === 0, 'the good files are not good');

const files = [...rows.map(([base, path, value, words]) => [changed(base, path, value), words, `${base} ${path} = ${value === GONE ? 'gone' : JSON.stringify(value).slice(0, 60)}`]),
  ...texts.map(([text, words]) => [text, words, JSON.stringify(text).slice(0, 60)])].filter(([, words]) => words !== null);
files.forEach(([text], i) => writeFileSync(join(work, `${i}.json`), text));
const said = run(['check', ...files.map((_, i) => `${i}.json`)]);
const lines = new Map();
for (const line of said.stdout.split('\n')) {
  const name = line.slice(0, line.indexOf(':'));
  lines.set(name, (lines.get(name) ?? '') + line + '\n');
}
files.forEach(([, words, what], i) => {
  const faults = (lines.get(`${i}.json`) ?? '').split('\n').filter((line) => line && !line.includes(': warning: '));
  check(faults.length > 0 && faults.some((line) => line.includes(words)), `${what}: expected «${words}», found ${faults.join(' | ') || 'no fault'}`);
  check(faults.every((line) => /^\d+\.json:\d+:\d+: \$[^:]*: ./.test(line)), `${what}: a fault has no place: ${faults[0]}`);
});
const nb = JSON.stringify(Object.assign({}, JSON.parse(readFileSync(join(root, 'assets/lang/nb/exchange.json'), 'utf8'))));
writeFileSync(join(work, 'nb.json'), nb);
imports.forEach(([ending, text, exit, words], i) => {
  writeFileSync(join(work, `import-${i}.${ending}`), text);
  const done = run(['import', `import-${i}.${ending}`, '--today', '2026-02-05', '--texts', 'nb.json']);
  const all = done.stdout + done.stderr;
  check(done.status === exit && all.includes(words), `${ending} ${JSON.stringify(text).slice(0, 90)}: exit ${done.status}, expected ${exit} «${words}»; found ${all.slice(0, 200)}`);
});

// ---- locked files: read by the page alone ----
globalThis.crypto ??= (await import('node:crypto')).webcrypto;
const { lockFor, lockedFile, openLocked, looksLocked } = await import(join(root, 'web/lock.js'));
const PASSPHRASE = 'fjell elv stol lampe', lock = await lockFor(PASSPHRASE), whole = await lockedFile(plan, lock), members = JSON.parse(whole);
check(await openLocked(whole, PASSPHRASE) === plan, 'the good locked file does not open');
// Someone who knows how the file is made can give it a checksum that fits.
const { createHash } = await import('node:crypto');
const summed = (file) => ({ ...file, sum: createHash('sha256').update(JSON.stringify([file.format, file.version, file.kdf, file.rounds, file.salt, file.proof, file.cipher]) + file.iv + file.data).digest('base64') });
const flipped = (text) => (text[0] === 'A' ? 'B' : 'A') + text.slice(1);
const without = (name) => { const { [name]: gone, ...rest } = members; return rest; };
const locked = [
  ['cut off', whole.slice(0, -300), 'damaged'], ['cut off at the last brace', whole.trimEnd().slice(0, -1), 'damaged'], ['something after it', whole + '}', 'damaged'], ['no file at all', '', 'damaged'], ['not JSON', 'Hei', 'damaged'], ['an array', '[]', 'foreign'], ['null', 'null', 'foreign'],
  ['a plan', plan, 'foreign'], ['another format', { ...members, format: 'annet/locked' }, 'foreign'], ['newer', { ...members, version: 2 }, 'newer'], ['version 0', { ...members, version: 0 }, 'damaged'], ['version as text', { ...members, version: '1' }, 'damaged'], ['half a version', { ...members, version: 1.5 }, 'damaged'],
  ...['kdf', 'rounds', 'salt', 'proof', 'cipher', 'iv', 'data', 'sum', 'version'].map((name) => [name + ' gone', without(name), 'damaged']),
  ...['kdf', 'salt', 'proof', 'cipher', 'iv', 'data'].map((name) => [name + ' with one letter changed', { ...members, [name]: flipped(members[name]) }, 'damaged']),
  ['another sum', { ...members, sum: flipped(members.sum) }, 'damaged'], ['rounds as text', { ...members, rounds: '600000' }, 'damaged'], ['data as a list', { ...members, data: [] }, 'damaged'],
  ['few rounds', summed({ ...members, rounds: 1000 }), 'changed'], ['rounds without end', summed({ ...members, rounds: 2e9 }), 'changed'], ['another kdf', summed({ ...members, kdf: 'MD5' }), 'changed'], ['another cipher', summed({ ...members, cipher: 'AES-128-CBC' }), 'changed'],
  ['data that is no base64', summed({ ...members, data: '###' }), 'damaged'], ['salt that is no base64', summed({ ...members, salt: 'å' }), 'damaged'],
  ['one letter of the content changed, the sum too', summed({ ...members, data: flipped(members.data) }), 'changed'], ['the content cut, the sum too', summed({ ...members, data: members.data.slice(0, -40) }), 'changed'], ['no content', summed({ ...members, data: '' }), 'changed'],
  ['another iv', summed({ ...members, iv: flipped(members.iv) }), 'changed'], ['another salt', summed({ ...members, salt: flipped(members.salt) }), 'wrong'], ['another proof', summed({ ...members, proof: flipped(members.proof) }), 'wrong'],
];
const refusal = (text, passphrase) => openLocked(text, passphrase).then(() => 'opened', (error) => error.code ?? String(error));
for (const [what, file, code] of locked) {
  const said = await refusal(typeof file === 'string' ? file : JSON.stringify(file), PASSPHRASE);
  check(said === code, `locked, ${what}: expected ${code}, found ${said}`);
}
for (const passphrase of ['', 'fjell elv stol lampe ', 'Fjell elv stol lampe', 'x'.repeat(100000)]) check(await refusal(whole, passphrase) === 'wrong', `opened with «${passphrase.slice(0, 30)}»`);
check(looksLocked(whole.slice(0, 120)) && !looksLocked(plan), 'a locked file is known by its beginning, cut off or not');
for (const language of ['nb', 'nn', 'en']) {
  const texts = JSON.parse(readFileSync(join(root, `assets/lang/${language}/storage.json`), 'utf8'));
  for (const code of new Set(locked.map(([, , of]) => of))) check(texts['storage.refused.' + code], `${language}: no words for a locked file that is ${code}`);
}

const counts = { plan: texts.length, pathway: 0, meeting: 0, locked: locked.length + 4 };
for (const [base] of rows) counts[base] += 1;
for (const [ending] of imports) counts[ending] = (counts[ending] ?? 0) + 1;
console.log(Object.entries(counts).map(([reader, count]) => `${reader} ${count}`).join(', ').replace('json', 'FHIR').replace('ics', 'iCalendar').replace('csv', 'table'));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || Object.values(counts).some((count) => count < 10) ? 1 : 0);
