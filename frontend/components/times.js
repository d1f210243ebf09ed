// Times that keep themselves current in the browser, without a word from the server.
// <relative-time datetime="…" [live]>: "12 s ago", its day after a month, the exact instant in UTC on hover, written as
//   ExactTime does; with "live" it counts from the moment the attribute arrived, so that a clock that is wrong does not matter.
// <elapsed-time ms="41200">: "41 s", counted on from the moment the attribute arrived.
(() => {
  const elements = new Set();
  const day = (instant) => instant.toISOString().slice(0, 10);
  const exact = (instant) => `${day(instant)} ${instant.toISOString().slice(11, 19)} UTC`;
  const steps = [[60, 's', 1], [3600, 'min', 60], [86400, 'h', 3600], [30 * 86400, 'd', 86400]];

  const ago = (seconds) => {
    const size = Math.abs(seconds);
    if (size < 2) return 'now';
    const step = steps.find(([below]) => size < below);
    if (!step) return null;
    const figure = `${Math.floor(size / step[2])} ${step[1]}`;
    return seconds >= 0 ? `${figure} ago` : `in ${figure}`;
  };

  const long = (seconds) => {
    if (seconds < 10) return `${seconds.toFixed(1)} s`;
    if (seconds < 60) return `${Math.floor(seconds)} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return `${minutes} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
  };

  class Ticking extends HTMLElement {
    connectedCallback() { elements.add(this); this.update(); }
    disconnectedCallback() { elements.delete(this); }
    update() {
      const text = this.say();
      if (text !== undefined && this.textContent !== text) this.textContent = text;
    }
  }

  class RelativeTime extends Ticking {
    static observedAttributes = ['datetime'];
    attributeChangedCallback() {
      this.received = Date.now();
      const instant = new Date(this.getAttribute('datetime'));
      this.instant = Number.isNaN(instant.getTime()) ? undefined : instant;
      if (this.instant) this.title = exact(this.instant);
      this.update();
    }
    say() {
      if (!this.instant) return undefined;
      const from = this.hasAttribute('live') ? this.received : this.instant.getTime();
      return ago((Date.now() - from) / 1000) ?? day(this.instant);
    }
  }

  class ElapsedTime extends Ticking {
    static observedAttributes = ['ms'];
    attributeChangedCallback() {
      this.start = performance.now() - Number(this.getAttribute('ms'));
      this.update();
    }
    say() { return long((performance.now() - this.start) / 1000); }
  }

  window.aidockTimes = { exact };
  if (!customElements.get('relative-time')) {
    customElements.define('relative-time', RelativeTime);
    customElements.define('elapsed-time', ElapsedTime);
    // Without contact nobody knows whether what began still lasts: contact.js.
    setInterval(() => elements.forEach((element) => {
      if (!(element instanceof ElapsedTime && document.documentElement.dataset.contact)) element.update();
    }), 1000);
  }
})();
