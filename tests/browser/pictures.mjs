// Every screen in light, dark and high contrast, wide and narrow, as pictures and beside what was kept.
//   node tests/browser/pictures.mjs [--update] [--dist FOLDER] [--theme light,dark,contrast] [--form wide,narrow] [PART-OF-NAME...]
// The pictures go to build/pictures/*.png, for looking at. pictures.json keeps a small mosaic of each (24 × 15 or 12 × 26 colours, packed):
// enough to see that something has moved, vanished or changed colour, too little to stumble over a letter. --update keeps the present
// ones: look at them first. The last line is `N passed, N failed`. Not part of tests/run.sh: letters are drawn otherwise on another
// machine, and a wish for a change of looks is no fault.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './harness.mjs';
import { Person } from './person.mjs';
import { decode } from './pixels.mjs';

const KEPT = resolve(ROOT, 'tests/browser/pictures.json');
export const THEMES = ['light', 'dark', 'contrast'];
export const SIZES = { wide: { size: [1280, 800] }, narrow: { size: [390, 844], touch: true } };
const TODAY = '2026-04-21';
const MEAN = 4, CELL = 60; // of 255, how far the whole may be off in the mean, and one cell

const goTo = (place) => (p) => p.go(place);
// From «Mer» by the button of that name in the page.
const more = (name) => async (p) => {
  await p.go('Mer');
  await p.press(p.page.getByRole('main').getByRole('button', { name, exact: true }).first());
};
const quiet = (p) => p.page.evaluate(() => document.activeElement.blur());
// In order; each begins where the one before ended.
export const SCREENS = [
  ['start', async () => {}],
  ['velg', async (p) => { if (await p.button('Lag en plan').count()) await p.press('Lag en plan'); await p.choose(/^Kreft/); }],
  ['eksempler', async (p) => {
    if (!(await p.button('Flere eksempler').count())) await p.press('Tilbake');
    await p.press('Flere eksempler');
  }],
  ['naa', async (p) => {
    await p.press('Tilbake');
    await p.press('Se et eksempel');
    await p.button('Tidslinje').waitFor();
    await p.t.settled(p.page);
  }],
  ['liste', async (p) => { await p.go('Tidslinje'); await p.press('Liste'); }],
  ['kart', (p) => p.press('Kart')],
  ['nøyaktig', (p) => p.press('Nøyaktig')],
  ['dato', async (p) => { await p.press('Gå til dato'); await quiet(p); }],
  ['hele', async (p) => { await p.press('Avbryt'); await p.press('Kart'); await p.press('Hele planen'); }],
  ['panel', async (p) => {
    await p.press('Liste');
    await p.press(p.page.locator('main li button, main [role=list] button').first());
  }],
  ['time', async (p) => { await p.press('Lukk'); await p.press(p.page.getByRole('main').getByRole('button', { name: /ikke bestilt/ }).first()); await p.press('Jeg har fått time'); await quiet(p); }],
  ['prøv', async (p) => { await p.press('Lukk'); await p.press(p.page.getByRole('main').getByRole('button', { name: /ikke bestilt/ }).first()); await p.press('Prøv en annen dag'); await quiet(p); }],
  ['ring', async (p) => { if (await p.button('Lukk').count()) await p.press('Lukk'); await goTo('Ring')(p); }],
  ['viktig', goTo('Viktig for meg')],
  ['verre', goTo('Hvis det blir verre')],
  ['folk', goTo('Folk')],
  ['mer', goTo('Mer')],
  ['eget', more('Legg til noe eget')],
  ['reiser', more('Færre reiser')],
  ['besøk', more('Til neste besøk')],
  ['forløp', more('Forløpene dine')],
  ['ikke-opp', more('Det som ikke går opp')],
  ['skriv-ut', more('Skriv ut')],
  ['del', more('Del eller hent')],
  ['lagring', more('Fil og lagring')],
  ['lokal', more('Lokal utgave')],
  ['tilbud', more('Tilbud der du bor')],
  ['innstillinger', more('Innstillinger')],
  ['hjelp', more('Hjelp og personvern')],
  ['ord', async (p) => p.press('Ord og forkortelser')],
  ['møte', more('Dialogmøte og målinger')],
];

