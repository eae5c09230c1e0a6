// The library as a person meets it: each pathway opens, takes its dates and shows its branches; invented persons; words; sources.
import { readFileSync, readdirSync } from 'node:fs';
import { assert, test } from './harness.mjs';
import { Person, TODAY } from './person.mjs';

const ROOT = new URL('../../', import.meta.url).pathname;
const json = (path) => JSON.parse(readFileSync(`${ROOT}${path}`, 'utf8'));

test('every invented person opens from the list of examples and reads well', { today: TODAY, seconds: 240 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.press('Flere eksempler');
  await t.axe(page);
  await t.allNamed(page);
  const examples = readdirSync(`${ROOT}pathways/examples`).map((file) => json(`pathways/examples/${file}`));
  for (const example of examples) assert.ok(await p.button(new RegExp(`^${example.title.nb.split(',')[0]},`)).count(), example.id);
  for (const example of examples) {
    const other = await t.open({ size: example.id.length % 2 ? [390, 844] : [1280, 800] });
    const q = new Person(t, other);
    await q.press('Flere eksempler');
    await q.press(new RegExp(`^${example.title.nb.split(',')[0]},`));
    await q.button('Tidslinje').waitFor();
    const words = await other.locator('#mirror').innerText();
    assert.ok(!/\b(null|undefined|NaN)\b|[a-z_]+\.[a-z_]+\.[a-z_]+|\{\w+\}/.test(words), `${example.id}: ${words.slice(0, 300)}`);
    await other.context().close();
  }
});

test('every pathway takes its date and shows its questions', { today: TODAY, seconds: 150 }, async (t) => {
  const order = json('assets/catalogue.json').patients;
  const page = await t.open();
  const p = new Person(t, page);
  for (const [index, id] of order.entries()) {
    const pathway = json(`pathways/${id}.json`);
    if (index) {
      await p.press('Mer');
      await p.press('Forløpene dine');
      await p.press('Legg til et forløp til');
    }
    await p.choose(new RegExp(`^${pathway.label.nb}`));
    await p.sees(pathway.anchors[0].question.nb);
    await p.date(20, 1, 2026);
    await p.press('Lag planen min');
    await p.button('Tidslinje').waitFor();
    await p.press('Mer');
    for (const decision of pathway.decisions ?? []) {
      const group = page.getByRole('group', { name: (decision.question ?? decision.title).nb, exact: true }).last();
      await group.waitFor({ state: 'attached' });
      assert.equal(await group.getByRole('radio').count(), decision.options.length + 1, `${id}: ${decision.id}`);
    }
  }
});

test('a branch: another answer changes the steps', { today: TODAY, seconds: 240 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan(/^Revmatisme/, [20, 1, 2026]);
  await p.press('Mer');
  await p.choose(/^Artrose i ledd som ikke bærer vekt/);
  await p.press('Tidslinje');
  if (await p.button('Liste').count()) await p.press('Liste');
  await page.getByRole('button', { name: /^Helsehjelpen starter \(råd: innen 26 uker\)/ }).first().waitFor();
  await p.press('Mer');
  await p.choose(/^Smerter med hovne ledd/);
  await p.press('Tidslinje');
  await page.getByRole('button', { name: /^Helsehjelpen starter \(råd: innen 4 uker\)/ }).first().waitFor();
  assert.equal(await page.getByRole('button', { name: /innen 26 uker/ }).count(), 0);
});

test('words and abbreviations, from help and in the step that uses them', { today: TODAY, seconds: 240 }, async (t) => {
  const page = await t.open();
  const p = new Person(t, page);
  await p.makePlan(/^Kols/, [2, 2, 2026]);
  await p.press('Mer');
  await p.press('Hjelp og personvern');
  await p.press('Ord og forkortelser');
  for (const word of ['KAD (', 'LMS (', 'KE (', 'IP (', 'PLO']) await p.sees(new RegExp(`^${word.replace('(', '\\(')}`));
  await t.axe(page);
  await t.allNamed(page);
  await p.press('Tidslinje');
  if (await p.button('Liste').count()) await p.press('Liste');
  await p.press(page.getByRole('button', { name: /^Kurs om å leve med sykdommen/ }).first());
  await p.sees('Ord i dette steget');
  await p.sees(/^LMS \(/);
});

test('the page of sources: linked from help, readable and accessible, wide and narrow', { today: TODAY, seconds: 180 }, async (t) => {
  for (const size of [[1280, 800], [390, 844]]) {
    const page = await t.open({ size });
    const p = new Person(t, page);
    await p.makePlan(/^Kreft/);
    await p.press('Mer');
    await p.press('Hjelp og personvern');
    const link = page.getByRole('link', { name: 'Kildene til hvert steg' });
    assert.equal(await link.getAttribute('href'), 'kilder.html');
    const sources = await page.context().newPage();
    t.watch(sources);
    await sources.goto(t.address + 'kilder.html');
    await sources.getByRole('heading', { name: 'Pakkeforløp hjem for pasienter med kreft' }).waitFor();
    await sources.getByRole('rowheader', { name: /^ca\. tidligst 3 måneder etter, senest 4 måneder etter «Kreftdiagnosen»/ }).first().waitFor();
    await t.axe(sources);
    const wide = await sources.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `scrolls sideways by ${wide}`);
  }
});
