// What is live. Everything else works without scripts.
'use strict';

const RETRY = 5000; // milliseconds

// What was said once is not said again when the page is read anew.
const here = new URL(location.href);
if (here.searchParams.has('done') || here.searchParams.has('by-itself')) {
  here.searchParams.delete('done');
  here.searchParams.delete('by-itself');
  history.replaceState(null, '', here);
}

// Reads the page anew, and says that nobody asked for it: a session that is left alone ends, however much happens on its pages.
const readAnew = () => {
  const anew = new URL(here);
  anew.searchParams.set('by-itself', '');
  history.replaceState(null, '', anew); // so that it is a reload, which leaves the page where it was scrolled to
  location.reload();
};

// A form is sent once, however often its button is pressed; coming back to the page, it can be sent again.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, RETRY);
});

// What was typed and not sent is not left by mistake.
const typed = new Set();
for (const form of document.querySelectorAll('form[method=post]')) {
  form.addEventListener('input', event => { if (!event.target.matches('[type=file],[type=password]')) typed.add(form); });
  form.addEventListener('submit', () => typed.clear());
}
addEventListener('beforeunload', event => { if ([...typed].some(form => form.matches('[data-look], :has(textarea)'))) event.preventDefault(); });

// Numbers come as they change; when the page has become another one, it is read anew, unless somebody is writing on it.
for (const place of document.querySelectorAll('[data-live]')) {
  const lost = place.querySelector('[data-lost]'), changed = place.querySelector('[data-changed]');
  let source, alarm;
  const show = state => {
    clearTimeout(alarm);
    alarm = undefined;
    lost.hidden = true;
    if (state.mark !== place.dataset.mark) {
      source.close();
      if (typed.size) changed.hidden = false;
      else readAnew();
      return;
    }
    for (const news of state.news) {
      for (const part of place.querySelectorAll(`[data-broadcast="${news.id}"] [data-markup]`)) part.innerHTML = news[part.dataset.markup];
      for (const field of place.querySelectorAll(`[data-broadcast="${news.id}"] [data-field]`)) {
        const value = news[field.dataset.field];
        if (field.tagName === 'PROGRESS') field.value = value;
        else if (field.textContent !== String(value ?? '–')) field.textContent = value ?? '–';
      }
    }
  };
  const open = () => {
    source?.close();
    source = new EventSource(place.dataset.live);
    source.onmessage = event => show(JSON.parse(event.data));
    source.onerror = () => {
      alarm ??= setTimeout(() => lost.hidden = false, RETRY);
      if (source.readyState === EventSource.CLOSED) setTimeout(again, RETRY);
    };
  };
  // The browser has given up: the server is not back yet, or somebody is signed out.
  const again = async () => {
    const answer = await fetch(location.href, { method: 'HEAD' }).catch(() => null);
    if (answer?.redirected) readAnew();
    else open();
  };
  // Browsers open six streams at once; a page nobody looks at needs none.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) source?.close();
    else if (source?.readyState !== EventSource.OPEN) open();
  });
  if (!document.hidden) open();
}

// The size of an audience, and how a message looks, as they are chosen and written.
for (const form of document.querySelectorAll('form[data-look]')) {
  const count = document.getElementById('count'), preview = document.getElementById('preview');
  let waiting, asking;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      asking?.abort();
      asking = new AbortController();
      const answer = await fetch(form.dataset.look, { method: 'POST', body: new URLSearchParams(new FormData(form)), signal: asking.signal }).catch(() => null);
      if (!answer?.ok) return;
      const look = await answer.json();
      if (count.textContent !== look.count) count.textContent = look.count;
      preview.innerHTML = look.preview;
    }, 300);
  });
}

// Of a list several can be chosen with one press each, without holding a key.
for (const list of document.querySelectorAll('select[multiple]')) {
  list.addEventListener('mousedown', event => {
    if (event.target.tagName !== 'OPTION') return;
    event.preventDefault();
    const place = list.scrollTop;
    event.target.selected = !event.target.selected;
    list.focus();
    list.scrollTop = place;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
