// From screen to camera, without a network: the plan, packed and cut into parts, as a row of QR codes that repeats until all are read.
// This file and what draws and reads the codes are fetched only when they are needed.
import { base64, fromBase64, packed, unpacked } from './pack.js';

export const PART_BYTES = 420; // a code of version 15-16: an old phone's camera reads it off an old screen
export const MOST_PARTS = 240; // two minutes at half a second each
const MARK = 'STI1', SPEEDS_MS = [250, 400, 600, 900, 1400];

// ---- the parts ----

async function checksum(bytes) {
  return base64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 6));
}

// -> texts "STI1 checksum n all data", or null if the text is too large.
export async function parts(text) {
  const bytes = await packed(text), all = Math.ceil(bytes.length / PART_BYTES);
  if (all > MOST_PARTS) return null;
  const sum = await checksum(bytes);
  return Array.from({ length: all }, (_, n) => [MARK, sum, n + 1, all, base64(bytes.subarray(n * PART_BYTES, (n + 1) * PART_BYTES))].join(' '));
}

// Takes parts in any order, again and again.
export class Gathering {
  constructor() { this.start(''); }
  start(sum, all = 0) { Object.assign(this, { sum, all, got: new Map() }); }

  // -> 'other' (no part of ours), 'part' or 'whole'
  take(text) {
    const [mark, sum, n, all, data] = text.split(' ');
    const number = Number(n), count = Number(all);
    if (mark !== MARK || !data || !(count >= 1 && count <= MOST_PARTS && number >= 1 && number <= count)) return 'other';
    if (sum !== this.sum || count !== this.all) this.start(sum, count); // another plan is shown now
    try { this.got.set(number, fromBase64(data)); } catch { return 'other'; }
    return this.got.size === this.all ? 'whole' : 'part';
  }

  // -> the text; throws if the parts do not belong together.
  async text() {
    const bytes = new Uint8Array(await new Blob(Array.from({ length: this.all }, (_, i) => this.got.get(i + 1))).arrayBuffer());
    if (await checksum(bytes) !== this.sum) throw new Error('parts');
    return unpacked(bytes);
  }
}

// ---- the windows ----

function element(tag, text = '', className = '') {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

// A modal window of the page's own; `end` runs when it is closed, however that happens.
function dialog(title, help, texts, end) {
  const window = element('dialog', '', 'pass'), heading = element('h2', title), close = element('button', texts['pass.close']);
  heading.id = 'pass-title';
  window.setAttribute('aria-labelledby', heading.id);
  close.type = 'button';
  close.addEventListener('click', () => window.close());
  window.addEventListener('close', () => { window.remove(); end(); });
  window.addEventListener('keydown', (event) => { event.stopPropagation(); if (event.key === 'Escape') window.close(); });
  window.append(heading, element('p', help));
  document.body.append(window);
  window.showModal();
  heading.tabIndex = -1;
  heading.focus();
  return { window, close };
}

function filled(text, values) {
  return Object.entries(values).reduce((line, [name, value]) => line.replace(`{${name}}`, value), text);
}

function paint(canvas, matrix) {
  const side = matrix.length, scale = Math.max(2, Math.floor(Math.min(innerWidth - 48, innerHeight - 260, 560) / side));
  canvas.width = canvas.height = side * scale;
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  matrix.forEach((row, y) => row.forEach((on, x) => { if (on) context.fillRect(x * scale, y * scale, scale, scale); }));
}

export async function show({ texts: json, plan }) {
  const texts = JSON.parse(json), list = await parts(plan);
  let timer, at = 0, speed = 2, running = true;
  const { window, close } = dialog(texts['pass.show_title'], list ? texts['pass.show_help'] : filled(texts['pass.too_large'], { kb: Math.floor(MOST_PARTS * PART_BYTES / 1000) }), texts, () => clearTimeout(timer));
  if (!list) return window.append(close);
  const { encodeQR } = await import('./qr.js');
  const canvas = element('canvas'), line = element('p', '', 'line'), row = element('div', '', 'row');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', texts['pass.image']);
  const draw = () => {
    paint(canvas, encodeQR(list[at], 'raw', { ecc: 'low', border: 4 }));
    line.textContent = filled(texts['pass.part'], { n: at + 1, all: list.length });
    at = (at + 1) % list.length;
    clearTimeout(timer);
    if (running && list.length > 1) timer = setTimeout(draw, SPEEDS_MS[speed]);
  };
  const button = (key, act) => { const made = element('button', texts[key]); made.type = 'button'; made.addEventListener('click', () => act(made)); row.append(made); };
  if (list.length > 1) {
    button('pass.slower', () => { speed = Math.min(SPEEDS_MS.length - 1, speed + 1); });
    button('pass.faster', () => { speed = Math.max(0, speed - 1); });
    button('pass.pause', (made) => { running = !running; made.textContent = texts[running ? 'pass.pause' : 'pass.resume']; if (running) draw(); else clearTimeout(timer); });
  }
  row.append(close);
  window.append(canvas, line, row);
  draw();
}

// open(name, text): what was read, as a file that is opened.
export async function read({ texts: json }, open) {
  const texts = JSON.parse(json), gathering = new Gathering();
  let stream = null, over = false;
  const end = () => { over = true; for (const track of stream?.getTracks() ?? []) track.stop(); };
  const { window, close } = dialog(texts['pass.read_title'], texts['pass.read_help'], texts, end);
  const video = element('video'), line = element('p', '', 'line');
  line.setAttribute('role', 'status');
  video.muted = video.playsInline = true;
  window.append(video, line, close);
  try {
    if (!navigator.mediaDevices) throw new DOMException('none', 'NotFoundError');
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false });
    if (over) return end();
    video.srcObject = stream;
    await video.play();
  } catch (error) {
    video.remove();
    line.textContent = texts[error?.name === 'NotAllowedError' ? 'pass.refused' : 'pass.no_camera'];
    return;
  }
  const { decodeQR } = await import('./qr-decode.js');
  const canvas = element('canvas'), context = canvas.getContext('2d', { willReadFrequently: true });
  while (!over) {
    await new Promise((next) => setTimeout(next, 60));
    if (over || !video.videoWidth) continue;
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    context.drawImage(video, 0, 0);
    let text;
    try { text = decodeQR(context.getImageData(0, 0, canvas.width, canvas.height)); } catch { continue; } // none in this picture
    const taken = gathering.take(text);
    const words = taken === 'other' ? texts['pass.other'] : filled(texts['pass.got'], { n: gathering.got.size, all: gathering.all });
    if (line.textContent !== words) line.textContent = words;
    if (taken !== 'whole') continue;
    try {
      const plan = await gathering.text();
      window.close();
      return open('kode.json', plan);
    } catch {
      gathering.start('');
      line.textContent = texts['pass.damaged'];
    }
  }
}
