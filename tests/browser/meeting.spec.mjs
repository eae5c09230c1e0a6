// A dialogue meeting as it is held: prepared on one machine, five tables without a network, gathered, reported. And the measurements.
import { readFileSync } from 'node:fs';
import { assert, test } from './harness.mjs';
import { Person, TODAY, fileOf } from './person.mjs';

const PAGES = ['Forbered', 'Ved bordet', 'Samle bordene', 'Grupper og stem', 'Hvem gjør hva', 'Rapport', 'Følg opp', 'Målinger', 'Læringsnettverk'];

async function toMeeting(p) {
  if (await p.page.getByRole('radio').count() === 0) await p.press('Lag en plan'); // a narrow start page
  await p.press('For team i kommune og sykehus');
  await p.press('Dialogmøte og målinger');
}

async function make(p) {
  await toMeeting(p);
  await p.press('Lag et møte');
  await p.page.getByRole('textbox', { name: 'Navn på eksemplet' }).nth(1).waitFor(); // both cases have arrived
  await p.t.settled(p.page);
}

async function saved(p, button) {
  const [download] = await Promise.all([p.page.waitForEvent('download'), p.press(button)]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

async function opens(p, button, files) {
  const [chooser] = await Promise.all([p.page.waitForEvent('filechooser'), p.press(button)]);
  await chooser.setFiles(files);
  await p.t.settled(p.page);
}

async function at(p, page) {
  await p.press('Tilbake');
  await p.press(new RegExp('^' + page));
}

// What would come out of the printer, as text and as its number of sheets.
async function printed(p, button) {
  await p.page.evaluate(() => { window.print = () => {}; });
  await p.press(button);
  const words = await p.page.locator('#print').textContent(); // a second after printing it is gone
  const pdf = await p.page.pdf({ preferCSSPageSize: true });
  return { sheets: pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g).length, words };
}

// At a table: opens the file, says which table it is.
async function sit(p, file, table) {
  await toMeeting(p);
  await opens(p, 'Åpne en møtefil', fileOf(file, 'mote.json'));
  await p.press(/^Ved bordet/);
  await p.press(new RegExp('^' + table));
}

async function writeCard(p, step, lane, words) {
  await p.press(`Nytt kort: ${step}, ${lane}`);
  await p.write('Skriv kort og konkret', words);
  await p.press('Ferdig');
}

test('five tables without a network, from task sheet to summary', { today: TODAY, seconds: 150 }, async (t) => {
  const leader = new Person(t, await t.open());
  await make(leader);
  await leader.write('Navn på møtet', 'Dialogmøte Harstad');
  const prepared = await saved(leader, 'Lagre fil til bordene');
  assert.equal(prepared.name, 'dialogmote-harstad.json');
  const sheets = await printed(leader, 'Skriv ut ark til bordene');
  assert.ok(sheets.sheets >= 5, 'a sheet for each table');
  assert.match(sheets.words, /Bord 1 · Dialogmøte Harstad.*Bord 5 · Dialogmøte Harstad/s);
  assert.match((await printed(leader, 'Skriv ut ark til deltakerne')).words, /Les dette før møtet/);
  const files = [];
  const clocks = { 4: '2019-03-01', 5: '2031-10-01' }; // what a laptop believes: no clock is asked
  for (let n = 1; n <= 5; ++n) {
    const page = await t.open({ today: clocks[n] ?? TODAY });
    await page.context().setOffline(true);
    const p = new Person(t, page);
    await sit(p, prepared.text, `Bord ${n}`);
    await writeCard(p, 'Når du blir verre', 'Kommune', `Problemet ved bord ${n}`);
    await p.press(/^Når du blir verre: Slik kjennes det/);
    await p.press('Svar');
    await p.write('Bordets svar', `Svaret fra bord ${n}`);
    if (n === 3) await p.tick('Ta bort dette spørsmålet?');
    await p.press('Hvem gjør');
    await p.page.getByRole('textbox', { name: 'Hvem gjør dette?' }).first().fill(n < 4 ? 'Fastlegen' : 'Sykehuset');
    await p.page.getByRole('textbox', { name: 'Hvem gjør dette?' }).first().blur();
    await t.settled(page);
    const file = await saved(p, 'Lagre møtefilen');
    assert.match(file.name, new RegExp(`-bord-${n}\\.json$`));
    files.push(fileOf(file.text, `bord${n}.json`));
    await page.context().close();
  }
  await leader.page.context().setOffline(true);
  await at(leader, 'Samle bordene');
  const half = files[0].buffer.toString().slice(0, 900);
  const other = prepared.text.replace(/"id": "[^"]+"/, '"id": "et-annet"');
  await opens(leader, 'Åpne bordenes filer', [...files, files[1], fileOf(half, 'halv.json'), fileOf(other, 'annet.json')]);
  await leader.sees(/bord5\.json: tatt med.*Bord 5/);
  await leader.sees(/bord2\.json: alt i denne filen er med fra før/);
  await leader.sees(/halv\.json: kan ikke leses/);
  await leader.sees(/annet\.json: hører til et annet møte/);
  await at(leader, 'Rapport');
  for (let n = 1; n <= 5; ++n) {
    await leader.sees(`Problemet ved bord ${n}`);
    await leader.sees(`Svaret fra bord ${n}`);
  }
  await leader.sees('Ta bort dette spørsmålet? (1)');
  const csv = await saved(leader, 'Lagre som regneark (CSV)');
  for (let n = 1; n <= 5; ++n) assert.match(csv.text, new RegExp(`Bord ${n};.*Problemet ved bord ${n}`));
  assert.match((await saved(leader, 'Lagre som tekst (Markdown)')).text, /\*\*Bord 4\*\* \(Svar\): Svaret fra bord 4/);
  assert.equal(JSON.parse((await saved(leader, 'Lagre som JSON')).text).questions[0].lines.length >= 5, true);
  await at(leader, 'Hvem gjør hva');
  await leader.sees(/Fastlegen \(Bord 1, Bord 2, Bord 3\); Sykehuset \(Bord 4, Bord 5\)/);
  await at(leader, 'Grupper og stem');
  await leader.press('Ny gruppe');
  await leader.press(/gi en prikk: Ny gruppe/);
  await leader.press(/gi en prikk: Ny gruppe/);
  await leader.sees('To prikker');
  // What is done is kept on the device.
  await leader.page.context().setOffline(false);
  await leader.page.waitForFunction(() => document.documentElement.dataset.saved === 'true');
  await leader.page.reload();
  await t.ready(leader.page);
  await leader.press('For team i kommune og sykehus');
  await leader.press('Dialogmøte og målinger');
  await leader.sees(/Kort: 5/);
});

test('at the table with the keyboard alone; arrows go from cell to cell', { today: TODAY, seconds: 120 }, async (t) => {
  const p = new Person(t, await t.open(), 'mouse');
  await make(p);
  await at(p, 'Ved bordet');
  await p.press('Bord 1');
  p.how = 'keyboard';
  const goes = async (key, cell) => {
    await p.page.keyboard.press(key);
    assert.equal(await p.page.evaluate(() => document.activeElement.textContent), 'Nytt kort: ' + cell);
  };
  await p.reach(p.button('Nytt kort: Lær og planlegg, Sykehus')); // the board is one stop
  await goes('ArrowDown', 'Lær og planlegg, Kommune');
  await goes('ArrowRight', 'Følg med, Kommune');
  await goes('ArrowRight', 'Når du blir verre, Kommune');
  await goes('ArrowDown', 'Når du blir verre, Fastlege og legevakt');
  await goes('ArrowDown', 'Når du blir verre, Hjemme');
  await goes('ArrowUp', 'Når du blir verre, Fastlege og legevakt');
  await p.page.keyboard.press('Enter');
  await t.settled(p.page);
  await p.page.keyboard.type('Hvem ringer jeg?'); // the field has focus
  await p.page.keyboard.press('Tab');
  await p.page.keyboard.press('Enter'); // Ferdig
  await t.settled(p.page);
  assert.match(await p.page.evaluate(() => document.activeElement.textContent), /Hvem ringer jeg\?\. Når du blir verre/);
  await p.page.keyboard.press('ControlOrMeta+z');
  await t.settled(p.page);
  assert.equal(await p.page.getByText(/Hvem ringer jeg/).count(), 0);
});

test('a table by touch on a phone', { today: TODAY, size: [390, 844], touch: true, seconds: 120 }, async (t) => {
  const p = new Person(t, await t.open(), 'touch');
  await make(p);
  await at(p, 'Ved bordet');
  await p.press('Bord 2');
  await p.page.getByRole('combobox', { name: 'Steg på veien' }).selectOption({ label: 'Hjem igjen' });
  await t.settled(p.page);
  await writeCard(p, 'Hjem igjen', 'Hjemme', 'Skriftlig informasjon');
  await p.sees(/Ønske|Problem/);
  await p.choose(/^−1/);
  await p.press('Forslag');
  assert.equal(await p.page.getByText('Skriftlig informasjon').count(), 0, 'a card of today is not in the proposal');
  await p.press('I dag');
  await p.sees(/Skriftlig informasjon/);
  // The timer counts from when it is started, and goes on when the page is opened anew.
  await p.press('Start klokken');
  await p.sees('15 minutter igjen');
  await p.page.waitForTimeout(2500); // it has been told of once
  await p.sees('15 minutter igjen');
  await p.page.reload();
  await t.ready(p.page);
  await toMeeting(p);
  await p.press(/^Ved bordet/);
  await p.press('Bord 2');
  await p.press(/^1\d minutter igjen/);
  // Started late, it has its whole time.
  const later = (minutes) => p.page.evaluate((ms) => {
    const Now = Date;
    globalThis.Date = class extends Now {
      constructor(...parts) { super(...(parts.length ? parts : [Now.now() + ms])); }
      static now() { return Now.now() + ms; }
    };
  }, minutes * 60000);
  await later(25);
  await p.press('Start klokken');
  await p.sees('15 minutter igjen');
  await later(14);
  await p.sees('Ett minutt igjen');
  await later(2);
  await p.sees('Tiden er ute');
  await p.page.locator('[role=alert], [aria-live=assertive]').getByText('Tiden er ute').waitFor({ state: 'attached' });
  await p.press(/^Tiden er ute/);
  await p.button('Start klokken').waitFor();
});

test('two meetings on one device: neither is lost when the other is saved, closed or opened', { today: TODAY, seconds: 90 }, async (t) => {
  const p = new Person(t, await t.open());
  await make(p);
  await p.write('Navn på møtet', 'Møtet i Harstad');
  const prepared = await saved(p, 'Lagre fil til bordene');
  const q = new Person(t, await t.open({ reuse: p.page.context() }));
  await toMeeting(q);
  await q.press('Lukk dette møtet');
  await q.press('Lukk møtet');
  await q.press('Lag et møte');
  await q.page.getByRole('textbox', { name: 'Navn på eksemplet' }).nth(1).waitFor();
  await q.write('Navn på møtet', 'Møtet i Tromsø');
  const write = async (who, words) => {
    await who.page.bringToFront();
    await who.press('Tilbake');
    await who.press(/^Ved bordet/);
    await who.press('Bord 1');
    await writeCard(who, 'Hjem igjen', 'Hjemme', words);
    await who.page.waitForFunction(() => document.documentElement.dataset.saved === 'true');
  };
  await write(q, 'Skrevet i Tromsø');
  await write(p, 'Skrevet i Harstad'); // this page has not let go of its own
  // A file of the meeting that is not open: told, and neither of them is changed.
  await p.press('Tilbake');
  await p.press(/^Samle bordene/);
  const other = JSON.parse(prepared.text);
  other.id = 'et-tredje';
  await opens(p, 'Åpne bordenes filer', [fileOf(JSON.stringify(other), 'tredje.json')]);
  await p.sees(/tredje\.json: hører til et annet møte \(Møtet i Harstad\)/);
  for (const again of [false, true]) { // from one to the other, also after the pages were closed
    if (again) {
      await p.page.reload();
      await t.ready(p.page);
      await toMeeting(p);
    } else await p.press('Tilbake');
    await p.page.getByRole('heading', { level: 1, name: 'Møtet i Harstad' }).waitFor();
    await p.press(/^Møtet i Tromsø/);
    await p.page.getByRole('heading', { level: 1, name: 'Møtet i Tromsø' }).waitFor();
    await p.press(/^Rapport/);
    await p.sees('Skrevet i Tromsø');
    assert.equal(await p.text('Skrevet i Harstad').count(), 0);
    await p.press('Tilbake');
    await t.axe(p.page);
    await p.press(/^Møtet i Harstad/);
    await p.press(/^Rapport/);
    await p.sees('Skrevet i Harstad');
    await p.page.waitForFunction(() => document.documentElement.dataset.saved === 'true');
  }
  // Two laptops without a table of their own make one each, of the same name.
  const another = async (who) => { await at(who, 'Ved bordet'); await who.press('Et bord som mangler'); };
  const far = new Person(t, await t.open());
  await toMeeting(far);
  await opens(far, 'Åpne en møtefil', fileOf(prepared.text, 'mote.json'));
  await far.press(/^Ved bordet/);
  await far.press('Et bord som mangler');
  await writeCard(far, 'Hjem igjen', 'Hjemme', 'Fra det ene bordet');
  const sixth = await saved(far, 'Lagre møtefilen');
  await another(p);
  await writeCard(p, 'Hjem igjen', 'Hjemme', 'Fra det andre bordet');
  await at(p, 'Samle bordene');
  await opens(p, 'Åpne bordenes filer', [fileOf(sixth.text, 'bord6.json')]);
  await p.sees(/Flere bord heter Bord 6/);
  await at(p, 'Rapport');
  await p.sees(/Bord 6 \(1\) · /);
  await p.sees(/Bord 6 \(2\) · /);
  for (const words of ['Fra det ene bordet', 'Fra det andre bordet']) await p.sees(words);
});

test('two pages of one device: what is written in one is in the other', { today: TODAY, seconds: 90 }, async (t) => {
  const p = new Person(t, await t.open());
  await make(p);
  const q = new Person(t, await t.open({ reuse: p.page.context() }));
  await toMeeting(q);
  await q.sees(/Kort: 0/);
  const write = async (who, table, words) => {
    await who.page.bringToFront();
    await who.press(/^Ved bordet/);
    await who.press(new RegExp('^' + table));
    await writeCard(who, 'Hjem igjen', 'Hjemme', words);
    await who.press('Tilbake');
  };
  await p.press('Tilbake');
  await write(p, 'Bord 1', 'Skrevet i den første');
  await q.sees(/Kort: 1/);
  await write(q, 'Bord 2', 'Skrevet i den andre');
  await p.sees(/Kort: 2/);
  await q.press(/^Rapport/);
  for (const words of ['Skrevet i den første', 'Skrevet i den andre']) await q.sees(words);
  // And what it was before is among the versions.
  await p.page.bringToFront();
  await p.press('Tidligere versjoner');
  await p.page.getByRole('heading', { name: 'Dialogmøter' }).waitFor();
  await t.axe(p.page);
  await p.press(p.page.getByRole('button', { name: /^Hent tilbake: .*Skrevet i den første/ }).first());
  await p.sees(/Kort: 1/);
  await p.press('Angre');
  await p.sees(/Kort: 2/);
});

for (const [name, options] of Object.entries({ wide: {}, narrow: { size: [390, 844], touch: true }, text: { webgl: false } }))
  test(`every page of the meeting is named and accessible: ${name}`, { today: TODAY, seconds: 150, ...options }, async (t) => {
    const p = new Person(t, await t.open());
    await toMeeting(p);
    await t.axe(p.page);
    const helped = async () => assert.equal(await p.page.getByRole('button', { name: 'Hjelp til denne siden' }).count(), 1);
    await helped();
    await p.press('Lag et møte');
    await p.page.getByRole('textbox', { name: 'Navn på eksemplet' }).nth(1).waitFor();
    for (const page of PAGES) {
      await at(p, page);
      if (page === 'Ved bordet') {
        await p.press('Bord 1');
        const lane = p.page.getByRole('button', { name: /^Nytt kort: / }).first();
        await p.press(lane);
        await p.write('Skriv kort og konkret', 'Et kort');
        await t.axe(p.page);
        await helped();
        await p.press('Ferdig');
        for (const face of ['Svar', 'Hvem gjør', 'Endringer', 'Kort']) {
          await p.press(face);
          await t.axe(p.page);
        }
        if (name === 'wide') { // what was scrolled, left and come back to is where it was, in the DOM and on the canvas
          const lanes = p.page.locator('#mirror .scroller', { has: lane }).last(), box = await lanes.boundingBox();
          const clip = { x: box.x, y: box.y, width: box.width, height: box.height };
          const top = await p.page.screenshot({ clip });
          const scrolled = await lanes.evaluate((el) => { el.scrollTop = 120; return el.scrollTop; });
          await t.settled(p.page);
          const before = await p.page.screenshot({ clip });
          assert.ok(!before.equals(top), 'the lanes scroll');
          await p.press('Endringer');
          await p.press('Kort');
          assert.equal(await lanes.evaluate((el) => el.scrollTop), scrolled);
          assert.ok(before.equals(await p.page.screenshot({ clip })), 'the lanes are where they were');
        }
      }
      if (page === 'Grupper og stem') await p.press('Ny gruppe');
      if (page === 'Følg opp') for (const add of ['Legg til et område', 'Legg til et mål', 'Legg til et mål øverst', 'Legg til en samling']) await p.press(add);
      if (page === 'Målinger') await p.press('Sjekkliste');
      if (page === 'Læringsnettverk') await p.press('Legg til et team');
      await t.axe(p.page);
      await t.allNamed(p.page);
      await helped();
      if (page === 'Følg opp' && name === 'wide') {
        await p.write(p.page.getByRole('textbox', { name: 'Mål', exact: true }).last(), 'Færre innleggelser');
        const diagram = await printed(p, 'Skriv ut driverdiagrammet');
        assert.equal(diagram.sheets, 1);
        assert.match(diagram.words, /Driverdiagram.*Færre innleggelser/s);
      }
    }
    await p.press('Hjelp til denne siden');
    await p.sees(/^Et dialogmøte har flere bord/);
  });

test('measurements: CSV with decimal commas and faults, a run chart that claims nothing too early, its numbers in a table', { today: TODAY, seconds: 90 }, async (t) => {
  const p = new Person(t, await t.open());
  await make(p);
  await at(p, 'Målinger');
  await p.press('Annet tall');
  const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await opens(p, 'Åpne CSV eller planer', csv('få.csv', '\uFEFFnr;verdi\r\n1;40,5\r\n2;50\r\n3;tre\r\n4,9\r\n'));
  await p.sees(/få\.csv, linje 4: «tre» er ikke et tall/);
  await p.sees(/få\.csv, linje 5: både semikolon og komma/);
  await p.sees(/2 verdier er lest/);
  await p.sees(/Det må være minst 10/);
  const rows = Array.from({ length: 24 }, (_, i) => `${i + 1};${i < 12 ? 40 + i % 3 : 80 + i % 3}`).join('\n');
  await opens(p, 'Åpne CSV eller planer', csv('mange.csv', 'sep=;\nnr;verdi\n' + rows));
  await p.sees(/24 verdier er lest/);
  await p.sees(/Den lengste rekken er 12. Grensen er 8. Linjen er krysset 1 ganger. Grensen er 8./);
  await p.sees(/Det er et signal om at noe er endret/);
  await p.page.locator('#mirror').getByText('Nummer: 24. Verdi: 82,0').first().waitFor();
  const breaks = p.page.getByRole('checkbox', { name: 'En ny fase begynner her' });
  assert.equal(await breaks.count(), 0);
  await p.press(p.page.getByRole('checkbox', { name: 'Ny fase begynner her' }).nth(12));
  await p.sees(/Fase 2 \(13–24\): median 81,0/);
  const out = await saved(p, 'Lagre som regneark (CSV)');
  assert.match(out.text, /24;;;;;82;/);
  await t.axe(p.page);
});
