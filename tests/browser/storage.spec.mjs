// The plan is kept: versions that come back, several pages, what breaks underneath, the lock, a shared computer, the end of it all.
import { readFileSync } from 'node:fs';
import { assert, test } from './harness.mjs';
import { kept, note, notes, openNote, store, stored } from './kept.mjs';
import { Person, TODAY, fileOf } from './person.mjs';

const SECRET = 'fjell elv stol lampe';

async function toStorage(p) {
  if (await p.button('Lukk').count()) await p.press('Lukk');
  await p.press('Mer');
  await p.press('Fil og lagring');
  await p.page.getByRole('heading', { level: 1, name: 'Fil og lagring' }).waitFor();
}
async function locked(p, again = SECRET) {
  await p.press('Lås planen med passfrase');
  await p.page.getByLabel('Passfrase', { exact: true }).fill(SECRET);
  await p.page.getByLabel('Passfrasen én gang til').fill(again);
  await p.press('Lås planen');
}

test('a version is taken back, and that is undone', { today: TODAY, seconds: 120 }, async (t) => {
  const p = new Person(t, await t.open());
  await p.makePlan();
  await openNote(p);
  for (const words of ['Ring Anne', 'Ring Anne og Per']) await note(p, words);
  await toStorage(p);
  await t.axe(p.page);
  await t.allNamed(p.page);
  const before = await kept(p.page);
  assert.equal(notes(before.documents.plan), 'Ring Anne og Per');
  assert.deepEqual(before.versions.map(({ words }) => words.split(':')[0]), ['La til Pakkeforløp hjem for pasienter med kreft', 'Notat', 'Notat']);
  await p.press(p.page.getByRole('button', { name: /^Hent tilbake: .*Notat/ }).first());
  await p.page.waitForFunction(() => document.documentElement.dataset.saved === 'true');
  await p.sees(/^Hentet versjonen fra/);
  assert.equal(notes((await kept(p.page)).documents.plan), 'Ring Anne');
  await p.page.keyboard.press('ControlOrMeta+z');
  await t.settled(p.page);
  assert.equal(notes((await kept(p.page)).documents.plan), 'Ring Anne og Per');
});

test('what an older edition kept is there, and is the first version', { today: TODAY }, async (t) => {
  t.expect(/404/); // a page that is only text has no icon
  const first = await t.open(), p = new Person(t, first);
  await p.makePlan();
  const { plan } = (await kept(first)).documents;
  await first.goto('about:blank');
  const page = await t.open({ reuse: first.context(), wait: false, path: 'licences.txt' });
  await page.evaluate((text) => new Promise((done, failed) => {
    indexedDB.deleteDatabase('stifinner').onsuccess = () => {
      const request = indexedDB.open('stifinner', 1);
      request.onupgradeneeded = () => { request.result.createObjectStore('documents').put(text, 'plan'); };
      request.onsuccess = () => { request.result.close(); done(); };
      request.onerror = () => failed(request.error);
    };
  }), plan);
  await page.goto(t.address);
  await t.ready(page);
  const now = await kept(page);
  assert.equal(now.documents.plan, plan);
  assert.deepEqual(Object.values(now.texts), [plan]);
  const q = new Person(t, page);
  await toStorage(q);
  await q.sees('Planen slik den var');
});

test('the text of a plan lies once; where an edition ago kept it twice it is read, and the next change puts it right', { today: TODAY }, async (t) => {
  const p = new Person(t, await t.open());
  await p.makePlan();
  await openNote(p);
  await note(p, 'Ring Anne');
  const { id } = (await kept(p.page)).versions.at(-1), { plan } = (await kept(p.page)).documents;
  assert.deepEqual(await stored(p.page, 'documents', 'plan'), { version: Number(id) });
  await store(p.page, [['documents', 'plan', plan]]);
  await p.page.reload();
  await t.ready(p.page);
  await openNote(p);
  assert.equal(await p.page.getByLabel('Notatet ditt').inputValue(), 'Ring Anne');
  await note(p, 'Ring Per');
  assert.equal(typeof (await stored(p.page, 'documents', 'plan')).version, 'number');
  assert.equal(notes((await kept(p.page)).documents.plan), 'Ring Per');
});

