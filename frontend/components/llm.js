// The configurations page: what only the browser knows. Widths, and keys that must not fire while somebody types.
(() => {
  if (window.aidockLlm) return;

  const OPEN = ['vaadin-dialog', 'vaadin-confirm-dialog', 'vaadin-select', 'vaadin-combo-box', 'vaadin-menu-bar']
    .map((name) => `${name}[opened]`)
    .join(',');
  const typing = (target) => !!target.closest?.('input, textarea, select, [contenteditable]');

  const press = (root, selector) => {
    const target = root.querySelector(selector);
    if (!target || target.disabled) return false;
    target.click();
    return true;
  };

  const focusSearch = (view) => {
    view.querySelector('#search')?.focus();
    return true;
  };

  const altActions = { ArrowUp: 'earlier', ArrowDown: 'later' };

  // What has the focus in the table goes to the server by the key that the table gave the row.
  const row = (event, action) => {
    const grid = event.composedPath().find((target) => target.localName === 'vaadin-grid');
    const key = action && grid?.getEventContext(event)?.item?.key;
    if (!key) return false;
    grid.dispatchEvent(new CustomEvent('row-key', { detail: { key, action } }));
    if (action === 'open') focusName(grid.closest('.llm-view'));
    return true;
  };

  const focusName = (view, patience = 50) => {
    const name = view.querySelector('.llm-detail #name');
    if (name) name.focus();
    else if (patience > 0) setTimeout(() => focusName(view, patience - 1), 100);
  };

  const edit = (view, event) => {
    if (view.querySelector('.llm-detail #name')) {
      focusName(view);
      return true;
    }
    return row(event, 'open');
  };

  window.aidockLlm = {
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

  // "/" searches, "n" makes a new one, "e" edits, "x" marks, Alt with an arrow moves a row up or down in priority, Esc
  // goes back to the list. Before anybody else, because whoever is open closes on Esc itself, and then would not look
  // open any more.
  document.addEventListener('keydown', (event) => {
    const view = document.querySelector('.llm-view');
    if (!view || event.ctrlKey || event.metaKey || document.querySelector(OPEN)) return;
    const free = !typing(event.composedPath()[0]);
    const done = event.altKey ? free && row(event, altActions[event.key])
      : event.key === 'Escape' ? press(view, '#close-detail')
      : free && event.key === '/' ? focusSearch(view)
      : free && event.key === 'n' ? press(view, '#new-config')
      : free && event.key === 'e' ? edit(view, event)
      : free && event.key === 'x' ? row(event, 'mark')
      : false;
    if (done) event.preventDefault();
  }, true);
})();
