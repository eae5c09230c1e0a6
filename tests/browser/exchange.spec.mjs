// Paper, copies, calendars and files from other systems: by mouse, by touch, by keyboard, as text.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROOT, assert, test } from './harness.mjs';
import { Person, TODAY, fileOf } from './person.mjs';

// window.print() would wait for a person; what would have gone on paper stays where it is.
const keepPaper = (page) => page.addInitScript(() => { globalThis.print = () => { globalThis.printed = (globalThis.printed ?? 0) + 1; }; });

async function saved(p, button) {
  const [download] = await Promise.all([p.page.waitForEvent('download'), p.press(button)]);
  return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
}

// Pages of a PDF and their size in points.
function pagesOf(pdf) {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)].map(([, w, h]) => [Math.round(w), Math.round(h)]);
}
async function onPaper(p) {
  await p.page.waitForFunction(() => globalThis.printed > (globalThis.looked ?? 0)); // since the last paper
  await p.page.evaluate(() => { globalThis.looked = globalThis.printed; });
  const words = await p.page.locator('#print').evaluate((el) => el.textContent);
  const pdf = await p.page.pdf({ preferCSSPageSize: true, printBackground: true });
  return [words, pdf];
}

for (const how of ['mouse', 'touch', 'keyboard']) {
  const options = how === 'touch' ? { size: [390, 844], touch: true } : {};
  test(`the plan on paper, ${how}`, { today: TODAY, ...options, seconds: 120 }, async (t) => {
    const page = await t.open({ before: keepPaper });
    const p = new Person(t, page, how);
    await p.makePlan();
    await p.press('Mer');
    await p.press('Skriv ut');
    await page.getByRole('heading', { name: 'Hva vil du skrive ut?' }).waitFor();
    await t.axe(page);
    await t.allNamed(page);
    await p.press('Skriv ut nå');
    const [words, pdf] = await onPaper(p);
    assert.match(words, /Planen min/);
    assert.match(words, /Behovskartlegging/);
    assert.match(words, /Forslag – ikke bestilt/);
    assert.match(words, /116 117/);
    assert.match(words, /Kilder/);
    const pages = pagesOf(pdf);
    assert.ok(pages.length >= 1 && pages.every(([w, h]) => Math.abs(w - 595) < 3 && Math.abs(h - 842) < 3), `A4 upright: ${JSON.stringify(pages)}`);
    assert.equal(await page.locator('#print').isVisible(), false, 'paper is not on the screen');
    if (how !== 'mouse') return;
    await p.choose('Tidslinjen');
    await p.choose('Hele planen');
    await p.tick('Stort ark (A3)');
    await p.press('Skriv ut nå');
    const [timeline, sheet] = await onPaper(p);
    assert.match(timeline, /uke \d+/);
    assert.ok(pagesOf(sheet).every(([w, h]) => Math.abs(w - 1191) < 3 && Math.abs(h - 842) < 3), `A3 lying: ${JSON.stringify(pagesOf(sheet))}`);
    const [name, html] = await saved(p, 'Lagre som nettside');
    assert.match(name, /^stifinner-.*\.html$/);
    const other = await (await page.context()).newPage();
    await other.setContent(html);
    assert.equal(await other.locator('svg.picture').count() > 0, true);
    assert.equal(await other.evaluate(() => document.documentElement.scrollWidth > 3000), false);
    await other.close();
  });
}

