// Shows the same things in another timeline, and moves it the way its maker means it to be moved: by its own call, which costs
// less than the mouse. peers.NAME = { load(), show(items),
// count(): how many it holds, pan(px) }.
const LANES = 5, DAY = 86400000, PX_PER_DAY = 15;
const load = (src) => new Promise((resolve, reject) => {
  const el = document.createElement(src.endsWith('.css') ? 'link' : 'script');
  if (el.tagName === 'LINK') Object.assign(el, { rel: 'stylesheet', href: src });
  else el.src = src;
  el.onload = resolve;
  el.onerror = () => reject(new Error(src));
  document.head.append(el);
});
const chart = document.getElementById('chart');

window.peers = {
  'vis-timeline': {
    async load() {
      await load('node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css');
      await load('node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js');
    },
    show(items) {
      const start = items[items.length >> 1].start;
      this.window = [start, start + 75 * DAY];
      const groups = Array.from({ length: LANES }, (_, id) => ({ id, content: 'Lane ' + id }));
      this.timeline = new window.vis.Timeline(chart, new window.vis.DataSet(items.map((it) => ({ id: it.id, content: it.title, start: it.start, end: it.end, group: it.lane }))),
        new window.vis.DataSet(groups), { start: this.window[0], end: this.window[1], height: 640, stack: true, verticalScroll: true, editable: { updateTime: true } });
    },
    count() { return this.timeline.itemsData.length; },
    pan(px) {
      this.window = this.window.map((at) => at + px * DAY / PX_PER_DAY);
      this.timeline.setWindow(this.window[0], this.window[1], { animation: false });
    },
  },
  'dhtmlx-gantt': {
    async load() {
      await load('node_modules/dhtmlx-gantt/codebase/dhtmlxgantt.css');
      await load('node_modules/dhtmlx-gantt/codebase/dhtmlxgantt.js');
    },
    show(items) {
      const { gantt } = window;
      gantt.config.min_column_width = PX_PER_DAY;
      gantt.config.scales = [{ unit: 'month', step: 1, format: '%F %Y' }, { unit: 'day', step: 1, format: '%j' }];
      gantt.config.columns = [{ name: 'text', width: 150 }];
      gantt.config.smart_rendering = true;
      gantt.config.static_background = true;
      gantt.init('chart');
      gantt.parse({ data: items.map((it) => ({ id: it.id + 1, text: it.title, start_date: new Date(it.start), duration: Math.round((it.end - it.start) / DAY) })), links: [] });
      const middle = items[items.length >> 1];
      gantt.showDate(new Date(middle.start));
      gantt.showTask(middle.id + 1);
    },
    count() { return window.gantt.getTaskCount(); },
    pan(px) { window.gantt.scrollTo(window.gantt.getScrollState().x + px, null); },
  },
  'frappe-gantt': {
    async load() {
      await load('node_modules/frappe-gantt/dist/frappe-gantt.css');
      await load('node_modules/frappe-gantt/dist/frappe-gantt.umd.js');
    },
    show(items) {
      this.gantt = new window.Gantt('#chart', items.map((it) => ({ id: 's' + it.id, name: it.title, start: new Date(it.start), end: new Date(it.end), progress: 0 })),
        { view_mode: 'Day', column_width: PX_PER_DAY, container_height: 640, infinite_padding: false, scroll_to: 'start' });
    },
    count() { return this.gantt.tasks.length; },
    pan(px) { this.gantt.$container.scrollLeft += px; },
  },
};
window.ready = true;
