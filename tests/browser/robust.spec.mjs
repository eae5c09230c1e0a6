// What browsers and people's settings do to a page: lost graphics, none at all, forced colours, no motion, a strict policy, quiet.
import { assert, test } from './harness.mjs';
import { Person, TODAY } from './person.mjs';
import { pixels } from './pixels.mjs';

const state = (page) => page.evaluate(() => ({ ...document.documentElement.dataset }));

test('graphics that are lost come back', { today: TODAY, seconds: 90 }, async (t) => {
  t.expect(/WebGL|CONTEXT_LOST|context (was )?lost/i); // the browser's own words about it
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await p.press('Tidslinje');
  await page.mouse.move(5, 5);
  await t.settled(page);
  const before = await pixels(page);
  await page.evaluate(() => {
    window.lose = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.lose.loseContext();
  });
  await page.waitForFunction(() => document.documentElement.dataset.text === 'on');
  await p.press(page.getByRole('button', { name: /^Finn kontakten din/ }).first()); // works on, as text
  await p.press('Lukk');
  await page.evaluate(() => window.lose.restoreContext());
  await page.waitForFunction(() => document.documentElement.dataset.text === 'off');
  await page.mouse.move(5, 5);
  await t.settled(page);
  const after = await pixels(page);
  assert.ok(before.difference(after) < 0.5, `the picture is back: ${before.difference(after)}`);
});

test('without WebGL the page is text', { today: TODAY, webgl: false }, async (t) => {
  const page = await t.open();
  assert.equal((await state(page)).text, 'on');
  assert.equal(await page.locator('#canvas').isVisible(), false);
  const overlapping = () => page.evaluate(() => {
    const boxes = [...document.querySelectorAll('#mirror :is(button, a, p, h1, h2, label, input)')].filter((el) => el.offsetParent && !el.querySelector('input')).map((el) => [el, el.getBoundingClientRect()]);
    const hits = [];
    for (const [a, r] of boxes) for (const [b, s] of boxes)
      if (a !== b && !a.contains(b) && !b.contains(a) && r.left < s.right - 2 && s.left < r.right - 2 && r.top < s.bottom - 2 && s.top < r.bottom - 2)
        hits.push(`${a.textContent.slice(0, 30)} / ${b.textContent.slice(0, 30)}`);
    return hits.slice(0, 5);
  });
  assert.deepEqual(await overlapping(), []);
  const p = new Person(t, page);
  await p.makePlan();
  assert.deepEqual(await overlapping(), []);
  await p.press('Tidslinje');
  await page.getByRole('region', { name: 'Februar' }).waitFor();
  assert.deepEqual(await overlapping(), []);
});

test('forced colours', { today: TODAY, theme: 'forced' }, async (t) => {
  const page = await t.open();
  assert.equal((await state(page)).theme, 'contrast');
  await t.axe(page);
  const p = new Person(t, page);
  await p.makePlan();
  await p.press('Tidslinje');
  await t.axe(page);
  await t.allNamed(page);
});

test('reduced motion', { today: TODAY, still: true }, async (t) => {
  const page = await t.open();
  assert.equal((await state(page)).still, 'on');
  const p = new Person(t, page);
  await p.makePlan();
  await p.press('Tidslinje');
  const moving = await page.evaluate(() => document.getAnimations().filter((a) => a.playState === 'running').length);
  assert.equal(moving, 0);
});

test('colours follow the device while the page is open', { today: TODAY }, async (t) => {
  const page = await t.open();
  assert.equal((await state(page)).theme, 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  await page.emulateMedia({ contrast: 'more' });
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'contrast');
});

test('nothing is drawn in ten idle seconds', { today: TODAY, seconds: 90 }, async (t) => {
  const pages = [await t.open(), await t.open(), await t.open()]; // the start, the first screen, the map
  for (const page of pages.slice(1)) await new Person(t, page).makePlan();
  await new Person(t, pages[2]).press('Tidslinje');
  for (const page of pages) await t.settled(page);
  await pages[0].waitForTimeout(500);
  const frames = () => Promise.all(pages.map(async (page) => (await state(page)).frames));
  const before = await frames();
  await pages[0].waitForTimeout(10000);
  assert.deepEqual(await frames(), before);
});

test('a strict policy: no script or style but our own', { today: TODAY }, async (t) => {
  t.expect(/Content Security Policy|TrustedHTML|TrustedScript|Trusted Type|Refused to/i); // what is tried below is refused
  const page = await t.open();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  // In a timer: what is evaluated from outside the page may do more than the page.
  const tried = await page.evaluate(() => new Promise((done) => setTimeout(() => {
    const script = document.createElement('script');
    let refused = 0;
    try { script.textContent = 'window.broken = true'; } catch { ++refused; }
    document.head.append(script);
    try { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.broken = true">'); } catch { ++refused; }
    try { (0, eval)('window.broken = true'); } catch { ++refused; }
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.head.append(style);
    setTimeout(() => done({ broken: window.broken ?? false, shown: getComputedStyle(document.body).display !== 'none', refused }), 200);
  })));
  assert.deepEqual({ ...tried, refused: tried.refused > 1 }, { broken: false, shown: true, refused: true });
});

test('only our own files are asked for, and none while one works', { today: TODAY, seconds: 90 }, async (t) => {
  const asked = [];
  const page = await t.open({ before: (fresh) => fresh.on('request', (request) => asked.push(request.url())) });
  const own = (url) => url.startsWith(t.address) || url.startsWith('blob:') || url.startsWith('data:');
  assert.deepEqual(asked.filter((url) => !own(url)), []);
  assert.ok(asked.length < 28, `${asked.length} files for the first screen: ${asked.join(' ')}`);
  const p = new Person(t, page);
  asked.length = 0;
  await p.makePlan();
  assert.deepEqual(asked.map((url) => url.replace(t.address, '').replace(/\.[0-9a-f]{10}\./, '.')), ['pathways/pakkeforlop-hjem-kreft.json']);
  asked.length = 0;
  await p.press('Tidslinje');
  await p.press('Liste');
  await p.press(page.getByRole('button', { name: /^Tenk gjennom/ }).first());
  await p.write('Notatet ditt', 'Fødselsnummer og alt annet blir her.');
  await p.press('Lukk');
  await p.press('Mer');
  await p.saveFile();
  assert.deepEqual(asked.filter((url) => !url.startsWith('blob:')), [], 'nothing a person writes leaves the page');
  assert.deepEqual(await page.context().cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

test('text that is being written when the page is closed is kept', { today: TODAY }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await p.press('Tidslinje');
  await p.press('Liste');
  await p.press(page.getByRole('button', { name: /^Tenk gjennom/ }).first());
  await p.field('Notatet ditt').click();
  await page.keyboard.type('Ikke mist dette');
  await page.goto('about:blank');
  await page.goto(t.address);
  await t.ready(page);
  await p.press('Mer');
  assert.ok((await p.saveFile()).includes('Ikke mist dette'));
});
