// A plan of 5,000 steps: few elements at a time, and panning moves one of them.
import { assert, test } from './harness.mjs';
import { planOf } from './large.mjs';
import { Person, TODAY, fileOf } from './person.mjs';

const STEPS = 5000;

// How long our own work takes in each frame, in ms.
const clock = (page) => page.addInitScript(() => {
  const real = window.requestAnimationFrame;
  window.work = [];
  window.requestAnimationFrame = (frame) => real((now) => {
    const since = performance.now(), before = document.documentElement.dataset.frames;
    frame(now);
    if (document.documentElement.dataset.frames !== before) window.work.push(performance.now() - since);
  });
});

const figures = (times) => {
  const sorted = [...times].sort((a, b) => a - b), at = (share) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  return `${sorted.length} frames, median ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`;
};

test(`${STEPS} steps: at most 500 elements, and panning moves one`, { today: TODAY, seconds: 180, alone: true }, async (t) => {
  const page = await t.open({ before: clock });
  page.setDefaultTimeout(60000);
  const p = new Person(t, page);
  const nodes = () => page.evaluate(() => document.querySelectorAll('#mirror [data-node]').length);
  let since = Date.now();
  await p.openFile(fileOf(JSON.stringify(planOf(STEPS))));
  await p.button('Tidslinje').waitFor();
  console.log(`        opened in ${Date.now() - since} ms`);
  assert.ok((await nodes()) <= 500, `Nå: ${await nodes()} nodes`);
  since = Date.now();
  await p.press('Tidslinje');
  await page.locator('.map').waitFor();
  console.log(`        the map after ${Date.now() - since} ms`);
  assert.ok((await nodes()) <= 500, `map: ${await nodes()} nodes`);

  const box = await page.locator('.map').boundingBox();
  const from = { x: box.x + 900, y: box.y + 20 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 20, from.y, { steps: 2 });
  // The pointer goes on without rest, one step a frame, however slow the frames are.
  const { changed, moved } = await page.evaluate(async ({ x, y }) => {
    const map = document.querySelector('.map'), changed = {};
    const observer = new MutationObserver((records) => {
      for (const { type, target } of records) changed[`${type} ${target.className}`] = (changed[`${type} ${target.className}`] ?? 0) + 1;
    });
    for (let i = 0; i < 60; ++i) {
      map.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerId: 1, pointerType: 'mouse', clientX: x - 20 - 10 * i, clientY: y }));
      await new Promise(requestAnimationFrame);
      if (i !== 4) continue; // it goes by now
      observer.observe(document.getElementById('mirror'), { subtree: true, attributes: true, childList: true, characterData: true });
      window.work.length = 0;
    }
    observer.disconnect();
    return { changed, moved: document.querySelector('.world').style.transform };
  }, from);
  await page.mouse.up();
  await page.waitForTimeout(200);
  await t.settled(page);
  console.log(`        panning: ${figures(await page.evaluate(() => window.work))}`);
  assert.match(moved, /translate/, `the world moved: ${JSON.stringify(changed)}`);
  assert.deepEqual(Object.keys(changed), ['attributes world'], `one container moved, nothing else: ${JSON.stringify(changed)}`);
  assert.ok((await nodes()) <= 500, `after panning: ${await nodes()} nodes`);
  assert.equal(await page.evaluate(() => document.querySelector('.world').style.transform), '', 'at rest the elements lie where they are');

  for (let i = 0; i < 6; ++i) await p.press('Vis mer');
  assert.ok((await nodes()) <= 500, `far out: ${await nodes()} nodes`);
  await p.press('Liste');
  assert.ok((await nodes()) <= 500, `list: ${await nodes()} nodes`);
});