// The mean colour of each cell, three bytes each.
export function mosaic(picture, columns, rows) {
  const out = Buffer.alloc(columns * rows * 3);
  for (let row = 0; row < rows; ++row)
    for (let column = 0; column < columns; ++column) {
      const x0 = Math.floor(column * picture.width / columns), x1 = Math.floor((column + 1) * picture.width / columns);
      const y0 = Math.floor(row * picture.height / rows), y1 = Math.floor((row + 1) * picture.height / rows);
      const sum = [0, 0, 0];
      for (let y = y0; y < y1; ++y)
        for (let x = x0; x < x1; ++x) {
          const i = picture.channels * (y * picture.width + x);
          for (let k = 0; k < 3; ++k) sum[k] += picture.bytes[i + k];
        }
      const n = (x1 - x0) * (y1 - y0);
      for (let k = 0; k < 3; ++k) out[3 * (row * columns + column) + k] = Math.round(sum[k] / n);
    }
  return out;
}

// "" or what differs.
export function difference(kept, now) {
  if (!kept) return 'nothing was kept of it: look at it, then run with --update';
  const a = inflateRawSync(Buffer.from(kept, 'base64'));
  if (a.length !== now.length) return 'another size';
  let sum = 0, most = 0;
  for (let i = 0; i < a.length; i += 3) {
    const cell = (Math.abs(a[i] - now[i]) + Math.abs(a[i + 1] - now[i + 1]) + Math.abs(a[i + 2] - now[i + 2])) / 3;
    sum += cell;
    most = Math.max(most, cell);
  }
  const mean = sum / (a.length / 3);
  return mean > MEAN || most > CELL ? `differs by ${mean.toFixed(1)} in the mean (${MEAN} allowed) and ${most.toFixed(0)} at one spot (${CELL} allowed)` : '';
}

export const kept = () => (existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {});

// Takes the pictures of one theme and size: name -> mosaic.
export async function take(t, theme, form, wanted = () => true) {
  const page = await t.open({ theme, today: TODAY, still: true, ...SIZES[form] });
  const p = new Person(t, page, SIZES[form].touch ? 'touch' : 'mouse');
  mkdirSync(resolve(ROOT, 'build/pictures'), { recursive: true });
  const found = {};
  for (const [screen, go] of SCREENS) {
    const name = `${screen}-${form}-${theme}`;
    try { await go(p); } catch (error) { throw new Error(`on the way to ${name}: ${error.message}`, { cause: error }); }
    if (!wanted(name)) continue;
    await page.mouse.move(1, 1);
    await t.settled(page);
    const png = await page.screenshot({ path: resolve(ROOT, 'build/pictures', `${name}.png`), animations: 'disabled', caret: 'hide' });
    found[name] = form === 'wide' ? mosaic(decode(png), 24, 15) : mosaic(decode(png), 12, 26);
  }
  return found;
}

async function main(words) {
  const { serve } = await import('../../.build/serve.mjs');
  const { Test, launch } = await import('./harness.mjs');
  const option = (name, otherwise) => (words.includes(name) ? words.splice(words.indexOf(name), 2)[1] : otherwise);
  const dist = option('--dist', 'dist'), update = words.includes('--update');
  const themes = option('--theme', THEMES.join()).split(','), forms = option('--form', Object.keys(SIZES).join()).split(',');
  const parts = words.filter((word) => !word.startsWith('--'));
  const server = await serve({ folder: resolve(ROOT, dist), at: '/' });
  const browser = await launch(), all = kept();
  let passed = 0, failed = 0;
  for (const form of forms)
    for (const theme of themes) {
      const t = new Test(browser, `http://127.0.0.1:${server.address().port}/`, {});
      const found = await take(t, theme, form, (name) => parts.length === 0 || parts.some((part) => name.includes(part)));
      for (const [name, now] of Object.entries(found)) {
        const fault = update ? '' : difference(all[name], now);
        if (update) all[name] = deflateRawSync(now, { level: 9 }).toString('base64');
        fault ? ++failed : ++passed;
        if (fault) console.log(`FAILED  ${name}: ${fault}`);
      }
      await t.close();
    }
  if (update) writeFileSync(KEPT, JSON.stringify(Object.fromEntries(Object.entries(all).sort()), null, 1) + '\n');
  await browser.close();
  server.close();
  server.closeAllConnections?.();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
