// What a person asks of the storage: versions, the file that follows the plan, the lock, a shared computer. The program names the verb
// in the effect `storage`; the answer is the event `storage`.
import { LockFault, lockFor, lockedFile, looksLocked, openLocked, readLocked } from './lock.js';

const DAY_MS = 86400000, REMIND_AFTER_DAYS = 14;
const PICKER = { types: [{ description: 'Stifinner', accept: { 'application/json': ['.json'] } }] };

export class Keep {
  // page: { tell(topic, body), flush(): commits what is being typed, secrets() -> the texts of the fields for passphrases, download(name, text), openText(name, text) }
  constructor(storage, offline, page) {
    Object.assign(this, { storage, offline, page });
    this.file = null; // FileSystemFileHandle that follows the plan
    this.fileAt = 0; // when a file was made last, ms
    this.calmAt = 0; // when the first plan was made, or the reminder of a file was put off
    this.pending = null; // a locked file that waits for its passphrase
    this.plan = ''; // what was put last: a text, or the bytes of one
    this.kept = '';
    this.failed = new Map(); // key -> why it is not on the disk
    this.asked = false;
    this.unsaved = 0;
    addEventListener('beforeunload', (event) => {
      // What cannot be on the disk yet, or never will be: the browser asks before it closes.
      if (this.storage.header) this.page.flush(); // locking what is still being typed takes longer than a closing page has
      if ((this.plan && (this.storage.shared || this.kept)) || (this.storage.header && this.unsaved)) event.preventDefault();
    });
  }

  async start() {
    const [file, fileAt, asked, calmAt] = await Promise.all(['file', 'fileAt', 'asked', 'calmAt'].map((name) => this.storage.fact(name)));
    Object.assign(this, { file: file ?? null, fileAt: fileAt ?? 0, asked: asked ?? false, calmAt: calmAt ?? 0 });
    await this.status();
  }

  // Facts, for the screen about storage.
  async status() {
    const manager = navigator.storage, persisted = await manager?.persisted?.().catch(() => false) ?? false;
    const estimate = await manager?.estimate?.().catch(() => null);
    this.page.tell('status', JSON.stringify({
      kept: this.storage.shared ? 'shared' : this.kept, persisted, can_persist: Boolean(manager?.persist), locked: Boolean(this.storage.header),
      can_link: 'showSaveFilePicker' in globalThis, linked: this.file?.name ?? '', file_days: this.fileAt ? Math.max(0, Math.floor((Date.now() - this.fileAt) / DAY_MS)) : -1,
      used_kb: Math.round((estimate?.usage ?? 0) / 1000), remind: this.calmAt > 0 && Date.now() - Math.max(this.fileAt, this.calmAt) > REMIND_AFTER_DAYS * DAY_MS, offline: this.offline.ready, update: this.offline.waiting,
    }));
  }

  // A document that the program wants kept: bytes of its text, none to forget it.
  async save(name, bytes) {
    const [key, of, words, title, merge] = name.split('\x1f'), text = bytes.length ? bytes : null;
    if (key === 'plan') this.plan = text ?? '';
    this.unsaved += 1;
    const kept = await this.storage.put(key, text, { of, words, title, merge: merge === '1' });
    this.unsaved -= 1;
    if (kept !== 'conflict') this.told(key, kept);
    if (key === 'plan' && of && !kept) {
      this.askToPersist();
      this.follow();
    }
    return !kept;
  }

  // One document that could not be kept is not forgotten because another could: it is tried again.
  told(key, kept) {
    if (kept) this.failed.set(key, kept);
    else this.failed.delete(key);
    if (!kept)
      for (const other of [...this.failed.keys()]) {
        const record = this.storage.last.get(other);
        this.failed.delete(other);
        if (record) this.storage.put(other, record.text, record).then((why) => { if (why !== 'conflict') { if (why) this.failed.set(other, why); this.keptIs(why); } });
      }
    this.keptIs([...this.failed.values()][0] ?? kept);
  }

  keptIs(kept) {
    if (kept === this.kept) return;
    this.kept = kept;
    this.page.tell('kept', kept);
  }

  // Once, after the first plan of one's own: before that there is nothing to lose. Chrome and Safari answer by themselves, Firefox asks.
  async askToPersist() {
    if (this.asked) return;
    this.asked = true;
    this.remind_later();
    await this.storage.setFact('asked', true);
    await navigator.storage?.persist?.().catch(() => false);
    this.status();
  }

  async do(verb, number, text) {
    try { await this[verb]?.(number, text); }
    catch (error) { if (error instanceof LockFault) this.page.tell('refused', error.code); else if (error?.name !== 'AbortError') this.page.tell('refused', 'failed'); }
  }

  // ---- versions ----
  async versions() {
    this.page.tell('versions', JSON.stringify((await this.storage.versions()).map(({ id, of, at, words, title, key }) => {
      const when = new Date(at - new Date(at).getTimezoneOffset() * 60000); // the clock on the wall that day
      return { id, of, key, words, title, day: Math.floor(when.getTime() / DAY_MS), minutes: when.getUTCHours() * 60 + when.getUTCMinutes() };
    })));
  }
  async version(number, id) {
    const text = await this.storage.version(Number(id));
    if (text === null) return this.page.tell('refused', 'failed');
    this.page.tell('version', text);
  }

