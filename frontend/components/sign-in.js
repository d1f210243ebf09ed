// The sign-in page's word when nothing comes back: the form itself would stay greyed out without one.
(() => {
  if (window.aidockSignIn) return;
  window.aidockSignIn = true;

  const SLOW = 4000;
  const SILENT = 40000;
  let timers = [];

  const say = (kind) => {
    const line = document.querySelector('.sign-in-silence');
    if (!line) return;
    line.textContent = line.dataset[kind];
    line.hidden = false;
  };
  const stop = () => {
    timers.forEach(clearTimeout);
    timers = [];
  };
  const giveUp = (kind) => {
    stop();
    say(kind);
    const form = document.querySelector('vaadin-login-form');
    if (form) form.disabled = false;
  };

  document.addEventListener('login', () => {
    stop();
    timers = [setTimeout(() => say('slow'), SLOW), setTimeout(() => giveUp('silent'), SILENT)];
  }, true);
  document.addEventListener('securitypolicyviolation', (event) => {
    if (event.effectiveDirective === 'form-action') giveUp('blocked');
  });
  // Back from the next page, as it was left.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    giveUp('silent');
    const line = document.querySelector('.sign-in-silence');
    if (line) line.hidden = true;
  });
})();
