// <pool-chart>: connections in use over time, drawn by uPlot. The server sends the past once (setSeries) and then what is
// new (append), which takes the place of what is drawn from there on. A point is [epoch seconds, main, background,
// reserved, waiting, capacity, database away], and all null but the time where nothing was recorded. Incidents
// (setMarks) are buttons over the chart, starts, resizes, pauses and drills (setEvents) are marks at its foot, a drill with
// a hatched ground while it lasted; one that is pressed is told as "open-incident" with its id. Moments are in UTC, on
// the axis shortened and where one is told exactly as ExactTime writes it, so that they can be looked up in a log.
(() => {
  const CAPACITY = 5;
  const AWAY = 6;
  const COLUMNS = 7;
  const DAY = 86400;
  const HEIGHT = 240;
  const WARNING = 0.7;
  const CRITICAL = 0.9;
  const exact = (seconds) => window.aidockTimes.exact(new Date(seconds * 1000));

  class PoolChart extends HTMLElement {
    constructor() {
      super();
      this.columns = Array.from({ length: COLUMNS }, () => []);
      this.span = 15 * 60;
      this.step = 1;
      this.until = 0;
      this.incidents = [];
      this.marks = [];
      this.events = [];
      this.eventMarks = [];
    }

    connectedCallback() {
      this.build();
      this.resizes = new ResizeObserver(() => this.fit());
      this.resizes.observe(this);
      this.redraw = () => this.plot?.redraw(false);
      this.scheme = matchMedia('(prefers-color-scheme: dark)');
      this.scheme.addEventListener('change', this.redraw);
      this.styles = new MutationObserver(this.redraw);
      this.styles.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'theme', 'class'] });
    }

    disconnectedCallback() {
      this.resizes.disconnect();
      this.styles.disconnect();
      this.scheme.removeEventListener('change', this.redraw);
      this.plot?.destroy();
      this.plot = undefined;
    }

    setSeries(points, span, step, until) {
      this.span = span;
      this.step = step;
      this.columns.forEach((column) => { column.length = 0; });
      this.append(points, until);
    }

    append(points, until) {
      this.until = until;
      if (points.length > 0) {
        const [times] = this.columns;
        while (times.length > 0 && times.at(-1) >= points[0][0]) this.columns.forEach((column) => column.pop());
        points.forEach((point) => this.columns.forEach((column, i) => column.push(point[i])));
      }
      while (this.columns[0][0] < until - this.span) this.columns.forEach((column) => column.shift());
      this.show();
    }

    setMarks(incidents) {
      this.incidents = incidents;
      this.show();
      this.drawMarks();
    }

    setEvents(events) {
      this.events = events;
      this.show();
      this.plot?.redraw(false);
      this.drawEvents();
    }

    /** Each with a shape of its own; the list below the chart begins with what the shapes mean. */
    drawEvents() {
      this.eventMarks.forEach(({ mark }) => mark.remove());
      this.eventMarks = [];
      if (!this.plot) return;
      this.eventMarks = this.events.map((event) => {
        const mark = document.createElement('span');
        mark.className = 'chart-event';
        mark.dataset.kind = event.kind;
        mark.textContent = event.shape;
        mark.tabIndex = 0;
        mark.setAttribute('role', 'img');
        mark.title = `${event.label} ${exact(event.at)}`;
        mark.setAttribute('aria-label', mark.title);
        this.plot.over.append(mark);
        return { mark, at: event.at };
      });
      this.placeMarks();
    }

    drawMarks() {
      this.marks.forEach(({ button }) => button.remove());
      this.marks = [];
      if (!this.plot) return;
      this.marks = this.incidents.map((incident) => {
        const button = Object.assign(document.createElement('button'), { type: 'button', className: 'chart-mark' });
        const label = `${incident.label}, ${exact(incident.at)}`;
        button.title = label;
        button.setAttribute('aria-label', `Open ${label}`);
        button.addEventListener('click', () =>
          this.dispatchEvent(new CustomEvent('open-incident', { detail: incident.id })));
        this.plot.over.append(button);
        return { button, at: incident.at };
      });
      this.placeMarks();
    }

    placeMarks() {
      this.marks.forEach(({ button, at }) => {
        const x = this.plot.valToPos(at, 'x');
        button.hidden = x < 0 || x > this.plot.over.clientWidth;
        button.style.left = `${x}px`;
      });
      this.eventMarks.forEach(({ mark, at }) => {
        const x = this.plot.valToPos(at, 'x');
        mark.hidden = x < 0 || x > this.plot.over.clientWidth;
        mark.style.left = `${x}px`;
      });
    }

    show() {
      if (this.plot) {
        this.plot.setData(this.columns.slice(0, AWAY), false);
        this.scale();
        this.latest(this.plot);
      }
    }

    /** Where nobody points, the legend reads the latest values. */
    latest(u) {
      if (u.cursor.idx == null && u.data[0].length > 0) u.setLegend({ idx: u.data[0].length - 1 }, false);
    }

    /** The time axis always spans the whole range, and the other one what the pool may grow to. */
    scale() {
      const now = Math.max(this.until, this.columns[0].at(-1) ?? 0) || Date.now() / 1000;
      const highest = Math.max(1, ...this.columns.slice(1, AWAY).map((c) => c.reduce((a, b) => Math.max(a, b ?? 0), 0)));
      this.plot.batch(() => {
        this.plot.setScale('x', { min: now - this.span, max: now });
        this.plot.setScale('y', { min: 0, max: highest * 1.06 });
      });
    }

    fit() {
      if (this.plot && this.clientWidth > 0) this.plot.setSize({ width: this.clientWidth, height: HEIGHT });
    }

    /** Custom properties hold light-dark(…), which a canvas does not understand: let the browser resolve it. */
    resolved(name) {
      this.probe.style.color = `var(${name})`;
      return getComputedStyle(this.probe).color;
    }

    build() {
      if (!window.uPlot || this.plot) return;
      this.probe ??= this.appendChild(Object.assign(document.createElement('i'), { hidden: true }));
      const ink = (name) => () => this.resolved(name);
      const figure = (u, value) => (value == null ? '–' : value);
      const bars = window.uPlot.paths.bars({ size: [0.9, 6], align: 0 });
      const line = (label, colour, more = {}) =>
        ({ label, stroke: ink(colour), width: 1.5, points: { show: false }, spanGaps: false, value: figure, ...more });
      const axis = { stroke: ink('--ink-2'), grid: { stroke: ink('--line'), width: 1 }, ticks: { show: false },
        font: `11px ${getComputedStyle(this).fontFamily}` };
      this.plot = new window.uPlot({
        width: Math.max(200, this.clientWidth),
        height: HEIGHT,
        padding: [8, 8, 0, 0],
        tzDate: (seconds) => window.uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
        cursor: { y: false, drag: { x: false, y: false } },
        scales: { x: { time: true }, y: { auto: false, range: (u, min, max) => [0, max] } },
        axes: [
          { ...axis, space: 70, size: 26, values: (u, ticks) => ticks.map((t) => this.tick(t)) },
          { ...axis, size: 40, space: 36 },
        ],
        series: [
          { label: 'Time', value: (u, t) => (t == null ? '–' : exact(t)) },
          line('Main', '--chart-main', { fill: ink('--chart-main-area'), width: 2 }),
          line('Background', '--chart-background'),
          line('Reserved', '--chart-reserved', { dash: [2, 3] }),
          line('Waiting', '--chart-waiting', { paths: bars, fill: ink('--chart-waiting'), width: 0 }),
          line('Main may grow to', '--chart-capacity', { width: 1 }),
        ],
        hooks: {
          drawClear: [(u) => this.away(u), (u) => this.bounds(u)],
          draw: [(u) => this.zone(u), (u) => this.drills(u), (u) => this.incidentLines(u), () => this.placeMarks()],
          setLegend: [(u) => this.latest(u)],
        },
      }, this.columns.slice(0, AWAY), this);
      this.scale();
      this.drawMarks();
      this.drawEvents();
    }

    /** A week is told in days, and where there is room for more, by the hours between them. */
    tick(seconds) {
      const moment = new Date(seconds * 1000);
      return this.span > DAY && seconds % DAY === 0
        ? moment.toLocaleDateString('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric' })
        : moment.toISOString().slice(11, 16);
    }

    /** The zone of the axis, in the corner below the other one. */
    zone(u) {
      u.ctx.save();
      u.ctx.fillStyle = this.resolved('--ink-2');
      u.ctx.font = `${11 * window.uPlot.pxRatio}px ${getComputedStyle(this).fontFamily}`;
      u.ctx.textAlign = 'left';
      u.ctx.textBaseline = 'top';
      // As far as can be from the first moment, which may stand below the other axis.
      u.ctx.fillText('UTC', 0, u.bbox.top + u.bbox.height + 5 * window.uPlot.pxRatio);
      u.ctx.restore();
    }

    /** Where the database was away, the ground is shaded. */
    away(u) {
      u.ctx.save();
      u.ctx.fillStyle = this.resolved('--tone-bad');
      u.ctx.globalAlpha = 0.12;
      // On whole pixels, each shaded once: where two steps shared one, it was darker, which made stripes.
      const edge = (seconds) => Math.round(
        Math.min(u.bbox.left + u.bbox.width, Math.max(u.bbox.left, u.valToPos(seconds, 'x', true))));
      const [times] = this.columns;
      let shaded = u.bbox.left;
      this.columns[AWAY].forEach((away, i) => {
        const from = Math.max(shaded, edge(times[i]));
        // Until the next point, however far apart they are: a gap has a point of its own.
        const to = Math.max(edge(times[i]) + 1, edge(times[i + 1] ?? times[i] + this.step));
        if (!away || to <= from) return;
        u.ctx.fillRect(from, u.bbox.top, to - from, u.bbox.height);
        shaded = to;
      });
      u.ctx.restore();
    }

    /** Where a drill filled a lane on purpose, the ground is hatched: that is no outage. */
    drills(u) {
      const { left, top, width, height } = u.bbox;
      const step = 7 * window.uPlot.pxRatio;
      this.events.filter(({ kind }) => kind === 'drill').forEach(({ at, until }) => {
        const x = (seconds) => Math.round(Math.min(left + width, Math.max(left, u.valToPos(seconds, 'x', true))));
        const from = x(at);
        const to = Math.max(from + 3, x(until ?? this.until));
        if (to <= left || from >= left + width) return;
        u.ctx.save();
        u.ctx.beginPath();
        u.ctx.rect(from, top, to - from, height);
        u.ctx.clip();
        u.ctx.strokeStyle = this.resolved('--ink-2');
        u.ctx.globalAlpha = 0.7;
        u.ctx.beginPath();
        for (let start = from - height; start < to; start += step) {
          u.ctx.moveTo(start, top + height);
          u.ctx.lineTo(start + height, top);
        }
        u.ctx.stroke();
        u.ctx.restore();
      });
    }

    incidentLines(u) {
      u.ctx.save();
      u.ctx.strokeStyle = this.resolved('--ink-2');
      u.ctx.globalAlpha = 0.7;
      this.incidents.forEach(({ at }) => {
        const x = Math.round(u.valToPos(at, 'x', true));
        if (x < u.bbox.left || x > u.bbox.left + u.bbox.width) return;
        u.ctx.beginPath();
        u.ctx.moveTo(x, u.bbox.top);
        u.ctx.lineTo(x, u.bbox.top + u.bbox.height);
        u.ctx.stroke();
      });
      u.ctx.restore();
    }

    /** 70 and 90 % of what main may grow to. */
    bounds(u) {
      const capacity = this.columns[CAPACITY].findLast((value) => value != null);
      if (!capacity) return;
      [[WARNING, '--tone-warning'], [CRITICAL, '--tone-bad']].forEach(([share, colour]) => {
        const y = Math.round(u.valToPos(capacity * share, 'y', true));
        u.ctx.save();
        u.ctx.strokeStyle = this.resolved(colour);
        u.ctx.globalAlpha = 0.7;
        u.ctx.setLineDash([4, 4]);
        u.ctx.beginPath();
        u.ctx.moveTo(u.bbox.left, y);
        u.ctx.lineTo(u.bbox.left + u.bbox.width, y);
        u.ctx.stroke();
        u.ctx.restore();
      });
    }
  }

  if (!customElements.get('pool-chart')) customElements.define('pool-chart', PoolChart);
})();
