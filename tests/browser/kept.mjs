// What lies in the page's storage, and the note that tests write to change it.
// Every byte of text that is kept: documents, versions, their labels. What is locked counts as '(locked)'.
export function kept(page) {
  return page.evaluate(async () => {
    const database = await new Promise((done, failed) => { const r = indexedDB.open('stifinner'); r.onsuccess = () => done(r.result); r.onerror = () => failed(r.error); });
    const all = (name) => new Promise((done) => {
      const store = database.transaction(name).objectStore(name), keys = store.getAllKeys(), values = store.getAll();
      values.onsuccess = () => done(keys.result.map((key, index) => [String(key), values.result[index]]));
    });
    const text = async (value) => {
      if (typeof value === 'string') return value;
      if (value?.iv) return '(locked)';
      if (value[0] !== 0x1f || value[1] !== 0x8b) return new TextDecoder().decode(value);
      return new Response(new Blob([value]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    };
    const stores = [...database.objectStoreNames], result = { documents: {}, versions: [], texts: {}, facts: {} };
    if (stores.includes('versions')) {
      for (const [key, value] of await all('versions')) result.versions.push({ id: key, of: value.of, words: value.label.iv ? '(locked)' : value.label.words });
      for (const [key, value] of await all('texts')) result.texts[key] = await text(value);
      for (const [key, value] of await all('facts')) result.facts[key] = typeof value === 'number' ? value : typeof value;
    }
    for (const [key, value] of await all('documents'))
      result.documents[key] = value?.version ? result.texts[value.version] : await text(value);
    database.close();
    return result;
  });
}
// One entry as it lies there, and entries put there by hand: [store, key, value]...
export const stored = (page, name, key) => page.evaluate(([from, which]) => new Promise((done, failed) => {
  const open = indexedDB.open('stifinner');
  open.onerror = () => failed(open.error);
  open.onsuccess = () => {
    open.result.transaction(from).objectStore(from).get(which).onsuccess = ({ target }) => { open.result.close(); done(target.result); };
  };
}), [name, key]);
export const store = (page, entries) => page.evaluate((list) => new Promise((done, failed) => {
  const open = indexedDB.open('stifinner');
  open.onerror = () => failed(open.error);
  open.onsuccess = () => {
    const transaction = open.result.transaction([...open.result.objectStoreNames], 'readwrite');
    for (const [into, key, value] of list) transaction.objectStore(into).put(value, key);
    transaction.onabort = () => failed(transaction.error);
    transaction.oncomplete = () => { open.result.close(); done(); };
  };
}), entries);
export const notes = (text) => text && JSON.parse(text).courses.flatMap((course) => (course.notes ?? []).map((note) => note.text)).join('|');

export async function openNote(p) {
  await p.press('Tidslinje');
  if (await p.button('Liste').count()) await p.press('Liste');
  await p.press(p.page.getByRole('button', { name: /^Tenk gjennom/ }).first());
}
export async function note(p, words) {
  await p.write('Notatet ditt', words);
  await p.page.waitForFunction(() => document.documentElement.dataset.saved === 'true');
}
