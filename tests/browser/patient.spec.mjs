// What a patient does with a plan of their own: the hospital moved a date, visits that share a journey, two illnesses, steps of
// one's own. With a mouse, by touch, with the keyboard alone, and in text mode.
import { assert, test } from './harness.mjs';
import { Person, TODAY, fileOf } from './person.mjs';

const HANDS = [
  ['mouse', {}, 'mouse'], ['touch', { size: [390, 844], touch: true }, 'touch'], ['keyboard alone', {}, 'keyboard'], ['text mode', { webgl: false }, 'mouse']];

function journey(name, steps, seconds = 120) {
  for (const [how, options, hand] of HANDS)
    test(`${name}: ${how}`, { today: TODAY, seconds, ...options }, async (t) => {
      const p = new Person(t, await t.open(), hand);
      await p.makePlan();
      await steps(p, t);
    });
}

const list = async (p) => {
  await p.press('Tidslinje');
  if (await p.button('Liste').count()) await p.press('Liste');
};
const row = (p, words) => p.page.getByRole('main').getByRole('button', { name: words }).first();
const plan = async (p) => {
  await p.press('Mer');
  return JSON.parse(await p.saveFile());
};

async function book(p, day, month, button = 'Jeg har fått time') {
  await p.press(button);
  await p.date(day, month, 2026);
  await p.press('Lagre');
}

journey('the hospital moved my date', async (p, t) => {
  await list(p);
  await p.press(row(p, /^Behovskartlegging i kommunen/));
  await book(p, 28, 4);
  await p.sees(/^Bestilt tirsdag 28\. april/);
  assert.equal(await p.text('Hvorfor går det ikke opp?').count(), 0);
  await book(p, 12, 6, 'Endre dato');
  await p.sees(/^Bestilt fredag 12\. juni/);
  await p.sees(/dager senere enn dette sier: Ca\.: .*«Kreftdiagnose/); // how far out, and what says so
  await p.sees('Hvorfor går det ikke opp?');
  await p.sees(/er bestilt fredag 12\. juni/);
  await p.sees('Var bestilt tirsdag 28. april');
  await t.axe(p.page);
  await p.press(/^Behold, og noter hvorfor/);
  await p.write('Hvorfor er det slik?', 'De ringte og flyttet timen 🏥');
  await p.press('Lukk');

  await p.press('Mer');
  await p.press('Det som ikke går opp');
  await p.sees('Noter');
  await p.sees('Notert: De ringte og flyttet timen 🏥');
  await t.axe(p.page);
  await p.press(/^Se hva du kan gjøre: Behovskartlegging i kommunen/);
  await p.press(/^Be .* om en annen dag .*senest 1\d\. mai/); // nobody to call is written in: the new day is
  await p.date(12, 5, 2026);
  await p.press('Lagre');
  await p.sees(/^Bestilt tirsdag 12\. mai/);
  await p.text('Hvorfor går det ikke opp?').waitFor({ state: 'detached' });
  await p.press('Lukk');
  await p.sees('Alt går opp slik planen er nå.');
  const course = (await plan(p)).courses[0];
  assert.deepEqual(course.earlier.map((fact) => fact.booked.date), ['2026-04-28', '2026-06-12']);
  assert.equal(course.reasons[0].text, 'De ringte og flyttet timen 🏥');
});

const answer = async (p, question, option) => {
  const radio = p.page.getByRole('group', { name: question }).getByRole('radio', { name: option }).first();
  await (p.how === 'keyboard' ? radio.press('Space') : radio.check()); // the way there is walked in other specs
  await p.t.settled(p.page);
};

