// Tells the server when a person does something here, which its own messages do not show, and leaves the page when the
// session has ended: told by push, or by looking at the time that was left.
(() => {
  if (window.aidockSession) return;

  const address = new URL('session', document.baseURI);
  const ACTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'];
  const WARN_IDLE = 120_000;
  const WARN_LIFETIME = 300_000;
  let reportEvery = 30_000;
  let reported = performance.now();
  let reporting = 0;
  let looking = 0;
  let left = false;

  const leave = () => {
    if (left) return;
    left = true;
    // Nothing can be saved any more: no question whether to stay.
    window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
    location.reload();
  };

  const ask = async (method) => {
    try {
      const answer = await fetch(address, { method, headers: { 'X-Requested-With': 'session' }, cache: 'no-store' });
      if (answer.status === 401) return leave();
      if (answer.ok) follow(await answer.json());
    } catch {
      // No line to the server: the next look comes all the same.
      look(10_000);
    }
  };

  const look = (delay) => {
    clearTimeout(looking);
    looking = setTimeout(() => ask('GET'), Math.max(1000, Math.min(delay, 2_000_000_000)));
  };

  const follow = ({ idle_ms: idle, lifetime_ms: lifetime, report_ms: every }) => {
    reportEvery = every;
    warn(idle, lifetime, every);
    const next = [idle + 500, lifetime + 500];
    if (every >= 30_000) next.push(idle - WARN_IDLE, lifetime - WARN_LIFETIME);
    look(Math.min(...next.filter((time) => time > 0)));
  };

  const warn = (idle, lifetime, every) => {
    const text = every < 30_000 ? ''
      : lifetime <= WARN_LIFETIME ? `You will be signed out in ${minutes(lifetime)}: save what you want to keep.`
      : idle <= WARN_IDLE ? `No activity: you will be signed out in ${minutes(idle)}. Press a key or click to stay.`
      : '';
    let line = document.querySelector('.session-warning');
    if (!line) {
      if (!text) return;
      line = document.createElement('div');
      line.className = 'session-warning';
      line.setAttribute('role', 'status');
      document.body.append(line);
    }
    line.textContent = text;
    line.hidden = !text;
  };

  const minutes = (time) => {
    const count = Math.max(1, Math.round(time / 60_000));
    return `${count} minute${count === 1 ? '' : 's'}`;
  };

  const report = () => {
    reporting = 0;
    reported = performance.now();
    ask('POST');
  };

  // At once when it is the first for a while, and else when the next report is due.
  const acted = (event) => {
    if (!event.isTrusted || reporting || left) return;
    const line = document.querySelector('.session-warning:not([hidden])');
    const due = line ? 0 : reported + reportEvery - performance.now();
    if (due <= 0) report();
    else reporting = setTimeout(report, due);
  };

  window.aidockSession = { leave };
  ACTS.forEach((name) => window.addEventListener(name, acted, { capture: true, passive: true }));
  // Timers stand still while a computer sleeps.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && ask('GET'));
  ask('GET');
})();
