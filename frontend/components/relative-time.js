// <relative-time datetime="…">: "12 s ago", with the exact instant in the reader's time zone on hover.
(() => {
  const elements = new Set();
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });
  const steps = [[60, 's', 1], [3600, 'min', 60], [86400, 'h', 3600], [30 * 86400, 'd', 86400]];

  const say = (seconds) => {
    const size = Math.abs(seconds);
    if (size < 2) return 'now';
    const step = steps.find(([below]) => size < below);
    if (!step) return null;
    const figure = `${Math.floor(size / step[2])} ${step[1]}`;
    return seconds >= 0 ? `${figure} ago` : `in ${figure}`;
  };

  class RelativeTime extends HTMLElement {
    static observedAttributes = ['datetime'];
    connectedCallback() { elements.add(this); this.update(); }
    disconnectedCallback() { elements.delete(this); }
    attributeChangedCallback() {
      this.instant = new Date(this.getAttribute('datetime'));
      if (!Number.isNaN(this.instant.getTime())) this.title = exact.format(this.instant);
      this.update();
    }
    update() {
      if (!this.instant || Number.isNaN(this.instant.getTime())) return;
      const text = say((Date.now() - this.instant.getTime()) / 1000) ?? this.instant.toLocaleDateString();
      if (this.textContent !== text) this.textContent = text;
    }
  }

  if (!customElements.get('relative-time')) {
    customElements.define('relative-time', RelativeTime);
    setInterval(() => elements.forEach((element) => element.update()), 1000);
  }
})();
