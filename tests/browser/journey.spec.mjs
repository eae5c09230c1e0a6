// The main job, from the first page to a plan that is saved, deleted and opened again: with a mouse, by touch, with the keyboard
// alone, and in text mode.
import { assert, test } from './harness.mjs';
import { Person, TODAY, fileOf } from './person.mjs';

const NOTE = 'Spør om søvn og blåbær – «æøå ÆØÅ» 👩‍⚕️';

async function dates(p, unknown) {
  await p.choose(/^Kreft/);
  await p.press('Lag planen min');
  await p.sees('Skriv en dato, eller velg');
  await p.date(31, 2, 2026);
  await p.press('Lag planen min');
  await p.sees('Den dagen finnes ikke i kalenderen.');
  await p.date(15, 1, 1890);
  await p.press('Lag planen min');
  await p.sees('Årstallet må være mellom 1900 og 2199.');
  await p.date(15, 1, 2090);
  await p.press('Lag planen min');
  await p.sees('Er året riktig?');
  assert.match(await p.page.locator('#assertive').textContent(), /langt unna/, 'said aloud too');
  if (unknown) {
    await p.press('Jeg vet ikke datoen ennå');
    await p.sees('Vi mangler en dato');
    await p.press(/^Skriv inn datoen/);
    await p.date(15, 1, 2026);
    await p.press('Lagre');
    await p.text('Vi mangler en dato').waitFor({ state: 'detached' });
  } else {
    await p.date(15, 1, 2026);
    await p.press('Lag planen min');
  }
  await p.button('Tidslinje').waitFor();
}

const row = (p, step, when) => p.page.getByRole('button', { name: new RegExp(`^${step}, ${when}`) }).first();

// Every way that text comes into a field ends in the plan.
async function note(p) {
  const { page, t } = p;
  await p.write('Notatet ditt', NOTE.slice(0, 20));
  const field = p.field('Notatet ditt');
  await field.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.evaluate((text) => document.execCommand('insertText', false, text), NOTE.slice(20)); // as pasting does
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: ' にほ', selectionStart: 3, selectionEnd: 3 });
  await session.send('Input.imeSetComposition', { text: ' 日本', selectionStart: 3, selectionEnd: 3 });
  await session.send('Input.insertText', { text: ' 日本' });
  assert.equal(await field.inputValue(), NOTE + ' 日本');
  await page.waitForTimeout(1300); // a rest: it is kept without leaving the field
  assert.equal(await field.inputValue(), NOTE + ' 日本', 'the field is left alone');
  await t.settled(page);
}

async function journey(p, { narrow = false, unknown = false } = {}) {
  const { page, t } = p;
  if (narrow) await p.press('Lag en plan');
  await dates(p, unknown);

  // the plan, as a map and as a list
  await p.press('Tidslinje');
  const hasMap = (await page.locator('.map').count()) > 0 || narrow;
  if (hasMap) {
    if (narrow) await p.press('Kart');
    await page.getByRole('group', { name: 'Kart over veien' }).waitFor();
    for (const tool of ['Vis nærmere', 'Vis mer', 'Lenger fram', 'Tidligere', 'I dag']) await p.press(tool);
    await p.press(page.locator('.map').getByRole('button', { name: /^Tenk gjennom hva som er viktig/ }).first());
    await page.getByRole('heading', { name: 'Tenk gjennom hva som er viktig' }).waitFor();
    await p.press('Lukk');
    await p.press('Liste');
  }

  // a step: booked
  await p.press(row(p, 'Behovskartlegging på sykehuset', 'man 2. februar'));
  await p.press('Jeg har fått time');
  await p.date(30, 2, 2026);
  await p.press('Lagre');
  await p.sees('Den dagen finnes ikke i kalenderen.');
  await p.date(10, 2, 2026);
  await p.write('Klokkeslett', 'ni');
  await p.press('Lagre');
  await p.sees('Skriv klokkeslettet som 9.30');
  await p.write('Klokkeslett', '9.30');
  await p.press('Lagre');
  await p.sees(/^Bestilt .*10\. februar/);
  await note(p);
  await p.press('Lukk');
  await row(p, 'Resultatet skrives i journalen', 'tir 10. februar').waitFor(); // the rest follows, what comes before too

  // a checklist
  await p.press(row(p, 'Tenk gjennom hva som er viktig for deg', 'tir 3. februar'));
  await p.tick('Økonomi og bolig');
  assert.ok(await page.getByRole('checkbox', { name: 'Økonomi og bolig' }).isChecked());
  // done
  await p.press('Det er gjort');
  await p.press('Lagre');
  await p.sees(/^Gjort .*2\. februar/);
  await p.press('Lukk');
  // not relevant
  await p.press(row(p, 'Finn kontakten din i kommunen', ''));
  await p.press('Ikke aktuelt');
  await p.press('Lukk');
  assert.equal(await row(p, 'Finn kontakten din i kommunen', '.*Forslag').count(), 0, 'no longer proposed');

  // undo and redo, by button
  await p.press('Angre');
  await row(p, 'Finn kontakten din i kommunen', '.*Forslag').waitFor();
  await p.press('Gjør om igjen');
  await row(p, 'Finn kontakten din i kommunen', '.*Forslag').waitFor({ state: 'detached' });

  // kept over a reload, and over closing the page
  await page.reload();
  await t.ready(page);
  await p.press('Mer');
  const saved = await p.saveFile();
  const plan = JSON.parse(saved);
  assert.equal(plan.courses[0].anchors.diagnosis, '2026-01-15');
  const facts = Object.fromEntries(plan.courses[0].facts.map((fact) => [fact.step, fact]));
  assert.deepEqual(facts['mapping-1'].booked, { date: '2026-02-10', time: '09:30' });
  assert.deepEqual(facts['prepare-1'].done, { date: '2026-02-02' });
  assert.equal(facts['municipal-contact'].dropped, true);
  assert.ok(saved.includes(NOTE + ' 日本'), 'the note is in the plan as it was written');

  // delete everything, then open the file
  await p.press('Slett alt som er lagret her');
  await p.press('Nei, behold planen');
  await p.press('Slett alt som er lagret her');
  await p.press('Ja, slett alt');
  await page.getByRole('heading', { name: 'Hva skjer nå?' }).waitFor();
  await page.reload();
  await t.ready(page);
  await page.getByRole('heading', { name: 'Hva skjer nå?' }).waitFor();
  const language = await page.evaluate(() => document.documentElement.lang);
  assert.equal(language, 'nb');
  await p.openFile(fileOf(saved));
  await p.press('Mer');
  assert.equal(await p.saveFile(), saved, 'the same plan, to the byte');
  return page;
}

test('the whole main job by mouse', { today: TODAY, seconds: 120 }, async (t) => {
  await journey(new Person(t, await t.open()), { unknown: true });
});

test('the whole main job by touch', { today: TODAY, seconds: 120, size: [390, 844], touch: true }, async (t) => {
  await journey(new Person(t, await t.open(), 'touch'), { narrow: true });
});

test('the whole main job by keyboard alone', { today: TODAY, seconds: 180 }, async (t) => {
  await journey(new Person(t, await t.open(), 'keyboard'));
});

test('the whole main job in text mode', { today: TODAY, seconds: 120 }, async (t) => {
  const p = new Person(t, await t.open({ webgl: false }));
  assert.equal(await p.page.evaluate(() => document.documentElement.dataset.text), 'on');
  await journey(p, { unknown: true });
});
