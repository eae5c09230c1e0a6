// Texts as fewer bytes, and bytes as text that files and codes can carry.

async function through(stream, bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

const isPacked = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;
// What a text, or its bytes, would save by being packed; 0 if it is packed.
export const plainLength = (text) => (typeof text === 'string' || !isPacked(text) ? text.length : 0);

// A text or its bytes -> gzip, or the bytes as they are where the browser cannot pack; unpacked() tells them apart.
export async function packed(text) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return globalThis.CompressionStream ? through(new CompressionStream('gzip'), bytes) : bytes;
}

export async function unpacked(value) {
  const bytes = value instanceof Uint8Array ? value : new Uint8Array(value);
  const plain = isPacked(bytes) ? await through(new DecompressionStream('gzip'), bytes) : bytes;
  return new TextDecoder('utf-8', { fatal: true }).decode(plain);
}

export function base64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

// Throws on what is no base64.
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}
