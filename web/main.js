// The page: loads what the program needs, hands it what happens, does what it asks. Table of contents of web/.
import { connect, EVENT } from './bridge.js';
import { Mirror } from './mirror.js';
import { MapInput } from './map-input.js';
import { content } from './files.js';
import { Keep } from './keep.js';
import { Offline } from './offline.js';
import { Storage } from './storage.js';
import { printPage } from './print.js';

const byId = (id) => document.getElementById(id);
const canvas = byId('canvas'), shell = byId('shell'), progress = byId('shell-progress');
const HUGE_FILE = 64 << 20; // bytes; what is larger is refused unread
const LONGEST_TIMER_MS = 12 * 3600000; // what is further from now belongs to another day

let app = null, mirror = null, wanted = false, drawn = 0, confirmed = 0, ticking = 0;

function frame(now) {
  wanted = false;
  drawn += 1;
  document.documentElement.dataset.frames = String(drawn); // read by the idle test
  if (app.frame(now)) request();
}
function request() {
  if (!wanted && app) { wanted = true; requestAnimationFrame(frame); }
}
function send(kind, event) {
  if (!app) return;
  app.send(kind, event);
  request();
}

// ---- what the program asks for ----
const tell = (name, body) => {
  if (name === 'locked') return location.reload(); // another page has locked the plan, or opened it for good
  send(EVENT.storage, { name, body });
};
const offline = new Offline(() => keep.status());
const storage = new Storage(tell);
const keep = new Keep(storage, offline, {
  tell, flush: () => mirror?.commitAll(), secrets: () => mirror.secrets(), download: (name, text) => download(name, text),
  openText: (name, body) => send(EVENT.resource, { name: 'file:' + name, body, number: 1 }),
  opened: async () => { tellStored((await storage.load(KEYS)).texts); },
});
const KEYS = ['plan', 'settings', 'meeting', 'note'];
function tellStored({ settings, plan, meeting, note }) {
  if (settings) send(EVENT.resource, { name: 'stored:settings', body: settings, number: 1 });
  if (plan) { keep.plan = plan; send(EVENT.resource, { name: 'stored:plan', body: plan, number: 1 }); }
  if (note) send(EVENT.resource, { name: 'stored:note', body: note, number: 1 });
  if (meeting) send(EVENT.resource, { name: 'stored:meeting', body: meeting, number: 1 });
}
const effects = {
  mirror: ({ text }) => {
    mirror.patch(text);
    if (!shell.hidden) {
      shell.hidden = true;
      byId('mirror').hidden = false;
      performance.mark('interactive');
    }
  },
  shift: ({ x, y }) => mirror.shift(x, y),
  focus: ({ number }) => mirror.focus(number),
  announce: ({ number, text }) => announce(byId(number ? 'assertive' : 'polite'), text),
  save: async ({ name, text }) => {
    const kept = await keep.save(name, text);
    document.documentElement.dataset.saved = String(kept);
    if (kept) document.documentElement.dataset.confirmed = String(confirmed += 1); // read by the tests of faults
  },
  download: ({ name, text }) => { download(name, text); keep.made(); },
  openFile: ({ number }) => { byId('file').multiple = number === 1; byId('file').click(); },
  fetch: ({ name }) => fetchText(name).then(
    (body) => send(EVENT.resource, { name, body, number: 1 }),
    () => send(EVENT.resource, { name, number: 0 })),
  appearance: ({ name, text, number, x }) => {
    const root = document.documentElement;
    root.style.setProperty('--scale', String(x));
    root.dataset.theme = name;
    root.dataset.text = number & 1 ? 'on' : 'off';
    root.dataset.still = number & 2 ? 'on' : 'off';
    root.lang = text;
  },
  scroll: ({ number, x }) => mirror.scrollTo(number, x),
  print: ({ text }) => (text ? printPage(text) : print()),
  erase: () => { clearInterval(ticking); keep.erase(); },
  tick: ({ number }) => {
    const ends = number ? Date.now() + number * 1000 : 0;
    storage.setFact('timer', ends || undefined);
    countTo(ends);
  },
  storage: ({ name, number, text }) => keep.do(name, number, text),
};

// The meeting's timer: what is left of it, told every other second until it is stopped. It goes on when the page is opened anew.
function countTo(ends) {
  clearInterval(ticking);
  if (!ends) return;
  const tell = () => {
    const left = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    send(EVENT.tick, { number: left });
    if (left === 0) clearInterval(ticking);
  };
  ticking = setInterval(tell, 2000);
  setTimeout(tell); // the program may be in the middle of asking for it
}
async function resumeTimer() {
  const ends = await storage.fact('timer') ?? 0;
  if (Math.abs(ends - Date.now()) < LONGEST_TIMER_MS) countTo(ends);
}

function announce(region, text) {
  region.textContent = '';
  setTimeout(() => { region.textContent = text; }, 50); // an emptied region is read again even for the same words
  setTimeout(() => { if (region.textContent === text) region.textContent = ''; }, 8000);
}