test('the version that the plan has its text in outlives any number of newer ones', { today: TODAY }, async (t) => {
  const p = new Person(t, await t.open());
  await p.makePlan();
  const before = await kept(p.page), { id, of } = before.versions.at(-1), others = [], above = (n) => Number(id) + n * 1024;
  for (let n = 1; n <= 70; ++n)
    others.push(['versions', above(n), { key: 'plan', of, at: 0, label: { words: '', title: '' } }], ['texts', above(n), '{}']);
  await store(p.page, others);
  await p.press('Innstillinger');
  await p.choose('200 %');
  await p.page.waitForTimeout(4000); // till it is tidied
  const after = await kept(p.page);
  assert.equal(after.versions.length, 51);
  assert.equal(after.documents.plan, before.documents.plan);
});

test('an example and another file leave one’s own plan as it is', { today: TODAY, seconds: 90 }, async (t) => {
  const p = new Person(t, await t.open());
  await p.press('Se et eksempel');
  await p.button('Tidslinje').waitFor();
  const example = await t.open({ reuse: p.page.context() });
  assert.equal((await kept(example)).documents.plan, undefined, 'an example is nobody’s plan');
  await example.close();
  const q = new Person(t, await t.open());
  await q.makePlan();
  const own = (await kept(q.page)).documents.plan;
  await q.press('Mer');
  const other = JSON.parse(await q.saveFile());
  other.id = 'en-annen';
  other.title = 'Mors plan';
  await q.openFile(fileOf(JSON.stringify(other)));
  await q.sees(/Planen du hadde, er ikke borte/);
  await q.press('Fil og lagring');
  await q.sees('Andre planer som har vært åpne her');
  await q.press(q.page.getByRole('button', { name: /^Hent tilbake:/ }).last());
  await q.page.waitForTimeout(200);
  assert.equal((await kept(q.page)).documents.plan, own);
});

test('two pages: one writes, the other follows, whichever is used', { today: TODAY, seconds: 120 }, async (t) => {
  const first = await t.open(), p = new Person(t, first);
  await p.makePlan();
  const q = new Person(t, await t.open({ reuse: first.context() }));
  await openNote(p);
  await openNote(q);
  for (const [who, other, words] of [[p, q, 'fra den første'], [q, p, 'fra den andre'], [p, q, 'og tilbake']]) {
    await who.page.bringToFront();
    await note(who, words);
    await other.page.waitForFunction((value) => [...document.querySelectorAll('textarea')].some((field) => field.value === value), words);
    assert.equal(notes((await kept(first)).documents.plan), words);
  }
});

test('a database that is deleted underneath is written anew', { today: TODAY }, async (t) => {
  t.expect(/404/); // a page that is only text has no icon
  const p = new Person(t, await t.open());
  await p.makePlan();
  await openNote(p);
  await note(p, 'Dette skal ikke bli borte');
  const other = await t.open({ reuse: p.page.context(), wait: false, path: 'licences.txt' });
  await other.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase('stifinner').onsuccess = done; }));
  await other.close();
  await p.page.waitForTimeout(600);
  assert.equal(notes((await kept(p.page)).documents.plan), 'Dette skal ikke bli borte');
  await note(p, 'og det går videre');
  assert.equal(notes((await kept(p.page)).documents.plan), 'og det går videre');
});

test('no room: it is said, the plan goes on in memory and as a file, and is kept once there is room', { today: TODAY, seconds: 90 }, async (t) => {
  const origin = new URL(t.address).origin + '/';
  let session;
  const page = await t.open({ before: async (fresh) => { // from the start: what the browser has once promised it does not count again
    session = await fresh.context().newCDPSession(fresh);
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  } });
  const p = new Person(t, page);
  await p.makePlan();
  await p.sees(/Det er ikke plass til mer på enheten/);
  await openNote(p);
  await p.write('Notatet ditt', 'bare i minnet');
  await p.press('Lukk');
  await p.press('Mer');
  assert.equal(notes(await p.saveFile()), 'bare i minnet');
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await openNote(p);
  await note(p, 'nå er det plass');
  assert.equal(notes((await kept(page)).documents.plan), 'nå er det plass');
  // The next frame takes it away, and what was said aloud gives way to the good news.
  await page.waitForFunction(() => !document.body.textContent.includes('Det er ikke plass til mer'));
  await page.getByText('Planen er lagret igjen.').waitFor({ state: 'attached' });
});

