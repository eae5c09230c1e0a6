// Files that are no plan: what is wrong is said, and the open plan is as it was.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, test } from './harness.mjs';
import { store, stored } from './kept.mjs';
import { Person, TODAY, fileOf } from './person.mjs';

async function withPlan(t) {
  const p = new Person(t, await t.open());
  await p.makePlan();
  await p.press('Mer');
  return [p, await p.saveFile()];
}

// The message that the file gives; the open plan must be untouched, also on the device.
async function refused(p, file, plan, words) {
  await p.openFile(file);
  const message = p.page.getByText(words).first();
  await message.waitFor({ timeout: 30000 });
  const text = await message.textContent();
  assert.match(text, /Planen du har åpen, er som den var/);
  assert.doesNotMatch(text, /fault\.|[{}]|\[\.|undefined/, 'a whole sentence');
  await p.press('Lukk meldingen');
  assert.equal(await p.saveFile(), plan);
}

test('files that are damaged, foreign, newer or too deep', { today: TODAY, seconds: 120 }, async (t) => {
  const [p, plan] = await withPlan(t);
  const bad = {
    'cut off': [fileOf(plan.slice(0, plan.length / 2)), /slutter for tidlig/],
    'empty': [fileOf(''), /slutter for tidlig|er skadet/],
    'a picture': [{ name: 'bilde.json', mimeType: 'application/json', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0xff]) }, /skadet|ikke en tekstfil/],
    'not JSON': [fileOf('Hei, dette er et brev.'), /skadet, eller den er ikke fra Stifinner/],
    'JSON of something else': [fileOf('{"navn": "noe annet"}'), /mangler|ikke laget for Stifinner/],
    'a foreign format': [fileOf('{"format": "annet/plan", "version": 1}'), /ikke laget for Stifinner/],
    'a pathway': [fileOf('{"format": "stifinner/pathway", "version": 1}'), /en annen slags fil/],
    'newer': [fileOf(plan.replace('"version": 1', '"version": 99')), /nyere utgave av Stifinner/],
    'deep': [fileOf('['.repeat(100000) + ']'.repeat(100000)), /lag og kan ikke åpnes/],
    'a date that is none': [fileOf(plan.replace('2026-01-15', '2026-02-31')), /ingen dato/],
    'a field twice': [fileOf(plan.replace('"version": 1', '"version": 1, "version": 1')), /står to ganger/],
    'a number out of all range': [fileOf(plan.replace('"version": 1', '"version": 1e999')), /for stort|helt tall/],
  };
  for (const [what, [file, words]] of Object.entries(bad)) {
    await refused(p, file, plan, words).catch((error) => { throw new Error(`${what}: ${error.message}`); });
  }
  await p.page.reload();
  await t.ready(p.page);
  await p.press('Mer');
  assert.equal(await p.saveFile(), plan, 'nor has it changed on the device');
});

test('a file of 200 MB', { today: TODAY, seconds: 120 }, async (t) => {
  const [p, plan] = await withPlan(t);
  const folder = mkdtempSync(join(tmpdir(), 'stifinner-'));
  try {
    const path = join(folder, 'stor.json');
    writeFileSync(path, plan);
    truncateSync(path, 200 << 20);
    await refused(p, path, plan, /for stor til å være en plan/);
  } finally { rmSync(folder, { recursive: true }); }
});

for (const [how, damaged] of [['half a text', '{"format": "stifinner/plan", "version": 1, "courses": ['], ['bytes that are no text', new Uint8Array([123, 255, 125])],
  ['a version that is not there', { version: 1 }]])
  test(`what is on the device is damaged, ${how}: it is said, and nothing is lost unasked`, { today: TODAY }, async (t) => {
    const p = new Person(t, await t.open());
    await p.makePlan();
    await store(p.page, [['documents', 'plan', damaged]]);
    await p.page.reload();
    await t.ready(p.page);
    await p.sees(/Planen som var lagret her, kunne ikke åpnes/);
    await p.page.getByRole('heading', { name: 'Hva skjer nå?' }).waitFor();
    assert.deepEqual(await stored(p.page, 'documents', 'plan'), damaged);
  });

test('a browser that stores nothing still works, and says so', { today: TODAY }, async (t) => {
  const page = await t.open({ before: (p) => p.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: { open: () => { throw new DOMException('no', 'SecurityError'); } } });
  }) });
  const p = new Person(t, page);
  await p.makePlan();
  await p.sees('Denne nettleseren lar oss ikke lagre.');
  await p.press('Mer');
  assert.equal(JSON.parse(await p.saveFile()).courses.length, 1);
});

test('two pages at once: each keeps working', { today: TODAY }, async (t) => {
  const first = await t.open();
  const p = new Person(t, first);
  await p.makePlan();
  const q = new Person(t, await t.open({ reuse: first.context() }));
  await q.button('Tidslinje').waitFor();
  await q.press('Mer');
  await p.press('Mer');
  assert.equal(await q.saveFile(), await p.saveFile());
});
