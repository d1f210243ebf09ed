// The configurations page: its keys, and a guard for what is unsaved when the tab is closed.
(() => {
  if (window.aidockLlm) return;
  window.aidockLlm = true;

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

  // "/" searches, "n" makes a new one, "e" edits, "x" marks, Alt with an arrow moves a row up or down in priority, Esc
  // goes back to the list. Before anybody else, because whoever is open closes on Esc itself, and then would not look
  // open any more.
  document.addEventListener('keydown', (event) => {
    const { page, typing, press, back, focusSearch } = window.aidockGrid;
    const view = page('.llm-view', event);
    if (!view) return;
    const free = !typing(event);
    const done = event.altKey ? free && row(event, altActions[event.key])
      : event.key === 'Escape' ? back(view)
      : free && event.key === '/' ? focusSearch(view)
      : free && event.key === 'n' ? press(view, '#new-config')
      : free && event.key === 'e' ? edit(view, event)
      : free && event.key === 'x' ? row(event, 'mark')
      : false;
    if (done) event.preventDefault();
  }, true);

  // What is typed counts before the server has heard of it, which is when the field is left.
  const typed = (event, isTyped) => {
    const detail = event.target.closest?.('.llm-detail');
    if (detail) detail.aidockTyped = isTyped;
  };
  document.addEventListener('input', (event) => typed(event, true));
  document.addEventListener('focusout', (event) => typed(event, false));

  // The browser asks by itself before it closes the tab; the server is not asked any more by then.
  window.addEventListener('beforeunload', (event) => {
    const detail = document.querySelector('.llm-detail');
    if (detail && (detail.aidockTyped || detail.querySelector('.llm-save[data-unsaved]'))) event.preventDefault();
  });
})();
