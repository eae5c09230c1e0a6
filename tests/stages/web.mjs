#!/usr/bin/env node
// The page's own modules that need no browser: the passphrase lock and the codes, with what goes wrong.
// Reads the codes back from their pictures. Needs the site's packages (.build/web). The last line is `N passed, N failed`.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

globalThis.crypto ??= webcrypto;
const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
execFileSync(join(root, '.build/npm.sh'), ['.build/web', 'build/deps/web'], { cwd: root });
const folder = mkdtempSync(join(tmpdir(), 'stifinner-web-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
// The modules as the page gets them: side by side, .js as modules.
for (const name of ['pack.js', 'lock.js', 'pass-on.js']) writeFileSync(join(folder, name), readFileSync(join(root, 'web', name)));
for (const [name, source] of [['qr.js', 'index.js'], ['qr-decode.js', 'decode.js']])
  writeFileSync(join(folder, name), readFileSync(join(root, 'build/deps/web/node_modules/qr', source), 'utf8').replace("'./index.js'", "'./qr.js'"));
writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
const load = (name) => import(pathToFileURL(join(folder, name)));
const { packed, unpacked, base64, fromBase64 } = await load('pack.js');
const { ROUNDS, lockFor, lockedFile, openLocked, readLocked, looksLocked, newHeader, derived, sealed, unsealed } = await load('lock.js');
const { parts, Gathering, PART_BYTES, MOST_PARTS } = await load('pass-on.js');
const { encodeQR } = await load('qr.js');
const { decodeQR } = await load('qr-decode.js');

let passed = 0, failed = 0;
async function test(name, body) {
  try { await body(); passed += 1; } catch (error) { failed += 1; console.log(`FAILED ${name}\n${String(error.stack ?? error).replace(/^/gm, '    ')}`); }
}
const refused = (promise, code) => assert.rejects(promise, (error) => { assert.equal(error.code, code); return true; });
const plan = readFileSync(join(root, 'pathways/pakkeforlop-hjem-kreft.json'), 'utf8') + ' æøå 🏔';
const passphrase = 'fjell elv stol lampe';
const lock = await lockFor(passphrase), file = await lockedFile(plan, lock);
const edited = (change) => { const value = JSON.parse(file); change(value); return JSON.stringify(value); };

await test('what is packed and unpacked is the same', async () => {
  for (const text of ['', 'a', plan]) assert.equal(await unpacked(await packed(text)), text);
  const bytes = crypto.getRandomValues(new Uint8Array(20000));
  assert.deepEqual(fromBase64(base64(bytes)), bytes);
});
await test('a locked file opens with its passphrase, however its letters are composed, and holds nothing readable', async () => {
  assert.equal(await openLocked(file, passphrase), plan);
  assert.ok(!file.includes('kreft') && !file.includes(passphrase) && looksLocked(file));
  const composed = await lockedFile('x', await lockFor('blåbær åtte'.normalize('NFC')));
  assert.equal(await openLocked(composed, 'blåbær åtte'.normalize('NFD')), 'x');
});
await test('at least 600,000 rounds, its own salt and iv each time, never the same bytes', async () => {
  const other = await lockedFile(plan, lock), value = JSON.parse(file), again = JSON.parse(other), fresh = JSON.parse(await lockedFile(plan, await lockFor(passphrase)));
  assert.ok(ROUNDS >= 600000 && value.rounds === ROUNDS && value.version === 1);
  assert.notEqual(value.iv, again.iv);
  assert.notEqual(value.data, again.data);
  assert.notEqual(value.salt, fresh.salt);
  assert.notEqual(value.proof, fresh.proof);
});
await test('a wrong passphrase is told as that', async () => {
  for (const wrong of ['', passphrase + ' ', passphrase.toUpperCase(), 'noe annet']) await refused(openLocked(file, wrong), 'wrong');
});
await test('cut off anywhere: damaged', async () => {
  for (let at = 40; at < file.length - 2; at += Math.ceil(file.length / 60)) await refused(readLocked(file.slice(0, at)), 'damaged');
});
await test('any byte changed: damaged, before a passphrase is asked for', async () => {
  for (let at = 60; at < file.length - 3; at += Math.ceil(file.length / 80)) {
    const letter = file[at] === 'A' ? 'B' : 'A';
    await assert.rejects(readLocked(file.slice(0, at) + letter + file.slice(at + 1)), (error) => ['damaged', 'foreign', 'newer'].includes(error.code));
  }
});
await test('changed on purpose, with a new checksum: told as changed', async () => {
  const head = (v) => JSON.stringify([v.format, v.version, v.kdf, v.rounds, v.salt, v.proof, v.cipher]);
  const resummed = async (change) => {
    const value = JSON.parse(file);
    change(value);
    value.sum = base64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(head(value) + value.iv + value.data))));
    return JSON.stringify(value);
  };
  const flipped = (text) => { const bytes = fromBase64(text); bytes[bytes.length >> 1] ^= 1; return base64(bytes); };
  await refused(openLocked(await resummed((v) => { v.data = flipped(v.data); }), passphrase), 'changed');
  await refused(openLocked(await resummed((v) => { v.iv = flipped(v.iv); }), passphrase), 'changed');
  await refused(openLocked(await resummed((v) => { v.data = base64(fromBase64(v.data).subarray(0, -20)); }), passphrase), 'changed');
  await refused(openLocked(await resummed((v) => { v.salt = flipped(v.salt); }), passphrase), 'wrong');
  await refused(readLocked(await resummed((v) => { v.rounds = 1000; })), 'changed'); // no cheaper guessing
  await refused(readLocked(await resummed((v) => { v.rounds = 1e12; })), 'changed'); // no endless opening
});
await test('foreign, newer, without members', async () => {
  await refused(readLocked('{"format": "annet"}'), 'foreign');
  await refused(readLocked(edited((v) => { v.version = 2; })), 'newer');
  for (const name of ['salt', 'iv', 'data', 'sum', 'rounds', 'version']) await refused(readLocked(edited((v) => { delete v[name]; })), 'damaged');
  await refused(readLocked('null'), 'foreign');
  assert.ok(!looksLocked(plan));
});
await test('what is locked as one thing does not open as another', async () => {
  const { key } = await derived('et passord her', newHeader()), value = await sealed(key, 'tekst', 'plan');
  assert.equal(new TextDecoder().decode(await unsealed(key, value, 'plan')), 'tekst');
  await refused(unsealed(key, value, 'version'), 'changed');
});

