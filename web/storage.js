// What stays on this device, in IndexedDB: documents by key ("plan", "settings", "meeting", "note": a helper's own), the last versions of
// each plan, and a few facts about them. Everything that can go wrong is an answer, never a crash. What is confirmed is on the disk.
import { packed, plainLength, unpacked } from './pack.js';
import { proven, sealed, unsealed, derived, newHeader } from './lock.js';

const NAME = 'stifinner', EDITION = 3, LOCK = 'stifinner-writer';
const DOCUMENTS = 'documents', VERSIONS = 'versions', TEXTS = 'texts', FACTS = 'facts';
const LOCKED = new DOMException('locked', 'InvalidAccessError');
const STORES = [DOCUMENTS, VERSIONS, TEXTS, FACTS];
export const KEPT_VERSIONS = 50, KEPT_PLANS = 20;
const PLAIN = new Set(['settings']); // needed before the passphrase is known; nothing about a person's health
const UNREADABLE = ' '; // stands for what is there and cannot be read: no document, so the program tells that it is damaged
const SLOW_MS = 15000, TIDY_AFTER_MS = 2000, WORTH_PACKING = 4096;

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });
}

function same(a, b) {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return Boolean(a && b) && a.length === b.length && a.every((byte, index) => byte === b[index]);
}

// Edition 1 had the documents only: what lay there becomes the first version. Edition 2 kept a document's text beside its version's; such
// a document is read as it is, and is written the new way with its next change.
function upgrade(database, transaction, from) {
  if (from < 1) database.createObjectStore(DOCUMENTS);
  if (from < 2) {
    database.createObjectStore(VERSIONS);
    database.createObjectStore(TEXTS);
    database.createObjectStore(FACTS);
    const request = transaction.objectStore(DOCUMENTS).get('plan');
    request.onsuccess = () => {
      if (typeof request.result !== 'string') return;
      const of = /"id":"([^"]*)"/.exec(request.result)?.[1] ?? '';
      transaction.objectStore(VERSIONS).put({ key: 'plan', of, at: Date.now(), label: { words: '', title: '' } }, 1024);
      transaction.objectStore(TEXTS).put(request.result, 1024);
      transaction.objectStore(FACTS).put(1, 'seq');
      transaction.objectStore(FACTS).put(1, 'seq:plan');
    };
  }
}

// late(database): it opened after all, when nobody waited any more.
async function openDatabase(late) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, EDITION);
    let given = false;
    const giveUp = (name) => () => { given = true; reject(new DOMException(name, name)); };
    request.onupgradeneeded = (event) => upgrade(request.result, request.transaction, event.oldVersion);
    request.onsuccess = () => (given ? late(request.result) : resolve(request.result));
    request.onerror = () => reject(request.error);
    request.onblocked = () => setTimeout(giveUp('TimeoutError'), 3000); // another page holds an older edition
    setTimeout(giveUp('UnknownError'), SLOW_MS); // some browsers never answer: the page must open all the same
  });
}

const isPointer = (value) => typeof value?.version === 'number';
// -> { value, name }: what is stored of a document, and the name it is locked under. Of what has versions, the text is in the newest of them.
async function stored(transaction, key) {
  const value = await answer(transaction.objectStore(DOCUMENTS).get(key));
  return isPointer(value) ? { value: await answer(transaction.objectStore(TEXTS).get(value.version)) ?? UNREADABLE, name: 'version' } : { value, name: key };
}

export class Storage {
  // tell(topic, body): 'kept' with '' or why not, 'followed:KEY' with the text, 'conflict', 'erased', 'locked'
  constructor(tell) {
    this.tell = tell;
    this.database = this.opening = null;
    this.fault = ''; // why nothing is kept: 'denied', 'blocked', 'newer'; '' when all is well
    this.last = new Map(); // key -> what was put last, to be written anew if the database is lost
    this.seq = 0;
    this.known = new Map(); // key -> the number of the state that this page shows
    this.newest = null; // { id, of } of the version this page wrote last
    this.writer = !navigator.locks;
    this.shared = false; // nothing is kept: a computer that others use
    this.lock = null; // { header, key } once the passphrase is known
    this.header = null; // of a lock that is on
    this.queue = Promise.resolve();
    this.waiting = 0; // in the queue
    this.channel = globalThis.BroadcastChannel ? new BroadcastChannel(NAME) : null;
    if (this.channel) this.channel.onmessage = ({ data }) => this.heard(data);
    document.addEventListener('visibilitychange', () => { if (!document.hidden && !this.writer) this.refresh(); });
    addEventListener('pageshow', (event) => { if (event.persisted) this.refresh(); });
    this.open();
  }

