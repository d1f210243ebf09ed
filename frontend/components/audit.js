// The audit page's keys: "/" searches, Esc goes back to the list.
(() => {
  if (window.aidockAudit) return;
  window.aidockAudit = true;

  document.addEventListener('keydown', (event) => {
    const view = window.aidockGrid.page('.audit-view', event);
    if (!view || event.altKey) return;
    const done = event.key === 'Escape' ? window.aidockGrid.back(view)
      : event.key === '/' && !window.aidockGrid.typing(event) ? window.aidockGrid.focusSearch(view)
      : false;
    if (done) event.preventDefault();
  }, true);
})();