const FILE_TYPES = { html: 'text/html', ics: 'text/calendar', csv: 'text/csv' };
function download(name, text) {
  const link = document.createElement('a');
  const type = (FILE_TYPES[name.split('.').pop()] ?? 'application/json') + ';charset=utf-8';
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const fetchText = async (name) => new TextDecoder().decode(await content(name));

// ---- what the program is told ----
function tellSize() {
  const ratio = devicePixelRatio || 1, width = innerWidth, height = innerHeight;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  send(EVENT.resize, { x: width, y: height, z: ratio, number: Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize)) });
}
function tellToday() {
  const now = new Date();
  send(EVENT.today, { number: Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000) });
}
const QUERIES = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)', '(prefers-reduced-motion: reduce)']
  .map((query) => matchMedia(query));
function tellMedia() {
  send(EVENT.media, { number: QUERIES.reduce((bits, query, index) => bits | (query.matches ? 1 << index : 0), 0) });
}

async function openFiles(files) { // in their order, and told together: a meeting's tables are put together once
  const told = [];
  for (const file of [...files]) told.push(await fileTold(file));
  for (const resource of told) if (resource) send(EVENT.resource, resource);
}
async function fileTold(file) {
  const name = 'file:' + file.name;
  if (file.size > HUGE_FILE) return { name, number: 2 };
  const body = new Uint8Array(await file.arrayBuffer());
  return (await keep.takes(file.name, body)) ? null : { name, body, number: 1 };
}

function listen() {
  new ResizeObserver(tellSize).observe(document.documentElement);
  addEventListener('resize', tellSize);
  for (const query of QUERIES) query.addEventListener('change', tellMedia);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) tellToday(); });
  canvas.addEventListener('webglcontextlost', (event) => { event.preventDefault(); send(EVENT.context, { number: 0 }); });
  canvas.addEventListener('webglcontextrestored', () => send(EVENT.context, { number: 1 }));
  byId('file').addEventListener('change', (event) => { const files = [...event.target.files]; event.target.value = ''; openFiles(files); });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => { event.preventDefault(); openFiles(event.dataTransfer.files); });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') send(EVENT.key, { name: 'escape' });
    // The browser's own undo serves while one types.
    if (!(event.ctrlKey || event.metaKey) || event.target.matches?.('input[type=text], input.secret, textarea')) return;
    const key = event.key.toLowerCase();
    const name = key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : key === 'y' ? 'redo' : null;
    if (name) { event.preventDefault(); send(EVENT.key, { name }); }
  });
}

// ---- start ----
async function start() {
  let arrived = 0;
  const step = (promise) => promise.then((value) => { progress.value = (arrived += 15); return value; });
  // Everything at once; only the words wait to hear in which language.
  const words = storage.load(KEYS).then(async (stored) => {
    const language = /"language":"(nb|nn|en)"/.exec(stored.texts.settings ?? '')?.[1] ?? 'nb', path = 'lang/' + language + '.json';
    return { stored, path, body: await fetchText(path) };
  });
  const [connected, regular, strong, catalogue, { stored, path, body }] = await Promise.all([
    connect(effects), content('fonts/regular.ttf'), content('fonts/strong.ttf'), fetchText('pathways/index.json'), words].map(step));
  app = connected;
  const events = {
    click: (id) => send(EVENT.click, { number: id }),
    change: (id, body) => send(EVENT.change, { number: id, body }),
    focus: (id) => send(EVENT.focus, { number: id }),
    hover: (id) => send(EVENT.hover, { number: id }),
    scroll: (id, top) => send(EVENT.scroll, { number: id, x: top }),
    flush: () => { for (let i = 0; i < 8 && app.frame(performance.now()); ++i); },
  };
  mirror = new Mirror(byId('mirror'), events);
  new MapInput(byId('mirror'), send);
  tellToday();
  tellMedia();
  send(EVENT.resource, { name: 'random', body: crypto.getRandomValues(new Uint8Array(16)), number: 1 });
  send(EVENT.resource, { name: 'fonts/regular.ttf', body: regular, number: 1 });
  send(EVENT.resource, { name: 'fonts/strong.ttf', body: strong, number: 1 });
  tellStored({ settings: stored.texts.settings });
  send(EVENT.resource, { name: path, body, number: 1 });
  send(EVENT.resource, { name: 'pathways/index.json', body: catalogue, number: 1 });
  keep.keptIs(stored.fault);
  tellStored({ ...stored.texts, settings: null });
  tellSize();
  listen();
  send(EVENT.resource, { name: 'start', number: 1 });
  if (stored.locked) tell('sealed', '');
  await keep.start();
  await resumeTimer();
  offline.start();
}

start().catch(() => {
  progress.hidden = true;
  byId('shell-status').textContent = 'Stifinner kunne ikke åpne. Sjekk nettet, og last siden på nytt. Ingenting er mistet.';
});
