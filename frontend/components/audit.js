// The audit page: what only the browser knows. Widths, and keys that must not fire while somebody types.
(() => {
  if (window.aidockAudit) return;

  const OPEN = ['vaadin-dialog', 'vaadin-select', 'vaadin-combo-box', 'vaadin-date-time-picker', 'vaadin-menu-bar']
    .map((name) => `${name}[opened]`)
    .join(',');
  const typing = (target) => !!target.closest?.('input, textarea, select, [contenteditable]');

  window.aidockAudit = {
    // Tells the server when the table becomes narrower or wider, so that it can leave columns out.
    watchWidth(grid) {
      if (grid.aidockWidth) return;
      grid.aidockWidth = new ResizeObserver(([entry]) => {
        const width = Math.round(entry.contentRect.width / 20) * 20;
        if (width && width !== grid.aidockLast) {
          grid.aidockLast = width;
          grid.dispatchEvent(new CustomEvent('grid-width', { detail: width }));
        }
      });
      grid.aidockWidth.observe(grid);
    },
  };

  // "/" searches, Esc goes back to the list.
  document.addEventListener('keydown', (event) => {
    const view = document.querySelector('.audit-view');
    if (!view || event.ctrlKey || event.metaKey || event.altKey || document.querySelector(OPEN)) return;
    if (event.key === 'Escape' && view.querySelector('#close-detail')) {
      view.querySelector('#close-detail').click();
      event.preventDefault();
    } else if (event.key === '/' && !typing(event.composedPath()[0])) {
      view.querySelector('#search')?.focus();
      event.preventDefault();
    }
  }, true);
})();