test('a copy for someone, a calendar, a table, FHIR; and back', { today: TODAY, seconds: 150 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await p.go('Folk');
  await p.press('Legg til en person');
  await p.write('Navn eller rolle', 'Kari 130972 48022');
  await p.press('Lagre');
  await p.press(/^Hva personen kan se: Kari/);
  await p.press('Lagre');
  const [, hers] = await saved(p, /^Lag en kopi: Kari/);
  assert.ok(hers.includes('Kari •••••• •••••') && !hers.includes('48022'), 'digits are hidden in the copy of one who may see the plan');
  await p.press('Mer');
  await p.press('Del eller hent');
  await page.getByRole('heading', { name: 'Noe i planen ligner et fødselsnummer' }).waitFor();
  await t.axe(page);
  await t.allNamed(page);
  const [copyName, none] = await saved(p, 'Lagre kopien');
  assert.match(copyName, /kopi\.json$/);
  assert.ok(!none.includes('Kari') && JSON.parse(none).courses.length === 1, 'who was not chosen is not in the copy');
  await p.tick(/^Kari/);
  const [, copy] = await saved(p, 'Lagre kopien');
  assert.ok(copy.includes('Kari •••••• •••••') && !copy.includes('48022'), 'digits are hidden');
  await p.tick('Ta med sifrene');
  const [, whole] = await saved(p, 'Lagre kopien');
  assert.ok(whole.includes('130972 48022'));
  await p.tick('Ta med sifrene');
  const [icsName, ics] = await saved(p, 'Lag kalenderfil');
  assert.match(icsName, /\.ics$/);
  assert.match(ics, /^BEGIN:VCALENDAR\r\n/);
  assert.ok((ics.match(/BEGIN:VEVENT/g) ?? []).length > 0);
  const [, csv] = await saved(p, 'Lag tabell (CSV)');
  assert.match(csv, /^\ufeff?Dato;/);
  const [, fhir] = await saved(p, 'Lag FHIR-fil');
  const bundle = JSON.parse(fhir);
  assert.equal(bundle.resourceType, 'Bundle');
  assert.ok(!fhir.includes('48022'));

  await p.openFile(fileOf(fhir, 'fhir.json'));
  await page.getByRole('heading', { name: 'Dette er i filen' }).waitFor();
  await t.axe(page);
  await p.press('Bruk denne planen');
  await p.go('Folk');
  await p.sees(/Kari ••/);
  await p.press('Angre');
  await p.sees(/Kari 130972/);

  // A bundle of another system: what was not read is named; left alone, it changes nothing.
  await p.press('Mer');
  await p.openFile(fileOf(readFileSync(resolve(ROOT, 'tests/fuzz/fhir/care_plan.json'), 'utf8'), 'journal.json'));
  await page.getByRole('heading', { name: 'Dette er i filen' }).waitFor();
  await page.getByRole('heading', { name: 'Dette kunne vi ikke lese' }).waitFor();
  await p.sees(/^CarePlan\.addresses/);
  await t.axe(page);
  await p.press('La være');
  await p.go('Folk');
  await p.sees(/Kari 130972/);
});

test('busy days from a calendar, asked about first, taken back with one step', { today: TODAY, size: [390, 844], touch: true, seconds: 120 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page, 'touch');
  await p.makePlan();
  await p.press('Mer');
  const before = await p.saveFile();
  const ics = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Ferie\r\nDTSTART;VALUE=DATE:20260302\r\nDTEND;VALUE=DATE:20260306\r\nEND:VEVENT\r\n'
    + 'BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Møte\r\nDTSTART:20260310T090000\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Rart\r\nDTSTART:nei\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
  await p.openFile({ name: 'kalender.ics', mimeType: 'text/calendar', buffer: Buffer.from(ics) });
  await page.getByRole('heading', { name: 'Dager du er opptatt' }).first().waitFor();
  await t.axe(page);
  await t.allNamed(page);
  await p.sees('Rart');
  assert.equal(await page.getByRole('checkbox', { name: /Ferie/ }).isChecked(), true);
  assert.equal(await page.getByRole('checkbox', { name: /Møte/ }).isChecked(), false, 'a meeting does not take the day');
  await p.press(/^Legg til/);
  const plan = JSON.parse(await p.saveFile());
  assert.deepEqual(plan.unavailable, [{ from: '2026-03-02', to: '2026-03-05' }]);
  await p.press('Angre');
  assert.equal(await p.saveFile(), before);
});

test('printing and sharing as text', { today: TODAY, seconds: 120 }, async (t) => {
  const page = await t.open({ before: keepPaper, size: [390, 844] });
  const p = new Person(t, page, 'keyboard');
  await p.makePlan();
  await p.press('Mer');
  await p.press('Innstillinger');
  await p.tick('Bare tekst');
  await p.press('Mer');
  await p.press('Skriv ut');
  await p.tick('Stor skrift');
  await t.axe(page);
  await p.press('Skriv ut nå');
  const [words] = await onPaper(p);
  assert.match(words, /Behovskartlegging/);
  assert.equal(await page.locator('#print .paper.large').count(), 1);
  await p.press('Mer');
  await p.press('Del eller hent');
  await t.axe(page);
  await t.allNamed(page);
  assert.match((await saved(p, 'Lag kalenderfil'))[1], /VCALENDAR/);
});
