// What happens to a page in real life while it saves: killed, written to from two sides, without its graphics, open for hours.
// Short here; STIFINNER_FAULTS=500 makes 500 saves of it, STIFINNER_USE=2000 two hours' use (an action every 3-4 seconds).
import { assert, test } from './harness.mjs';
import { Person, TODAY } from './person.mjs';
import { kept, note, notes, openNote } from './kept.mjs';

const SAVES = Number(process.env.STIFINNER_FAULTS ?? 40), USE = Number(process.env.STIFINNER_USE ?? 240), seed = Number(process.env.STIFINNER_SEED ?? Date.now() % 100000);
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

// What a person does in an afternoon, as presses and words; runs in the page. Errands in which something has no place that day (no day
// to move, nothing to undo) go on with what is there. -> how many presses and words, and of which errands.
function errands(count, state) {
  const chance = () => { // mulberry32, as above
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const pick = (list) => list[Math.floor(chance() * list.length)];
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const all = (selector) => [...document.querySelectorAll(`#mirror ${selector}`)];
  let actions = 0;
  async function press(name, choose = (list) => list[0]) { // one that begins so, else none
    const said = (el) => el.getAttribute('aria-label') ?? el.textContent;
    const is = name instanceof RegExp ? (el) => name.test(said(el)) : (el) => said(el).startsWith(name);
    const found = choose(all('button').filter((el) => !el.disabled && is(el)));
    if (!found) return false;
    actions += 1;
    found.click();
    await drawn();
    return true;
  }
  async function option(name) { // a radio or a box to tick, by what stands beside it
    const found = all('label').find((el) => el.textContent.startsWith(name))?.querySelector('input') ?? all('input').find((el) => el.labels?.[0]?.textContent.startsWith(name));
    if (!found) return;
    actions += 1;
    found.click();
    await drawn();
  }
  async function write(name, words) {
    const field = all('input, textarea, select').find((el) => el.labels?.[0]?.textContent.startsWith(name));
    if (!field) return;
    actions += 1;
    field.value = words;
    field.dispatchEvent(new Event(field.matches('select') ? 'change' : 'input', { bubbles: true }));
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    await drawn();
  }
  const openStep = async () => {
    for (const name of ['Lukk', 'Tidslinje', 'Liste']) await press(name);
    await press(/, (i dag|i morgen|(man|tir|ons|tor|fre|lør|søn) )/, pick); // any step that has a day
  };
  const more = async (name) => { for (const one of ['Lukk', 'Mer', name]) await press(one); };
  const day = async () => { await write('Dag', 1 + Math.floor(chance() * 28)); await write('Måned', 2 + Math.floor(chance() * 9)); await write('År', 2026); };
  const kinds = {
    read: async () => { await openStep(); await write('Dette vil jeg spørre om', 'Hva nå? ' + actions); await press(/^Alle \d+ temaer/); await option('Økonomi og bolig'); await press('Lukk'); },
    note: async () => { await openStep(); await write('Notatet ditt', 'Spør om prøvesvar ' + actions); await press('Lukk'); },
    book: async () => { await openStep(); await press('Jeg har fått time') || await press('Endre dato'); await day(); await write('Klokkeslett', '9.30'); await press('Lagre'); await press('Avbryt'); await press('Lukk'); },
    done: async () => { await openStep(); await press('Det er gjort'); await press('Lagre'); await press('Lukk'); },
    drop: async () => { await openStep(); await press(pick(['Ikke aktuelt', 'Ta bort det jeg har ført opp'])); await press('Lukk'); },
    move: async () => { await openStep(); await press('Prøv en annen dag'); await day(); await press('Lagre'); for (const name of ['Dagen etter', 'Dagen etter', 'Dagen før']) await press(name); await press(pick(['Velg ', 'Bli på ', 'Timen er '])); await press('Lukk'); },
    undo: async () => { await press('Lukk'); await press('Tidslinje'); for (const name of ['Angre', 'Angre', 'Gjør om igjen']) await press(name); },
    map: async () => { for (const name of ['Lukk', 'Tidslinje', 'Kart', 'Vis nærmere', 'Lenger fram', 'Lenger fram', 'Vis mer', 'Tidligere', 'I dag']) await press(name); },
    exact: async () => { for (const name of ['Lukk', 'Tidslinje', 'Nøyaktig', 'Vis nærmere', 'Lenger fram', 'Vis mer', 'I dag', 'Kart']) await press(name); },
    language: async () => { await more('Innstillinger'); for (const name of ['English', 'Nynorsk', 'Bokmål']) await option(name); },
    look: async () => { await more('Innstillinger'); for (const name of ['Mørke', 'Sterk kontrast', 'Lyse']) await option(name); },
    text: async () => { await more('Innstillinger'); await option('Bare tekst'); await press('Tidslinje'); await more('Innstillinger'); await option('Bare tekst'); },
    paper: async () => { await more('Skriv ut'); await option(pick(['Planen etter dato', 'Tidslinjen'])); await press('Skriv ut nå'); },
    files: async () => { await more('Del eller hent'); for (const name of ['Lag kalenderfil', 'Lag tabell', 'Lag FHIR-fil', 'Lagre kopien']) await press(name); },
    save: async () => { await more('Lagre som fil'); },
    versions: async () => { await more('Fil og lagring'); await press('Vis flere versjoner'); await press('Hent tilbake', pick); await press('Lukk meldingen'); },
    journeys: async () => { await more('Færre reiser'); await press('Let videre'); },
    matters: async () => { await press('Lukk'); await press('Viktig'); await write('Hva er viktig for deg?', 'Gå tur ' + actions); await press('Legg til et mål'); await press('Avbryt'); },
    people: async () => { await press('Lukk'); await press('Folk'); await press('Legg til en person'); await write('Navn eller rolle', 'Person ' + actions); await press('Lagre'); await press('Fjern'); },
    calling: async () => { await press('Lukk'); await press(/^(Ring noen|Hvem kan jeg ringe)/); },
    help: async () => { await more('Hjelp og personvern'); },
    words: async () => { await more('Ord og forkortelser'); },
    now: async () => { await press('Lukk'); await press('Nå'); },
  };
  const names = Object.keys(kinds), often = ['read', 'note', 'book', 'done', 'move', 'undo', 'map', 'now'];
  return (async () => {
    const done = {};
    while (actions < count) {
      const kind = pick(chance() < 0.5 ? often : names), before = actions;
      await kinds[kind]();
      done[kind] = (done[kind] ?? 0) + actions - before;
    }
    return { actions, done };
  })();
}

test('long use leaves nothing behind', { today: TODAY, seconds: 120 + USE }, async (t) => {
  const page = await t.open({ size: [390, 844], before: (fresh) => fresh.addInitScript(() => {
    globalThis.print = () => { globalThis.printed = (globalThis.printed ?? 0) + 1; setTimeout(() => dispatchEvent(new Event('afterprint'))); };
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.call(WebAssembly, ...given);
      globalThis.memory = Object.values(made.exports).find((one) => one instanceof WebAssembly.Memory);
      return made;
    };
    const click = HTMLAnchorElement.prototype.click; // no dialog, and no folder full of files
    HTMLAnchorElement.prototype.click = function () { if (this.download) globalThis.files = (globalThis.files ?? 0) + 1; else click.call(this); };
  }) });
  await new Person(t, page).makePlan();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const measure = async () => {
    await page.waitForTimeout(200);
    for (let i = 0; i < 2; ++i) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics'), value = (name) => metrics.find((metric) => metric.name === name).value;
    const { documents, versions, texts } = await kept(page);
    const stored = [...Object.values(documents), ...Object.values(texts)].reduce((sum, text) => sum + text.length, 0);
    return { heap: value('JSHeapUsedSize'), wasm: await page.evaluate(() => globalThis.memory.buffer.byteLength), nodes: value('Nodes'), listeners: value('JSEventListeners'), versions: versions.length, stored, usage: await page.evaluate(async () => (await navigator.storage.estimate()).usage) };
  };
  const POINTS = 10, points = [], done = {};
  let actions = 0;
  for (let point = 0; point < POINTS; ++point) {
    const part = await page.evaluate(`(${errands})(${Math.ceil(USE / POINTS)}, ${seed + point})`);
    actions += part.actions;
    for (const [kind, count] of Object.entries(part.done)) done[kind] = (done[kind] ?? 0) + count;
    points.push(await measure());
    const m = points.at(-1), mb = (bytes) => (bytes / 1e6).toFixed(2);
    console.log(`        ${actions} actions: heap ${mb(m.heap)} MB, WASM ${mb(m.wasm)} MB, nodes ${m.nodes}, listeners ${m.listeners}, ${m.versions} versions, texts ${mb(m.stored)} MB, stored ${mb(m.usage)} MB`);
  }
  console.log(`        ${Object.entries(done).map(([kind, count]) => `${kind} ${count}`).join(', ')}; ${await page.evaluate(() => `${globalThis.printed ?? 0} printed, ${globalThis.files ?? 0} files`)}`);
  assert.ok(actions >= USE && Object.keys(done).length > 8, 'it was used');
  // The first half is for what fills once: caches, undo, the list of versions. Of each half the least counts: what is open differs.
  const least = (list, name) => Math.min(...list.map((point) => point[name])), half = points.slice(2, 6), end = points.slice(6);
  const grows = (name, share, more) => assert.ok(least(end, name) <= least(half, name) * share + more, `${name} grows: ${points.map((point) => point[name])}`);
  grows('heap', 1.1, 1e6);
  grows('wasm', 1.1, 1e6);
  grows('nodes', 1.1, 200);
  grows('listeners', 1.05, 5);
  assert.ok(points.every(({ versions }) => versions <= 60), 'and versions give way');
});
