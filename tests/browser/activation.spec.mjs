// Whatever way a control is activated, it answers exactly once.
import { assert, test } from './harness.mjs';
import { Person, TODAY } from './person.mjs';

const WAYS = ['mouse', 'touch', 'Enter', 'Space', 'script', 'label'];

async function activate(page, target, way) {
  await target.scrollIntoViewIfNeeded();
  if (way === 'mouse') await target.click();
  else if (way === 'touch') await target.tap();
  else if (way === 'script') await target.evaluate((el) => el.click()); // as assistive technology does, on the screen or off
  else if (way === 'label') await target.evaluate((el) => el.closest('label').click());
  else {
    await target.focus();
    await page.keyboard.press(way);
  }
}

async function nothingToUndo(p, words) {
  await p.button('Angre').waitFor({ state: 'detached', timeout: 5000 }).catch(() => assert.fail(words));
}

test('a button is pressed exactly once', { today: TODAY, touch: true, seconds: 90 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await p.press('Tidslinje');
  await p.press('Liste');
  for (const way of WAYS.filter((w) => w !== 'label')) {
    await p.press(page.getByRole('button', { name: /^Finn kontakten din i kommunen/ }).first());
    await activate(page, p.button('Ikke aktuelt'), way);
    await t.settled(page);
    await p.button('Ta bort det jeg har ført opp').waitFor();
    await p.press('Lukk');
    await p.press('Angre');
    await t.settled(page);
    await nothingToUndo(p, `${way}: one press, one thing to undo`);
  }
});

test('a checkbox changes exactly once', { today: TODAY, touch: true, seconds: 90 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await p.press('Tidslinje');
  await p.press('Liste');
  await p.press(page.getByRole('button', { name: /^Tenk gjennom hva som er viktig/ }).first());
  const box = page.getByRole('checkbox', { name: 'Økonomi og bolig' });
  let on = false;
  for (const way of WAYS.filter((w) => w !== 'Enter')) {
    await activate(page, box, way);
    await t.settled(page);
    on = !on;
    assert.equal(await box.isChecked(), on, `${way}: ${on ? 'on' : 'off'}`);
  }
  await p.press('Lukk');
  for (let presses = 0; presses < 5; ++presses) await p.press('Angre');
  await nothingToUndo(p, 'five changes, five things to undo');
});

test('a radio button chooses exactly once', { today: TODAY, touch: true, seconds: 90 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  for (const way of WAYS.filter((w) => w !== 'Enter')) {
    await p.press('Mer');
    const group = page.getByRole('group').filter({ has: page.getByRole('radio', { name: 'Jeg vet ikke ennå' }) }).first();
    const radio = group.getByRole('radio').first();
    await activate(page, radio, way);
    await t.settled(page);
    assert.ok(await radio.isChecked(), way);
    await p.press('Tidslinje');
    await p.press('Angre');
    await nothingToUndo(p, `${way}: one choice, one thing to undo`);
  }
});

test('a link is followed exactly once', { today: TODAY, touch: true }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await page.evaluate(() => {
    window.followed = [];
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href^="tel:"]');
      if (!link) return;
      event.preventDefault(); // no telephone here
      window.followed.push(link.getAttribute('href'));
    });
  });
  const link = page.getByRole('link', { name: 'Ring 113. Fare for liv' });
  const ways = WAYS.filter((w) => w !== 'Space' && w !== 'label');
  for (const way of ways) await activate(page, link, way);
  assert.deepEqual(await page.evaluate(() => window.followed), ways.map(() => 'tel:113'));
});

test('pressing and letting go elsewhere does nothing', { today: TODAY }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  const box = await p.button('Tidslinje').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 400, { steps: 5 });
  await page.mouse.up();
  await t.settled(page);
  assert.equal(await page.locator('.map').count(), 0, 'still on the first screen');
});

test('a drag of the map is no press of what lies under it', { today: TODAY }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await p.press('Tidslinje');
  const mark = page.locator('.map').getByRole('button', { name: /^Tenk gjennom/ }).first();
  const [box, map] = [await mark.boundingBox(), await page.locator('.map').boundingBox()];
  const x = map.x + 900, y = map.y + 10;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 150, y, { steps: 10 });
  await page.mouse.up();
  await page.waitForTimeout(150);
  await t.settled(page);
  const after = await mark.boundingBox();
  assert.ok(Math.abs(after.x - (box.x - 150)) < 2, `the mark went along: ${box.x} -> ${after.x}`);
  assert.equal(await page.getByRole('complementary').count(), 0, 'no panel opened');
});

test('a hand that shakes still presses; a step that is dragged is not pressed', { today: TODAY }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await p.press('Tidslinje');
  const mark = page.locator('.map').getByRole('button', { name: /^Vet du hvem som følger deg opp/ }).first();
  const centre = async () => {
    const box = await mark.boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  let [x, y] = await centre();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 2, y + 2);
  await page.mouse.up();
  await page.getByRole('complementary', { name: /^Vet du hvem/ }).waitFor();
  await p.press('Lukk');
  [x, y] = await centre();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 140, y, { steps: 8 });
  await page.mouse.up();
  await p.sees(/ passer/); // what it would mean, in words, before anything is changed
  await p.press(/^Bli på/);
  assert.equal(await p.button('Angre').count(), 0, 'nothing was changed');
  // the same without dragging
  await mark.click();
  await page.getByRole('complementary', { name: /^Vet du hvem/ }).waitFor();
  await p.press('Prøv en annen dag');
  await p.date(25, 2, 2026);
  await p.press('Lagre');
  await p.sees(/ passer/);
});
