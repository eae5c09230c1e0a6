// What happens to a page in real life while it saves: killed, written to from two sides, without its graphics, open for hours.
// Short here; STIFINNER_FAULTS=500 makes 500 saves of it (and minutes of use).
import { assert, test } from './harness.mjs';
import { Person, TODAY } from './person.mjs';
import { kept, note, notes, openNote } from './kept.mjs';

const SAVES = Number(process.env.STIFINNER_FAULTS ?? 40), seed = Number(process.env.STIFINNER_SEED ?? Date.now() % 100000);
function random(state) { // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// Changes the note as often as frames allow, never waiting for an answer. told(n): the n-th change is confirmed.
async function hammer(page, from, told) {
  await page.exposeBinding('told', (_, n) => told(n)).catch(() => {});
  await page.evaluate((first) => {
    const root = document.documentElement, base = Number(root.dataset.confirmed ?? 0);
    new MutationObserver(() => window.told(first + Number(root.dataset.confirmed) - base - 1)).observe(root, { attributeFilter: ['data-confirmed'] });
    const field = [...document.querySelectorAll('textarea')].find((area) => area.labels[0].textContent === 'Notatet ditt');
    let n = first;
    window.hammering = setInterval(() => {
      const frames = root.dataset.frames;
      if (window.waits === frames) return; // the change before has not been drawn yet
      window.waits = frames;
      field.value = 'n' + n++;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    }, 5);
  }, from);
}

test(`killed while it saves, again and again: never less than what was confirmed (seed ${seed})`, { today: TODAY, seconds: 60 + SAVES * 3 }, async (t) => {
  t.expect(/crash/i);
  const chance = random(seed);
  let page = await t.open({ size: [390, 844] });
  const context = page.context();
  await new Person(t, page).makePlan();
  let confirmed = -1, next = 0, kills = 0;
  while (confirmed < SAVES) {
    const p = new Person(t, page);
    await openNote(p);
    const goal = confirmed + 2 + Math.floor(chance() * 20), start = Date.now();
    await hammer(page, next, (n) => { confirmed = Math.max(confirmed, n); });
    while (confirmed < goal && Date.now() - start < 15000) await new Promise((done) => setTimeout(done, 2 + chance() * 20));
    assert.ok(confirmed >= goal, 'saves are confirmed');
    const session = await context.newCDPSession(page);
    session.send('Page.crash').catch(() => {});
    await page.waitForEvent('crash');
    const sure = confirmed;
    await page.close();
    page = await t.open({ size: [390, 844], reuse: context });
    const state = await kept(page), found = Number(/^n(\d+)$/.exec(notes(state.documents.plan) ?? '')?.[1] ?? -1);
    assert.ok(found >= sure, `confirmed n${sure}, found n${found} after ${kills} kills`);
    const newest = state.versions.at(-1);
    assert.equal(state.texts[newest.id], state.documents.plan, 'the newest version is the document: one transaction');
    confirmed = Math.max(confirmed, found);
    next = confirmed + 1;
    kills += 1;
  }
  console.log(`        ${confirmed} saves, ${kills} kills`);
});

test('two pages that write at once: what each wrote is the plan, or among the versions', { today: TODAY, seconds: 120 }, async (t) => {
  const first = await t.open(), p = new Person(t, first);
  await p.makePlan();
  await openNote(p);
  const second = await t.open({ reuse: first.context() }), q = new Person(t, second);
  await openNote(q);
  const type = (page, words) => page.evaluate((value) => {
    const field = [...document.querySelectorAll('textarea')].find((area) => area.labels[0].textContent === 'Notatet ditt');
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  }, words);
  for (let round = 0; round < 5; ++round) {
    await Promise.all([type(first, `a${round}`), type(second, `b${round}`)]);
    let all = [];
    for (const end = Date.now() + 10000; Date.now() < end && !(all.includes(`a${round}`) && all.includes(`b${round}`));) {
      await first.waitForTimeout(300);
      const { documents, texts } = await kept(first);
      all = [documents.plan, ...Object.values(texts)].map(notes);
    }
    for (const words of [`a${round}`, `b${round}`]) assert.ok(all.includes(words), `${words} is lost; there are ${all.slice(-6)}`);
  }
  const shown = (page) => page.evaluate(() => [...document.querySelectorAll('textarea')].find((area) => area.labels[0].textContent === 'Notatet ditt').value);
  for (const end = Date.now() + 10000; Date.now() < end && await shown(first) !== await shown(second);) await first.waitForTimeout(200);
  assert.equal(await shown(first), await shown(second), 'both show the same plan in the end');
});

test('graphics lost during a drag: the plan is as it was, and goes on', { today: TODAY, seconds: 90 }, async (t) => {
  t.expect(/WebGL|CONTEXT_LOST|context (was )?lost/i);
  const page = await t.open(), p = new Person(t, page);
  await p.makePlan();
  const before = (await kept(page)).documents.plan;
  await p.press('Tidslinje');
  const mark = page.locator('.map .drag').first(), box = await mark.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 20, { steps: 4 });
  await page.evaluate(() => document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
  await page.waitForFunction(() => document.documentElement.dataset.text === 'on');
  await page.mouse.move(box.x + 90, box.y + 20);
  await page.mouse.up();
  await t.settled(page);
  assert.equal((await kept(page)).documents.plan, before, 'half a drag changes nothing');
  if (await p.button('Lukk').count()) await p.press('Lukk');
  await openNote(p);
  await note(p, 'virker');
  assert.equal(notes((await kept(page)).documents.plan), 'virker');
});

test('long use leaves nothing behind', { today: TODAY, seconds: 150 + SAVES * 3 }, async (t) => {
  const page = await t.open({ size: [390, 844], webgl: false }), p = new Person(t, page);
  await p.makePlan();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const measure = async () => {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics'), value = (name) => metrics.find((metric) => metric.name === name).value;
    return { heap: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') };
  };
  const round = async (n) => {
    await page.evaluate(async (number) => {
      const wait = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const press = async (name) => { [...document.querySelectorAll('#mirror button')].find((el) => el.textContent.startsWith(name))?.click(); await wait(); };
      for (const name of ['Tidslinje', 'Liste', 'Tenk gjennom']) await press(name);
      const field = document.querySelector('#mirror textarea');
      if (field) {
        field.value = 'runde ' + number;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
        await wait();
      }
      for (const name of ['Lukk', 'Mer', 'Fil og lagring', 'Ring', 'Nå']) await press(name);
    }, n);
  };
  const rounds = Math.max(16, SAVES / 2);
  for (let n = 0; n < rounds / 2; ++n) await round(n); // warm: caches fill, the list of versions too
  const half = await measure();
  for (let n = 0; n < rounds; ++n) await round(n + 1000);
  const whole = await measure();
  console.log(`        ${rounds} rounds more: heap ${(half.heap / 1e6).toFixed(2)} -> ${(whole.heap / 1e6).toFixed(2)} MB, nodes ${half.nodes} -> ${whole.nodes}, listeners ${half.listeners} -> ${whole.listeners}`);
  assert.ok(whole.heap < half.heap * 1.1 + 1e6, 'the heap does not grow');
  assert.ok(whole.nodes <= half.nodes * 1.05 + 50 && whole.listeners <= half.listeners + 5, 'nor does the page');
  assert.ok((await kept(page)).versions.length <= 60);
});
