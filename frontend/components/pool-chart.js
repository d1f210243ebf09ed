// <pool-chart>: connections in use over time, drawn by uPlot. The server sends the past once (setSeries) and then one
// point a second (append). A point is [epoch seconds, main, background, reserved, waiting, capacity].
(() => {
  const WINDOW = 15 * 60;
  const GAP = 2.5;
  const COLUMNS = 6;
  const HEIGHT = 240;
  const WARNING = 0.7;
  const CRITICAL = 0.9;

  class PoolChart extends HTMLElement {
    constructor() {
      super();
      this.columns = Array.from({ length: COLUMNS }, () => []);
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

    setSeries(points) {
      this.columns.forEach((column) => { column.length = 0; });
      points.forEach((point) => this.push(point));
      this.show();
    }

    append(points) {
      points.forEach((point) => this.push(point));
      const oldest = this.columns[0].at(-1) - WINDOW;
      while (this.columns[0][0] < oldest) this.columns.forEach((column) => column.shift());
      this.show();
    }

    /** A pause in the samples is drawn as a gap, not as a straight line. */
    push(point) {
      const last = this.columns[0].at(-1);
      if (last !== undefined && point[0] - last > GAP) {
        this.columns.forEach((column, i) => column.push(i === 0 ? last + 1 : null));
      }
      this.columns.forEach((column, i) => column.push(point[i]));
    }

    show() {
      if (this.plot) {
        this.plot.setData(this.columns, false);
        this.scale();
        this.latest(this.plot);
      }
    }

    /** Where nobody points, the legend reads the latest values. */
    latest(u) {
      if (u.cursor.idx == null && u.data[0].length > 0) u.setLegend({ idx: u.data[0].length - 1 }, false);
    }

    /** The time axis always spans 15 minutes, and the other one what the pool may grow to. */
    scale() {
      const now = this.columns[0].at(-1) ?? Date.now() / 1000;
      const highest = Math.max(1, ...this.columns.slice(1).map((c) => c.reduce((a, b) => Math.max(a, b ?? 0), 0)));
      this.plot.batch(() => {
        this.plot.setScale('x', { min: now - WINDOW, max: now });
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
        cursor: { y: false, drag: { x: false, y: false } },
        scales: { x: { time: true }, y: { auto: false, range: (u, min, max) => [0, max] } },
        axes: [
          { ...axis, space: 70, size: 26, values: (u, ticks) => ticks.map((t) => this.clock(t, false)) },
          { ...axis, size: 40, space: 36 },
        ],
        series: [
          { label: 'Time', value: (u, t) => (t == null ? '–' : this.clock(t, true)) },
          line('Main', '--chart-main', { fill: ink('--chart-main-area'), width: 2 }),
          line('Background', '--chart-background'),
          line('Reserved', '--chart-reserved', { dash: [2, 3] }),
          line('Waiting', '--chart-waiting', { paths: bars, fill: ink('--chart-waiting'), width: 0 }),
          line('Main may grow to', '--chart-capacity', { width: 1 }),
        ],
        hooks: {
          drawClear: [(u) => this.bounds(u)],
          setLegend: [(u) => this.latest(u)],
        },
      }, this.columns, this);
      this.scale();
    }

    clock(seconds, exact) {
      const options = { hourCycle: 'h23', hour: '2-digit', minute: '2-digit', ...(exact ? { second: '2-digit' } : {}) };
      return new Date(seconds * 1000).toLocaleTimeString(undefined, options);
    }

    /** 70 and 90 % of what main may grow to. */
    bounds(u) {
      const capacity = this.columns[COLUMNS - 1].at(-1);
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
