/**
 * Runs in the head, before anything is drawn. Inlined as it stands: the Content-Security-Policy holds
 * its hash. Neither the theme nor the width of the prose nor a font that was fetched before is seen to
 * change. The start page leads on to
 * a language that was chosen before; where none was, `data-offer` names the reader's own. Who is
 * signed in sees the way to their account (`data-signed-in`). A press of
 * a button whose script has yet to come is kept for it (a popover's needs none). Scripts and styles
 * that a request failed for are asked for again, twice: a browser drops what is on its way when an
 * address of the computer changes, as when machines start on it. What else the page runs is fetched once
 * its text is drawn (build/late-scripts.ts), or three seconds after it was read where nothing is drawn;
 * `data-drawn` and the event `slipway:drawn` say so to islands (build/client-drawn.ts).
 */
export const earlyScript = `(() => {
  const root = document.documentElement;
  const light = matchMedia('(prefers-color-scheme: light)');
  let stored = {};
  try { stored = localStorage; } catch {}
  const theme = () => stored['starlight-theme'] || (light.matches ? 'light' : 'dark');
  root.dataset.theme = theme();
  if (stored['slipway:fonts']) root.dataset.fonts = '';
  light.addEventListener('change', () => { root.dataset.theme = theme(); });
  const languages = { en: 'en', ja: 'ja', ru: 'ru', zh: 'zh-cn' };
  const languageOf = (tag) => languages[tag.toLowerCase().split('-')[0]];
  const chosen = languageOf(stored['slipway:language'] || '');
  const spoken = navigator.languages.map(languageOf).find(Boolean);
  if (chosen && chosen !== 'en' && location.pathname === '/') location.replace('/' + chosen + '/');
  if (!chosen && spoken && spoken !== languageOf(root.lang)) root.dataset.offer = spoken;
  if (/(^|; )slipway_signed_in=1/.test(document.cookie)) root.dataset.signedIn = '';
  const width = Number(stored['slipway:prose-width']);
  if (width >= 25 && width <= 70) root.style.setProperty('--slip-prose-width', width + '%');
  addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest('button:not([popovertarget])');
    let owner = button;
    while (owner && !owner.localName.includes('-')) owner = owner.parentElement;
    const again = () => button.click();
    if (!owner) return;
    if (owner.matches('[ssr]')) owner.addEventListener('astro:hydrate', again, { once: true });
    else if (owner.matches(':not(:defined)')) customElements.whenDefined(owner.localName).then(again);
  }, true);
  addEventListener('error', ({ target }) => {
    if (!(target instanceof Element) || !target.matches('[type=module], [rel=stylesheet]')) return;
    const tries = Number(target.dataset.tries ?? 0) + 1;
    if (tries > 2) return;
    const again = document.createElement(target.localName);
    for (const { name, value } of target.attributes) again.setAttribute(name, value);
    again.dataset.tries = tries;
    again.textContent = target.textContent;
    setTimeout(() => target.replaceWith(again), tries * 300);
  }, true);
  const drawn = () => {
    if ('drawn' in root.dataset) return;
    root.dataset.drawn = '';
    for (const { content } of document.querySelectorAll('meta[name=slipway-script]')) {
      const script = document.createElement('script');
      script.type = 'module';
      script.async = false;
      script.src = content;
      document.head.append(script);
    }
    dispatchEvent(new Event('slipway:drawn'));
  };
  document.addEventListener('DOMContentLoaded', () => {
    setTimeout(drawn, document.hidden ? 0 : 3000);
    new PerformanceObserver(() => requestAnimationFrame(() => setTimeout(drawn)))
      .observe({ type: 'paint', buffered: true });
  });
})();`;
