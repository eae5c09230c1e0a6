// Without a network, and with a new edition: one whole edition at a time, and the person is asked first.
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '../../.build/serve.mjs';
import { assert, test } from './harness.mjs';
import { kept, note, notes, openNote } from './kept.mjs';
import { Person, TODAY } from './person.mjs';

// The worker has everything and answers for this page.
const ready = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 30000 });

// A host of the test's own, whose folder is changed while it serves. -> { address, folder, close }
async function host(t) {
  const folder = mkdtempSync(join(tmpdir(), 'stifinner-host-'));
  cpSync(t.folder, folder, { recursive: true });
  const server = await serve({ folder, at: '/s/' });
  const close = () => { server.closeAllConnections?.(); server.close(); rmSync(folder, { recursive: true, force: true }); };
  return { address: `http://127.0.0.1:${server.address().port}/s/`, folder, close };
}
const checksum = (text) => 'sha256-' + createHash('sha256').update(text).digest('base64');

// Another edition in the same folder: other words on the page, and an old file is gone, as a host that is emptied first leaves it.
function publish(folder, words, { broken = false } = {}) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8').replace(/<title>[^<]*<\/title>/, `<title>${words}</title>`);
  for (const name of ['index.html', 'sw.js']) for (const ending of ['.br', '.gz']) rmSync(join(folder, name + ending), { force: true });
  writeFileSync(join(folder, 'index.html'), page);
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
  const build = createHash('sha256').update(words).digest('hex').slice(0, 16);
  writeFileSync(join(folder, 'sw.js'), worker.replace(/BUILD = '[^']*'/, `BUILD = '${build}'`).replace(/"\.\/":"[^"]*"/, `"./":"${broken ? checksum('other') : checksum(page)}"`));
}

test('opens, makes a plan and keeps it without a network', { today: TODAY, seconds: 120, worker: true }, async (t) => {
  const here = await host(t);
  t.address = here.address;
  try {
    const page = await t.open();
    await ready(page);
    here.close();
    t.expect(/Failed to fetch|ERR_CONNECTION_REFUSED|sw\.js/); // the browser looks for a newer worker and finds no network
    await page.reload();
    await t.ready(page);
    const p = new Person(t, page);
    await p.makePlan();
    await p.press('Tidslinje');
    await page.reload();
    await t.ready(page);
    await p.press('Mer');
    assert.equal(JSON.parse(await p.saveFile()).courses.length, 1);
    await p.press('Innstillinger');
    await p.choose('English');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.goto(here.address + '?x#y');
    await t.ready(page);
  } finally { here.close(); }
});

test('a new edition waits until it is asked for, and never mixes with the old', { today: TODAY, seconds: 150, worker: true }, async (t) => {
  const here = await host(t);
  t.address = here.address;
  try {
    const page = await t.open();
    await ready(page);
    const p = new Person(t, page);
    await p.makePlan();
    const look = () => page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update().catch(() => {}); });
    t.expect(/integrity|digest|sw\.js/i); // of the broken edition
    publish(here.folder, 'Ødelagt', { broken: true });
    await look();
    await page.waitForTimeout(1500);
    assert.equal(await page.getByText(/En ny utgave av Stifinner er klar/).count(), 0, 'half an edition is none');
    publish(here.folder, 'Ny utgave');
    await look();
    await p.sees(/En ny utgave av Stifinner er klar/);
    assert.equal(await page.title(), 'Stifinner');
    await page.reload();
    await t.ready(page);
    assert.equal(await page.title(), 'Stifinner', 'not before the person says so');
    const q = new Person(t, await t.open({ reuse: page.context() })); // another page of the same edition
    await Promise.all([page.waitForEvent('load'), p.press(p.button('Bytt til den nye'))]).catch(() => {});
    await page.waitForFunction(() => document.title === 'Ny utgave');
    await t.ready(page);
    await page.getByRole('button', { name: 'Tidslinje' }).first().waitFor();
    // The other goes on with its own edition, writes, and may change when it likes.
    await openNote(q);
    await note(q, 'skrevet i den gamle');
    assert.equal(await q.page.title(), 'Stifinner');
    assert.equal(notes((await kept(page)).documents.plan), 'skrevet i den gamle');
    await q.press('Lukk');
    await q.press('Mer');
    await q.press('Innstillinger');
    await q.choose('English'); // its files are there, also those it has not asked for before
    await q.page.getByRole('heading', { name: 'Settings' }).waitFor();
    await q.choose('Bokmål');
    await q.press('Nå');
    await Promise.all([q.page.waitForEvent('load'), q.press(q.button('Bytt til den nye'))]).catch(() => {});
    await q.page.waitForFunction(() => document.title === 'Ny utgave');
    await t.ready(q.page);
    assert.equal(await page.evaluate(async () => (await caches.keys()).length) <= 2, true);
  } finally { here.close(); }
});

test('can be installed: the manifest and its pictures are there', { today: TODAY }, async (t) => {
  const page = await t.open();
  const manifest = await (await page.request.get(t.address + 'manifest.webmanifest')).json();
  assert.equal(manifest.start_url, './');
  for (const { src, type } of manifest.icons) {
    const answer = await page.request.get(t.address + src);
    assert.equal(answer.status(), 200, src);
    assert.equal(answer.headers()['content-type'], type);
  }
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
});

test('a file that is not this edition’s is refused', { today: TODAY, seconds: 90 }, async (t) => {
  const here = await host(t);
  t.address = here.address;
  t.expect(/integrity|digest|Failed to (find|fetch)/i);
  try {
    const name = readdirSync(join(here.folder, 'lang')).find((file) => /^nb\..*\.json$/.test(file));
    for (const ending of ['.br', '.gz']) rmSync(join(here.folder, 'lang', name + ending), { force: true });
    writeFileSync(join(here.folder, 'lang', name), readFileSync(join(here.folder, 'lang', name), 'utf8').replace('Stifinner', 'Noe annet'));
    const page = await t.open({ wait: false });
    await page.getByText('Stifinner kunne ikke åpne. Sjekk nettet, og last siden på nytt.').waitFor();
    await page.close(); // before the host: what is still on its way would be cut off, and that be told
  } finally { here.close(); }
});

test('from a folder it says honestly that it cannot', {}, async (t) => {
  t.expect(/CORS|file:|Failed to load|ERR_FAILED|origin|request elsewhere|integrity/i);
  const page = await t.open({ wait: false, before: async (fresh) => { fresh.goto = ((goto) => () => goto.call(fresh, pathToFileURL(join(t.folder, 'index.html')).href, { waitUntil: 'domcontentloaded' }))(fresh.goto); } });
  await page.getByText(/Stifinner kan ikke åpnes rett fra en mappe/).waitFor();
  assert.ok(existsSync(join(t.folder, 'sw.js')));
});
