// The contact with the server, judged in the browser, which is the only one who can tell when the server is gone.
//
// - Watches what is pushed: the server sends something every two seconds at the latest (ui/Pulse). Three seconds beyond
//   that, or after the connection closed, every mark of the pool's health says "No contact for 5 s", what a dead server
//   can no longer vouch for is dimmed, and buttons do nothing but say why. All of it ends with the next message.
// - Chooses how messages come: by WebSocket, and where a proxy does not pass those by long polling within three seconds.
//   The browser remembers that for a day; each page looks now and then whether WebSockets pass again.
//
// Loaded before Vaadin's client, because it wraps the call by which that one subscribes to the push channel.
(() => {
  if (window.aidockContact) return;

  const BEAT_MS = 2000;
  const MISSED_MS = 3000;
  const CONNECT_MS = 2000;
  const HALF_OPEN_MS = 8000;
  const MEMORY = 'aidock.push.refused';
  const MEMORY_MS = 24 * 3600 * 1000;
  const RECHECK_MS = 10 * 60 * 1000;
  // A line on which WebSockets come and go gets no more of them until the page is loaded anew.
  const RETURNS = 5;
  const GOODBYE = /"appError"|"sessionExpired"/;
  const REASON = 'No contact with the server: this works again when contact returns.';
  const ACTIONS = 'vaadin-button, button, vaadin-menu-bar-button, vaadin-menu-bar-item, vaadin-context-menu-item';

  // -- How messages come ---------------------------------------------------------------------------------------------
  let refusedAt = 0;
  try { refusedAt = Number(localStorage.getItem(MEMORY)) || 0; } catch { /* without storage nothing is remembered */ }
  let refused = Date.now() - refusedAt < MEMORY_MS;

  const remember = (isRefused) => {
    refused = isRefused;
    try {
      if (refused) localStorage.setItem(MEMORY, String(Date.now()));
      else localStorage.removeItem(MEMORY);
    } catch { /* as above */ }
  };

  let settings;
  let socket;
  let subscribe;
  let exchanging = false;

  // Whether a WebSocket brings messages here, tried with one that belongs to no page: the server says so and closes it.
  const websocketsPass = () => new Promise((resolve) => {
    const address = new URL(settings.url, document.baseURI);
    address.protocol = address.protocol.replace('http', 'ws');
    address.search = '?v-r=push&v-uiId=999999999&X-Atmosphere-Transport=websocket&X-Atmosphere-Framework=3&X-atmo-protocol=true';
    const trial = new WebSocket(address);
    const settle = (passes) => { resolve(passes); trial.close(); };
    trial.onmessage = () => settle(true);
    trial.onerror = () => settle(false);
    setTimeout(() => settle(false), CONNECT_MS);
  });

  // A refused WebSocket may have met a server that was just restarting: only the second look tells the proxy from that.
  let checking = false;
  let returns = 0;
  const check = async () => {
    if (checking) return;
    checking = true;
    const passes = await websocketsPass();
    checking = false;
    remember(!passes);
    if (passes && settings.transport !== 'websocket' && returns++ < RETURNS) open('websocket');
  };

  // Vaadin's client is not told: to it the channel stays the same.
  const open = (transport) => {
    exchanging = true;
    try { socket?.close(); } finally { exchanging = false; }
    settings.transport = transport;
    settings.fallbackTransport = 'long-polling';
    // A long poll is answered when there is something to say, which would pass for a connection that hangs.
    settings.connectTimeout = transport === 'websocket' ? CONNECT_MS : -1;
    socket = subscribe(settings);
    return socket;
  };

  const listen = (config) => {
    const { onOpen, onReopen, onMessage, onClose, onError, onTransportFailure } = config;
    let fell = false;
    Object.assign(config, {
      maxWebsocketErrorRetries: 0,
      // Not all pages at once when the server is back.
      reconnectInterval: 1000 + Math.round(1000 * Math.random()),
      onOpen: (response) => { opened(); onOpen(response); },
      onReopen: (response) => { opened(); onReopen(response); },
      onMessage: (response) => {
        // A server that was started anew says that it does not know this page: no figure here is its own.
        if (!GOODBYE.test(response.responseBody)) heard();
        if (fell) {
          fell = false;
          check();
        }
        onMessage(response);
      },
      onClose: (response) => {
        if (exchanging) return;
        closed();
        onClose(response);
      },
      onError: (response) => { closed(); onError(response); },
      onTransportFailure: (reason, request) => {
        fell = true;
        config.transport = request.fallbackTransport;
        request.connectTimeout = -1;
        const pause = request.reconnectInterval;
        // The first long poll goes out at once, the next ones after the usual pause.
        request.reconnectInterval = 0;
        setTimeout(() => { request.reconnectInterval = pause; });
        onTransportFailure?.(reason, request);
      },
    });
  };

  const wrap = (atmosphere) => {
    const original = atmosphere.subscribe;
    atmosphere.subscribe = (config) => {
      if (typeof config !== 'object' || !config.onMessage) return original(config);
      listen(config);
      settings = config;
      subscribe = original;
      const first = open(refused ? 'long-polling' : 'websocket');
      if (refused && Date.now() - refusedAt > RECHECK_MS) check();
      return first;
    };
  };

  let push;
  window.vaadinPush = Object.defineProperty({}, 'atmosphere', {
    get: () => push,
    set: (atmosphere) => { push = atmosphere; wrap(atmosphere); },
  });

  // -- Whether there is contact --------------------------------------------------------------------------------------
  let heardAt = Date.now();
  let tickedAt = heardAt;
  let reopenedAt = heardAt;
  let isOpen = true;
  // A page that slept, was hidden or busy has not read yet what came meanwhile.
  let graceUntil = 0;
  let state = '';

  const heard = () => {
    heardAt = Date.now();
    isOpen = true;
    if (state) tick();
  };
  const opened = () => { isOpen = true; };
  const closed = () => { isOpen = false; };

  const judge = (now) => {
    const silence = now - heardAt;
    if (silence < (isOpen ? BEAT_MS + MISSED_MS : MISSED_MS)) return '';
    return now < graceUntil ? 'unsure' : 'lost';
  };

  const tick = () => {
    const now = Date.now();
    if (now - tickedAt > 2500) graceUntil = now + MISSED_MS;
    tickedAt = now;
    if (!document.querySelector('.pool-line')) return;
    show(judge(now), Math.floor((now - heardAt) / 1000));
    tellTransport();
    // Half open: nothing comes and nothing fails, as after a change of networks.
    if (state === 'lost' && isOpen && settings && now - Math.max(heardAt, reopenedAt) > HALF_OPEN_MS) {
      reopenedAt = now;
      open(settings.transport);
    }
  };

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    graceUntil = Date.now() + MISSED_MS;
    tick();
  });
  setInterval(tick, 500);

  // -- What is shown -------------------------------------------------------------------------------------------------
  const part = (tag, className, ...children) => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...children);
    return element;
  };

  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  const duration = (seconds) => seconds < 60 ? `${seconds} s`
    : seconds < 3600 ? `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
    : `${Math.floor(seconds / 3600)} h ${String(Math.floor(seconds / 60) % 60).padStart(2, '0')} min`;

  const show = (next, seconds) => {
    const before = state;
    state = next;
    if (!state) {
      if (before) end();
      return;
    }
    document.documentElement.dataset.contact = state;
    const lost = state === 'lost';
    document.querySelectorAll('.pool-mark').forEach((mark) => drawMark(mark, lost, seconds));
    // An open incident's line is the headline where there is no other.
    const headline = ['.advice', '.incident-line']
      .map((kind) => document.querySelector(`${kind}:not([hidden])`)).find((element) => element);
    if (headline) drawNote(headline, lost, seconds);
    switchOff();
    if (lost && before !== 'lost') announce('No contact with the server.');
  };

  const drawMark = (mark, lost, seconds) => {
    if (!mark.contactMark?.isConnected) {
      const shape = part('span', 'state-mark-shape');
      shape.setAttribute('aria-hidden', 'true');
      mark.contactMark = part('span', '', shape, part('span', ''));
      mark.after(mark.contactMark);
    }
    const [shape, word] = mark.contactMark.children;
    mark.contactMark.className = `state-mark contact-mark ${lost ? 'tone-bad' : 'tone-neutral'}`;
    write(shape, lost ? '■' : '○');
    write(word, lost ? `No contact for ${duration(seconds)}` : 'Checking contact');
  };

  const drawNote = (advice, lost, seconds) => {
    if (!advice.contactNote?.isConnected) {
      advice.contactNote = part('div', 'contact-note', part('div', 'advice-headline'), part('div', 'advice-detail'));
      advice.append(advice.contactNote);
    }
    const [headline, detail] = advice.contactNote.children;
    write(headline, lost ? `The server has not answered for ${duration(seconds)}.` : 'Looking whether the server still answers.');
    write(detail, `What stands below is from ${new Date(heardAt).toISOString().slice(11, 19)} UTC. `
      + (lost ? 'This page goes on by itself when contact returns; until then its actions are off. '
        + 'If it lasts, look whether the console runs and whether your network reaches it.' : ''));
  };

  const switchOff = () => document.querySelectorAll(ACTIONS).forEach((action) => {
    if (action.contactTitle !== undefined) return;
    action.contactTitle = action.getAttribute('title');
    action.setAttribute('title', REASON);
    action.setAttribute('aria-disabled', 'true');
  });

  const end = () => {
    delete document.documentElement.dataset.contact;
    document.querySelectorAll('.contact-mark, .contact-note').forEach((element) => element.remove());
    document.querySelectorAll(ACTIONS).forEach((action) => {
      if (action.contactTitle === undefined) return;
      if (action.contactTitle === null) action.removeAttribute('title');
      else action.setAttribute('title', action.contactTitle);
      if (action.disabled !== true) action.removeAttribute('aria-disabled');
      delete action.contactTitle;
    });
    announce('Contact with the server is back.');
  };

  // What is pressed now would reach the server whenever it comes back, on figures that are old.
  window.addEventListener('click', (event) => {
    if (!state) return;
    if (!event.composedPath().some((target) => target.matches?.(ACTIONS))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    announce(REASON);
  }, true);

  const announce = (text) => {
    let line = document.querySelector('.contact-status');
    if (!line) {
      line = part('div', 'contact-status for-listeners');
      line.setAttribute('role', 'status');
      document.body.append(line);
    }
    write(line, text);
  };

  const tellTransport = () => {
    const foot = document.querySelector('.shell-foot');
    const line = foot?.querySelector('.transport-line');
    const polls = refused && settings?.transport === 'long-polling';
    if (!polls) {
      line?.remove();
    } else if (foot && !line) {
      const told = part('div', 'transport-line',
        'Live updates use long polling: the proxy does not pass WebSockets.');
      told.title = 'Everything works the same, with more requests. What to set in the proxy: docs/operations.md, “Live pages behind a proxy”.';
      foot.append(told);
    }
  };

  window.aidockContact = { transport: () => settings?.transport, lost: () => state === 'lost' };
})();