test('the clock moved back: versions keep their order', { today: TODAY }, async (t) => {
  const p = new Person(t, await t.open());
  await p.makePlan();
  await openNote(p);
  await note(p, 'før');
  await p.page.evaluate(() => { const now = Date.now; Date.now = () => now() - 400 * 86400000; });
  await note(p, 'etter');
  const { versions, texts, documents } = await kept(p.page);
  assert.equal(notes(documents.plan), 'etter');
  assert.deepEqual(versions.slice(-2).map(({ id }) => notes(texts[id])), ['før', 'etter']);
});

test('locked with a passphrase: nothing readable is left, wrong ones are told, the right one opens', { today: TODAY, seconds: 120 }, async (t) => {
  const p = new Person(t, await t.open());
  await p.makePlan();
  await openNote(p);
  await note(p, 'hemmelig notat');
  await toStorage(p);
  await locked(p, 'noe helt annet');
  await p.sees('De to er ikke like. Skriv den samme to ganger.');
  await t.axe(p.page);
  await p.page.getByLabel('Passfrasen én gang til').fill(SECRET);
  await p.press('Lås planen');
  await p.sees(/^Planen er låst på denne enheten/);
  const dump = JSON.stringify(await kept(p.page));
  assert.ok(!/hemmelig|kreft/i.test(dump), 'nothing of it can be read');
  const last = async (q, words) => { await openNote(q); await note(q, words); };
  await p.press('Mer');
  await last(p, 'også dette');
  assert.ok(!/også dette/.test(JSON.stringify(await kept(p.page))));
  await p.page.reload();
  await t.ready(p.page);
  await p.page.getByRole('heading', { name: 'Planen er låst' }).waitFor();
  await t.axe(p.page);
  await p.page.getByLabel('Passfrase', { exact: true }).fill('feil passfrase');
  await p.page.keyboard.press('Enter');
  await p.sees('Det er ikke riktig passfrase. Prøv igjen.');
  await p.page.getByLabel('Passfrase', { exact: true }).fill(SECRET);
  await p.page.keyboard.press('Enter');
  await p.button('Tidslinje').waitFor();
  await toStorage(p);
  await p.sees(/Notat/); // the list can be read again
  await p.press('Ta bort låsen');
  await p.page.getByLabel('Passfrase', { exact: true }).fill(SECRET);
  await p.press(p.page.getByRole('button', { name: 'Ta bort låsen' }).last());
  await p.button('Lås planen med passfrase').waitFor();
  assert.equal(notes((await kept(p.page)).documents.plan), 'også dette');
});

test('a locked file: made, refused when damaged, opened on another device', { today: TODAY, seconds: 120 }, async (t) => {
  const p = new Person(t, await t.open());
  await p.makePlan();
  await toStorage(p);
  await p.press('Lagre fil med passfrase');
  await p.page.getByLabel('Passfrase', { exact: true }).fill(SECRET);
  await p.page.getByLabel('Passfrasen én gang til').fill(SECRET);
  const [download] = await Promise.all([p.page.waitForEvent('download'), p.press('Lag låst fil')]);
  const text = readFileSync(await download.path(), 'utf8');
  assert.ok(!/kreft/i.test(text) && /"format": "stifinner\/locked"/.test(text));
  const q = new Person(t, await t.open({ size: [390, 844], touch: true }), 'touch');
  await q.openFile(fileOf(text.slice(0, -500)));
  await q.sees(/Filen er skadet eller kuttet av/);
  await q.press('Lukk meldingen');
  await q.openFile(fileOf(text));
  await q.page.getByRole('heading', { name: 'Filen er låst' }).waitFor();
  await t.axe(q.page);
  await t.allNamed(q.page);
  await q.page.getByLabel('Passfrase', { exact: true }).fill('galt galt galt');
  await q.press('Åpne filen');
  await q.sees('Det er ikke riktig passfrase. Prøv igjen.');
  await q.page.getByLabel('Passfrase', { exact: true }).fill(SECRET);
  await q.press('Åpne filen');
  await q.button('Tidslinje').waitFor();
});