  open() {
    if (this.shared) return Promise.resolve(null);
    const adopt = (database) => {
      this.database = database;
      this.fault = '';
      database.onversionchange = () => { database.close(); this.lost(database); };
      database.onclose = () => this.lost(database);
      return database;
    };
    // Late: what is kept has not been shown yet; if nothing new has been made, the page begins again.
    const late = (database) => { if (!this.database) adopt(database); if (this.last.size === 0) this.tell('locked', ''); };
    this.opening ??= openDatabase(late).then(adopt, (error) => {
      this.opening = null;
      this.fault = { VersionError: 'newer', TimeoutError: 'blocked' }[error?.name] ?? 'denied';
      return null;
    });
    return this.opening;
  }

  // The database was deleted or closed underneath: what is in memory is written anew.
  lost(database) {
    if (this.database !== database) return;
    this.database = this.opening = null;
    this.known.clear();
    setTimeout(async () => {
      if (this.shared || this.erasing || this.gone) return;
      if (!(await this.open())) return this.tell('kept', this.fault);
      if (!this.writer) return; // the page that writes does it
      if (this.header && this.lock) await this.setFact('lock', this.header);
      for (const record of [...this.last.values()]) this.tell('kept', await this.put(record.key, record.text, record));
    }, 100);
  }

  // ---- reading ----

  // -> { texts: key -> text or null, fault, locked }
  async load(keys) {
    const none = (fault) => ({ texts: Object.fromEntries(keys.map((key) => [key, null])), fault, locked: false });
    const database = await this.open();
    if (!database) return none(this.fault);
    this.watchLock();
    try {
      const transaction = database.transaction([DOCUMENTS, TEXTS, FACTS]), facts = transaction.objectStore(FACTS);
      const [seq, header, numbers, found] = await Promise.all([answer(facts.get('seq')), answer(facts.get('lock')),
        Promise.all(keys.map((key) => answer(facts.get('seq:' + key)))), Promise.all(keys.map((key) => stored(transaction, key)))]);
      this.seq = Math.max(this.seq, seq ?? 0);
      this.header = header ?? null;
      keys.forEach((key, index) => this.known.set(key, numbers[index] ?? 0));
      const texts = {};
      for (const [index, key] of keys.entries()) {
        texts[key] = await this.reveal(found[index].value, found[index].name).catch(() => UNREADABLE);
        if (texts[key] !== null && texts[key] !== UNREADABLE) this.last.set(key, { key, text: texts[key] });
      }
      return { texts, fault: '', locked: Boolean(this.header) && !this.lock };
    } catch {
      this.fault = 'denied';
      return none(this.fault);
    }
  }

  // The text of a stored value: plain, packed or locked; null when the passphrase is not known yet.
  async reveal(value, name) {
    if (value === undefined || value === null) return null;
    if (value.iv) {
      if (!this.lock) return null;
      value = await unsealed(this.lock.key, value, name);
    }
    return typeof value === 'string' ? value : unpacked(value);
  }

  // -> [{ id, of, at, words, title, key }], newest first
  async versions() {
    const database = await this.open();
    if (!database) return [];
    const store = database.transaction(VERSIONS).objectStore(VERSIONS);
    const [ids, entries] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    const list = [];
    for (const [index, { key, of, at, label }] of entries.entries()) {
      const shown = label?.iv ? JSON.parse((await this.reveal(label, 'label')) ?? '{}') : label;
      list.push({ id: ids[index], of, at, key, words: shown?.words ?? '', title: shown?.title ?? '' });
    }
    return list.reverse();
  }

  async version(id) {
    const database = await this.open();
    return database ? this.reveal(await answer(database.transaction(TEXTS).objectStore(TEXTS).get(id)), 'version') : null;
  }

