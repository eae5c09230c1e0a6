// What matters, if it gets worse, people, and the one who helps: whole errands by mouse, by touch, with the keyboard alone and in
// text mode.
import { readFileSync } from 'node:fs';
import { assert, test } from './harness.mjs';
import { kept } from './kept.mjs';
import { Person, TODAY, fileOf } from './person.mjs';

const FRIDAY = '2026-02-06';
const WAYS = [
  ['by mouse', 'mouse', {}],
  ['by touch on a phone', 'touch', { size: [390, 844], touch: true }],
  ['by keyboard alone', 'keyboard', {}],
  ['in text mode', 'mouse', { webgl: false }],
];

async function looksWell(p) {
  await p.t.axe(p.page);
  await p.t.allNamed(p.page);
}

const download = async (p, what) => {
  const [file] = await Promise.all([p.page.waitForEvent('download'), p.press(what)]);
  return readFileSync(await file.path(), 'utf8');
};

async function savedPlan(p) {
  await p.go('Mer');
  return JSON.parse(await p.saveFile());
}

// ---- it gets worse on a Friday night ----

async function worse(p) {
  const { page } = p;
  await p.makePlan(/^Kols/, [15, 1, 2026]);
  // What is written beforehand, on a good day.
  await p.go('Hvis det blir verre');
  for (const [name, number] of [[/^Ring 113/, 'tel:113'], [/^Legevakt 116 117/, 'tel:116117']])
    assert.equal(await page.getByRole('main').getByRole('link', { name }).first().getAttribute('href'), number);
  await p.press('Skriv: Gul');
  await p.write('Slik merker jeg det', 'Tyngre å gå til postkassen');
  await p.write('Dette gjør jeg', 'Ringer fastlegen samme dag');
  await p.press('Ferdig: Gul');
  await p.sees('Tyngre å gå til postkassen');
  await looksWell(p);

  // That night: whom to call comes first, and the rest can wait.
  await p.press('Jeg er blitt verre');
  const first = page.getByRole('heading', { name: 'Har du ringt noen?' });
  await first.waitFor();
  assert.ok(await first.evaluate((el) => el === document.activeElement), 'one is led to it');
  await p.sees('legevakten på 116 117');
  await p.choose('En annen dag');
  await p.date(7, 2, 2026);
  await p.press('Vis hva som skjer nå'); // tomorrow: not yet
  await p.sees('Den dagen er fram i tid.');
  await p.choose('I dag');
  await p.press('Vis hva som skjer nå');
  await page.getByRole('heading', { name: 'Si fra at du er blitt verre' }).waitFor(); // what comes first stands open
  await p.press('Lukk');
  const plan = await savedPlan(p);
  assert.equal(plan.courses.length, 1, 'the course that waited for it');
  assert.equal(plan.courses[0].anchors.worse, FRIDAY);
  assert.equal(plan.worse.yellow.signs, 'Tyngre å gå til postkassen');

  // A second time: another course, with the first kept, and without what was done once at the start.
  await p.go('Hvis det blir verre');
  await p.sees(/Du skrev at du ble verre/);
  await p.press('Jeg er blitt verre');
  await p.choose('I går');
  await p.press('Vis hva som skjer nå');
  await page.getByRole('heading', { name: 'Si fra at du er blitt verre' }).waitFor();
  await p.press('Lukk');
  const again = await savedPlan(p);
  assert.deepEqual(again.courses.map((course) => course.anchors.worse), [FRIDAY, '2026-02-05']);
  assert.ok(again.courses[1].facts.some((fact) => fact.step === 'information' && fact.dropped));
  assert.ok(!again.courses[1].facts.some((fact) => fact.step === 'doctor-decides'));

  // Both can be undone.
  await p.press('Angre');
  await p.press('Angre');
  const undone = await savedPlan(p);
  assert.equal(undone.courses.length, 1);
  assert.equal(undone.courses[0].anchors.worse, undefined);
}

for (const [name, how, options] of WAYS)
  test(`it gets worse on a Friday night, ${name}`, { today: FRIDAY, seconds: 180, ...options }, async (t) => {
    await worse(new Person(t, await t.open(), how));
  });

test('it gets worse in a plan that has no pathway for it: one is added', { today: FRIDAY, seconds: 90 }, async (t) => {
  const p = new Person(t, await t.open());
  await p.makePlan();
  await p.go('Hvis det blir verre');
  await p.press('Jeg er blitt verre');
  await p.choose(/^Hjertesvikt/);
  await p.press('Vis hva som skjer nå');
  await p.page.getByRole('heading', { level: 1, name: 'Hvis det blir verre' }).waitFor({ state: 'detached' });
  const plan = await savedPlan(p);
  assert.deepEqual(plan.courses.map((course) => course.base.id), ['pakkeforlop-hjem-kreft', 'forverring-hjertesvikt-yngre']);
  assert.equal(plan.courses[1].anchors.worse, FRIDAY);
});

// ---- my daughter helps ----

