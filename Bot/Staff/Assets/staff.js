// What is live. Everything else works without scripts.
'use strict';

// A broadcast that is being sent: numbers come as they change.
for (const place of document.querySelectorAll('[data-live]')) {
  const source = new EventSource(place.dataset.live);
  source.onmessage = event => {
    const news = JSON.parse(event.data);
    if (news.status !== place.dataset.status) {
      source.close();
      location.reload();
      return;
    }
    for (const field of place.querySelectorAll('[data-field]')) {
      const value = news[field.dataset.field];
      if (field.tagName === 'PROGRESS') field.value = value;
      else field.textContent = value ?? '–';
    }
  };
}

// The size of an audience, as it is chosen.
for (const form of document.querySelectorAll('form[data-count]')) {
  const place = document.getElementById(form.dataset.countInto);
  let waiting = 0;
  form.addEventListener('change', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answer = await fetch(form.dataset.count, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      if (answer.ok) place.textContent = await answer.text();
    }, 250);
  });
}