journey('three visits, one trip', async (p, t) => {
  await p.press('Mer');
  await answer(p, /flere tjenester/, /^Ja(?!\p{L})/u); // what it brings is said with it
  await answer(p, /jobb, skole/, /^Ja$/);
  await list(p);
  await p.press('Færre reiser');
  await p.page.getByRole('heading', { name: /^Planen ber om/ }).waitFor();
  await p.sees(/^Du slipper .* fordi .*besøk deler dag/);
  await p.sees(/Lettere kan det ikke bli/);
  await p.sees('Tre besøk, én reise');
  const refuse = p.page.getByRole('button', { name: /^Jeg kan ikke den dagen: Helsehuset/ }).first();
  const day = /Helsehuset, (.*)$/.exec(await refuse.getAttribute('aria-label') ?? await refuse.textContent())?.[1];
  await p.press(refuse);
  await p.page.getByRole('button', { name: /^Jeg kan likevel: / }).waitFor();
  await p.sees('Tre besøk, én reise'); // they moved together
  await p.page.getByRole('button', { name: `Dagen passer: Helsehuset, ${day}` }).waitFor({ state: 'detached' });
  await p.press(/^Dagen passer: Helsehuset/);
  await p.sees('Passer for deg – ikke bestilt');
  await p.press(/^Hold på dagen: Helsehuset/);
  await p.sees('Du holder på dagen – ikke bestilt');
  await p.press('Angre');
  await p.text('Du holder på dagen – ikke bestilt').waitFor({ state: 'detached' });

  const days = p.page.getByRole('group', { name: 'Februar' });
  await p.press(days.getByRole('button', { name: /^onsdag 18\. februar/ }));
  assert.equal(await days.getByRole('button', { name: /^onsdag 18\. februar/ }).getAttribute('aria-pressed'), 'true');
  await p.tick('Flere dager på rad');
  await p.press(days.getByRole('button', { name: /^mandag 23\. februar/ }));
  await p.press(days.getByRole('button', { name: /^torsdag 26\. februar/ }));
  await p.sees('Jeg kan likevel: 23.–26. februar');
  await p.press('Jeg kan likevel: 18. februar');
  await p.choose('Tung');
  await t.axe(p.page);
  await t.allNamed(p.page);
  const file = await plan(p);
  assert.deepEqual(file.unavailable.at(0), { from: '2026-02-23', to: '2026-02-26' });
  assert.equal(file.unavailable.length, 2);
  assert.equal(file.burdens.length, 1);
  assert.equal(file.burdens[0].weight, 3);
  assert.equal(file.accepted.length, 3);
}, 180);

// A day with two appointments: what must come first stands last, and is told of where the person looks, until a time is changed.
const twoOnADay = () => {
  const rule = (of, min) => ({ of, min, strength: 'normative', source: 'kilde' });
  const pathway = { format: 'stifinner/pathway', version: 1, id: 'dag', title: { nb: 'Kontroll' }, edition: { date: '2026-01-01', publisher: 'Prøve' },
    sources: [{ id: 'kilde', title: 'Prøve', date: '2026-01-01' }], anchors: [{ id: 'start', title: { nb: 'Start' } }],
    lanes: [{ id: 'sykehus', title: { nb: 'Sykehus' }, level: 'specialist' }], places: [{ id: 'sykehus', title: { nb: 'Sykehuset' } }],
    steps: [
      { id: 'lege', title: { nb: 'Legetime' }, lane: 'sykehus', place: 'sykehus', after: [rule('prove', '0 d')] },
      { id: 'prove', title: { nb: 'Blodprøve' }, lane: 'sykehus', place: 'sykehus', minutes: 20, after: [rule('start', '0 d')] }] };
  const booked = (step, time, minutes) => ({ step, occurrence: 0, booked: { date: '2026-02-05', time, ...(minutes ? { minutes } : {}) } });
  return { format: 'stifinner/plan', version: 1, id: 'plan-dag', courses: [{ id: 'c1', pathway, base: { id: 'dag', edition: '2026-01-01' },
    anchors: { start: '2026-02-02' }, choices: {}, facts: [booked('lege', '09:00', 30), booked('prove', '09:15')], own: { steps: [], rules: [] } }],
  people: [], unavailable: [], accepted: [] };
};
for (const [how, options, hand] of [['touch', { size: [390, 844], touch: true }, 'touch'], ['text mode', { webgl: false }, 'mouse']])
  test(`two appointments on one day: ${how}`, { today: TODAY, seconds: 60, ...options }, async (t) => {
    const p = new Person(t, await t.open(), hand);
    await p.openFile(fileOf(JSON.stringify(twoOnADay())));
    await p.sees('Torsdag 5. februar: «Blodprøve» skal komme før «Legetime», men står etter. Ring og spør om tidene kan byttes.');
    await p.sees(/«Legetime» varer til kl\. 9\.30, men «Blodprøve» begynner kl\. 9\.15\./);
    await t.axe(p.page);
    await p.press('Mer');
    await p.press('Færre reiser');
    await p.page.getByRole('heading', { name: 'Rekkefølgen denne dagen' }).waitFor();
    const order = p.page.getByRole('list').filter({ hasNot: p.page.getByRole('list') }).filter({ hasText: 'Kl. 9: ' }).getByRole('listitem');
    assert.deepEqual(await order.allTextContents(), ['Kl. 9: Legetime, Sykehuset.', 'Kl. 9.15: Blodprøve, Sykehuset.']);
    await p.sees(/men står etter/);
    await t.axe(p.page);
    await list(p);
    await p.press(row(p, /besøk, én reise/)); // the first in the day's order is the doctor
    await p.page.getByRole('heading', { name: 'Legetime' }).first().waitFor();
    await p.press('Endre dato');
    await p.date(5, 2, 2026);
    await p.write('Klokkeslett', '9.50');
    await p.press('Lagre');
    await p.sees(/^Bestilt torsdag 5\. februar kl\. 9\.50/);
    await p.press('Lukk');
    await p.press('Mer');
    await p.press('Færre reiser');
    await p.sees('Kl. 9.15: Blodprøve, Sykehuset. Så er det 15 minutter til neste.');
    assert.equal(await p.text(/men står etter/).count(), 0);
    assert.equal((await plan(p)).courses[0].facts.find(({ step }) => step === 'lege').booked.minutes, 30); // as long as it was
  });