  async fact(name) {
    const database = await this.open();
    return database ? answer(database.transaction(FACTS).objectStore(FACTS).get(name)).catch(() => undefined) : undefined;
  }
  async setFact(name, value) {
    const database = this.shared ? null : await this.open();
    if (!database) return;
    const transaction = database.transaction(FACTS, 'readwrite');
    if (value === undefined) transaction.objectStore(FACTS).delete(name);
    else transaction.objectStore(FACTS).put(value, name);
    await finished(transaction).catch(() => {});
  }

  // ---- writing ----

  // text: a text or its bytes; null: forget it. info: { of, words, title, merge }; with `of`, the id of the plan, a version is kept; `merge` makes it replace
  // this page's last one. -> '' once it is on the disk, else why not. Starts at once when it can: the page may be closing.
  put(key, text, { of = '', words = '', title = '', merge = false } = {}) {
    const record = { key, text, of, words, title, merge };
    this.gone = false;
    if (text === null) this.last.delete(key);
    else this.last.set(key, record);
    if (this.shared) return Promise.resolve('shared');
    if (this.writer && this.database && this.waiting === 0 && !this.locks(key)) return this.write(record);
    this.waiting += 1;
    this.queue = this.queue.then(() => this.write(record)).catch(() => 'denied').finally(() => { this.waiting -= 1; });
    return this.queue;
  }

  locks(key) { return this.header !== null && !PLAIN.has(key); }

  async write(record, tries = 3) {
    const database = this.database ?? await this.open();
    if (!database) return this.fault;
    let changes = record.text === null ? null : { value: record.text, label: { words: record.words, title: record.title } };
    if (changes && this.locks(record.key)) {
      if (!this.lock) return 'locked';
      changes = await this.sealedRecord(record);
    }
    const checked = !this.writer;
    if (checked) await this.takeOver();
    try {
      if (!(await this.transact(database, record, changes, checked))) return 'conflict';
    } catch (error) {
      if (tries === 0) return error?.name === 'QuotaExceededError' ? 'full' : 'denied';
      if (error?.name === 'QuotaExceededError') await this.makeRoom(tries);
      else if (this.database === database && error?.name === 'InvalidStateError') this.database = this.opening = null;
      else if (checked && error === LOCKED) { this.tell('locked', ''); return 'locked'; }
      else await new Promise((done) => setTimeout(done, 50));
      return this.write(record, tries - 1);
    }
    this.channel?.postMessage({ kind: 'changed', key: record.key, seq: this.known.get(record.key) });
    clearTimeout(this.tidying);
    this.tidying = setTimeout(() => this.tidy().catch(() => {}), TIDY_AFTER_MS);
    return '';
  }

  async sealedRecord(record) {
    const { key } = this.lock, text = await packed(record.text);
    const [value, label] = await Promise.all([sealed(key, text, record.of ? 'version' : record.key),
      sealed(key, JSON.stringify({ words: record.words, title: record.title }), 'label')]);
    return { value, label };
  }

  // One transaction: the document, its version, the number of its state. -> false if another page was first; then it is a version only.
  async transact(database, record, changes, checked) {
    const transaction = database.transaction(STORES, 'readwrite', { durability: 'strict' });
    const [documents, versions, texts, facts] = STORES.map((name) => transaction.objectStore(name));
    let first = true, locked = false, seq, state;
    const write = () => {
      seq = this.seq += 1;
      state = seq + Math.random(); // of two pages that write at the same moment, each has its own
      facts.put(seq, 'seq');
      let content = changes?.value;
      if (changes && record.of) {
        // Numbers grow with every state; the last digits keep two pages apart that write at the same moment.
        const again = record.merge && this.newest?.of === record.of && first;
        const id = again ? this.newest.id : seq * 1024 + crypto.getRandomValues(new Uint16Array(1))[0] % 1024;
        versions.put({ key: record.key, of: record.of, at: Date.now(), label: changes.label }, id);
        texts.put(content, id);
        content = { version: id };
        if (first) this.newest = { id, of: record.of };
      }
      if (first) {
        if (changes) documents.put(content, record.key);
        else documents.delete(record.key);
        facts.put(state, 'seq:' + record.key);
      }
      transaction.commit?.();
    };
    if (checked) {
      const seen = facts.get('seq:' + record.key), top = facts.get('seq'), lock = facts.get('lock');
      lock.onsuccess = () => {
        this.seq = Math.max(this.seq, top.result ?? 0);
        locked = Boolean(lock.result) !== Boolean(this.header); // or opened, by another page meanwhile
        if (locked) return transaction.abort();
        first = (seen.result ?? 0) === (this.known.get(record.key) ?? 0);
        write();
      };
    } else write();
    await finished(transaction).catch((error) => { throw locked ? LOCKED : error; });
    if (first) this.known.set(record.key, state);
    if (!first) { await this.refresh(record.key); this.tell('conflict', ''); }
    return first;
  }

