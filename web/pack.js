// Texts as fewer bytes, and bytes as text that files and codes can carry.

async function through(stream, bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

// -> gzip, or the text itself as bytes where the browser cannot pack; unpacked() tells them apart.
export async function packed(text) {
  const bytes = new TextEncoder().encode(text);
  return globalThis.CompressionStream ? through(new CompressionStream('gzip'), bytes) : bytes;
}

export async function unpacked(value) {
  const bytes = value instanceof Uint8Array ? value : new Uint8Array(value);
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? await through(new DecompressionStream('gzip'), bytes) : bytes;
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
