// What stays on this device: the plan and the settings, in IndexedDB. Everything that can go wrong is an answer, never a crash.

const NAME = 'stifinner', STORE = 'documents';

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}

function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(true);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

export class Storage {
  constructor() {
    this.database = open().catch(() => null); // private mode, denied, damaged: the plan lives in memory only
    this.queue = Promise.resolve();
  }

  // -> { plan, settings }, each a text or null; `kept` is false when nothing can be stored here.
  async load() {
    const database = await this.database;
    if (!database) return { plan: null, settings: null, kept: false };
    const store = database.transaction(STORE).objectStore(STORE);
    const get = (key) => new Promise((resolve) => {
      const request = store.get(key);
      request.onsuccess = () => resolve(request.result ?? null);
      request.onerror = () => resolve(null);
    });
    return { plan: await get('plan'), settings: await get('settings'), kept: true };
  }

  // In order, one transaction each. -> whether it is safely stored.
  put(key, text) {
    this.queue = this.queue.then(async () => {
      const database = await this.database;
      if (!database) return false;
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      if (text === null) transaction.objectStore(STORE).delete(key);
      else transaction.objectStore(STORE).put(text, key);
      transaction.commit?.(); // at once: the page may be closing
      return finished(transaction);
    }).catch(() => false);
    return this.queue;
  }

  async clear() {
    await this.queue;
    const database = await this.database;
    if (!database) return true;
    const transaction = database.transaction(STORE, 'readwrite');
    transaction.objectStore(STORE).clear();
    return finished(transaction).catch(() => false);
  }
}
