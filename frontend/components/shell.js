// The frame's own behaviour: the skip link and where the focus goes.
(() => {
  const focusFirst = (root, selector) => {
    const target = root.querySelector(selector);
    if (!target) return;
    if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
  };

  window.aidockShell = {
    focusHeading: (layout) => requestAnimationFrame(() => focusFirst(layout, ':scope > :not([slot]) h1')),
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a.skip-link');
    if (!link) return;
    event.preventDefault();
    focusFirst(document, 'vaadin-app-layout > :not([slot])');
  });
})();