async function daughter(p, options) {
  const { page, t } = p;
  await p.makePlan(/^Kols/, [15, 1, 2026]);
  await p.go('Viktig for meg');
  await p.write('Hva er viktig for deg?', 'Hemmelig: å danse');
  await p.go('Folk');
  await p.press('Legg til en person');
  await p.write('Navn eller rolle', 'Anne');
  await p.write('Telefonnummer', '00 00 33 44');
  await p.press('Lagre');
  await p.sees('Ser ikke noe av planen.');
  await p.write('Hvem er planen for?', 'Odd');
  // She does one of the steps that nobody was sure of.
  await p.press('Skriv inn hvem: Du får skriftlig informasjon');
  await p.choose(/^Anne/);
  await p.press('Ferdig');
  await p.sees('Anne gjør dette.');
  // What she may see, until when.
  await p.press('Hva personen kan se: Anne');
  await p.tick('Planen hvis det blir verre');
  await p.date(30, 6, 2026);
  await p.press('Lagre');
  await p.sees('Kan se planen med datoer og planen hvis det blir verre. Fra 2. februar til 30. juni.');
  await looksWell(p);
  const copy = await download(p, 'Lag en kopi: Anne');
  assert.ok(!copy.includes('Hemmelig'), 'what is not shared is not in the file');

  // On her own device.
  const hers = new Person(t, await t.open(options), p.how);
  await hers.openFile(fileOf(copy));
  await hers.sees('Dette er planen til Odd.');
  await hers.page.getByRole('heading', { name: 'Dine oppgaver' }).waitFor();
  await hers.page.getByRole('button', { name: /^Du får skriftlig informasjon/ }).first().waitFor();
  await hers.write('Notatet ditt, bare for deg', 'Jeg sover dårlig');
  await looksWell(hers);
  await hers.go('Viktig for meg');
  await hers.sees('Odd har ikke delt dette med deg.');
  const back = JSON.stringify(await savedPlan(hers));
  assert.ok(!back.includes('sover dårlig'), 'her note stays with her');
  await hers.page.reload();
  await t.ready(hers.page);
  await hers.go('Nå');
  assert.equal(await hers.field('Notatet ditt, bare for deg').inputValue(), 'Jeg sover dårlig', 'and is kept');
  const { documents } = await kept(hers.page);
  assert.ok(documents.note === 'Jeg sover dårlig' && !documents.settings?.includes('sover'), 'where a lock covers it');
  await hers.tick('Ta med notatet når jeg lagrer planen');
  assert.equal((await savedPlan(hers)).relative_note, 'Jeg sover dårlig', 'unless she chooses');

  // He changes his mind: the record stays.
  await p.press('Trekk tilbake det Anne kan se');
  await p.sees(/Trukket tilbake 2\. februar/);
  assert.equal(await p.button('Lag en kopi: Anne').count(), 0);
  await p.press('Fjern Anne');
  await page.getByRole('heading', { name: 'Tidligere samtykker' }).waitFor();
  await p.press('Angre');
  await page.getByRole('heading', { name: 'Anne' }).waitFor();
}

for (const [name, how, options] of WAYS)
  test(`my daughter helps, ${name}`, { today: TODAY, seconds: 180, ...options }, async (t) => {
    await daughter(new Person(t, await t.open(), how), options);
  });

// ---- what matters ----

const rate = (p, activity, value) => async () => {
  await p.press(new RegExp(`^Svar .*: ${activity}$`));
  await p.press(p.page.getByRole('group', { name: activity }).getByRole('radio', { name: new RegExp(`^${value}(,|$)`) }), { key: 'Space' });
  await p.press(`Ferdig: ${activity}`);
};

async function matters(p) {
  const { page, t } = p;
  await p.makePlan();
  await p.go('Viktig for meg');
  await p.write('Hva er viktig for deg?', 'Å være med barnebarna 👧🏽');
  await p.press('Legg til et mål');
  await p.write('Mål 1', 'Ut av huset');
  for (const [i, words] of ['Gå trappen', 'Lage middag', 'Gå på kafé'].entries()) {
    await p.press('Legg til en aktivitet');
    await p.write(page.getByRole('textbox', { name: 'Hva vil du klare?' }).nth(i), words);
  }
  await rate(p, 'Gå trappen', 0)();
  await rate(p, 'Lage middag', 4)();
  await rate(p, 'Gå på kafé', 10)();
  await p.sees('2. februar: 0 av 10.');
  assert.equal(await p.text('Gjennomsnitt').count(), 0, 'nothing to compare yet');
  await p.press('Velg steg: Gå trappen');
  await p.tick(/^Behovskartlegging på sykehuset/);
  await p.press('Ferdig med å velge: Gå trappen');
  await looksWell(p);
  await p.press(page.getByRole('group', { name: 'Gå trappen' }).getByRole('button', { name: /^Behovskartlegging på sykehuset/ }));
  await p.sees('Hjelper med det som er viktig for deg');
  await p.press('Lukk');
  const file = await download(p, 'Lagre arket som fil');
  for (const words of ['barnebarna', 'kan ikke gjøre aktiviteten', 'uten vansker, eller som før sykdommen']) assert.ok(file.includes(words), words);

  // Four weeks later, in the same browser.
  await page.waitForTimeout(1200);
  const later = new Person(t, await t.open({ ...t.options, reuse: page.context(), today: '2026-03-02' }), p.how);
  await later.go('Viktig for meg');
  await later.sees('Det er omtrent fire uker siden du svarte.');
  for (const [name, value] of [['Gå trappen', 3], ['Lage middag', 4], ['Gå på kafé', 8]]) await rate(later, name, value)();
  await later.sees('Gjennomsnitt av de 3 aktivitetene du har svart på begge ganger: 4,7 den 2. februar og 5,0 den 2. mars.');
  assert.equal(await later.text(/bedre|bra|dårligere|%/i).count(), 0, 'no judgement');
}

