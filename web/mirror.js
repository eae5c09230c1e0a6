// The second face: one DOM element for each node of the semantic tree, kept in step with the canvas. The DOM owns all input but the
// free-form map. Records come from src/view/semantics.cpp.

const ROLES = ['main', 'navigation', 'banner', 'region', 'aside', 'dialog', 'group', 'list', 'item',
  'heading', 'text', 'button', 'link', 'radio_group', 'radio', 'checkbox',
  'text_field', 'text_area', 'select', 'option', 'date_field', 'map', 'status', 'separator', 'number_field', 'image'];
const LANGUAGES = ['nb', 'nn', 'en'];
const FLAG = { checked: 1, current: 2, disabled: 4, expandable: 8, expanded: 16, roving: 32, pressed: 64, toggle: 128, invalid: 256,
  modal: 512, scroll: 1024, focusable: 2048, numeric: 4096, moves: 8192, drag: 16384, quiet: 32768,
  secret: 65536, reveal: 131072, grid: 262144, tall: 524288, strip: 1048576 };
const TAGS = { main: 'main', navigation: 'nav', banner: 'header', region: 'section', aside: 'aside', list: 'ul', item: 'li', text: 'p',
  button: 'button', link: 'a', radio_group: 'fieldset', date_field: 'fieldset', separator: 'hr', image: 'div' };
const FIELDS = new Set(['text_field', 'text_area', 'select', 'number_field']);
const COMMIT_AFTER_MS = 1000; // of rest, so that one visit to a field is not a hundred changes

