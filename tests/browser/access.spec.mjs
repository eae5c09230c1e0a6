// Every screen, in every appearance: axe finds nothing, every control is named, headings and landmarks are in order.
import { assert, test } from './harness.mjs';
import { Person, TODAY, fileOf } from './person.mjs';

// Each screen of the app in turn: [name, how to get there from the one before].
const SCREENS = [
  ['start', async () => {}],
  ['choose', async (p) => { if (!(await p.page.getByRole('radio').count())) await p.press('Lag en plan'); }],
  ['choose, with a fault', async (p) => {
    await p.choose(/^Kreft/);
    await p.date(31, 2, 2026);
    await p.press('Lag planen min');
    await p.sees('finnes ikke i kalenderen');
  }],
  ['now, without a date', async (p) => {
    await p.press('Jeg vet ikke datoen ennå');
    await p.sees('Vi mangler en dato');
  }],
  ['now, asking for a date', async (p) => p.press(/^Skriv inn datoen/)],
  ['now', async (p) => {
    await p.date(15, 1, 2026);
    await p.press('Lagre');
    await p.text('Vi mangler en dato').waitFor({ state: 'detached' });
  }],
  ['timeline', async (p) => p.press('Tidslinje')],
  ['map', async (p) => { if (await p.button('Kart').count()) await p.press('Kart'); }],
  ['list', async (p) => { if (await p.button('Liste').count()) await p.press('Liste'); }],
  ['panel', async (p) => {
    await p.press(p.page.getByRole('button', { name: /^Behovskartlegging på sykehuset/ }).first());
    await p.page.getByRole('heading', { name: 'Behovskartlegging på sykehuset' }).first().waitFor();
  }],
  ['booking, with faults', async (p) => {
    await p.press('Jeg har fått time');
    await p.date(10, 0, 2026);
    await p.write('Klokkeslett', 'ni');
    await p.press('Lagre');
    await p.sees('Skriv både dag, måned og år');
  }],
  ['booked', async (p) => {
    await p.date(10, 2, 2026);
    await p.write('Klokkeslett', '10');
    await p.press('Lagre');
    await p.sees(/^Bestilt/);
  }],
  ['a checklist, all of it', async (p) => {
    await p.press('Lukk');
    await p.press(p.page.getByRole('button', { name: /^Tenk gjennom hva som er viktig for deg/ }).first());
    if (await p.button(/^Alle \d+ temaer/).count()) await p.press(/^Alle \d+ temaer/);
  }],
  ['more', async (p) => {
    await p.press('Lukk');
    await p.press('Mer');
  }],
  ['more, changing a date', async (p) => p.press(/^Endre datoen/)],
  ['more, before deleting', async (p) => p.press('Slett alt som er lagret her')],
  ['a file that cannot be opened', async (p) => {
    await p.openFile(fileOf('nei'));
    await p.sees('Filen kunne ikke åpnes');
  }],
  ['call', async (p) => {
    await p.press('Lukk meldingen');
    await p.go('Ring');
  }],
  ['what matters, empty', async (p) => p.go('Viktig for meg')],
  ['what matters, answering and choosing steps', async (p) => {
    await p.press('Legg til et mål');
    await p.press('Legg til en aktivitet');
    await p.press(/^Svar på hvordan det går/);
    await p.press(p.page.getByRole('radio', { name: '4', exact: true }), { key: 'Space' });
    await p.press(/^Velg steg/);
  }],
  ['if it gets worse', async (p) => p.go('Hvis det blir verre')],
  ['if it gets worse, writing, and got worse on another day', async (p) => {
    await p.press('Skriv: Gul');
    await p.press('Jeg er blitt verre');
    await p.choose('En annen dag');
  }],
  ['people, empty', async (p) => p.go('Folk')],
  ['people, adding one', async (p) => {
    await p.press('Legg til en person');
    await p.press('Lagre');
    await p.sees('Skriv hvem det er.');
  }],
  ['people, a consent', async (p) => {
    await p.write('Navn eller rolle', 'Anne');
    await p.write('Telefonnummer', '00 00 11 22');
    await p.press('Lagre');
    await p.press('Hva personen kan se: Anne');
    await p.press('Lagre');
    await p.sees('Kan se planen med datoer.');
  }],
  ['the tour', async (p) => {
    await p.go('Nå');
    await p.press('Vis meg rundt');
    await p.press('Neste');
    await p.press('Avslutt omvisningen');
  }],
  ['settings', async (p) => {
    await p.press('Mer');
    await p.press(p.page.getByRole('main').getByRole('button', { name: 'Innstillinger' }));
  }],
  ['help', async (p) => {
    await p.press('Mer');
    await p.press('Hjelp og personvern');
    await p.press('Viktig for meg');
  }],
];