  // The storage is full: old versions give way, never the last one of a plan nor the one that is its text now.
  async makeRoom(tries) {
    const keep = tries > 2 ? 10 : 1;
    await this.prune(keep).catch(() => {});
  }

  // -> the numbers of the versions that documents have their texts in.
  async prune(keep = KEPT_VERSIONS) {
    const transaction = this.database.transaction([DOCUMENTS, VERSIONS, TEXTS], 'readwrite');
    const versions = transaction.objectStore(VERSIONS), texts = transaction.objectStore(TEXTS), counts = new Map();
    const [documents, ids, entries] = await Promise.all([answer(transaction.objectStore(DOCUMENTS).getAll()), answer(versions.getAllKeys()), answer(versions.getAll())]);
    const current = documents.filter(isPointer).map(({ version }) => version);
    for (let index = ids.length - 1; index >= 0; --index) {
      const of = entries[index].of, count = (counts.get(of) ?? 0) + 1;
      if (!counts.has(of) && counts.size >= KEPT_PLANS) counts.set(of, Infinity); // the oldest plans beyond twenty
      else counts.set(of, count);
      if (counts.get(of) <= keep || current.includes(ids[index])) continue;
      versions.delete(ids[index]);
      texts.delete(ids[index]);
    }
    await finished(transaction);
    return current;
  }

  // While nothing happens: what is too old goes, what is large is packed.
  async tidy() {
    const database = this.database;
    if (!database) return;
    const current = await this.prune();
    if (this.header) return;
    const ids = await answer(database.transaction(TEXTS).objectStore(TEXTS).getAllKeys());
    for (const id of ids.filter((one) => !current.includes(one))) {
      if (this.waiting || database !== this.database) return;
      const text = await answer(database.transaction(TEXTS).objectStore(TEXTS).get(id));
      if (!text || text.iv || plainLength(text) < WORTH_PACKING) continue;
      const small = await packed(text);
      if (plainLength(small)) return; // a browser that cannot
      const transaction = database.transaction(TEXTS, 'readwrite'), texts = transaction.objectStore(TEXTS);
      const request = texts.get(id);
      // What has been written in its place meanwhile stays.
      request.onsuccess = () => { if (same(request.result, text)) texts.put(small, id); };
      await finished(transaction);
    }
  }

  // ---- several pages: one writes, the others follow ----

