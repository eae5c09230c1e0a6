// Runs tests/browser/*.spec.mjs in Chromium against dist/, served from a sub-folder.
//   node tests/browser/run.mjs [--dist FOLDER] [--jobs N] [PART-OF-NAME...]
// The first two specs that fail beside others are run once more by themselves, and both outcomes are printed.
// The last line is `N passed, N failed`.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '../../.build/serve.mjs';
import { ROOT, Test, launch, registered } from './harness.mjs';

const FOLDER = '/et/sted/stifinner/';
const wanted = [], settings = { dist: resolve(ROOT, 'dist'), jobs: 2 };
for (const words = process.argv.slice(2); words.length;) {
  const word = words.shift();
  if (word.startsWith('--')) settings[word.slice(2)] = words.shift();
  else wanted.push(word);
}

for (const file of readdirSync(resolve(ROOT, 'tests/browser')).filter((name) => name.endsWith('.spec.mjs')).sort()) {
  const before = registered.length;
  await import(pathToFileURL(resolve(ROOT, 'tests/browser', file)));
  for (const spec of registered.slice(before)) spec.title = `${file.replace('.spec.mjs', '')}: ${spec.name}`;
}
const specs = registered.filter(({ title }) => wanted.length === 0 || wanted.some((part) => title.includes(part)));
const server = await serve({ folder: resolve(ROOT, settings.dist), at: FOLDER });
const address = `http://127.0.0.1:${server.address().port}${FOLDER}`;
let passed = 0, failed = 0;
const MOST_COLUMNS = 400; // of an error: a note of 100 kB that could not be written is not printed whole
const again = [], MOST_AGAIN = 2; // one or two that failed beside others may be the machine's fault; more are the app's

// last: a failure counts; otherwise the spec is run once more, by itself, when all others are done.
async function runOne(spec, browser, last) {
  const seconds = spec.options.seconds ?? 60, started = performance.now();
  const t = new Test(browser, address, spec.options);
  t.folder = resolve(ROOT, settings.dist);
  let error = null, timer;
  const limit = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`not done after ${seconds} s`)), seconds * 1000); });
  try { await Promise.race([spec.body(t), limit]); } catch (caught) { error = caught; }
  clearTimeout(timer);
  try { await t.close(); } catch (caught) { error ??= caught; }
  const outcome = !error ? 'ok    ' : last || again.length === MOST_AGAIN ? 'FAILED' : 'AGAIN ';
  if (outcome === 'AGAIN ') again.push(spec);
  else error ? ++failed : ++passed;
  console.log(`${outcome} ${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${spec.title}`);
  if (error) console.log(String(error.stack ?? error).replace(/^.*/gm, (line) => '        ' + line.slice(0, MOST_COLUMNS)));
}

async function worker(queue, last = false) {
  let browser = await launch();
  for (let spec; (spec = queue.shift());) {
    if (!browser.isConnected()) browser = await launch();
    await runOne(spec, browser, last);
  }
  await browser.close();
}

const together = specs.filter(({ options }) => !options.alone), alone = specs.filter(({ options }) => options.alone);
await Promise.all(Array.from({ length: Math.min(Number(settings.jobs), together.length) }, () => worker(together)));
if (alone.length) await worker(alone);
if (again.length) {
  console.log(`${again.length} once more, by itself:`);
  await worker([...again], true);
}
server.close();
server.closeAllConnections?.();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