function picture(text) {
  const matrix = encodeQR(text, 'raw', { ecc: 'low', border: 4 }), scale = 3, side = matrix.length * scale, data = new Uint8Array(side * side * 4).fill(255);
  for (let y = 0; y < side; ++y) for (let x = 0; x < side; ++x)
    if (matrix[Math.floor(y / scale)][Math.floor(x / scale)]) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  return { width: side, height: side, data };
}
await test('a plan as codes, read back from their pictures in any order with repeats', async () => {
  const list = await parts(plan), gathering = new Gathering(), order = [...list, ...list.slice(0, 3)].reverse();
  assert.ok(list.length > 2 && list.length <= MOST_PARTS);
  let last;
  for (const text of order) { last = gathering.take(decodeQR(picture(text))); if (last === 'whole') break; }
  assert.equal(last, 'whole');
  assert.equal(await gathering.text(), plan);
});
await test('codes of something else, of another plan, and parts that do not fit', async () => {
  const gathering = new Gathering(), list = await parts(plan), short = await parts('kort');
  for (const other of ['', 'https:', 'STI1', 'STI1 x 0 3 AAAA', 'STI1 x 4 3 AAAA', 'STI1 x 1 99999 AAAA', 'STI1 x 1 2 %%%']) assert.equal(gathering.take(other), 'other');
  assert.equal(gathering.take(list[0]), 'part');
  assert.equal(gathering.take(short[0]), 'whole'); // the other screen went on to another plan
  assert.equal(await gathering.text(), 'kort');
  const broken = new Gathering();
  list.forEach((text, i) => broken.take(i === 1 ? text.replace(/\S+$/, base64(new Uint8Array(PART_BYTES))) : text));
  await assert.rejects(broken.text());
});
await test('a plan above the stated size is refused', async () => {
  const noise = Array.from({ length: 4 }, () => base64(crypto.getRandomValues(new Uint8Array(50000)))).join('');
  assert.equal((await parts(noise.slice(0, 100000))).length <= MOST_PARTS, true);
  assert.equal(await parts(noise), null);
});
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
