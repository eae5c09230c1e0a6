// Pointers, wheel and pinch over the map: pan, zoom, and the drag of a step or of the overview's frame. What moves less than 8 px stays a click for the mirror.
import { EVENT } from './bridge.js';

const SLOP_PX = 8, REST_MS = 100;

export class MapInput {
  constructor(root, send) {
    this.send = send;
    this.pointers = new Map(); // id -> last position
    this.dragging = 0; // node of the step under the finger, or 0
    this.moved = false;
    root.addEventListener('pointerdown', (event) => this.down(event));
    root.addEventListener('pointermove', (event) => this.move(event));
    root.addEventListener('pointerup', (event) => this.up(event, 2));
    root.addEventListener('pointercancel', (event) => this.up(event, 3));
    root.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    root.addEventListener('click', (event) => { if (this.swallow) { event.stopPropagation(); event.preventDefault(); this.swallow = false; } }, true);
    root.addEventListener('keydown', (event) => this.key(event));
  }

  map(event) { return event.target instanceof Element ? event.target.closest('.map, .strip') : null; }

  down(event) {
    const map = this.map(event);
    if (!map || event.button !== 0) return;
    this.swallow = false;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY, startX: event.clientX, startY: event.clientY });
    if (this.pointers.size === 1) {
      this.moved = false;
      this.strip = map.classList.contains('strip') ? 1 : 0;
      const mark = event.target.closest('.drag');
      this.dragging = mark ? Number(mark.dataset.node) : 0;
    } else this.dragging = 0;
  }

  move(event) {
    const pointer = this.pointers.get(event.pointerId);
    if (!pointer) return;
    if (!this.moved && Math.hypot(event.clientX - pointer.startX, event.clientY - pointer.startY) < SLOP_PX) return;
    if (!this.moved) {
      this.moved = true;
      event.target.setPointerCapture?.(event.pointerId);
      if (this.dragging) this.send(EVENT.drag, { number: this.dragging, x: pointer.startX, y: pointer.startY, z: 0 });
    }
    const before = this.span();
    const dx = event.clientX - pointer.x, dy = event.clientY - pointer.y;
    pointer.x = event.clientX;
    pointer.y = event.clientY;
    if (this.pointers.size === 2) {
      const after = this.span();
      if (before.size > 0) this.send(EVENT.zoom, { x: after.x, y: after.y, z: after.size / before.size });
    } else if (this.dragging) this.send(EVENT.drag, { number: this.dragging, x: pointer.x, y: pointer.y, z: 1 });
    else this.send(EVENT.pan, { x: dx, y: dy, z: this.strip });
    this.rest();
  }

  up(event, phase) {
    const pointer = this.pointers.get(event.pointerId);
    if (!pointer) return;
    this.pointers.delete(event.pointerId);
    if (this.moved) {
      if (phase === 2) this.swallow = true;
      setTimeout(() => { this.swallow = false; }, 50);
      if (this.dragging) this.send(EVENT.drag, { number: this.dragging, x: pointer.x, y: pointer.y, z: phase });
    }
    if (this.pointers.size === 0) this.dragging = 0;
    this.rest();
  }

  span() {
    const [a, b] = [...this.pointers.values()];
    if (!b) return { x: a.x, y: a.y, size: 0 };
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, size: Math.hypot(a.x - b.x, a.y - b.y) };
  }

  wheel(event) {
    const map = this.map(event);
    if (!map || event.ctrlKey) return; // ctrl + wheel is the browser's zoom
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (map.classList.contains('tall') && !sideways) return; // the page scrolls
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? 400 : 1;
    if (sideways) this.send(EVENT.pan, { x: -(event.deltaX || event.deltaY) * unit, y: 0 });
    else this.send(EVENT.zoom, { x: event.clientX, y: event.clientY, z: Math.exp(-event.deltaY * unit / 400) });
    this.rest();
  }

  key(event) {
    if (!this.map(event) || !event.shiftKey) return;
    const step = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] }[event.key];
    if (!step) return;
    event.preventDefault();
    this.send(EVENT.pan, { x: step[0], y: step[1] });
    this.rest();
  }

  rest() {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.drawn);
    this.drawn = requestAnimationFrame(() => { this.timer = setTimeout(() => this.send(EVENT.settle), REST_MS); }); // counted from when it was drawn
  }
}
