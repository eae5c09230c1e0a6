// What the person has chosen stays; every language is whole.
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROOT, assert, test } from './harness.mjs';
import { Person, TODAY } from './person.mjs';

const root = (page) => page.evaluate(() => {
  const { lang, dataset, style } = document.documentElement;
  return { lang, theme: dataset.theme, text: dataset.text, still: dataset.still, scale: Number(style.getPropertyValue('--scale')) };
});

test('language, colours, text size, text mode and motion stay over a reload', { today: TODAY, seconds: 90 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan();
  await p.press('Innstillinger');
  for (const name of ['English', '150 %', 'Dark']) await p.choose(name);
  await p.tick('No motion');
  const chosen = { lang: 'en', theme: 'dark', text: 'off', still: 'on', scale: 1.5 };
  assert.deepEqual(await root(page), chosen);
  await page.reload();
  await t.ready(page);
  assert.deepEqual(await root(page), chosen);
  await p.press('Settings');
  await p.tick('Text only');
  await p.choose('High contrast');
  await page.reload();
  await t.ready(page);
  assert.deepEqual(await root(page), { ...chosen, theme: 'contrast', text: 'on' });
});

// All words of a page, those for assistive technology too.
const words = (page) => page.evaluate(() => [...document.querySelectorAll('#mirror, #mirror *')].flatMap((el) => [
  ...[...el.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data),
  ...['aria-label', 'title', 'placeholder'].map((name) => el.getAttribute(name)).filter(Boolean)]));

for (const [language, label] of [
  ['nn', 'Nynorsk'],
  ['en', 'English'],
  ['nb', 'Bokmål'],
])
  test(`every screen is whole in ${label}`, { today: TODAY, seconds: 120, webgl: false }, async (t) => {
    const page = await t.open();
    const p = new Person(t, page);
    const faults = [];
    const look = async (where) => {
      for (const text of await words(page))
        if (/^[a-z_]+\.[a-z_.0-9]+$/.test(text.trim()) || /\{\w+\}/.test(text)) faults.push(`${where}: ${text}`);
    };
    await p.makePlan();
    // From here by position: the words change.
    await p.press('Innstillinger');
    await p.choose(label);
    await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
    await look('settings');
    const folder = resolve(ROOT, 'assets/lang', language);
    const texts = Object.assign({}, ...readdirSync(folder).map((name) => JSON.parse(readFileSync(resolve(folder, name), 'utf8'))));
    const press = (key) => p.press(texts[`command.${key}`]);
    await press('go_now');
    await look('now');
    await press('go_timeline');
    await look('list');
    const steps = page.getByRole('main').locator('li button');
    for (let i = 0, n = Math.min(12, await steps.count()); i < n; ++i) {
      await p.press(steps.nth(i));
      await look(`panel ${i}`);
      if (i === 0) {
        await p.press(texts['step.book']);
        await p.press(texts['form.save']);
        await look('form');
        await p.press(texts['form.cancel']);
      }
      await press('close');
    }
    await press('go_call');
    await look('call');
    for (const place of ['go_matters', 'go_worse', 'go_people']) {
      await press(place);
      await look(place);
      await press('help_here');
      await look(`help of ${place}`);
    }
    await press('go_more');
    await look('more');
    await p.press(texts['command.forget']);
    await look('forget');
    await press('go_help');
    await look('help');
    assert.deepEqual([...new Set(faults)], []);
    assert.equal(await page.evaluate(() => document.documentElement.lang), language);
  });
