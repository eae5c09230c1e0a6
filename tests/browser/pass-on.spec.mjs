// A plan goes from one screen to another device's camera: the codes that one page shows are the film that the other's camera sees.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, test } from './harness.mjs';
import { kept } from './kept.mjs';
import { Person, TODAY } from './person.mjs';

const SIDE = 640;

// The codes as a page shows them: their light, SIDE by SIDE.
async function shown(page) {
  await page.getByRole('button', { name: 'Raskere' }).click();
  await page.getByRole('button', { name: 'Raskere' }).click();
  const frames = new Map();
  let all = Infinity;
  while (frames.size < all) {
    const [line, light] = await page.evaluate((side) => {
      const canvas = document.querySelector('dialog canvas'), copy = document.createElement('canvas');
      copy.width = copy.height = side;
      const context = copy.getContext('2d');
      context.fillStyle = '#888'; // a room around the screen
      context.fillRect(0, 0, side, side);
      context.imageSmoothingEnabled = false;
      context.drawImage(canvas, 24, 24, side - 48, side - 48);
      const { data } = context.getImageData(0, 0, side, side);
      let text = '';
      for (let at = 0; at < data.length; at += 4) text += String.fromCharCode(data[at]);
      return [document.querySelector('dialog .line').textContent, btoa(text)];
    }, SIDE);
    const [, n, of] = /^Del (\d+) av (\d+)$/.exec(line);
    all = Number(of);
    frames.set(Number(n), Buffer.from(light, 'base64'));
    await page.waitForTimeout(60);
  }
  return [...frames.entries()].sort(([a], [b]) => a - b).map(([, light]) => light);
}

function film(path, frames) {
  const file = openSync(path, 'w'), grey = Buffer.alloc(SIDE * SIDE / 2, 128);
  writeSync(file, `YUV4MPEG2 W${SIDE} H${SIDE} F5:1 Ip A1:1 C420jpeg\n`);
  for (const light of frames) {
    writeSync(file, 'FRAME\n');
    writeSync(file, light);
    writeSync(file, grey);
  }
  closeSync(file);
}

test('shown as codes, read by another device’s camera', { today: TODAY, seconds: 300 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'stifinner-film-'));
  try {
    const p = new Person(t, await t.open());
    await p.makePlan();
    const { plan } = (await kept(p.page)).documents;
    await p.press('Mer');
    await p.press('Fil og lagring');
    await p.press('Vis planen som koder');
    await p.page.getByRole('dialog', { name: 'Planen som koder' }).waitFor();
    await t.axe(p.page);
    await t.allNamed(p.page);
    film(join(folder, 'codes.y4m'), await shown(p.page));
    await p.page.keyboard.press('Escape');
    await p.page.locator('dialog').waitFor({ state: 'detached' });

    t.browser = await t.otherBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${join(folder, 'codes.y4m')}`]);
    const page = await t.open({ size: [390, 844], touch: true, context: { permissions: ['camera'] } }), q = new Person(t, page, 'touch');
    await q.press('Bruker flere denne maskinen?');
    await q.press('Les koder med kameraet');
    await page.getByText(/deler er lest/).waitFor({ timeout: 30000 });
    await page.locator('dialog').waitFor({ state: 'detached', timeout: 90000 });
    await page.waitForFunction(() => document.documentElement.dataset.saved === 'true');
    assert.equal((await kept(page)).documents.plan, plan, 'to the letter');
  } finally { rmSync(folder, { recursive: true }); }
});

test('no camera, and one that is not allowed: said, with another way', { today: TODAY, size: [390, 844] }, async (t) => {
  for (const [name, words] of [['NotFoundError', /ikke noe kamera/], ['NotAllowedError', /ikke lov til å bruke kameraet/]]) {
    const page = await t.open({ before: (fresh) => fresh.addInitScript((fault) => {
      navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', fault); };
    }, name) });
    const p = new Person(t, page);
    await p.press('Bruker flere denne maskinen?');
    await p.press('Les koder med kameraet');
    await page.getByText(words).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Lukk' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
  }
});
