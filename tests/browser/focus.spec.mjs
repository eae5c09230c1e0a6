// Where the keyboard and the screen reader are taken when something opens, closes or changes.
import { assert, test } from './harness.mjs';
import { Person, TODAY } from './person.mjs';

const focused = (page) => page.evaluate(() => {
  const el = document.activeElement, r = el.getBoundingClientRect();
  return { what: `${el.tagName} ${el.textContent.slice(0, 60)}`, seen: r.bottom > 0 && r.top < innerHeight && r.width > 0 };
});

async function isOn(page, what) {
  await page.waitForFunction((pattern) => new RegExp(pattern).test(`${document.activeElement.tagName} ${document.activeElement.textContent}`), what.source, { timeout: 5000 })
    .catch(async () => assert.fail(`focus is on ${(await focused(page)).what}, not ${what}`));
  assert.ok((await focused(page)).seen, `${what} is on the screen`);
}

for (const [name, options] of [['wide', {}], ['narrow', { size: [390, 844], touch: true }], ['text mode', { webgl: false }]])
  test(`a screen, a panel and a form take the focus and give it back: ${name}`, { today: TODAY, seconds: 120, ...options }, async (t) => {
    const page = await t.open();
    const p = new Person(t, page);
    await p.makePlan();
    await isOn(page, /^H1 /);
    await p.press('Tidslinje');
    await isOn(page, /^H1 Tidslinje/);
    if (await p.button('Liste').count()) await p.press('Liste');
    for (const step of ['Spør hvem som er kontaktlegen', 'Tenk gjennom hva som er viktig for deg', 'Behovskartlegging på sykehuset', 'Finn kontakten din i kommunen']) {
      await p.press(page.getByRole('main').getByRole('button', { name: new RegExp(`^${step}`) }).first());
      await isOn(page, new RegExp(`^H2 ${step}`));
      await p.press('Det er gjort');
      assert.equal(await page.evaluate(() => document.activeElement.labels?.[0]?.textContent), 'Dag');
      await p.press('Avbryt');
      await isOn(page, new RegExp(`^H2 ${step}`));
      await p.press('Lukk');
      await isOn(page, new RegExp(`^BUTTON ${step}`));
    }
    for (const place of ['Mer', 'Nå']) {
      await p.press(place);
      await isOn(page, /^H1 /);
    }
    await p.press('Mer');
    await p.press('Slett alt som er lagret her');
    await isOn(page, /^H2 Vil du slette alt/);
  });

test('a panel over the whole screen is closed with Esc, and nothing behind it can be reached', { today: TODAY, size: [390, 844] }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page, 'keyboard');
  await p.makePlan();
  await p.press('Tidslinje');
  const step = page.getByRole('button', { name: /^Behovskartlegging på sykehuset/ }).first();
  await p.press(step);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (let i = 0; i < 40; ++i) {
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement.closest('[role=dialog]'))));
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await isOn(page, /^BUTTON Behovskartlegging/);
});

test('undo and redo from the keyboard', { today: TODAY }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await p.press(/^Dette har jeg gjort/);
  await p.press('Tidslinje');
  const undo = p.button('Angre');
  await undo.waitFor();
  await page.keyboard.press('Control+z');
  await undo.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await undo.waitFor();
  await page.waitForFunction(() => /Gjort om igjen/.test(document.getElementById('polite').textContent)); // said aloud
});
