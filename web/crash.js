// When the client stops: a page with a reference, and a report that holds places in our own files only.

const framesMax = 12;
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

function newReference() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  const word = Array.from(bytes, (byte) => letters[byte % letters.length]).join('');
  return `${word.slice(0, 4)}-${word.slice(4)}`;
}

/** Places of a stack trace, without messages, hosts and queries. @param {string} stack */
export function placesIn(stack) {
  const places = [];
  for (const line of stack.split('\n')) {
    const inModule = /(?:(app|rest)\.[0-9a-f]+\.)?wasm.*:(wasm-function\[\d+\]):(0x[0-9a-f]+)/.exec(line);
    const inScript = /\/(assets\/[\w.-]+:\d+(?::\d+)?)/.exec(line);
    if (inModule) places.push(`${inModule[1] ?? 'app'}.wasm:${inModule[2]}:${inModule[3]}`);
    else if (inScript) places.push(String(inScript[1]));
  }
  return places.slice(0, framesMax);
}

/** @param {unknown} error @param {string} reference @param {string} build */
function reportOf(error, reference, build) {
  const thrown = error instanceof Error ? error : undefined;
  const name = thrown?.name ?? 'Unknown';
  return {
    reference,
    build: build || 'unknown',
    error: /^[\w.-]{1,40}$/.test(name) ? name : 'Unknown',
    frames: placesIn(thrown?.stack ?? ''),
  };
}

/** @param {object} report */
function send(report) {
  void fetch('/api/diagnostics/crash', {
    method: 'POST', keepalive: true, credentials: 'omit',
    headers: {
      'Content-Type': 'application/json', 'Guichet-Request': '1',
      'Guichet-Portal': document.documentElement.dataset.portal ?? '',
    },
    body: JSON.stringify(report),
  }).catch(() => {});
}

function buildOfPage() {
  try {
    return String(JSON.parse(document.getElementById('guichet-bootstrap')?.textContent ?? '{}').build ?? '');
  } catch {
    return '';
  }
}

let hasFailed = false;

/** Shows the page of a crash, once. @param {unknown} error */
export function fail(error) {
  console.error(error);
  if (hasFailed) return;
  hasFailed = true;
  const reference = newReference();
  document.documentElement.dataset.client = 'failed';
  const page = /** @type {HTMLElement} */ (document.getElementById('guichet-failed'));
  const shown = document.getElementById('guichet-reference');
  if (shown) shown.textContent = reference;
  const button = document.getElementById('guichet-reload');
  button?.addEventListener('click', () => location.reload());
  page.hidden = false;
  button?.focus();
  send(reportOf(error, reference, buildOfPage()));
}

/** Whatever is thrown in our own files and caught by nobody ends the client. @param {() => void} stop */
export function watchForCrashes(stop) {
  addEventListener('error', (event) => {
    const isOurs = event.error instanceof WebAssembly.RuntimeError || event.filename.includes('/assets/');
    if (!isOurs) return;
    stop();
    fail(event.error);
  });
}