  watchLock() {
    if (!navigator.locks || this.asking) return;
    this.asking = true;
    const hold = () => {
      this.writer = true;
      return this.refresh().then(() => new Promise((release) => { this.release = release; }));
    };
    // Taken if it is free; else as soon as the other page is closed or gives way.
    navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => lock && hold()).catch(() => {}).then(() => {
      this.writer = false;
      if (this.erasing) return;
      navigator.locks.request(LOCK, () => hold()).catch(() => { this.writer = this.asking = false; if (!this.erasing) this.watchLock(); });
    });
  }

  // The page that a person uses is the one that writes.
  takeOver() {
    return new Promise((taken) => {
      const given = () => { this.writer = true; taken(); return new Promise((release) => { this.release = release; }); };
      navigator.locks.request(LOCK, { steal: true }, given).catch(() => { this.writer = false; taken(); });
    });
  }

  heard({ kind, key, seq }) {
    if (kind === 'erased') {
      this.gone = true; // until something is put again
      this.database?.close();
      this.forget();
      this.tell('erased', '');
    }
    if (kind === 'lock') this.tell('locked', '');
    else if (kind === 'changed' && seq !== this.known.get(key)) this.refresh(key);
  }

  // Shows what another page has written since.
  async refresh(key = 'plan') {
    const database = this.database;
    if (!database || this.shared) return;
    const transaction = database.transaction([DOCUMENTS, TEXTS, FACTS]);
    const [seq, found] = await Promise.all([answer(transaction.objectStore(FACTS).get('seq:' + key)), stored(transaction, key)]).catch(() => []);
    if (!seq || seq === this.known.get(key) || this.database !== database) return; // not what another page has deleted meanwhile
    this.seq = Math.max(this.seq, Math.floor(seq));
    this.known.set(key, seq);
    this.newest = null;
    const text = await this.reveal(found.value, found.name).catch(() => null);
    if (text !== null && this.database === database) this.tell('followed:' + key, text);
  }

  // ---- the passphrase ----

  // -> '' or 'wrong'. Afterwards load() answers with what was locked.
  async unlock(passphrase) {
    const { key, proof } = await derived(passphrase, this.header);
    if (!proven(proof, this.header.proof)) return 'wrong';
    this.lock = { header: this.header, key };
    return '';
  }

  // Everything about the person is locked anew, in one transaction; passphrase null: it is all plain again. -> '' or why not.
  relock(passphrase) {
    this.waiting += 1;
    this.queue = this.queue.then(() => this.relockNow(passphrase)).catch(() => 'denied').finally(() => { this.waiting -= 1; });
    return this.queue;
  }
  async relockNow(passphrase) {
    const database = await this.open();
    if (!database) return this.fault;
    if (!this.writer) await this.takeOver();
    let lock = null, header = null;
    if (passphrase !== null) {
      header = newHeader();
      const { key, proof } = await derived(passphrase, header);
      header.proof = proof;
      lock = { header, key };
    }
    const wrap = async (text, name) => lock ? sealed(lock.key, name === 'label' ? text : await packed(text), name) : name === 'label' ? JSON.parse(text) : text;
    const reading = database.transaction(STORES), all = async (name) => {
      const store = reading.objectStore(name), [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
      return keys.map((key, index) => [key, values[index]]);
    };
    const [documents, versions, texts] = await Promise.all([all(DOCUMENTS), all(VERSIONS), all(TEXTS)]);
    const puts = [];
    for (const [key, value] of documents) if (!PLAIN.has(key) && !isPointer(value)) puts.push([DOCUMENTS, key, await wrap(await this.reveal(value, key), key)]);
    for (const [id, entry] of versions)
      puts.push([VERSIONS, id, { ...entry, label: await wrap(entry.label?.iv ? await this.reveal(entry.label, 'label') : JSON.stringify(entry.label), 'label') }]);
    for (const [id, value] of texts) puts.push([TEXTS, id, await wrap(await this.reveal(value, 'version'), 'version')]);
    const transaction = database.transaction(STORES, 'readwrite', { durability: 'strict' });
    for (const [store, key, value] of puts) transaction.objectStore(store).put(value, key);
    if (header) transaction.objectStore(FACTS).put(header, 'lock');
    else transaction.objectStore(FACTS).delete('lock');
    await finished(transaction);
    this.lock = lock;
    this.header = header;
    this.channel?.postMessage({ kind: 'lock' });
    return '';
  }

  // ---- the end ----

  forget() {
    this.last.clear();
    this.known.clear();
    Object.assign(this, { database: null, opening: null, newest: null, lock: null, header: null, seq: 0 });
  }

  // Deletes everything of ours and looks whether it is gone. -> what is left, by name; [] when nothing is.
  async erase() {
    this.erasing = true;
    await this.queue.catch(() => {});
    clearTimeout(this.tidying);
    this.channel?.postMessage({ kind: 'erased' });
    this.database?.close();
    this.release?.();
    this.forget();
    await new Promise((done) => {
      try {
        const request = indexedDB.deleteDatabase(NAME);
        request.onsuccess = request.onerror = done;
        setTimeout(done, 5000); // another page holds it
      } catch { done(); }
    });
    const ours = (names) => names.filter((name) => name.startsWith(NAME));
    const tried = async (what) => { try { return await what(); } catch { return []; } };
    const workers = () => tried(async () => [await navigator.serviceWorker?.getRegistration()].filter(Boolean));
    for (const name of await tried(async () => ours(await caches.keys()))) await caches.delete(name);
    for (const worker of await workers()) await worker.unregister();
    const left = [
      ...await tried(async () => ours((await indexedDB.databases()).map(({ name }) => name))),
      ...await tried(async () => ours(await caches.keys())),
      ...(await workers()).map(() => 'worker'),
    ];
    this.asking = this.erasing = false;
    this.writer = !navigator.locks;
    return left;
  }
}