test('a computer that others use: nothing is kept, and it is said on every screen', { today: TODAY, seconds: 90 }, async (t) => {
  const p = new Person(t, await t.open());
  await p.press('Bruker flere denne maskinen?');
  await p.press('Slå på delt maskin');
  await p.press('Ja, ikke lagre noe her');
  await p.sees(/Delt maskin er på/);
  await p.press('Nå');
  await p.makePlan();
  for (const place of ['Tidslinje', 'Mer', 'Nå']) {
    await p.press(place);
    await p.sees(/Delt maskin: Ingenting blir lagret her/);
  }
  const left = () => p.page.evaluate(async () => [...(await indexedDB.databases()).map(({ name }) => name), ...await caches.keys(), localStorage.length, sessionStorage.length, document.cookie]);
  assert.deepEqual(await left(), [0, 0, '']);
  p.page.on('dialog', (dialog) => dialog.accept());
  await p.page.reload();
  await t.ready(p.page);
  await p.page.getByRole('heading', { name: 'Hva skjer nå?' }).waitFor();
  assert.equal(await p.page.getByText(/Delt maskin: /).count(), 0, 'the mode itself is kept nowhere');
});

test('everything deleted: read back, and other pages follow', { today: TODAY, seconds: 90 }, async (t) => {
  const p = new Person(t, await t.open());
  await p.makePlan();
  const other = await t.open({ reuse: p.page.context() });
  await p.press('Mer');
  await p.press('Slett alt som er lagret her');
  await p.press('Ja, slett alt');
  await other.getByRole('heading', { name: 'Hva skjer nå?' }).waitFor();
  await p.page.waitForFunction(() => document.getElementById('polite').textContent === 'Alt er slettet.');
  assert.deepEqual(await p.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
});

test('what another page was about to follow when everything was deleted does not come back', { today: TODAY, seconds: 90 }, async (t) => {
  const p = new Person(t, await t.open());
  await p.makePlan();
  const other = await t.open({ reuse: p.page.context(), before: (fresh) => fresh.addInitScript(() => {
    const get = IDBObjectStore.prototype.get, { set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess');
    IDBObjectStore.prototype.get = function slowly(key) { // tells of the state 2 s late
      const request = get.call(this, key);
      if (globalThis.slow && key === 'seq:plan') Object.defineProperty(request, 'onsuccess', { set: (done) => set.call(request, () => setTimeout(done, 2000)) });
      return request;
    };
  }) });
  await p.press('Mer');
  await p.press('Slett alt som er lagret her');
  await other.evaluate(() => { globalThis.slow = true; document.dispatchEvent(new Event('visibilitychange')); });
  await p.press('Ja, slett alt');
  await other.getByRole('heading', { name: 'Hva skjer nå?' }).waitFor();
  await other.waitForTimeout(2500);
  assert.equal(await other.getByRole('heading', { name: 'Hva skjer nå?' }).count(), 1);
});

test('a file that follows the plan is written in place', { today: TODAY, seconds: 90 }, async (t) => {
  const page = await t.open({ before: (fresh) => fresh.addInitScript(() => {
    // The browser's own dialog cannot be pressed here: a real file handle stands in for the one that it gives.
    window.showSaveFilePicker = async ({ suggestedName }) => (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
    FileSystemFileHandle.prototype.queryPermission ??= async () => 'granted';
    FileSystemFileHandle.prototype.requestPermission ??= async () => 'granted';
  }) });
  const p = new Person(t, page);
  await p.makePlan();
  await toStorage(p);
  await p.press('Velg en fil som følger planen');
  await p.sees(/^Filen «stifinner-2026-02-02.json» følger planen/);
  await openNote(p);
  await note(p, 'i filen også');
  await page.waitForTimeout(1600);
  const text = await page.evaluate(async () => (await (await (await navigator.storage.getDirectory()).getFileHandle('stifinner-2026-02-02.json')).getFile()).text());
  assert.equal(notes(text), 'i filen også');
});

for (const [name, options, how] of [['keyboard alone', {}, 'keyboard'], ['text mode', { webgl: false }, 'mouse']])
  test(`the storage screen: ${name}`, { today: TODAY, seconds: 150, ...options }, async (t) => {
    const p = new Person(t, await t.open(), how);
    await p.makePlan();
    await p.press('Mer');
    await p.press('Fil og lagring');
    await p.press('Lås planen med passfrase');
    await p.press('Avbryt');
    await p.press('Slå på delt maskin');
    await p.press('Avbryt');
    await t.axe(p.page);
    await t.allNamed(p.page);
  });
