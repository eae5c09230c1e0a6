// The two faces lie on each other: what the DOM says and what the canvas paints, within 1 px; nothing is clipped however large the text.
import { assert, test } from './harness.mjs';
import { Person, TODAY } from './person.mjs';
import { distance, pixels } from './pixels.mjs';

// Edges of painted grounds (buttons, links, chosen radios) against the rectangles of their elements, in CSS px.
async function edges(page, scale) {
  const rects = await page.evaluate(() => [...document.querySelectorAll('#mirror :is(button, a, label.radio)')]
    .filter((el) => !el.closest('.map') && !el.matches('.strip')) // those have no ground of their own
    .map((el) => ({ name: el.textContent.slice(0, 40), r: el.getBoundingClientRect().toJSON(), scroller: el.closest('.scroller')?.getBoundingClientRect().toJSON() }))
    .filter(({ r, scroller: s }) => r.left > 8 && r.top > 8 && r.right < innerWidth - 8 && r.bottom < innerHeight - 8 && (!s || (r.top > s.top + 8 && r.bottom < s.bottom - 8))));
  const picture = await pixels(page);
  let seen = 0;
  const faults = [];
  for (const { name, r } of rects) {
    const middle = { x: (r.left + r.right) / 2, y: (r.top + r.bottom) / 2 };
    const sides = {
      left: (d) => picture.at((r.left + d) * scale, middle.y * scale), right: (d) => picture.at((r.right - d) * scale - 1, middle.y * scale),
      top: (d) => picture.at(middle.x * scale, (r.top + d) * scale), bottom: (d) => picture.at(middle.x * scale, (r.bottom - d) * scale - 1),
    };
    const found = {};
    for (const [side, at] of Object.entries(sides)) {
      const outside = at(-6);
      if (distance(at(1.5), outside) < 20) continue; // no ground of its own, or one too faint to measure
      for (let d = -6; d <= 6 && found[side] === undefined; d += 0.5 / scale)
        if (distance(at(d), outside) > distance(at(1.5), outside) / 2) found[side] = d;
    }
    if (Object.keys(found).length < 4) continue;
    ++seen;
    for (const [side, off] of Object.entries(found)) if (Math.abs(off) > 1) faults.push(`${name}: ${side} is ${off} px off`);
  }
  assert.deepEqual(faults, []);
  return seen;
}

async function scroll(t, page, dy) {
  await page.evaluate((top) => { document.querySelector('main.scroller').scrollTop = top; }, dy);
  await t.settled(page);
}

for (const [name, options] of [['at 1x', { scale: 1 }], ['at 2x', { scale: 2 }], ['narrow, at 3x', { scale: 3, size: [390, 844], touch: true }]])
  test(`painted where the DOM says, also after scrolling, ${name}`, { today: TODAY, seconds: 150, ...options }, async (t) => {
    const page = await t.open();
    const p = new Person(t, page, options.touch ? 'touch' : 'mouse');
    let seen = await edges(page, options.scale);
    for (const top of [133.5]) {
      await scroll(t, page, top);
      seen += await edges(page, options.scale);
    }
    await scroll(t, page, 0);
    await p.makePlan();
    for (const top of [0, 61.5]) {
      await scroll(t, page, top);
      seen += await edges(page, options.scale);
    }
    await p.press('Tidslinje');
    seen += await edges(page, options.scale);
    await p.press('Kart');
    seen += await edges(page, options.scale);
    await p.press('Mer');
    for (const top of [0, 301]) {
      await scroll(t, page, top);
      seen += await edges(page, options.scale);
    }
    for (const place of ['Folk', 'Nå']) { // more grounds, at rest and scrolled
      await p.press(place);
      for (const top of [0, 47]) {
        await scroll(t, page, top);
        seen += await edges(page, options.scale);
      }
    }
    assert.ok(seen >= 20, `only ${seen} painted grounds were measured`);
  });

test('a mark of the map lies under its button, also after panning and zooming', { today: TODAY }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await p.press('Tidslinje');
  const mark = page.locator('.map').getByRole('button', { name: /^Vet du hvem som følger deg opp/ }).first();
  const around = async () => {
    const box = await mark.boundingBox();
    const clip = { x: Math.round(box.x + box.width / 2) - 16, y: Math.round(box.y + box.height / 2) - 16, width: 32, height: 32 };
    return pixels(page, clip);
  };
  const before = await around();
  await page.mouse.move(900, 200);
  await page.mouse.down();
  await page.mouse.move(813, 200, { steps: 6 });
  await page.mouse.up();
  await page.waitForTimeout(150);
  await t.settled(page);
  await page.mouse.move(5, 5);
  await t.settled(page);
  const after = await around();
  let best = { difference: Infinity };
  for (let dx = -4; dx <= 4; ++dx)
    for (let dy = -4; dy <= 4; ++dy) {
      const difference = before.difference(after, dx, dy, 5);
      if (difference < best.difference) best = { difference, dx, dy };
    }
  assert.ok(Math.abs(best.dx) <= 1 && Math.abs(best.dy) <= 1, JSON.stringify(best));
  assert.ok(best.difference < 12, `the mark is there: ${JSON.stringify(best)}`);
});