journey('two illnesses', async (p, t) => {
  await p.press('Mer');
  await p.press('Forløpene dine');
  assert.equal(await p.page.getByRole('button', { name: /^Ta bort forløpet/ }).count(), 0, 'a plan has one at least');
  await p.press('Legg til et forløp til');
  await p.choose(/^Hjertesvikt/);
  await p.date(26, 1, 2026);
  await p.press('Lag planen min');
  await list(p);
  await p.page.getByRole('button', { name: /· Kreft/ }).first().waitFor(); // which course a step belongs to is always said
  await p.press(p.page.getByRole('main').getByRole('button', { name: /^Lagre numrene du kan ringe.*· Hjertesvikt/ }).first());
  await p.sees(/^Hører til: Hjertesvikt/);
  await t.axe(p.page);
  await p.press('Lukk');
  await p.press('Færre reiser');
  await p.sees(/\(Hjertesvikt.*\)/);
  await p.sees(/\(Kreft.*\)/);
  await p.press('Mer');
  await p.press('Forløpene dine');
  await t.axe(p.page);
  await p.press(/^Ta bort forløpet: .*[Hh]jertesvikt/);
  await p.press('Nei, behold det');
  await p.press(/^Ta bort forløpet: .*[Hh]jertesvikt/);
  await p.press('Ja, ta det bort');
  await p.page.getByRole('button', { name: /^Ta bort forløpet/ }).first().waitFor({ state: 'detached' });
  await p.press('Angre');
  assert.equal((await plan(p)).courses.length, 2);
}, 180);

journey('a step of my own', async (p, t) => {
  await list(p);
  await p.press('Legg til noe eget');
  await p.press('Lagre');
  await p.sees('Skriv hva det er, med et ord eller to.');
  await p.write('Hva er det?', 'Tannlege 🦷 اسنان');
  await p.date(31, 2, 2026);
  await p.write('Klokkeslett', 'ni');
  await p.press('Lagre');
  await p.sees('Den dagen finnes ikke i kalenderen.');
  await p.sees('Skriv klokkeslettet som 9.30');
  await t.axe(p.page);
  await p.date(12, 2, 2026);
  await p.write('Klokkeslett', '9');
  await p.press('Lagre');
  await p.page.getByRole('heading', { name: 'Tannlege 🦷 اسنان' }).waitFor();
  await p.sees(/^Bestilt torsdag 12\. februar kl\. 9/);
  await p.press('Endre det du har lagt til');
  await p.choose('En stund etter noe annet');
  await p.write('Hvor lenge?', 'to');
  await p.press('Lagre');
  await p.sees('Skriv et helt tall fra 0 til 3000.');
  await p.write('Hvor lenge?', '40');
  await p.press('Lagre');
  await p.sees(/^Forslag: tirsdag 24\. februar/);
  await p.press('Legg til en regel');
  await p.write('Hvor lenge?', '50');
  await p.press('Lagre');
  await p.sees('Tidligst 50 dager etter «Kreftdiagnosen»');
  await p.sees(/^Forslag: fredag 6\. mars/);
  await p.write('Dette vil jeg spørre om', 'Tåler jeg bedøvelse?');
  await p.press('Ta bort');
  await p.page.getByRole('button', { name: /^Tannlege/ }).first().waitFor({ state: 'detached' });
  await p.press('Angre');
  await row(p, /^Tannlege 🦷/).waitFor();
  const course = (await plan(p)).courses[0];
  assert.equal(course.own.steps.length, 1);
  assert.equal(course.own.rules.length, 1);
  assert.equal(course.questions[0].text, 'Tåler jeg bedøvelse?');
}, 180);

