// The timeline's faces: the map, the exact timeline, a step in the hand, the whole plan in a strip, a date to go to, another today.
import { assert, test } from './harness.mjs';
import { Person, TODAY } from './person.mjs';

const mapNode = (page, name) => page.locator('.map').getByRole('button', { name }).first();

async function onTimeline(t, options = {}, how = 'mouse') {
  const page = await t.open(options);
  const p = new Person(t, page, how);
  await p.makePlan();
  await p.go('Tidslinje');
  return { page, p };
}

// Presses, carries by so many px, lets go when asked.
async function lift(page, target, dx, dy = 0) {
  const box = await target.boundingBox();
  const from = { x: box.x + Math.min(box.width / 2, 40), y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + dx, from.y + dy, { steps: 8 });
}

test('the exact timeline: every step named, none in the way of another, and it opens its panel', { today: TODAY, seconds: 120 }, async (t) => {
  const { page, p } = await onTimeline(t);
  await p.press('Nøyaktig');
  assert.equal(await p.button('Nøyaktig').getAttribute('aria-pressed'), 'true');
  await t.axe(page);
  await t.allNamed(page);
  const overlaps = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.map button')].map((el) => ({ name: el.textContent.slice(0, 30), r: el.getBoundingClientRect() }));
    const faults = [];
    for (const a of boxes)
      for (const b of boxes)
        if (a !== b && a.r.left + 2 < b.r.right && b.r.left + 2 < a.r.right && a.r.top + 2 < b.r.bottom && b.r.top + 2 < a.r.bottom) faults.push(`${a.name} and ${b.name}`);
    return { faults, n: boxes.length };
  });
  assert.deepEqual(overlaps.faults, []);
  assert.ok(overlaps.n >= 3, `${overlaps.n} steps are shown`);
  const step = page.locator('.map button').first(), name = (await step.textContent()).split(',')[0];
  await p.press(step);
  await page.getByRole('heading', { name, exact: false }).first().waitFor();
  await t.axe(page);
  await p.press('Lukk');
  await p.press('Kart');
  assert.equal(await p.button('Kart').getAttribute('aria-pressed'), 'true');
});

for (const face of ['Kart', 'Nøyaktig'])
  test(`a step in the hand says what the day would mean before it is let go: ${face}`, { today: TODAY, seconds: 120 }, async (t) => {
    const { page, p } = await onTimeline(t);
    await p.press(face);
    const mark = page.locator('.map button.drag').filter({ hasText: 'Forslag' }).first();
    await lift(page, mark, 90);
    await t.settled(page);
    const said = page.getByRole('heading', { name: /passer|etter|før|over|helg|helligdag|ikke/ }).first();
    await said.waitFor();
    const first = await said.textContent();
    await p.sees(/Ingenting er endret ennå/);
    await page.mouse.move(20, 400, { steps: 6 }); // the other way: long ago
    await t.settled(page);
    assert.notEqual(await page.getByRole('heading', { level: 2 }).first().textContent(), first, 'the words follow the hand');
    await page.mouse.move(900, 400, { steps: 6 });
    await page.mouse.up();
    await t.settled(page);
    await p.press(/^Bli på/);
    assert.equal(await page.getByText('Ingenting er endret ennå').count(), 0);
  });

test('the same without dragging: day by day, with the keyboard alone', { today: TODAY, seconds: 120 }, async (t) => {
  const { page, p } = await onTimeline(t, {}, 'keyboard');
  await p.press('Liste');
  await p.press(page.getByRole('button', { name: /Forslag/ }).first());
  await p.press('Prøv en annen dag');
  await p.date(20, 4, 2026);
  await p.press('Lagre');
  const heading = page.getByRole('heading', { name: /april/i }).first();
  await heading.waitFor();
  const before = await heading.textContent();
  await p.press('Dagen etter');
  const after = page.getByRole('heading', { name: /21\. april/i }).first();
  await after.waitFor();
  assert.notEqual(await after.textContent(), before);
  await p.press(/^Bli på/);
});

test('the strip of the whole plan: its frame is dragged, its months are pressed', { today: TODAY }, async (t) => {
  const { page, p } = await onTimeline(t);
  const mark = page.locator('.map button.drag').first();
  const name = await mark.textContent(), at = (await mark.boundingBox()).x;
  const month = await page.locator('button.strip').nth(1).boundingBox();
  await page.mouse.move(month.x + 20, month.y + 20);
  await page.mouse.down();
  await page.mouse.move(month.x + 60, month.y + 20, { steps: 6 });
  await page.mouse.up();
  await page.waitForTimeout(150);
  await t.settled(page);
  const moved = mapNode(page, name);
  if (await moved.count()) assert.ok((await moved.boundingBox()).x < at - 60, 'the map went along');
  await p.press(page.locator('button.strip').first());
  assert.ok(await page.locator('.map button').count() > 0);
});

for (const [name, options, how] of [['by mouse', {}, 'mouse'], ['by touch, narrow', { size: [390, 844], touch: true }, 'touch'], ['with the keyboard alone', {}, 'keyboard']])
  test(`a date to go to, and the plan as if it were another day: ${name}`, { today: TODAY, seconds: 120, ...options }, async (t) => {
    const { page, p } = await onTimeline(t, {}, how);
    if (how === 'touch') await p.press('Kart');
    await p.press('Gå til dato');
    await p.date(31, 2, 2026);
    await p.press('Vis dagen');
    await p.sees(/finnes ikke/);
    await t.axe(page);
    await p.date(1, 6, 2026);
    await p.press('Vis dagen');
    assert.equal(await p.button('Vis dagen').count(), 0);
    await p.press('Gå til dato');
    await p.date(1, 11, 2026);
    await p.press('Hva om det var denne dagen i dag?');
    await p.sees(/som om det var søndag 1. november/);
    await t.axe(page);
    await t.allNamed(page);
    await p.go('Nå');
    await p.sees(/som om det var/);
    await p.press('Tilbake til i dag');
    assert.equal(await page.getByText('som om det var').count(), 0);
  });

test('text mode has the date too, and no faces', { today: TODAY, webgl: false }, async (t) => {
  t.expect(/WebGL/);
  const { page, p } = await onTimeline(t);
  assert.equal(await p.button('Nøyaktig').count(), 0);
  await p.press('Gå til dato');
  await p.date(1, 11, 2026);
  await p.press('Hva om det var denne dagen i dag?');
  await p.sees(/som om det var/);
  await t.axe(page);
  await p.press('Tilbake til i dag');
});

test('the exact timeline, narrow and dark', { today: TODAY, size: [390, 844], touch: true, theme: 'dark', seconds: 90 }, async (t) => {
  const { page, p } = await onTimeline(t, {}, 'touch');
  await p.press('Nøyaktig');
  await t.axe(page);
  await t.allNamed(page);
  assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth));
  await p.press(page.locator('.map button').first());
  await p.press('Lukk');
});