// Nothing sticks out sideways, and no text has less room than it needs.
async function roomy(page) {
  return page.evaluate(() => {
    const faults = [];
    if (document.scrollingElement.scrollWidth > innerWidth) faults.push(`the page is ${document.scrollingElement.scrollWidth} px wide`);
    const text = document.documentElement.dataset.text === 'on';
    for (const el of document.querySelectorAll('#mirror [data-node]')) {
      if (el.closest('.map')) continue; // the map pans both ways
      const r = el.getBoundingClientRect();
      if (r.width === 0) continue;
      const what = `${el.tagName} «${el.textContent.slice(0, 50)}»`;
      if (r.left < -0.5 || r.right > innerWidth + 0.5) faults.push(`${what} from ${r.left} to ${r.right}`);
      const select = el.querySelector(':scope > select');
      if (select) {
        const pen = document.createElement('canvas').getContext('2d');
        pen.font = getComputedStyle(select).font;
        const widest = Math.max(...[...select.options].slice(1).map((option) => pen.measureText(option.text).width));
        if (widest + 28 + 20 > r.width) faults.push(`${what}: an option of ${widest} px in a list of ${r.width} px`);
      }
      if (!el.matches('h1, h2, h3, p, button, a') || el.querySelector('[data-node]') || !el.firstChild) continue;
      const range = document.createRange();
      range.selectNodeContents(el);
      if (text) {
        const t = range.getBoundingClientRect();
        const room = parseFloat(getComputedStyle(el).fontSize) * 0.3; // letters reach beyond a tight line
        if (t.right > r.right + 1 || t.bottom > r.bottom + room) faults.push(`${what}: text outside its element`);
        continue;
      }
      // On the canvas a label breaks by words: its area needs at least this many lines of this width.
      const style = getComputedStyle(el);
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const widest = Math.max(...el.textContent.split(/\s+/).map((word) => pen.measureText(word).width));
      const lines = Math.ceil(pen.measureText(el.textContent).width / r.width);
      if (el.matches('h1, h2, h3, p') && lines * parseFloat(style.fontSize) > r.height + 2) faults.push(`${what}: ${lines} lines in ${r.height} px`);
      if (el.matches('h1, h2, h3, p') && widest > r.width + 1) faults.push(`${what}: a word of ${widest} px in ${r.width} px`);
    }
    return faults;
  });
}

async function everywhere(t, p) {
  const faults = [];
  const look = async (where) => { for (const fault of await roomy(p.page)) faults.push(`${where}: ${fault}`); };
  await look('start');
  await p.makePlan();
  await look('now');
  await p.press('Tidslinje');
  await look('timeline');
  if (await p.button('Nøyaktig').count()) {
    await p.press('Nøyaktig');
    await look('exact');
    await p.press('Gå til dato');
    await look('date');
    await p.press('Avbryt');
    await p.press('Liste');
  }
  await look('list');
  await p.press(p.page.getByRole('button', { name: /^Tenk gjennom hva som er viktig for deg/ }).first());
  await look('panel');
  await p.press('Det er gjort');
  await look('form');
  await p.press('Lukk');
  await p.press('Mer');
  await look('more');
  await p.press('Hjelp og personvern');
  await look('help');
  assert.deepEqual(faults, []);
}

for (const [name, options, percent] of [
  ['320×256 at 4x', { size: [320, 256], scale: 4 }],
  ['320×640', { size: [320, 640] }],
  ['text at 200 %', {}, 200], ['text at 400 %', {}, 400],
  ['text at 200 % on a phone', { size: [390, 844] }, 200], ['text at 400 % on a phone', { size: [390, 844] }, 400],
])
  test(`nothing sticks out or is cut: ${name}`, { today: TODAY, seconds: 120, ...options }, async (t) => {
    const page = await t.open({ before: percent && ((fresh) => withSettings(fresh, { text_percent: percent })) });
    await everywhere(t, new Person(t, page));
  });

// The person's settings, as they were stored earlier.
async function withSettings(page, settings) {
  await page.addInitScript((text) => {
    const open = indexedDB.open('stifinner', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('documents').put(text, 'settings');
    open.onsuccess = () => open.result.close();
  }, JSON.stringify({ language: 'nb', ...settings }));
}
