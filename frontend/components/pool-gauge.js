// <pool-gauge heading figure whole share shape word important quiet>: a card with one figure of a whole, a bar of it, two
// lines of what belongs to it, and a verdict while there is a word for it. "share" is in percent. One element for the
// server, which keeps each of them for each open page.
(() => {
  const TEXTS = ['heading', 'figure', 'whole', 'shape', 'word', 'important', 'quiet'];

  const part = (tag, className, ...children) => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...children);
    return element;
  };

  class PoolGauge extends HTMLElement {
    static observedAttributes = [...TEXTS, 'share'];

    connectedCallback() {
      if (this.parts) return;
      const parts = {
        heading: part('h2', ''),
        figure: part('span', 'gauge-figure'),
        whole: part('span', 'gauge-whole'),
        shape: part('span', 'state-mark-shape'),
        word: part('span', ''),
        important: part('div', 'gauge-fact'),
        quiet: part('div', 'gauge-fact gauge-fact-quiet'),
      };
      parts.shape.setAttribute('aria-hidden', 'true');
      this.mark = part('span', 'state-mark', parts.shape, parts.word);
      this.fill = part('div', '');
      const bar = part('div', 'gauge-bar', this.fill);
      // The figures beside it say the same in words.
      bar.setAttribute('aria-hidden', 'true');
      this.append(
        part('div', 'gauge-head', parts.heading, this.mark),
        part('div', 'gauge-figures', parts.figure, parts.whole),
        bar,
        parts.important,
        parts.quiet,
      );
      this.parts = parts;
      PoolGauge.observedAttributes.forEach((name) => this.draw(name));
    }

    attributeChangedCallback(name) {
      if (this.parts) this.draw(name);
    }

    draw(name) {
      const value = this.getAttribute(name) ?? '';
      if (name === 'share') {
        this.fill.style.width = `${value}%`;
      } else {
        this.parts[name].textContent = value;
        this.mark.style.display = this.getAttribute('word') ? '' : 'none';
      }
    }
  }

  if (!customElements.get('pool-gauge')) customElements.define('pool-gauge', PoolGauge);
})();