for (const [how, options] of [['wide', {}], ['narrow', { size: [390, 844], touch: true }]])
  test(`what I want to ask is on one sheet, and the sheet on paper: ${how}`, { today: TODAY, ...options }, async (t) => {
    const page = await t.open({ before: (fresh) => fresh.addInitScript(() => { window.print = () => { window.printed = document.getElementById('print').textContent; }; }) });
    const p = new Person(t, page, options.touch ? 'touch' : 'mouse');
    await p.makePlan();
    await list(p);
    await p.press(row(p, /^Behovskartlegging på sykehuset/));
    await p.write('Dette vil jeg spørre om', 'Gjelder det 01019012345?'); // told of at the field, and kept as the person wants
    await p.sees(/^Dette ligner et fødselsnummer/);
    await p.write('Dette vil jeg spørre om', 'Kan jeg trene?\nHvem ringer jeg om natten?');
    await p.press('Se arket til besøket');
    await p.page.getByRole('listitem').getByText('Hvem ringer jeg om natten?').waitFor();
    await t.axe(page);
    await t.allNamed(page);
    await p.press('Skriv ut arket');
    await page.waitForFunction(() => window.printed);
    const paper = await page.evaluate(() => window.printed);
    for (const words of ['Kan jeg trene?', 'Hvem ringer jeg om natten?', 'Behovskartlegging på sykehuset', 'Det jeg fikk vite']) assert.ok(paper.includes(words), words);
  });

for (const [how, options] of [['wide', {}], ['narrow', { size: [390, 844], touch: true }], ['text mode', { webgl: false }]])
  test(`Nå: what happens next, and filters: ${how}`, { today: TODAY, ...options }, async (t) => {
    const page = await t.open();
    const p = new Person(t, page);
    await p.makePlan();
    const rows = () => page.getByRole('main').getByRole('listitem').getByRole('button').allTextContents();
    await p.page.getByRole('heading', { name: 'Dette skjer i dag' }).waitFor();
    const all = await rows();
    await p.choose('Jeg gjør');
    assert.notDeepEqual(await rows(), all);
    await p.choose('Frist passert');
    await p.sees('Det er ingenting her akkurat nå.');
    await p.choose('Denne uken');
    for (const text of await rows()) assert.match(text, /februar/);
    await t.axe(page);
    await t.allNamed(page);
  });

test('a note of 100 kB, letters that run from right to left, and signs: kept as they were written', { today: TODAY, seconds: 120 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await list(p);
  await p.press(row(p, /^Behovskartlegging på sykehuset/));
  const note = `${'מה אתה שואל? 👩‍⚕️ '.repeat(6000)}slutt`;
  assert.ok(Buffer.byteLength(note) > 100_000);
  const field = p.field('Notatet ditt');
  await field.fill(note);
  await field.blur();
  await t.settled(page);
  await page.reload();
  await t.ready(page);
  const file = await plan(p);
  assert.equal(file.courses[0].notes[0].text, note);
});

test('10,000 steps: a plan that large opens, is read and is changed', { today: TODAY, seconds: 240 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  const file = await plan(p);
  for (let i = 0; i < 10_000; ++i)
    file.courses[0].own.steps.push({ id: `s${i}`, title: { nb: `Eget steg ${i}` }, lane: 'home', place: 'home', for: 'patient', kind: 'task',
      after: [{ of: 'diagnosis', min: `${20 + i % 700} d`, strength: 'own' }] });
  await p.openFile(fileOf(JSON.stringify(file)));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await p.choose('Jeg gjør');
  await list(p);
  await p.press(row(p, /^Eget steg/));
  await p.press('Ikke aktuelt');
  await p.press('Lukk');
  const changed = await plan(p);
  assert.equal(changed.courses[0].own.steps.length, 10_000);
  assert.equal(changed.courses[0].facts.length, 1);
});
