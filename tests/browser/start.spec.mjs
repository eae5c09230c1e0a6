// From the address to the first thing one can do. Figures are printed; only the order of things is judged.
import { assert, test } from './harness.mjs';
import { Person, TODAY } from './person.mjs';

async function figures(page) {
  return page.evaluate(() => {
    const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
    const files = performance.getEntriesByType('resource');
    const wasm = files.find(({ name }) => name.endsWith('.wasm'));
    return {
      readable: Math.round(at('first-contentful-paint')), interactive: Math.round(at('interactive')), wasm: Math.round(wasm?.responseEnd ?? 0),
      files: files.length + 1, bytes: files.reduce((sum, file) => sum + file.encodedBodySize, performance.getEntriesByType('navigation')[0].encodedBodySize),
    };
  });
}

for (const [name, slow] of [['plain', null], ['a slow phone', { cpu: 4, latency: 562, bytesPerSecond: 189000 }]])
  test(`words first, then the program: ${name}`, { today: TODAY, seconds: 120, alone: true }, async (t) => {
    const page = await t.open({ wait: false, before: slow && ((fresh) => t.throttle(fresh, slow)) });
    if (slow) { // the words can be read, and progress seen, before the program is here
      await page.getByText('Alt blir på denne enheten.').waitFor();
      assert.equal(await page.evaluate(() => performance.getEntriesByName('interactive').length), 0);
      const progress = () => page.evaluate(() => document.getElementById('shell-progress').value);
      const first = await progress();
      await page.waitForFunction((before) => document.getElementById('shell-progress').value > before, first);
    }
    await t.ready(page);
    const f = await figures(page);
    console.log(`        ${name}: readable ${f.readable} ms, program here ${f.wasm} ms, interactive ${f.interactive} ms; ${f.files} files, ${(f.bytes / 1000).toFixed(0)} kB as sent`);
    if (slow) assert.ok(f.readable < f.wasm && f.wasm < f.interactive, 'readable before the program has arrived');
    await new Person(t, page).button('Lag planen min').waitFor();
  });
