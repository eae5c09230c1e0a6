// Takes a picture of the running page.
//   node tests/browser/shot.mjs OUT.png [--size 1280x800] [--theme light|dark|contrast|forced] [--scale 2] [--touch] [--still]
//        [--today YYYY-MM-DD] [--path '#…'] [--dist FOLDER] [--do 'JavaScript with page and t, awaited before the picture']
//        [--full] [--no-webgl] [--print OUT.pdf]
// --do example:  --do "await page.getByRole('button', {name: 'Kreft'}).click()"
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { serve } from '../../.build/serve.mjs';
import { ROOT, Test, launch } from './harness.mjs';

const [out, ...words] = process.argv.slice(2);
const has = (name) => words.includes(`--${name}`);
const option = (name, otherwise) => (has(name) ? words[words.indexOf(`--${name}`) + 1] : otherwise);
if (!out || out.startsWith('--')) {
  console.error('usage: node tests/browser/shot.mjs OUT.png [--size WxH] [--theme NAME] [--touch] [--do SCRIPT] …');
  process.exit(2);
}
const server = await serve({ folder: resolve(ROOT, option('dist', 'dist')), at: '/' });
const browser = await launch();
const t = new Test(browser, `http://127.0.0.1:${server.address().port}/`, {});
let status = 0;
try {
  const page = await t.open({
    size: option('size', '1280x800').split('x').map(Number), theme: option('theme', 'light'), scale: Number(option('scale', 1)),
    touch: has('touch'), still: has('still'), today: option('today'), path: option('path', ''), webgl: !has('no-webgl'), wait: false,
  });
  await t.ready(page).catch((error) => { console.error(`not ready: ${error.message.split('\n')[0]}`); status = 1; });
  if (option('do')) {
    const script = new (Object.getPrototypeOf(async () => {}).constructor)('page', 't', option('do'));
    await script(page, t);
    await t.settled(page);
  }
  mkdirSync(dirname(resolve(out)), { recursive: true });
  await page.screenshot({ path: out, fullPage: has('full') });
  if (has('print')) await page.pdf({ path: option('print'), format: 'A4', printBackground: true });
} finally {
  for (const fault of t.faults) console.error(fault);
  await t.close().catch(() => {});
  await browser.close();
  server.close();
}
process.exit(status);
