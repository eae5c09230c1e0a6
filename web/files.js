// The site's files by name: where each lies and what it must contain. Written by .build/dist.py; as it stands here, every file lies
// under its own name and is taken as it comes.
import { base64 } from './pack.js';

export const BUILD = '';
export const FILES = {};

// Whether the bytes are those of this edition. Only where the page is served securely can it look; elsewhere fetch does.
async function own(bytes, integrity) {
  return integrity === 'sha256-' + base64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

// -> { response, checked(bytes) }. Checked here: a fetch that checks does not take the file that the page has begun to load ahead.
export async function asked(name) {
  const [address, integrity] = FILES[name] ?? [name, ''], here = Boolean(integrity && globalThis.crypto.subtle);
  const response = await fetch(address, integrity && !here ? { integrity } : {});
  if (!response.ok) throw new Error(String(response.status));
  return { response, checked: async (bytes) => { if (here && !(await own(bytes, integrity))) throw new TypeError('another edition'); return bytes; } };
}

export async function content(name) {
  const { response, checked } = await asked(name);
  return new Uint8Array(await checked(await response.arrayBuffer()));
}