  remind_later() {
    this.calmAt = Date.now();
    return this.storage.setFact('calmAt', this.calmAt);
  }

  async persist() {
    await navigator.storage.persist();
    await this.status();
  }

  // ---- the file that follows ----
  async link(number, text) {
    const [name, body] = text.split('\x1f');
    this.file = await showSaveFilePicker({ suggestedName: name, ...PICKER });
    await this.storage.setFact('file', this.file);
    await this.writeFile(body);
  }
  async unlink() {
    this.file = null;
    await this.storage.setFact('file', undefined);
    await this.status();
  }
  async save_linked(number, text) {
    if (await this.file.requestPermission({ mode: 'readwrite' }) !== 'granted') return this.page.tell('refused', 'permission');
    await this.writeFile(text);
    this.page.tell('written', '');
  }
  async writeFile(text) {
    const lock = this.storage.lock, stream = await this.file.createWritable();
    await stream.write(lock ? await lockedFile(text, lock) : text);
    await stream.close();
    await this.made();
  }
  // After a change, as long as the browser still allows it.
  follow() {
    if (!this.file) return;
    clearTimeout(this.following);
    this.following = setTimeout(async () => {
      try { if (await this.file?.queryPermission({ mode: 'readwrite' }) === 'granted') await this.writeFile(this.plan); } catch { this.page.tell('refused', 'file'); }
    }, 1000);
  }
  async made() {
    this.fileAt = Date.now();
    await this.storage.setFact('fileAt', this.fileAt);
    await this.status();
  }

  // ---- the passphrase ----
  twice() {
    const [first, second] = this.page.secrets();
    if (!first || [...first].length < 8) throw new LockFault('short');
    if (first !== second) throw new LockFault('differ');
    return first;
  }
  async lock() {
    const why = await this.storage.relock(this.twice());
    if (why) throw new LockFault(why === 'full' ? 'full' : 'failed');
    await this.status();
    this.page.tell('locked_now', '');
  }
  async unlock() {
    const [passphrase] = this.page.secrets();
    const why = await this.storage.unlock(passphrase ?? '');
    if (why) throw new LockFault(why);
    this.page.opened();
  }
  async remove_lock() {
    const [passphrase] = this.page.secrets();
    const why = await this.storage.unlock(passphrase ?? '') || await this.storage.relock(null);
    if (why) throw new LockFault(why === 'wrong' ? why : 'failed');
    await this.status();
    this.page.tell('unlocked_now', '');
  }
  async lock_now() {
    await this.storage.queue;
    location.reload();
  }
  async export_locked(number, text) {
    const [name, body] = text.split('\x1f');
    this.page.download(name, await lockedFile(body, await lockFor(this.twice())));
    await this.made();
    this.page.tell('exported', '');
  }

  // A file that a person opens: locked ones ask for their passphrase first. -> whether it was one.
  async takes(name, bytes) {
    if (!looksLocked(new TextDecoder().decode(bytes.subarray(0, 200)))) return false;
    try {
      const text = new TextDecoder().decode(bytes);
      await readLocked(text);
      this.pending = { name, text };
      this.page.tell('ask_file', name);
    } catch (error) { this.page.tell('file_refused', error.code ?? 'damaged'); }
    return true;
  }
  async open_locked() {
    const [passphrase] = this.page.secrets(), { name, text } = this.pending;
    const plain = await openLocked(text, passphrase ?? '');
    this.pending = null;
    this.page.tell('form_done', '');
    this.page.openText(name, plain);
  }
  give_up() { this.pending = null; }

  // ---- a computer that others use ----
  async share(number, text) {
    this.storage.shared = this.offline.stopped = true;
    this.failed.clear();
    this.plan = text;
    const left = await this.storage.erase();
    this.file = null;
    this.fileAt = 0;
    this.keptIs('shared');
    this.page.tell('shared', JSON.stringify(left));
    await this.status();
  }
  // Leaves no trace in memory either: the page is loaded anew.
  end_share() {
    this.plan = '';
    this.kept = '';
    this.storage.shared = false;
    location.reload();
  }

  async erase() {
    this.plan = '';
    this.file = null;
    this.fileAt = 0;
    this.asked = false;
    this.failed.clear();
    const left = await this.storage.erase();
    this.keptIs(this.storage.shared ? 'shared' : '');
    this.page.tell('gone', JSON.stringify(left));
    await this.status();
  }

  // ---- a new edition of the program ----
  update() { this.offline.update(); }

  // ---- from screen to camera ----
  async pass_show(number, text) { (await import('./pass-on.js')).show(JSON.parse(text)); }
  async pass_read(number, text) { await (await import('./pass-on.js')).read(JSON.parse(text), (name, body) => this.page.openText(name, body)); }
}