for (const [name, how, options] of WAYS)
  test(`what matters, answered twice, ${name}`, { today: TODAY, seconds: 180, ...options }, async (t) => {
    await matters(new Person(t, await t.open(), how));
  });

// ---- the way around ----

test('the places are where they are drawn, wide, narrow and in between', { today: TODAY, seconds: 90 }, async (t) => {
  for (const [size, names] of [
    [[1280, 800], ['Nå', 'Tidslinje', 'Viktig for meg', 'Hvis det blir verre', 'Folk', 'Mer']],
    [[800, 700], ['Nå', 'Tidslinje', 'Viktig for meg', 'Hvis det blir verre', 'Folk', 'Mer']],
    [[390, 844], ['Nå', 'Tidslinje', 'Viktig', 'Folk', 'Mer']],
  ]) {
    const p = new Person(t, await t.open({ size }));
    await p.makePlan();
    const nav = p.page.getByRole('navigation', { name: 'Hovedmeny' });
    assert.deepEqual(await nav.getByRole('button').allTextContents(), names);
    const boxes = await Promise.all((await nav.getByRole('button').all()).map((button) => button.boundingBox()));
    boxes.forEach((box, i) => {
      assert.ok(box.x >= 0 && box.x + box.width <= size[0] && box.height >= 44, JSON.stringify([size, names[i], box]));
      if (i) assert.ok(box.x >= boxes[i - 1].x + boxes[i - 1].width - 1, `${names[i]} beside ${names[i - 1]}`);
    });
    const call = await p.button(size[0] < 760 ? 'Ring noen' : 'Hvem kan jeg ringe?').boundingBox();
    assert.ok(call.x + call.width <= size[0] && call.y < 120, 'someone to call, at the top');
    for (const place of names) {
      await p.press(nav.getByRole('button', { name: place, exact: true }));
      assert.equal(await nav.getByRole('button', { name: place, exact: true }).getAttribute('aria-current'), 'page');
    }
  }
});

test('the tour can be taken, skipped and found again', { today: TODAY, seconds: 60 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await p.press('Vis meg rundt');
  for (let i = 1; i < 5; ++i) {
    await page.getByRole('heading', { name: `Omvisning ${i} av 5` }).waitFor();
    await p.press('Neste');
  }
  await p.press('Avslutt omvisningen');
  await p.go('Nå');
  assert.equal(await p.button('Vis meg rundt').count(), 0);
  await page.reload();
  await t.ready(page);
  assert.equal(await p.button('Vis meg rundt').count(), 0, 'answered once');
  await p.press('Mer');
  await p.press('Hjelp og personvern');
  await p.press('Ta omvisningen');
  await page.getByRole('heading', { name: 'Omvisning 1 av 5' }).waitFor();
});

test('every page leads to its own help', { today: TODAY, seconds: 60, webgl: false }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  for (const place of ['Viktig for meg', 'Hvis det blir verre', 'Folk', 'Ring', 'Mer', 'Innstillinger']) {
    await p.go(place);
    await p.press('Hjelp til denne siden');
    const open = page.locator('main [aria-expanded=true]');
    assert.equal(await open.count(), 1, place);
    if (place !== 'Ring' && place !== 'Mer' && place !== 'Innstillinger') assert.equal(await open.textContent(), place);
  }
});

for (const percent of [200, 400])
  test(`the new pages at ${percent} % text`, { today: TODAY, seconds: 90 }, async (t) => {
    const page = await t.open();
    const p = new Person(t, page);
    await p.makePlan();
    await p.press('Innstillinger');
    await p.choose(`${percent} %`);
    const faults = [];
    for (const place of ['Viktig', 'Folk', 'Mer']) {
      await p.press(place);
      if (place === 'Mer') await p.press(page.getByRole('main').getByRole('button', { name: 'Hvis det blir verre' }));
      faults.push(...await page.evaluate((where) => [...document.querySelectorAll('#mirror :is(button, a, input, textarea, h1, h2, h3)')].filter((el) => {
        const r = el.getBoundingClientRect();
        return r.width > 0 && (r.left < -1 || r.right > innerWidth + 1);
      }).map((el) => `${where}: ${el.textContent.slice(0, 40)}`), place));
      await t.axe(page);
    }
    assert.deepEqual(faults, [], 'nothing runs out at the side');
  });
