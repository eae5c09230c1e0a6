// What the specs are written with: `test` registers one, its `t` opens the page and looks at it. See CONTRIBUTING.md.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export { assert };
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const packages = createRequire(resolve(ROOT, 'build/deps/browser/package.json'));
const { chromium } = packages('playwright-core');
const axeSource = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');
export const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Roles that a person can act on: each needs a name in the accessibility tree.
export const INTERACTIVE = new Set(['button', 'link', 'textbox', 'searchbox', 'checkbox', 'radio', 'switch', 'combobox', 'listbox', 'option',
  'slider', 'spinbutton', 'tab', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'treeitem', 'Date', 'DateTime', 'InputTime', 'DisclosureTriangle']);

export const registered = [];

// test('what holds', [options for every t.open], async (t) => { ... }). Options: see Test.open; also
// `seconds` (time limit, 60) and `alone: true` (nothing else runs meanwhile: for measurements).
export function test(name, options, body) {
  if (typeof options === 'function') [options, body] = [{}, options];
  registered.push({ name, options, body });
}

// The same browser without the parts that make windows starts and draws a quarter faster.
const BROWSER = process.env.CHROMIUM ?? ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));

export async function launch({ extra = [] } = {}) {
  return chromium.launch({
    executablePath: BROWSER,
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', ...extra],
  });
}

export const NO_WEBGL = ['--disable-gpu', '--disable-3d-apis'];

// Runs in the page: only Date is moved; timers and performance stay real.
function setToday(day) {
  const Real = Date, [year, month, date] = day.split('-').map(Number);
  const shift = new Real(year, month - 1, date, 12).getTime() - Real.now();
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length) super(...parts);
      else super(Real.now() + shift);
    }
    static now() { return Real.now() + shift; }
  };
}

export class Test {
  constructor(browser, address, options) {
    Object.assign(this, { browser, address, options });
    this.contexts = [];
    this.faults = []; // console errors, requests elsewhere: seen on any page, forgiven only by t.expect
    this.expected = [];
    this.others = [];
  }

