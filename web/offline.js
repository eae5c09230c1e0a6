// The service worker: the whole site on the device, in one edition at a time. A new edition waits until the person says yes.
import { BUILD } from './files.js';

const ADDRESS = 'sw.js', START_AFTER_MS = 1500;

// The one script that is given as an address, under the one policy there is.
function trusted(address) {
  if (!globalThis.trustedTypes) return address;
  return trustedTypes.createPolicy('stifinner-worker', {
    createScriptURL: (given) => { if (given !== ADDRESS) throw new TypeError('only the worker'); return given; },
  }).createScriptURL(address);
}

export class Offline {
  constructor(changed) {
    this.changed = changed;
    this.ready = false; // the site opens without a network
    this.waiting = false; // a new edition is here
    this.behind = false; // another page has brought it in: this one shows the edition before
    this.registration = null;
    this.stopped = false;
  }

  // After the first screen: the download of the rest must not be in its way.
  start() {
    if (!navigator.serviceWorker || !BUILD) return;
    const controlled = Boolean(navigator.serviceWorker.controller);
    navigator.serviceWorker.addEventListener('controllerchange', () => { if (controlled || this.asked) this.replaced(); });
    setTimeout(() => this.register().catch(() => {}), START_AFTER_MS);
  }

  async register() {
    if (this.stopped) return; // a shared computer: nothing stays
    const registration = this.registration = await navigator.serviceWorker.register(trusted(ADDRESS), { updateViaCache: 'none' });
    const look = () => {
      const waiting = this.behind || Boolean(registration.waiting && registration.active), ready = Boolean(registration.active);
      if (waiting === this.waiting && ready === this.ready) return;
      Object.assign(this, { waiting, ready });
      this.changed();
    };
    const follow = () => registration.installing?.addEventListener('statechange', look);
    registration.addEventListener('updatefound', follow);
    follow();
    look();
    document.addEventListener('visibilitychange', () => { if (!document.hidden) registration.update().catch(() => {}); });
  }

  // The person said yes: the waiting edition takes over, then the page is loaded anew.
  update() {
    this.asked = true;
    if (this.registration?.waiting) this.registration.waiting.postMessage('take over');
    else location.reload(); // another page has brought it in
  }

  // Another page said yes: this one goes on with its own edition, whose files stay until it is closed.
  replaced() {
    if (this.asked) return location.reload();
    this.behind = this.waiting = true;
    this.changed();
  }
}
