// Someone who uses the page: with a mouse, by touch, or with the keyboard alone. The specs say what is done, this says how.
import { readFileSync } from 'node:fs';
import { assert } from './harness.mjs';

export const TODAY = '2026-02-02'; // a Monday
export const MONTHS = ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember'];

export class Person {
  constructor(t, page, how = 'mouse') { Object.assign(this, { t, page, how }); }

  button(name) { return this.page.getByRole('button', { name, exact: typeof name === 'string' }).first(); }
  field(name) { return this.page.getByRole('textbox', { name, exact: typeof name === 'string' }).first(); }
  text(words) { return this.page.locator('#mirror').getByText(words).first(); }

  async sees(words) { await this.text(words).waitFor(); }

  // Activates a button, a link or a checkbox.
  async press(what, { key = 'Enter' } = {}) {
    const target = typeof what === 'string' || what instanceof RegExp ? this.button(what) : what;
    await target.waitFor({ state: 'attached' });
    if (this.how === 'keyboard') {
      await this.reach(target);
      await this.page.keyboard.press(key);
    } else if (this.how === 'touch') await target.tap();
    else await target.click();
    await this.t.settled(this.page);
  }

  async tick(name) { await this.press(this.page.getByRole('checkbox', { name }).first(), { key: 'Space' }); }

  async choose(name) {
    const radio = this.page.getByRole('radio', { name }).first();
    if (this.how !== 'keyboard') return this.press(radio);
    await this.reach(radio);
    if (!(await radio.isChecked())) await this.page.keyboard.press('Space');
    await this.t.settled(this.page);
  }

  // Empties the field and writes; leaves it.
  async write(field, words) {
    const target = typeof field === 'string' || field instanceof RegExp ? this.field(field) : field;
    await target.waitFor({ state: 'attached' });
    if (this.how === 'keyboard') await this.reach(target);
    else if (this.how === 'touch') await target.tap();
    else await target.click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.type(String(words));
    if (this.how === 'keyboard') await this.page.keyboard.press('Tab');
    else await target.blur();
    await this.t.settled(this.page);
  }

  // A date in its three fields; month 1-12, or 0 for none.
  async date(day, month, year) {
    await this.write('Dag', day);
    const select = this.page.getByRole('combobox', { name: 'Måned' }).first();
    if (this.how === 'keyboard') {
      await this.reach(select);
      await this.page.keyboard.press('Home');
      if (month) await this.page.keyboard.type(MONTHS[month - 1]);
    } else await select.selectOption(String(month));
    await this.t.settled(this.page);
    await this.write('År', year);
  }

  // Tab until `target` has focus, with arrows inside groups; the focus must be seen at every stop.
  async reach(target, limit = 150) {
    const wanted = await target.elementHandle();
    for (let i = 0; i < limit; ++i) {
      const at = await this.page.evaluate((el) => {
        const now = document.activeElement;
        if (now === el) return 'here';
        if (now && el.type === 'radio' && now.type === 'radio' && now.name === el.name) return 'ArrowDown';
        const group = now?.closest('.roving');
        if (!group || !group.contains(el)) return '';
        if (!group.classList.contains('grid')) return 'ArrowDown';
        const a = now.getBoundingClientRect(), b = el.getBoundingClientRect(), down = b.top - a.top; // as one finds a day in a calendar
        return Math.abs(down) > 10 ? (down > 0 ? 'ArrowDown' : 'ArrowUp') : b.left > a.left ? 'ArrowRight' : 'ArrowLeft';
      }, wanted);
      if (at === 'here') return;
      await this.page.keyboard.press(at || 'Tab');
      await this.focusSeen();
    }
    assert.fail(`the keyboard does not reach ${await wanted.evaluate((el) => el.outerHTML.slice(0, 200))}`);
  }

  // What has focus is on the screen, not covered, and shows it (WCAG 2.4.7, 2.4.11).
  async focusSeen() {
    const fault = await this.page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      const el = document.activeElement;
      if (!el || el === document.body) return '';
      const r = el.getBoundingClientRect();
      const x = (Math.max(r.left, 0) + Math.min(r.right, innerWidth)) / 2, y = (Math.max(r.top, 0) + Math.min(r.bottom, innerHeight)) / 2;
      const what = `${el.tagName} «${(el.getAttribute('aria-label') ?? el.textContent ?? '').slice(0, 60)}» ${JSON.stringify(r)}`;
      if (r.right <= 0 || r.bottom <= 0 || r.left >= innerWidth || r.top >= innerHeight) return `focus is off the screen: ${what}`;
      const top = document.elementFromPoint(x, y);
      if (!top || !(el.contains(top) || top.closest('label')?.contains(el) || top.contains(el))) return `focus is covered by ${top?.outerHTML.slice(0, 80)}: ${what}`;
      const ring = (e) => e && getComputedStyle(e).outlineStyle !== 'none';
      if (!ring(el) && !ring(el.closest('label'))) return `focus is not shown: ${what}`;
      return '';
    });
    assert.equal(fault, '');
  }

  // ---- whole errands ----

  async go(place) {
    const narrow = await this.page.evaluate(() => innerWidth < 760);
    if (place === 'Ring') return this.press(narrow ? 'Ring noen' : 'Hvem kan jeg ringe?');
    if (narrow && place === 'Hvis det blir verre') {
      await this.press('Mer');
      return this.press(this.page.getByRole('main').getByRole('button', { name: place }));
    }
    await this.press(narrow && place === 'Viktig for meg' ? 'Viktig' : place);
  }

  // From the start page to a plan. Without a date: [] .
  async makePlan(pathway = /^Kreft/, date = [15, 1, 2026]) {
    const wide = await this.page.getByRole('radio').count();
    if (!wide) await this.press('Lag en plan');
    await this.choose(pathway);
    if (date.length) await this.date(...date);
    await this.press(date.length ? 'Lag planen min' : 'Jeg vet ikke datoen ennå');
    await this.button('Tidslinje').waitFor();
    await this.t.settled(this.page);
  }

  // -> the text of the file that is saved.
  async saveFile() {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.press('Lagre som fil')]);
    assert.match(download.suggestedFilename(), /^stifinner-\d{4}-\d\d-\d\d\.json$/);
    return readFileSync(await download.path(), 'utf8');
  }

  // file: a path, or { name, mimeType, buffer }.
  async openFile(file) {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.press('Åpne en fil')]);
    await chooser.setFiles(file);
    await this.t.settled(this.page);
  }
}

export function fileOf(text, name = 'plan.json') {
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}
