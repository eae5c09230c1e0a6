// Local versions in the browser: opened, seen, made from an agreement, saved, opened again, undone; offers where one lives.
import { readFileSync } from 'node:fs';
import { assert, test } from './harness.mjs';
import { Person, TODAY, fileOf } from './person.mjs';

const FJORDVIK = new URL('../../pathways/overlays/fjordvik-kols.json', import.meta.url).pathname;

async function toLocal(p) {
  await p.press('Mer');
  await p.press('Lokal utgave');
  await p.page.getByRole('heading', { name: 'Lokal utgave', level: 1 }).waitFor();
}

async function select(p, label, option) {
  const box = p.page.getByRole('combobox', { name: label, exact: true }).first();
  if (p.how === 'keyboard') await p.reach(box);
  const value = await box.evaluate((el, text) => [...el.options].find((o) => o.textContent.startsWith(text))?.value, option);
  assert.ok(value !== undefined, `${label}: no ${option}`);
  if (p.how === 'keyboard') { // with the arrows, one by one
    for (let at = await box.evaluate((el) => el.selectedIndex); at !== Number(value); at += at < Number(value) ? 1 : -1) {
      await p.page.keyboard.press(at < Number(value) ? 'ArrowDown' : 'ArrowUp');
      await p.t.settled(p.page);
    }
    return assert.equal(await box.inputValue(), value);
  }
  await box.selectOption(value);
  await p.t.settled(p.page);
}

async function because(p, by) {
  if (by) await p.write(/^Hvem gjelder utgaven for/, by);
  await p.write('Hvem bestemte det?', 'Dialogmøtet');
  await p.write('Hvorfor?', 'Det passer best her.');
}

async function saveVersion(p) {
  const [download] = await Promise.all([p.page.waitForEvent('download'), p.press('Lagre utgaven som fil')]);
  assert.equal(download.suggestedFilename(), 'stifinner-lokal-forverring-kols.json');
  return readFileSync(await download.path(), 'utf8');
}

// From an agreement at a table to a file, and back.
async function makeVersion(p) {
  const { page } = p;
  await p.makePlan(/^Kols/, []);
  await toLocal(p);
  await p.sees('Denne planen følger den nasjonale utgaven.');
  await p.press('Legg til et steg');
  await p.press('Lagre endringen');
  await p.sees('Velg i alle feltene øverst.');
  await p.write('Navn på steget', 'Kols-sykepleieren ringer');
  await select(p, 'Hvilken tjeneste?', 'Kommune');
  await select(p, 'Regnet fra', 'Lag en felles plan');
  await p.write('Tidligst', '2');
  await select(p, 'Enhet', 'uker');
  await p.press('Lagre endringen');
  await p.sees('Skriv hvem utgaven gjelder for.');
  await because(p, 'Fjordvik kommune');
  await p.press('Lagre endringen');
  await p.sees('Lagt til steg: «Kols-sykepleieren ringer»');
  await p.sees(/^Bestemt av Dialogmøtet, 2\.2\.2026: Det passer best her\./);

  // a time that cannot be: the clash is named before it is saved
  await p.press('Koble to steg');
  await select(p, 'Hvilket steg?', 'Lag en felles plan');
  await select(p, 'Regnet fra', 'Kols-sykepleieren ringer');
  await p.write('Tidligst', '1');
  await p.sees(/går ikke opp sammen.*Kols-sykepleieren ringer/);
  await p.press('Avbryt');

  await p.press('Ta ut et steg');
  await select(p, 'Hvilket steg?', 'Veiledning på video');
  await because(p);
  await p.press('Lagre endringen');
  await p.sees('Tatt ut steg: «Veiledning på video»');
  const first = JSON.parse(await saveVersion(p));
  assert.equal(first.format, 'stifinner/overlay');
  assert.deepEqual(first.changes.map((change) => `${change.op} ${change.what}`), ['add step', 'remove step']);

  // undo is one step a change
  await p.press('Angre');
  await p.text('Tatt ut steg').waitFor({ state: 'detached' });
  assert.equal(await p.text('Tatt ut steg').count(), 0);
  const file = await saveVersion(p);
  await p.press('Følg den nasjonale utgaven igjen');
  await p.sees('Denne planen følger den nasjonale utgaven.');

  // the file opened again says the same
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), p.press('Åpne en lokal utgave fra fil')]);
  await chooser.setFiles(fileOf(file, 'utgave.json'));
  await p.t.settled(page);
  await p.sees('Lagt til steg: «Kols-sykepleieren ringer»');
  assert.equal(await saveVersion(p), file, 'the same version, to the byte');
  await page.reload();
  await p.t.ready(page);
  await toLocal(p);
  await p.sees('Lagt til steg: «Kols-sykepleieren ringer»'); // kept in the plan
}