  // Opens the page in a context of its own and waits until the app has drawn. Options:
  //   size [width, height] = [1280, 800]; scale: device pixels per CSS px; touch; theme 'light' | 'dark' | 'contrast' | 'forced';
  //   still: reduced motion; today 'YYYY-MM-DD': it is noon that day when the page opens; path: below the site, such as '?…' or '#…';
  //   webgl: false for a browser without it; wait: false to return as soon as the HTML is there; locale; context: further
  //   Playwright options; worker: with the service worker; before(page): runs before the page is opened; reuse: a context from an earlier page (its storage is kept).
  async open(more = {}) {
    const o = { size: [1280, 800], scale: 1, theme: 'light', path: '', locale: 'nb-NO', wait: true, ...this.options, ...more };
    const browser = o.webgl === false ? await this.otherBrowser(NO_WEBGL) : this.browser;
    const context = o.reuse ?? await browser.newContext({
      viewport: { width: o.size[0], height: o.size[1] }, deviceScaleFactor: o.scale, hasTouch: !!o.touch, isMobile: !!o.touch,
      colorScheme: o.theme === 'dark' ? 'dark' : 'light', contrast: o.theme === 'contrast' ? 'more' : 'no-preference',
      forcedColors: o.theme === 'forced' ? 'active' : 'none', reducedMotion: o.still ? 'reduce' : 'no-preference',
      locale: o.locale, timezoneId: 'Europe/Oslo', acceptDownloads: true, serviceWorkers: o.worker ? 'allow' : 'block', ...o.context,
    });
    if (!o.reuse) this.contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15000);
    page.setDefaultNavigationTimeout(30000);
    this.watch(page);
    if (o.today) await page.addInitScript(setToday, o.today);
    if (o.before) await o.before(page);
    await page.goto(this.address + o.path, { waitUntil: o.wait ? 'load' : 'domcontentloaded' });
    if (o.wait) await this.ready(page);
    return page;
  }

  // The app has drawn its first frame and the mirror is shown.
  async ready(page) {
    await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0, undefined, { timeout: 30000 });
    await this.settled(page);
  }

  // What was asked for has been drawn, and no frame for four turns of the screen and 60 ms.
  async settled(page) {
    await page.evaluate(() => new Promise((done) => {
      const frames = () => document.documentElement.dataset.frames;
      let seen = frames(), since = performance.now(), still = 0;
      const end = since + 10000;
      const look = () => {
        const now = performance.now();
        if (frames() !== seen) [seen, since, still] = [frames(), now, 0];
        else still += 1;
        if ((still >= 4 && now - since > 60) || now > end) done();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }));
  }

  // The colours of the device, from now on: 'light', 'dark' or 'contrast'.
  async theme(page, theme) {
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light', contrast: theme === 'contrast' ? 'more' : 'no-preference' });
    await this.settled(page);
  }

  async otherBrowser(extra) {
    const browser = await launch({ extra });
    this.others.push(browser);
    return browser;
  }

  watch(page) {
    const origin = new URL(this.address).origin;
    page.on('console', (message) => {
      if (/Service Worker registration blocked by Playwright/.test(message.text())) return;
      if (['error', 'warning'].includes(message.type())) this.faults.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.faults.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) this.faults.push(`request elsewhere: ${url}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.faults.push(`HTTP ${response.status()}: ${response.url().slice(origin.length)}`);
    });
    page.on('crash', () => this.faults.push('the page crashed'));
  }

  // From here on, faults that match are part of the test (say why in the spec).
  expect(...patterns) { this.expected.push(...patterns); }

  async close() {
    for (const context of this.contexts) await context.close().catch(() => {});
    for (const browser of this.others) await browser.close().catch(() => {});
    const unexpected = this.faults.filter((fault) => !this.expected.some((pattern) => pattern.test(fault)));
    assert.deepEqual(unexpected, [], 'the console or the network was not clean');
  }

  // Violations of WCAG 2.0-2.2 A and AA and of best practice; asserts that there are none.
  async axe(page, { tags = AXE_TAGS, disable = [] } = {}) {
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async ([values, off]) => {
      const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
      const result = await window.axe.run(document, { runOnly: { type: 'tag', values }, rules, resultTypes: ['violations'] });
      return result.violations.map((v) => ({ rule: v.id, help: v.help, nodes: v.nodes.slice(0, 5).map((n) => `${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`) }));
    }, [tags, disable]);
    assert.deepEqual(violations, [], 'axe found violations');
  }

  // The accessibility tree as assistive technology gets it: [{ role, name, value, description, properties, children }], flat.
  async accessibility(page) {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    await session.detach();
    return nodes.filter((node) => !node.ignored).map((node) => ({
      id: node.nodeId, parent: node.parentId, role: node.role?.value, name: node.name?.value ?? '', value: node.value?.value,
      description: node.description?.value, ...Object.fromEntries((node.properties ?? []).map((p) => [p.name, p.value.value])),
    }));
  }

  // Every interactive node has a name; returns how many there are.
  async allNamed(page) {
    const interactive = (await this.accessibility(page)).filter((node) => INTERACTIVE.has(node.role));
    assert.deepEqual(interactive.filter((node) => !node.name.trim()), [], 'interactive nodes without a name');
    assert.ok(interactive.length > 0, 'no interactive node at all');
    return interactive.length;
  }

  // Slows the page's processor, and its network in ms of latency and bytes per second.
  async throttle(page, { cpu = 1, latency = 0, bytesPerSecond = -1 } = {}) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    if (latency || bytesPerSecond > 0) {
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond });
    }
    return session;
  }

  // Presses Tab until `selector` has focus; fails after `limit` presses.
  async tabTo(page, selector, { limit = 60, key = 'Tab' } = {}) {
    for (let i = 0; i < limit; ++i) {
      if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
      await page.keyboard.press(key);
    }
    assert.fail(`no focus on ${selector} after ${limit} presses of ${key}`);
  }

  // A picture for a person to look at: build/shots/NAME.png.
  async shot(page, name) {
    await this.settled(page);
    return page.screenshot({ path: resolve(ROOT, 'build/shots', `${name}.png`) });
  }
}