async function structure(page) {
  const found = await page.evaluate(() => {
    const seen = (el) => !el.closest('[hidden]');
    const levels = [...document.querySelectorAll('h1, h2, h3, h4')].filter(seen).map((h) => Number(h.tagName[1]));
    return {
      h1: levels.filter((level) => level === 1).length,
      dialog: Boolean(document.querySelector('[role=dialog]')),
      main: [...document.querySelectorAll('main, [role=main]')].filter(seen).length,
      ids: [...document.querySelectorAll('[id]')].map((el) => el.id).filter((id, i, all) => all.indexOf(id) !== i),
      nodes: document.querySelectorAll('[data-node]').length,
      small: [...document.querySelectorAll('#mirror :is(button, a, input, select, textarea, label)')].filter(seen).filter((el) => {
        if (el.matches('input[type=radio], input[type=checkbox], .field > label')) return false; // their label is the target
        const r = el.getBoundingClientRect(), least = el.closest('.map') ? 24 : 44;
        return r.width > 0 && (r.width < least - 0.5 || r.height < least - 0.5);
      }).map((el) => `${el.textContent.slice(0, 40)} ${JSON.stringify(el.getBoundingClientRect())}`),
    };
  });
  assert.deepEqual(found.ids, [], 'each id once');
  if (!found.dialog) assert.equal(found.main, 1, 'one main');
  if (!found.dialog) assert.equal(found.h1, 1, 'one heading of the first level');
  assert.deepEqual(found.small, [], 'targets of 44 px (24 on the map)');
  assert.ok(found.nodes <= 500, `${found.nodes} nodes`);
}

// themes: on each screen in turn, as if the person changed their device's colours there.
async function everyScreen(t, p, themes) {
  const faults = [];
  for (const [name, go] of SCREENS) {
    await go(p);
    await t.settled(p.page);
    await structure(p.page).catch((error) => faults.push(`${name}: ${error.message}`));
    await t.allNamed(p.page).catch((error) => faults.push(`${name}: ${error.message}`));
    for (const theme of themes) {
      await t.theme(p.page, theme);
      await t.axe(p.page).catch((error) => faults.push(`${name}, ${theme}: ${error.message}`));
    }
  }
  assert.deepEqual(faults, []);
}

const APPEARANCES = [
  ['wide', ['dark', 'contrast', 'light'], {}],
  ['narrow, by touch', ['dark', 'light'], { size: [390, 844], touch: true }],
  ['text mode', ['contrast', 'light'], { webgl: false }],
  ['text mode, narrow', ['dark'], { webgl: false, size: [390, 844], touch: true }],
];
for (const [name, themes, options] of APPEARANCES)
  test(`every screen: ${name}: ${themes.join(', ')}`, { today: TODAY, seconds: 300, ...options }, async (t) => {
    await everyScreen(t, new Person(t, await t.open(), options.touch ? 'touch' : 'mouse'), themes);
  });

test('the page before the program is there', { today: TODAY }, async (t) => {
  const page = await t.open({ wait: false, before: (p) => p.route('**/*.wasm', () => {}) }); // it never comes
  await page.getByRole('heading', { name: 'Stifinner' }).waitFor();
  await t.axe(page);
  await t.allNamed(page);
});

test('a program that does not come is told of in words', { today: TODAY }, async (t) => {
  t.expect(/Failed to load resource|net::ERR|HTTP 404|wasm/i); // the browser's own words about the missing file
  const page = await t.open({ wait: false, before: (p) => p.route('**/*.wasm', (route) => route.abort()) });
  await page.getByText('Stifinner kunne ikke åpne.').waitFor();
  await t.axe(page);
});