test('a local version is made, clashes are named, it is saved and opened again: mouse', { today: TODAY, seconds: 240 }, async (t) => {
  await makeVersion(new Person(t, await t.open()));
});

test('a local version is made, a clash is named, it is saved and opened again: keyboard alone', { today: TODAY, seconds: 200 }, async (t) => {
  const p = new Person(t, await t.open(), 'keyboard');
  await p.makePlan(/^Kols/, []);
  await toLocal(p);
  await p.press('Ta ut et steg');
  await select(p, 'Hvilket steg?', 'Veiledning på video');
  await because(p, 'Fjordvik');
  await p.press('Lagre endringen');
  await p.sees('Tatt ut steg: «Veiledning på video»');
  await p.press('Koble to steg'); // a time that cannot be
  await select(p, 'Hvilket steg?', 'Lag en felles plan');
  await select(p, 'Regnet fra', 'Kort opphold for å få krefter');
  await p.write('Tidligst', '1');
  await p.sees(/går ikke opp sammen.*Kort opphold for å få krefter/);
  await p.press('Avbryt');
  const file = await saveVersion(p);
  assert.equal(JSON.parse(file).by, 'Fjordvik');
  await p.press('Følg den nasjonale utgaven igjen');
  await p.sees('Denne planen følger den nasjonale utgaven.');
  const [chooser] = await Promise.all([p.page.waitForEvent('filechooser'), p.press('Åpne en lokal utgave fra fil')]);
  await chooser.setFiles(fileOf(file, 'utgave.json'));
  await t.settled(p.page);
  await p.sees('Tatt ut steg: «Veiledning på video»');
  assert.equal(await saveVersion(p), file, 'the same version, to the byte');
});

test('a local version waits for the plan that is made, and is shown as local: touch, narrow', { today: TODAY, seconds: 120, size: [390, 844], touch: true }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page, 'touch');
  await p.openFile(FJORDVIK);
  await p.sees(/^Den lokale utgaven fra Fjordvik kommune blir brukt/);
  assert.ok(await page.getByRole('radio', { name: /^Kols/ }).isChecked());
  await t.axe(page);
  await p.press('Jeg vet ikke datoen ennå');
  await toLocal(p);
  await p.sees('Lagt til steg: «KOLS-sykepleieren ringer»');
  await p.sees('Endret sted: «Fjordvik helsehus»');
  await t.axe(page);
  await t.allNamed(page);
  // its offers, in the list and in the step that they are for
  await p.press('Mer');
  await p.press('Tilbud der du bor');
  await p.sees('Lev godt med KOLS');
  await p.sees('Lagt inn av Fjordvik kommune');
  assert.equal(await page.getByRole('link', { name: /Fjordvik frisklivssentral/ }).first().getAttribute('href'), 'tel:00003102');
  await t.axe(page);
  // the person's own offer
  await p.press('Legg til et tilbud');
  await p.write('Navn på tilbudet eller kontakten', 'Turgruppa');
  await p.write('Telefonnummer', '00 00 12 34');
  await t.axe(page);
  await p.press('Lagre endringen');
  await p.sees('Turgruppa');
  await p.sees('Lagt inn av deg');
  await p.press(/^Ta bort: Turgruppa/);
  await page.getByText('Turgruppa').first().waitFor({ state: 'detached' });
});

test('a local step says who decided it, when and why; text mode too', { today: TODAY, seconds: 180 }, async (t) => {
  for (const webgl of [true, false]) {
    const page = await t.open({ webgl });
    const p = new Person(t, page);
    await p.makePlan(/^Kols/, [2, 2, 2026]);
    await p.press('Mer');
    await p.openFile(FJORDVIK);
    await p.sees('Slik gjør vi det i Fjordvik (oppdiktet kommune)');
    await t.axe(page);
    await p.press('Tidslinje');
    if (await p.button('Liste').count()) await p.press('Liste');
    await p.press(page.getByRole('button', { name: /^Kurs om å leve med sykdommen/ }).first());
    await p.sees('Tilbud der du bor');
    await p.sees('Lev godt med KOLS');
    await p.press('Lukk');
  }
});

test('a version that is not for this plan, and files that are none', { today: TODAY, seconds: 120 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan(/^Kreft/);
  await p.press('Mer');
  const version = JSON.parse(readFileSync(FJORDVIK, 'utf8'));
  await p.openFile(fileOf(JSON.stringify({ ...version, base: { id: 'finnes-ikke' } })));
  await p.sees('Den lokale utgaven er laget for «finnes-ikke»');
  await p.press('Lukk meldingen');
  delete version.changes[0].why;
  await p.openFile(fileOf(JSON.stringify(version)));
  await p.sees(/Feltet «why» mangler/);
});
