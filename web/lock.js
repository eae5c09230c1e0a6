// The passphrase lock: AES-256-GCM under a key that PBKDF2 draws from the passphrase. There is no other way in.
import { base64, fromBase64, packed, unpacked } from './pack.js';

export const FORMAT = 'stifinner/locked';
const VERSION = 1, KDF = 'PBKDF2-SHA-256', CIPHER = 'AES-256-GCM';
export const ROUNDS = 600_000;
const MOST_ROUNDS = 10_000_000; // a file may not keep the page busy for ever
const encoder = new TextEncoder();

// code: 'foreign', 'newer', 'damaged' (cut off or changed by accident), 'wrong' (passphrase), 'changed' (by someone)
export class LockFault extends Error {
  constructor(code) { super(code); this.code = code; }
}

export function newHeader() {
  return { version: VERSION, rounds: ROUNDS, salt: crypto.getRandomValues(new Uint8Array(16)) };
}

// -> { key, proof }: the proof tells a wrong passphrase from changed content, and says nothing about the key.
export async function derived(passphrase, { salt, rounds }) {
  const typed = await crypto.subtle.importKey('raw', encoder.encode(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, typed, 256);
  const root = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey', 'deriveBits']);
  const part = (info) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: encoder.encode(info) });
  const key = await crypto.subtle.deriveKey(part('stifinner key'), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const proof = new Uint8Array(await crypto.subtle.deriveBits(part('stifinner proof'), root, 128));
  return { key, proof };
}

export function proven(a, b) {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; ++i) difference |= a[i] ^ b[i];
  return difference === 0;
}

// `what` is bound to the content: what is locked as a version does not open as a plan.
export async function sealed(key, content, what) {
  const iv = crypto.getRandomValues(new Uint8Array(12)), bytes = typeof content === 'string' ? encoder.encode(content) : content;
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(what) }, key, bytes) };
}
export async function unsealed(key, { iv, data }, what) {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(what) }, key, data));
  } catch { throw new LockFault('changed'); }
}

// ---- as a file ----

function head(file) {
  return JSON.stringify([file.format, file.version, file.kdf, file.rounds, file.salt, file.proof, file.cipher]);
}
async function sum(file) {
  return base64(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(head(file) + file.iv + file.data))));
}

// lock: { header, key } of lockFor(), or of what is kept here.
export async function lockedFile(text, { header, key }) {
  const file = { format: FORMAT, version: VERSION, kdf: KDF, rounds: header.rounds, salt: base64(header.salt), proof: base64(header.proof), cipher: CIPHER };
  const { iv, data } = await sealed(key, await packed(text), head(file));
  file.iv = base64(iv);
  file.data = base64(new Uint8Array(data));
  file.sum = await sum(file);
  return JSON.stringify(file, null, 1) + '\n';
}

export async function lockFor(passphrase) {
  const header = newHeader(), { key, proof } = await derived(passphrase, header);
  header.proof = proof;
  return { header, key };
}

// Also when it is cut off: so that it is told as a damaged locked file, not as a damaged plan.
export function looksLocked(text) {
  return /^\s*\{\s*"format":\s*"stifinner\/locked"/.test(text.slice(0, 200));
}

// Whether all of the file is there and as it was. -> its members
export async function readLocked(text) {
  let file;
  try { file = JSON.parse(text); } catch { throw new LockFault('damaged'); }
  if (file?.format !== FORMAT) throw new LockFault('foreign');
  if (!Number.isInteger(file.version) || file.version < 1) throw new LockFault('damaged');
  if (file.version > VERSION) throw new LockFault('newer');
  const texts = ['kdf', 'salt', 'proof', 'cipher', 'iv', 'data', 'sum'];
  if (!texts.every((name) => typeof file[name] === 'string') || !Number.isInteger(file.rounds)) throw new LockFault('damaged');
  if (file.sum !== await sum(file)) throw new LockFault('damaged');
  if (file.kdf !== KDF || file.cipher !== CIPHER || file.rounds < ROUNDS || file.rounds > MOST_ROUNDS) throw new LockFault('changed');
  return file;
}

export async function openLocked(text, passphrase) {
  const file = await readLocked(text);
  let salt, expected, iv, data;
  try { [salt, expected, iv, data] = ['salt', 'proof', 'iv', 'data'].map((name) => fromBase64(file[name])); } catch { throw new LockFault('damaged'); }
  const { key, proof } = await derived(passphrase, { salt, rounds: file.rounds });
  if (!proven(proof, expected)) throw new LockFault('wrong');
  return unpacked(await unsealed(key, { iv, data }, head(file)));
}