export class Mirror {
  // send: { click(id), change(id, text), focus(id), hover(id), scroll(id, top), flush() }; flush: now, for no frame may follow
  constructor(root, send) {
    this.root = root;
    this.send = send;
    this.elements = new Map(); // id -> { el, inner, control, record }
    this.pending = new Map(); // id -> timer of a text not yet committed
    root.addEventListener('click', (event) => this.clicked(event));
    root.addEventListener('input', (event) => this.typed(event));
    root.addEventListener('change', (event) => this.chosen(event));
    root.addEventListener('focusin', (event) => send.focus(this.idOf(event.target)));
    root.addEventListener('focusout', (event) => { this.commit(this.idOf(event.target)); send.focus(0); });
    root.addEventListener('pointerover', (event) => { if (event.pointerType === 'mouse') send.hover(this.idOf(event.target)); });
    root.addEventListener('pointerleave', () => send.hover(0));
    root.addEventListener('scroll', (event) => this.scrolled(event), true);
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target.matches('input.secret')) send.change(this.idOf(event.target), ''); // that, and nothing of it
      else if (event.key === 'Enter' && event.target.matches('input[type=text]')) this.commit(this.idOf(event.target));
      this.roved(event);
    });
    addEventListener('pagehide', () => this.commitAll());
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.commitAll(); });
  }

  idOf(target) {
    const el = target instanceof Element ? target.closest('[data-node]') : null;
    return el ? Number(el.dataset.node) : 0;
  }

  // ---- from the canvas ----

  patch(text) {
    const records = text.split('\x1e').filter(Boolean).map((record) => [record, record.split('\x1f')]);
    const seen = new Set(records.map(([, f]) => Number(f[0])));
    for (const [id, entry] of this.elements) { // first, so that what stays need not be moved
      if (seen.has(id)) continue;
      this.commit(id);
      entry.el.remove();
      this.elements.delete(id);
    }
    const last = new Map(); // parent -> its child that was put in place most recently
    for (const [record, f] of records) {
      const id = Number(f[0]), role = ROLES[Number(f[2])];
      let entry = this.elements.get(id);
      if (entry?.role !== role) {
        entry?.el.remove();
        entry = this.create(id, role, f);
        this.elements.set(id, entry);
      }
      if (entry.record !== record) this.update(entry, role, f, record);
      const parent = this.elements.get(Number(f[1]))?.inner ?? this.root;
      const expected = last.has(parent) ? last.get(parent).nextElementSibling : parent.querySelector(':scope > [data-node]');
      if (expected !== entry.el) parent.insertBefore(entry.el, expected);
      last.set(parent, entry.el);
    }
    for (const legend of this.root.querySelectorAll('legend')) { // in text mode: not the same words twice
      const before = legend.parentElement.previousElementSibling;
      legend.classList.toggle('said', Boolean(before?.matches('h1, h2, h3, h4')) && before.textContent === legend.textContent);
    }
    this.rove();
  }

  create(id, role, f) {
    if (FIELDS.has(role)) return this.createField(id, role);
    let el, inner, control;
    if (role === 'radio' || role === 'checkbox') {
      el = document.createElement('label');
      control = document.createElement('input');
      control.type = role;
      if (role === 'radio') control.name = 'r' + f[1];
      inner = document.createElement('span');
      el.append(control, inner);
      control.id = 'n' + id;
    } else {
      const tag = role === 'heading' ? 'h' + f[4] : TAGS[role] ?? 'div';
      el = document.createElement(tag);
      if (tag === 'button') el.type = 'button';
      inner = el;
      if (tag === 'fieldset') el.append(document.createElement('legend'));
      if (role === 'map') {
        inner = document.createElement('div');
        inner.className = 'world';
        el.append(inner);
      } else if (Number(f[3]) & FLAG.scroll) {
        inner = document.createElement('div');
        inner.className = 'content';
        el.append(inner);
      }
      control = el;
    }
    el.dataset.node = id;
    el.className = role;
    return { id, role, el, inner, control, record: '' };
  }

  createField(id, role) {
    const el = document.createElement('div'), label = document.createElement('label'), help = document.createElement('p');
    const control = document.createElement(role === 'text_area' ? 'textarea' : role === 'select' ? 'select' : 'input');
    if (control.tagName === 'INPUT') control.type = 'text';
    control.autocomplete = 'off';
    control.id = label.htmlFor = 'n' + id;
    help.id = 'h' + id;
    help.className = 'help';
    el.append(label, control, help);
    el.dataset.node = id;
    el.className = 'field ' + role;
    return { id, role, el, inner: el, control, label, help, record: '' };
  }

  update(entry, role, f, record) {
    const { el, inner, control } = entry;
    const flags = Number(f[3]), [x, y, w, h, content, font] = f.slice(6, 12).map((tenth) => Number(tenth) / 10);
    const [name, value, description, hint] = f.slice(12, 16);
    entry.record = record;
    entry.flags = flags;
    const lang = LANGUAGES[Number(f[5])];
    if (lang !== document.documentElement.lang) el.lang = lang;
    else el.removeAttribute('lang');
    if (w > 0) {
      const style = el.style;
      style.left = x + 'px';
      style.top = (FIELDS.has(role) ? y - content : y) + 'px';
      style.width = w + 'px';
      style.height = (FIELDS.has(role) ? h + content : h) + 'px';
      if (font > 0) style.fontSize = font + 'px';
      el.classList.add('placed');
      if (FIELDS.has(role)) {
        control.style.height = h + 'px';
        style.setProperty('--label', content + 'px');
      } else if (flags & FLAG.scroll) inner.style.height = content + 'px';
    } else {
      el.classList.remove('placed');
      el.removeAttribute('style');
    }
    if (FIELDS.has(role)) return this.updateField(entry, flags, name, value, description, hint);
    switch (role) {
      case 'radio':
      case 'checkbox':
        setText(inner, name);
        control.checked = Boolean(flags & FLAG.checked);
        break;
      case 'heading':
      case 'text':
      case 'status':
        setText(el, name);
        break;
      case 'button':
      case 'link':
        setText(el, name);
        if (role === 'link') setAttribute(el, 'href', value);
        setAttribute(el, 'aria-pressed', flags & FLAG.toggle ? String(Boolean(flags & FLAG.pressed)) : null);
        setAttribute(el, 'aria-expanded', flags & FLAG.expandable ? String(Boolean(flags & FLAG.expanded)) : null);
        setAttribute(el, 'aria-current', flags & FLAG.current ? 'page' : null);
        setAttribute(el, 'aria-disabled', flags & FLAG.disabled ? 'true' : null);
        break;
      case 'radio_group':
      case 'date_field':
        setText(el.firstElementChild, name);
        break;
      case 'separator':
        break;
      default:
        setAttribute(el, 'aria-label', name || null);
        if (role === 'dialog') {
          el.setAttribute('role', 'dialog');
          if (flags & FLAG.modal) el.setAttribute('aria-modal', 'true');
        }
        if (role === 'group' && name) el.setAttribute('role', 'group');
        if (role === 'map') el.setAttribute('role', 'group');
        if (role === 'image') el.setAttribute('role', 'img');
        if (role === 'list') el.setAttribute('role', 'list'); // kept by Safari without bullets
    }
    if (flags & FLAG.focusable) el.tabIndex = -1;
    if (flags & FLAG.scroll && role !== 'main') el.tabIndex = -1;
    el.classList.toggle('scroller', Boolean(flags & FLAG.scroll));
    el.classList.toggle('roving', Boolean(flags & FLAG.roving));
    el.classList.toggle('grid', Boolean(flags & FLAG.grid));
    el.classList.toggle('drag', Boolean(flags & FLAG.drag));
    el.classList.toggle('tall', Boolean(flags & FLAG.tall));
    el.classList.toggle('strip', Boolean(flags & FLAG.strip));
  }

  updateField(entry, flags, name, value, description, hint) {
    const { control, label, help } = entry;
    setText(label, name);
    setText(help, description);
    setAttribute(control, 'aria-describedby', description ? help.id : null);
    setAttribute(control, 'aria-invalid', flags & FLAG.invalid ? 'true' : null);
    if (flags & FLAG.numeric) control.inputMode = 'numeric';
    if (flags & FLAG.secret) return this.updateSecret(control, flags);
    if (entry.role === 'select' && entry.hint !== hint) {
      entry.hint = hint;
      control.replaceChildren(...hint.split('\n').map((text, index) => new Option(text, String(index))));
    }
    // Never overwrite what is being typed.
    if (!this.pending.has(entry.id) && control.value !== value) control.value = value;
  }

  // What is typed here never leaves the page's own memory: the program is only told that Enter was pressed.
  updateSecret(control, flags) {
    control.classList.add('secret');
    control.type = flags & FLAG.reveal ? 'text' : 'password';
    control.spellcheck = false;
    control.autocapitalize = 'none';
  }

  // The passphrases that are typed now, in reading order.
  secrets() {
    return [...this.root.querySelectorAll('input.secret')].map(({ value }) => value);
  }

  // Pans what lies on the map between two exact layouts.
  shift(dx, dy) {
    for (const { role, inner } of this.elements.values())
      if (role === 'map') inner.style.transform = dx || dy ? `translate(${dx}px, ${dy}px)` : '';
  }

  focus(id) {
    const entry = this.elements.get(id);
    if (!entry || document.activeElement === entry.control) return;
    entry.control.focus({ preventScroll: document.documentElement.dataset.text !== 'on' && !entry.el.closest('.scroller') });
  }

  scrollTo(id, top) {
    const el = this.elements.get(id)?.el;
    if (!el) return;
    el.scrollTop = top;
    if (el.scrollTop !== top) queueMicrotask(() => this.send.scroll(id, el.scrollTop)); // shorter than it was; no event tells
  }

  // ---- to the canvas ----

  clicked(event) {
    const el = event.target.closest('[data-node]');
    if (!el || el.classList.contains('field')) return;
    const entry = this.elements.get(Number(el.dataset.node));
    if (!entry || entry.role === 'radio' || entry.role === 'checkbox') return; // their click comes as `change`
    if (entry.role === 'button' && !(entry.flags & FLAG.disabled)) this.send.click(entry.id);
  }

  chosen(event) {
    const id = this.idOf(event.target), entry = this.elements.get(id);
    if (!entry) return;
    if (entry.role === 'radio' || entry.role === 'checkbox') this.send.click(id);
    else if (entry.role === 'select') this.send.change(id, entry.control.value);
  }

  typed(event) {
    const id = this.idOf(event.target), entry = this.elements.get(id);
    if (!entry || entry.role === 'select' || !FIELDS.has(entry.role) || entry.control.classList.contains('secret')) return;
    clearTimeout(this.pending.get(id));
    this.pending.set(id, setTimeout(() => this.commit(id), COMMIT_AFTER_MS));
  }

  commit(id) {
    if (!this.pending.has(id)) return;
    clearTimeout(this.pending.get(id));
    this.pending.delete(id);
    const entry = this.elements.get(id);
    if (entry) this.send.change(id, entry.control.value);
  }

  commitAll() {
    if (this.pending.size === 0) return false;
    for (const id of [...this.pending.keys()]) this.commit(id);
    this.send.flush();
    return true;
  }

  scrolled(event) {
    const id = this.idOf(event.target);
    if (id && event.target.classList?.contains('scroller')) this.send.scroll(id, event.target.scrollTop);
  }

  // One tab stop in a roving group; arrows, Home and End move between its buttons.
  rove() {
    for (const group of this.root.querySelectorAll('.roving')) {
      const buttons = [...group.querySelectorAll('button')];
      const current = buttons.find((b) => b === document.activeElement) ?? buttons.find((b) => b.tabIndex === 0 && b.dataset.roved) ?? buttons[0];
      for (const button of buttons) {
        button.tabIndex = button === current ? 0 : -1;
        if (button === current) button.dataset.roved = '1';
        else delete button.dataset.roved;
      }
    }
  }

  roved(event) {
    const group = event.target.closest('.roving');
    if (!group || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const buttons = [...group.querySelectorAll('button')];
    const at = buttons.indexOf(event.target);
    const near = group.classList.contains('grid') ? nearest(buttons, event.target, event.key) : undefined;
    const to = near !== undefined ? near : { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const target = buttons[Math.max(0, Math.min(buttons.length - 1, to))];
    for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
    target.focus({ preventScroll: true });
  }
}

// The button that lies that way from this one: straight on before aside. undefined: nothing is laid out, or no arrow.
function nearest(buttons, from, key) {
  const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key] ?? [0, 0];
  if ((!dx && !dy) || !from.closest('.placed')) return undefined;
  const middle = (el) => { const r = el.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; };
  const [x, y] = middle(from);
  let best = buttons.indexOf(from), least = Infinity;
  buttons.forEach((button, index) => {
    const [bx, by] = middle(button), along = (bx - x) * dx + (by - y) * dy, aside = Math.abs((bx - x) * dy) + Math.abs((by - y) * dx);
    if (button !== from && along > 4 && along + 3 * aside < least) [best, least] = [index, along + 3 * aside];
  });
  return best;
}

function setText(el, text) {
  if (el.textContent !== text) el.textContent = text;
}

function setAttribute(el, name, value) {
  if (value === null || value === '') el.removeAttribute(name);
  else if (el.getAttribute(name) !== value) el.setAttribute(name, value);
}
