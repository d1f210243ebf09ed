// What every table needs that only the browser knows: widths, whole texts, and keys that must not fire while somebody types.
(() => {
  if (window.aidockGrid) return;

  const OPEN = ['vaadin-dialog', 'vaadin-confirm-dialog', 'vaadin-select', 'vaadin-combo-box', 'vaadin-date-time-picker',
    'vaadin-menu-bar'].map((name) => `${name}[opened]`).join(',');

  // Innermost first: whoever cuts its text off is what the pointer is on or what stands around it.
  const cutOff = (target, cell) => {
    for (let element = target; element && cell.contains(element); element = element.parentElement) {
      if (element.scrollWidth > element.clientWidth && element.clientWidth > 0) return true;
    }
    return false;
  };

  const press = (root, selector) => {
    const target = root.querySelector(selector);
    if (!target || target.disabled) return false;
    target.click();
    return true;
  };

  // A table itself takes no focus: one of its cells does, the one that had it last.
  const focusCell = (grid) => (grid?._itemsFocusable ?? grid?.shadowRoot?.querySelector('#items [tabindex="0"]') ?? grid)?.focus();

  // Once nothing is open beside it; whoever is asked about unsaved changes may stay where they are. The wider table then
  // draws its columns anew, and the cell that had the focus may go with the old ones: so it is given again for a while,
  // unless somebody took it elsewhere.
  const focusTable = (root, patience = 50, kept = 10) => {
    if (patience === 0 || kept === 0 || document.querySelector(OPEN)) return;
    const closed = !root.querySelector('#close-detail');
    const table = root.querySelector('vaadin-grid');
    const active = document.activeElement;
    if (closed && active === document.body) focusCell(table);
    else if (closed && active !== table) return;
    setTimeout(() => focusTable(root, patience - 1, closed ? kept - 1 : kept), 100);
  };

  window.aidockGrid = {
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

    // What is open is a dialog while it lies over the list, and only then may it have a name.
    async nameOverlay(layout) {
      await layout.updateComplete;
      const detail = layout.shadowRoot?.querySelector('#detail');
      if (!detail || layout.aidockOverlay) return;
      const name = () => {
        if (detail.getAttribute('role') === 'dialog') detail.setAttribute('aria-label', 'Details');
        else detail.removeAttribute('aria-label');
      };
      layout.aidockOverlay = new MutationObserver(name);
      layout.aidockOverlay.observe(detail, { attributes: true, attributeFilter: ['role'] });
      name();
    },

    typing: (event) => !!event.composedPath()[0].closest?.('input, textarea, select, [contenteditable]'),

    // The page whose keys these are, unless something lies over it that has keys of its own.
    page: (selector, event) =>
      event.ctrlKey || event.metaKey || document.querySelector(OPEN) ? null : document.querySelector(selector),

    press,

    // What is typed reaches the server when its field is left, so it is left before anything acts on what it holds.
    back(root) {
      if (!root.querySelector('#close-detail')) return false;
      if (document.activeElement?.closest('.list-detail')) document.activeElement.blur();
      press(root, '#close-detail');
      focusTable(root);
      return true;
    },

    focusSearch(root) {
      root.querySelector('#search')?.focus();
      return true;
    },
  };

  // The whole text on hover where a cell shows only its beginning.
  document.addEventListener('mouseover', (event) => {
    const cell = event.target.closest?.('vaadin-grid-cell-content');
    if (!cell) return;
    if (cutOff(event.target, cell)) cell.title = cell.innerText.replace(/\s+/g, ' ').trim();
    else cell.removeAttribute('title');
  });
})();
