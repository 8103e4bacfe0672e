// Native scrollers: the browser moves the content, the client is told where it is.
import { Told } from './protocol.js';

/** @param {import('./bridge.js').Bridge} bridge @param {import('./mirror.js').Mirror} mirror @param {HTMLElement} host */
export function connectScrolling(bridge, mirror, host) {
  host.addEventListener('scroll', (event) => {
    const entry = mirror.entryAt(event.target);
    if (!entry || entry.element !== event.target) return;
    bridge.send(Told.scroll, entry.node.id, entry.element.scrollLeft, entry.element.scrollTop);
  }, { capture: true, passive: true });
  /** @type {(() => void)[]} */
  const later = [];
  bridge.afterFrame(() => {
    for (const action of later.splice(0)) action();
  });
  // The element may come with this frame's patch, which is applied after the commands were read.
  bridge.onCommands({
    focus: (id) => later.push(() => mirror.entry(id)?.control.focus({ preventScroll: false })),
    scrollTo: (id, x, y) => later.push(() => mirror.entry(id)?.element.scrollTo({ left: x, top: y, behavior: 'instant' })),
    reveal: (id) => later.push(() => mirror.entry(id)?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' })),
    fullscreen: (id) => void (mirror.entry(id)?.element.closest('#guichet-host') ?? host).requestFullscreen?.().catch(() => {}),
    exitFullscreen: () => void document.exitFullscreen?.().catch(() => {}),
  });
  document.addEventListener('fullscreenchange', () => bridge.send(Told.fullscreen, document.fullscreenElement ? 1 : 0));
}
