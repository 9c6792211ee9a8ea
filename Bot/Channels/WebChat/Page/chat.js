// ScienceBot web chat: shows the conversation, sends messages and choices, follows the event stream.
// Every sentence comes from chat.html (data-* attributes), so that this file knows no language.

const MAX_LENGTH = 1000;       // what the server accepts in one message
const COUNT_FROM = 900;        // the counter appears here
const NEAR_BOTTOM = 70;        // px that still count as "reading the newest message"
const NEAR_TOP = 240;          // px from the top at which older messages are fetched by themselves
const RUN_SECONDS = 5;         // messages of the bot closer than this are one answer
const RUN_MINUTES = 5;         // messages of one side closer than this share one time stamp
const TAP_PAUSE = 700;         // ms in which a second tap on the same button is the same tap
const TAP_SHOWS = 1500;        // ms after which a tap that nothing answered is shown like a sent message
const MANY = 9;                // from so many buttons on, as many stand beside each other as fit
const OFFLINE_AFTER = 3000;    // ms without the stream before the reader is told
const REQUEST_LIMIT = 20000;   // ms; slow village networks still end in an answer or a retry button
const POLL_EVERY = 5000;       // ms between tries while the stream is down

const words = document.body.dataset;
const lang = document.documentElement.lang || 'zh-CN';
const $ = id => document.getElementById(id);
const app = $('app'), scroller = $('scroll'), log = $('log'), empty = $('empty'), older = $('older'), pill = $('pill');
const banner = $('banner'), waiting = $('waiting'), typing = $('typing'), toggle = $('toggle'), menu = $('menu');
const form = $('write'), input = $('text'), count = $('count'), sendButton = $('send');
const viewer = $('viewer'), picture = $('picture');

const timeFormat = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dayFormat = new Intl.DateTimeFormat(lang, { month: 'long', day: 'numeric', weekday: 'long' });
const yearFormat = new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'long', day: 'numeric' });
const pen = document.createElement('canvas').getContext('2d');
const typesWithMouse = matchMedia('(hover: hover) and (pointer: fine)');

/** Everything shown, in reading order: numbered messages by id, then own ones still without a number. */
const items = [];
const byId = new Map();

let loaded = false;            // the first page of history has arrived
let hasOlder = false;
let stuck = true;              // the reader is at the bottom and wants to stay there
let pinned = -1;               // where a long message was put with its beginning at the top; -1 = nowhere
let shownDay = '';

// ---- Small helpers --------------------------------------------------------------------------

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text != null) element.textContent = text;
  return element;
}

const squeeze = text => text.replace(/\s+/g, '');
const later = (ms, work) => setTimeout(work, ms);
const newestId = () => items.findLast(item => item.id != null)?.id ?? 0;

/** Storage may be full or forbidden (private windows): the chat works without it. */
function keep(storage, name, value) {
  try {
    if (value == null || value === '') window[storage].removeItem(name);
    else window[storage].setItem(name, value);
  } catch { /* not remembered, nothing lost now */ }
}

function kept(storage, name) {
  try { return window[storage].getItem(name); } catch { return null; }
}

// ---- Safe HTML ------------------------------------------------------------------------------

const ALLOWED = new Set(['P', 'BR', 'B', 'I', 'U', 'S', 'A', 'CODE', 'PRE', 'BLOCKQUOTE', 'UL', 'OL', 'LI']);
const DROPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'EMBED', 'SVG', 'MATH', 'NOSCRIPT', 'TEXTAREA', 'SELECT', 'TITLE', 'HEAD']);

/** The server sanitises already; this second sieve lets only known tags through, and no attribute but a web link. */
function safeHtml(html) {
  const target = document.createDocumentFragment();
  copySafely(new DOMParser().parseFromString(html, 'text/html').body, target);
  return target;
}

function copySafely(source, target) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.append(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const tag = node.tagName.toUpperCase();
    if (DROPPED.has(tag)) continue;
    const href = tag === 'A' ? webLink(node.getAttribute('href')) : null;
    if (!ALLOWED.has(tag) || (tag === 'A' && !href)) {
      copySafely(node, target);
      continue;
    }
    const copy = document.createElement(tag);
    if (href) Object.assign(copy, { href, target: '_blank', rel: 'noopener noreferrer' });
    copySafely(node, copy);
    target.append(copy);
  }
}

function webLink(href) {
  const url = href ? tryUrl(href) : null;
  return url && ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : null;
}

function tryUrl(href) {
  try { return new URL(href, location.href); } catch { return null; }
}

// ---- One message on the page ----------------------------------------------------------------

function createItem(from) {
  const item = { id: null, from, version: -1, at: new Date(), state: 'sent', html: null, choices: null };
  item.element = make('article', `item ${from}`);
  item.day = make('p', 'day');
  item.bubble = make('div', 'bubble');
  item.body = make('div', 'html');
  item.stamp = make('time', 'stamp');
  item.day.hidden = true;
  // Who speaks is plain to the eye (side, colour) but not to a screen reader.
  item.bubble.append(make('span', 'unseen', `${from === 'me' ? words.you : words.title}: `), item.body);
  item.element.append(item.day, item.bubble, item.stamp);
  return item;
}

/** Fills an item from the server's message; only what differs is touched, so focus and reading stay. */
function fill(item, message) {
  item.id = message.id;
  item.version = message.version ?? 0;
  item.at = new Date(message.at);
  item.tapped = message.tapped ?? item.tapped;
  byId.set(item.id, item);
  setState(item, 'sent');
  if (item.version > 0) dropTapsOn(item.id);
  if (item.html !== message.html) {
    item.html = message.html;
    item.body.classList.remove('plain');
    item.body.replaceChildren(safeHtml(message.html ?? ''));
    // A tip that has no translation comes in Chinese: said so, for its typeface and for screen readers.
    item.body.lang = isChinese(item.body.textContent) ? 'zh-CN' : lang;
    markTitle(item);
    nameCommand(item);
  }
  item.body.hidden = !item.body.textContent.trim();
  setPhoto(item, message);
  setChoices(item, message.choices);
  item.bubble.classList.toggle('wide', Boolean(item.photo || item.buttons));
  item.stamp.dateTime = message.at;
}

/** Mostly Chinese, that is: an English tip may name a Chinese source. */
function isChinese(text) {
  const han = text.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  return han * 3 > text.length;
}

/** A first line that is bold from end to end is the title of what follows. */
function markTitle(item) {
  const first = item.body.firstElementChild;
  const isTitle = first?.tagName === 'P' && first.childNodes.length === 1 && first.firstChild.nodeName === 'B' && first.nextElementSibling;
  if (isTitle) first.className = 'title';
}

/** A tapped menu button sends "/tip"; the reader sees the words of the button instead. */
function nameCommand(item) {
  if (item.from !== 'me') return;
  const command = item.body.textContent.trim();
  const button = document.querySelector(`[data-send="${CSS.escape(command)}"]`);
  if (button && command) item.body.replaceChildren(make('p', '', button.textContent.trim()));
  item.said = squeeze(command);
}

function setPhoto(item, message) {
  const url = message.image ? tryUrl(message.image) : null;
  const source = url?.origin === location.origin ? url.href : null;
  const alt = message.imageAlt ?? '';
  if (item.photo?.href === source && item.photo?.firstChild.alt === alt) return;
  item.photo?.remove();
  item.photo = null;
  if (!source) return;
  const link = make('a', 'photo');
  const image = make('img');
  Object.assign(link, { href: source, target: '_blank', rel: 'noopener' });
  // Without the true size every picture gets the same 4:3 frame: nothing moves when it arrives.
  const sized = message.imageWidth > 0 && message.imageHeight > 0;
  link.classList.toggle('sized', sized);
  Object.assign(image, { loading: 'lazy', decoding: 'async', alt, width: sized ? message.imageWidth : 800, height: sized ? message.imageHeight : 600 });
  image.addEventListener('error', () => link.classList.add('broken'));
  image.src = source;
  if (!alt) link.setAttribute('aria-label', words.image);
  link.append(image);
  link.addEventListener('click', event => openPicture(event, source, alt));
  item.photo = link;
  item.body.before(link);
}

// ---- Choices --------------------------------------------------------------------------------

function setChoices(item, choices) {
  const rows = (choices ?? []).filter(row => row?.length);
  const wanted = JSON.stringify(rows);
  if (item.choices === wanted) return;
  item.choices = wanted;
  const focused = item.buttons?.contains(document.activeElement) ? document.activeElement.dataset.code : null;
  item.buttons?.remove();
  item.buttons = null;
  if (!rows.length) {
    if (focused != null) scroller.focus({ preventScroll: true });
    return;
  }
  const box = make('div', 'choices');
  // New text is read aloud; thirty-four provinces, or every tick set in a list, are not.
  if (rows.flat().length > 6 || focused != null) box.setAttribute('aria-live', 'off');
  box.append(...blocksOf(rows).map(block => tableOf(item, block)));
  item.buttons = box;
  item.bubble.append(box);
  if (focused != null) [...box.querySelectorAll('button')].find(button => button.dataset.code === focused)?.focus({ preventScroll: true });
}

/**
 * Rows of equal length that follow each other become one table, so that its columns stand in line; a shorter row behind them is
 * their rest, unless it ends the keyboard: there stands "done" or "not now".
 */
function blocksOf(rows) {
  const blocks = [];
  for (let i = 0; i < rows.length;) {
    const width = rows[i].length;
    let end = i + 1;
    while (end < rows.length && rows[end].length === width) end++;
    if (end < rows.length - 1 && rows[end].length < width) end++;
    blocks.push({ width, choices: rows.slice(i, end).flat() });
    i = end;
  }
  return blocks;
}

function tableOf(item, { width, choices }) {
  const table = make('div', 'table');
  table.style.setProperty('--cell', `${(widestWord(choices) + .75).toFixed(2)}rem`);
  table.style.setProperty('--most', choices.length < MANY ? width : 6);
  table.append(...choices.map(choice => choiceButton(item, choice)));
  return table;
}

/** Cells are just wide enough that no name breaks inside a word, in whatever font this phone has. In rem. */
function widestWord(choices) {
  const { fontFamily } = getComputedStyle(document.body);
  pen.font = `600 95px ${fontFamily}`; // .95rem as in the style sheet, a hundredfold for precision
  return Math.min(16, Math.max(...choices.map(({ label }) => {
    const { ticked, name } = tickOf(label);
    const words = name.split(/[\s-]+/).map(word => pen.measureText(word).width);
    return Math.max(...words) / 100 + (ticked == null ? 0 : 2.15);
  })));
}

/** A label such as "✅ wheat" is a box to tick: drawn as one, and told to screen readers as one. */
function tickOf(label) {
  const [, tick, name] = /^([✅⬜])\s*(.+)$/u.exec(label) ?? [null, null, label];
  return { ticked: tick && tick === '✅', name };
}

function choiceButton(item, choice) {
  const { ticked, name } = tickOf(choice.label);
  const button = make('button', ticked == null ? '' : 'tick', name);
  button.type = 'button';
  button.dataset.code = choice.code;
  if (ticked != null) {
    button.setAttribute('role', 'checkbox');
    button.setAttribute('aria-checked', String(ticked));
  }
  button.addEventListener('click', () => {
    if (!firstTap(`${item.id}|${choice.code}`, button)) return;
    submit({ choice: choice.code, message: item.id }, choice.label);
  });
  return button;
}

const tapped = new Set();

/** True for the first tap only; the button rests a moment, also when an edit has replaced it meanwhile. */
function firstTap(name, button) {
  if (tapped.has(name)) return false;
  tapped.add(name);
  button.setAttribute('aria-disabled', 'true'); // not "disabled": that would throw the focus away
  later(TAP_PAUSE, () => {
    tapped.delete(name);
    button.removeAttribute('aria-disabled');
  });
  return true;
}

// ---- The list: order, days, times, place on the screen ----------------------------------------

function place(item) {
  const old = items.indexOf(item);
  if (old >= 0) items.splice(old, 1);
  let index = items.length;
  if (item.id != null) while (index > 0 && (items[index - 1].id ?? Infinity) > item.id) index--;
  items.splice(index, 0, item);
  const next = items[index + 1]?.element ?? null;
  // Moving an element drops its focus and reads it aloud again: only where the place is really another.
  if (item.element.parentNode !== log || item.element.nextElementSibling !== next) log.insertBefore(item.element, next);
}

function remove(item) {
  const index = items.indexOf(item);
  if (index >= 0) items.splice(index, 1);
  if (byId.get(item.id) === item) byId.delete(item.id);
  item.element.remove();
}

const dayOf = date => `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;

function dayName(date) {
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (dayOf(date) === dayOf(today)) return words.today;
  if (dayOf(date) === dayOf(yesterday)) return words.yesterday;
  return (date.getFullYear() === today.getFullYear() ? dayFormat : yearFormat).format(date);
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Day lines, time stamps and prominence depend on the neighbours: settled for the whole list after each change. */
function tidy() {
  shownDay = dayOf(new Date());
  const newest = items.findLast(item => item.from === 'bot');
  items.forEach((item, index) => {
    const before = items[index - 1], after = items[index + 1];
    const newDay = !before || dayOf(before.at) !== dayOf(item.at);
    const runGoesOn = after && after.from === item.from && after.state === 'sent'
      && dayOf(after.at) === dayOf(item.at) && after.at - item.at < RUN_MINUTES * 60_000;
    item.day.hidden = !newDay;
    if (newDay) setText(item.day, dayName(item.at));
    setText(item.stamp, timeFormat.format(item.at));
    item.stamp.hidden = Boolean(runGoesOn) || item.state !== 'sent';
    item.element.classList.toggle('first', newDay || before.from !== item.from);
    item.element.classList.toggle('newest', item === newest);
  });
  empty.hidden = !loaded || items.length > 0;
  older.hidden = !hasOlder;
  waiting.hidden = loaded || items.length > 0;
}

const bottomOf = () => scroller.scrollHeight - scroller.clientHeight;

function toBottom() {
  stuck = true;
  pinned = -1;
  pill.hidden = true;
  scroller.scrollTop = bottomOf();
}

/** Runs a change of the list and keeps the reader where he is: at the bottom, or at the line he reads or was put at. */
function change(work) {
  const wasStuck = stuck && scroller.scrollTop !== pinned;
  const top = scroller.getBoundingClientRect().top;
  const anchor = wasStuck ? null : items.find(item => item.element.getBoundingClientRect().bottom > top);
  const anchorTop = anchor?.bubble.getBoundingClientRect().top;
  const result = work();
  tidy();
  if (wasStuck) toBottom();
  else if (anchor?.element.isConnected) scroller.scrollTop += anchor.bubble.getBoundingClientRect().top - anchorTop;
  return result;
}

/** Messages that came within seconds of each other are one answer, read from its beginning. */
function firstOfRun(item) {
  let index = items.indexOf(item);
  while (index > 0 && items[index - 1].from === 'bot' && items[index].at - items[index - 1].at < RUN_SECONDS * 1000) index--;
  return items[index];
}

/** New messages of the bot: shown from their beginning when they are longer than the screen. */
function follow(fresh, wasStuck) {
  const first = firstOfRun(fresh.find(item => item.from === 'bot'));
  if (!first) return;
  if (!wasStuck) {
    pill.hidden = false;
    return;
  }
  const start = scroller.scrollTop + first.bubble.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 12;
  if (start >= bottomOf() - 1) {
    toBottom();
    return;
  }
  scroller.scrollTop = start;
  pinned = scroller.scrollTop;
  stuck = bottomOf() - start <= NEAR_BOTTOM;
}

/** History is put in silently: a screen reader announces what is new, not what was. */
function quietly(work) {
  log.setAttribute('aria-live', 'off');
  try { return work(); } finally { later(300, () => log.setAttribute('aria-live', 'polite')); }
}

// ---- Messages from the server -----------------------------------------------------------------

/** Own messages whose event came before the answer to their POST, waiting for that answer. */
const held = new Map();

/** Merges one message by id and version. Returns the item when it is new to the reader. */
function merge(message) {
  if (!message || message.id == null) return null;
  const known = byId.get(message.id);
  if (known) {
    if ((message.version ?? 0) > known.version) fill(known, message);
    return null;
  }
  if (message.from === 'me') {
    if (byId.get(message.tapped)?.version > 0) {
      dropTapsOn(message.tapped);
      return null;
    }
    const twin = twinOf(message);
    if (twin) {
      fill(twin, message);
      place(twin);
      saveOutbox();
      return null;
    }
    if (sending && message.id > sending.after) {
      held.set(message.id, message);
      return null;
    }
  }
  const item = createItem(message.from === 'me' ? 'me' : 'bot');
  fill(item, message);
  place(item);
  return item;
}

/** A message that changes under a tap is the answer to it: the tap needs no line of its own. One still on its way is told by its failure only. */
function dropTapsOn(id) {
  for (const item of items.filter(item => item.from === 'me' && (item.tapped ?? item.post?.message) === id)) {
    clearTimeout(item.revealing);
    remove(item);
    item.dropped = true;
  }
}

/** Shows taps that a new message answered, or that went unanswered: from now on they are part of the talk. */
function reveal(taps) {
  const hidden = taps.filter(item => item.element.hidden);
  for (const item of hidden) {
    clearTimeout(item.revealing);
    item.element.hidden = false;
  }
  if (hidden.length) [stuck, pinned] = [true, -1];
}

/** The own message on the page that this one is the server's copy of: same words, numbered after it was written. */
function twinOf(message) {
  const text = squeeze(safeHtml(message.html ?? '').textContent);
  const same = items.filter(item => item.id == null && item.post && message.id > item.after && item.said === text);
  return same.find(item => item.state === 'pending') ?? same[0];
}

function receive(message) {
  if (message.from === 'bot' && !byId.has(message.id)) reveal(items);
  const wasStuck = stuck;
  const item = change(() => merge(message));
  if (message.from === 'bot') showTyping(false);
  if (!item) return;
  follow([item], wasStuck);
  item.element.classList.add('fresh'); // after measuring: the animation moves it
  if (item.from === 'bot') countUnseen();
}

let unseen = 0;
function countUnseen() {
  unseen = document.hidden ? unseen + 1 : 0;
  document.title = unseen ? `(${unseen}) ${words.title}` : words.title;
}

async function getPage(before) {
  const query = before == null ? '' : `?before=${encodeURIComponent(before)}`;
  const response = await fetch(`/chat/messages${query}`, {
    headers: { accept: 'application/json' }, cache: 'no-store', signal: AbortSignal.timeout(REQUEST_LIMIT),
  });
  if (!response.ok) throw new Error(`history ${response.status}`);
  return response.json();
}

let loading = null, loadAgain = false;

/** Fetches the newest page and merges it; calls that come meanwhile share one more round. */
function loadNewest() {
  if (loading) {
    loadAgain = true;
    return loading;
  }
  loading = (async () => {
    do {
      loadAgain = false;
      showNewest(await getPage());
    } while (loadAgain);
    return true;
  })().catch(() => false).finally(() => { loading = null; });
  return loading;
}

function showNewest({ messages, more }) {
  if (messages.some(message => message.from === 'bot' && !byId.has(message.id))) reveal(items);
  const wasLoaded = loaded, wasStuck = stuck;
  // After a long absence the page may not reach back to what is shown: better fetch the gap anew than hide it.
  const gap = wasLoaded && more && messages.length && newestId() && !messages.some(message => byId.has(message.id));
  const put = () => change(() => {
    loaded = true;
    if (gap) items.filter(item => item.id != null).forEach(remove);
    if (!wasLoaded || gap || !items.length) hasOlder = more;
    return messages.map(merge).filter(Boolean);
  });
  const fresh = wasLoaded ? put() : quietly(put);
  log.setAttribute('aria-busy', 'false');
  if (!wasLoaded || gap) toBottom();
  else follow(fresh, wasStuck);
  if (fresh.some(item => item.from === 'bot')) showTyping(false);
}

let loadingOlder = false;

async function loadOlder() {
  if (loadingOlder || !hasOlder) return;
  loadingOlder = true;
  older.setAttribute('aria-disabled', 'true');
  try {
    const first = items.find(item => item.id != null)?.id;
    const { messages, more } = await getPage(first);
    const hadFocus = document.activeElement === older;
    stuck = false; // the reader looks upwards now, also when everything fitted the screen
    quietly(() => change(() => {
      messages.forEach(merge);
      hasOlder = more && messages.length > 0;
    }));
    if (hadFocus && !hasOlder) scroller.focus({ preventScroll: true });
  } catch { /* the button stays and can be tapped again */ } finally {
    loadingOlder = false;
    older.removeAttribute('aria-disabled');
    readPlace();
  }
}

// ---- The event stream -------------------------------------------------------------------------

let stream = null, streamUp = false, offlineTimer = 0, bannerTimer = 0;

function openStream() {
  stream?.close();
  streamLost(); // until the new one is open; the reader is told only when that lasts
  stream = new EventSource('/chat/events');
  stream.addEventListener('open', streamOpened);
  stream.addEventListener('error', streamLost);
  for (const kind of ['message', 'edit']) stream.addEventListener(kind, event => receiveEvent(event.data));
}

function receiveEvent(data) {
  let message;
  try { message = JSON.parse(data); } catch { return; } // a torn event: the next reload of history brings it
  // Before the first page is there, events would stand without what came before them; that page holds them too.
  if (loaded) receive(message);
  else loadNewest();
}

async function streamOpened() {
  streamUp = true;
  clearTimeout(offlineTimer);
  offlineTimer = 0;
  if (banner.textContent) showBanner(words.online, true);
  if (await loadNewest()) resendLost();
}

function streamLost() {
  streamUp = false;
  offlineTimer ||= later(OFFLINE_AFTER, () => showBanner(words.offline, false));
}

function showBanner(text, good) {
  clearTimeout(bannerTimer);
  setText(banner, text);
  banner.classList.toggle('good', good);
  if (good) bannerTimer = later(2500, () => setText(banner, ''));
  else showTyping(false);
}

/** EventSource gives up after an error answer (a restarting server) and phones put it to sleep: both mended here. */
function keepConnected() {
  if (dayOf(new Date()) !== shownDay) change(() => {});
  if (document.hidden || (streamUp && loaded)) return;
  if (!stream || stream.readyState === EventSource.CLOSED) openStream();
  loadNewest();
}

let hiddenAt = 0;

function becameVisible() {
  unseen = 0;
  document.title = words.title;
  // A stream that slept may look open and be dead: after half a minute it is made anew.
  if (!streamUp || Date.now() - hiddenAt > 30_000) openStream();
  keepConnected();
}

// ---- Sending ----------------------------------------------------------------------------------

const queue = [];
let sending = null;

/** Shows the own message at once and queues it; the queue sends one at a time, so that the order holds. */
function submit(post, label) {
  const item = ownItem({ post, label, key: newKey(), after: newestId(), at: Date.now() });
  item.element.classList.add('fresh');
  if (post.choice != null) {
    item.element.hidden = true;
    item.revealing = later(TAP_SHOWS, () => change(() => reveal([item])));
  } else {
    reveal(items);
    [stuck, pinned] = [true, -1];
  }
  change(() => {
    setState(item, 'pending');
    place(item);
  });
  enqueue(item);
}

function ownItem({ post, label, key, after, at }) {
  const item = createItem('me');
  Object.assign(item, { post, label, key, after, at: new Date(at), said: squeeze(post.text ?? label) });
  item.body.classList.add('plain');
  item.body.textContent = label;
  return item;
}

/** Goes along as Idempotency-Key: a server that remembers it stores a message sent twice only once. */
function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function enqueue(item) {
  queue.push(item);
  saveOutbox();
  sendNext();
}

async function sendNext() {
  if (sending || !queue.length) return;
  const item = sending = queue.shift();
  // A message whose copy has come meanwhile (after a lost answer) needs no second sending.
  const outcome = item.id == null ? await postItem(item) : {};
  sending = null;
  change(() => {
    settle(item, outcome);
    for (const message of held.values()) merge(message);
    held.clear();
  });
  saveOutbox();
  sendNext();
}

/** → {id} when accepted, {error} when refused with a sentence, {lost} when nobody answered. */
async function postItem(item) {
  try {
    const response = await fetch('/chat/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': lang, 'idempotency-key': item.key },
      body: JSON.stringify(item.post),
      signal: AbortSignal.timeout(REQUEST_LIMIT),
    });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return { id: answer.id };
    return { error: answer.error ?? '', final: response.status === 400 || response.status === 413 };
  } catch {
    return { lost: true };
  }
}

function settle(item, { id, error, final, lost }) {
  if (item.id != null) return; // the event was faster than the answer
  if (error != null || lost) {
    if (item.dropped) place(item);
    reveal([item]);
    setState(item, final ? 'refused' : 'failed', error);
    item.lost = Boolean(lost);
    return;
  }
  if (byId.has(id) || item.dropped) {
    remove(item);
    return;
  }
  setState(item, 'sent');
  item.id = id ?? null;
  if (id != null) byId.set(id, item);
  place(item);
  showTyping(true);
  // Without the stream the answer has to be fetched.
  if (!streamUp) later(1200, loadNewest);
}

function setState(item, state, sentence) {
  item.state = state;
  item.element.classList.toggle('pending', state === 'pending');
  item.element.classList.toggle('failed', state === 'failed' || state === 'refused');
  item.trouble?.remove();
  item.again?.remove();
  item.trouble = item.again = null;
  if (sentence) {
    item.trouble = make('p', 'trouble', sentence);
    item.element.append(item.trouble);
  }
  if (state !== 'failed') return;
  item.again = make('button', 'again', words.failed);
  item.again.type = 'button';
  item.again.prepend(warningSign());
  item.again.addEventListener('click', () => {
    input.matches(':focus') || scroller.focus({ preventScroll: true }); // the button is about to go
    retry(item);
  });
  item.element.append(item.again);
}

function warningSign() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7.5v5.5M12 16.3v.1');
  svg.append(path);
  return svg;
}

function retry(item) {
  if (item.state !== 'failed') return;
  item.lost = false;
  change(() => setState(item, 'pending'));
  enqueue(item);
}

/** The network is back and history shows they never arrived: sent once more without a tap. */
function resendLost() {
  items.filter(item => item.state === 'failed' && item.lost && !item.resent).forEach(item => {
    item.resent = true;
    retry(item);
  });
}

/** What has not arrived survives a reload of this tab, as "not sent, tap to try again". */
function saveOutbox() {
  const waiting = items.filter(item => item.id == null && (item.state === 'pending' || item.state === 'failed'))
    .map(({ post, label, key, after, at }) => ({ post, label, key, after, at: at.getTime() }));
  keep('sessionStorage', 'chat.outbox', waiting.length ? JSON.stringify(waiting) : null);
}

function restoreOutbox() {
  let entries = [];
  try { entries = JSON.parse(kept('sessionStorage', 'chat.outbox') ?? '[]'); } catch { /* unreadable: start clean */ }
  for (const entry of entries) {
    const item = ownItem(entry);
    setState(item, 'failed');
    place(item);
  }
}

let typingTimer = 0;

/** Dots while the bot is at work; an instant answer does not make them flash, a silent bot does not keep them. */
function showTyping(on) {
  clearTimeout(typingTimer);
  if (!on) {
    typing.hidden = true;
    return;
  }
  typingTimer = later(500, () => {
    typing.hidden = false;
    if (stuck) toBottom();
    typingTimer = later(10_000, () => { typing.hidden = true; });
  });
}

// ---- Writing ----------------------------------------------------------------------------------

function sendText() {
  const text = input.value.trim();
  if (!text || text.length > MAX_LENGTH) {
    input.focus();
    return;
  }
  input.value = '';
  inputChanged();
  submit({ text }, text);
  input.focus({ preventScroll: true }); // the phone's keyboard stays up for the next sentence
}

function inputChanged() {
  const { length } = input.value;
  input.style.height = 'auto'; // measured anew; the style sheet stops it at four lines
  input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
  count.hidden = length < COUNT_FROM;
  count.textContent = `${length} / ${MAX_LENGTH}`;
  count.classList.toggle('full', length >= MAX_LENGTH);
  sendButton.setAttribute('aria-disabled', String(!input.value.trim()));
  keep('sessionStorage', 'chat.draft', input.value);
}

function inputKey(event) {
  // Enter that picks a Chinese word must not send. Safari ends the composition before the key comes: 229 tells.
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
  if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || !typesWithMouse.matches) return;
  event.preventDefault();
  if (!event.repeat) sendText();
}

// ---- Menu, picture, text size -------------------------------------------------------------------

function openMenu(open) {
  if (open === app.classList.contains('opened')) return;
  app.classList.toggle('opened', open);
  toggle.setAttribute('aria-expanded', String(open));
  if (open) input.blur();
}

function sendCommand(button) {
  const text = button.dataset.send;
  if (!firstTap(text, button)) return;
  if (menu.contains(document.activeElement) && app.classList.contains('opened')) toggle.focus({ preventScroll: true });
  openMenu(false);
  submit({ text }, button.textContent.trim());
}

function openPicture(event, source, alt) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !viewer.showModal) return; // the plain link works
  event.preventDefault();
  picture.src = source;
  picture.alt = alt;
  viewer.showModal();
  history.pushState({ picture: true }, ''); // the phone's "back" closes the picture, not the chat
}

function closePicture() {
  if (viewer.open) viewer.close();
}

function pictureClosed() {
  picture.removeAttribute('src');
  if (history.state?.picture) history.back();
}

function setBig(big) {
  change(() => document.documentElement.classList.toggle('big', big));
  $('size').setAttribute('aria-pressed', String(big));
  keep('localStorage', 'chat.big', big ? '1' : null);
  inputChanged();
}

// ---- Screen and keyboard ------------------------------------------------------------------------

/** Where am I? Read after every scroll. */
function readPlace() {
  stuck = bottomOf() - scroller.scrollTop <= NEAR_BOTTOM;
  if (stuck) pill.hidden = true;
}

function scrolled() {
  readPlace();
  if (scroller.scrollTop < NEAR_TOP && !stuck) loadOlder();
}

/** Safari lays its keyboard over the page: the app takes the part that is still to be seen. */
function fitScreen() {
  const view = window.visualViewport;
  const covered = view && Math.abs(view.scale - 1) < .01 && window.innerHeight - view.height > 60;
  app.style.setProperty('--height', covered ? `${view.height}px` : '');
  app.style.setProperty('--top', covered ? `${view.offsetTop}px` : '');
}

// ---- Start --------------------------------------------------------------------------------------

function listen() {
  form.addEventListener('submit', event => {
    event.preventDefault();
    sendText();
  });
  // A tap on "send" must not close the keyboard and move the button away under the finger.
  sendButton.addEventListener('pointerdown', event => event.preventDefault());
  input.addEventListener('input', inputChanged);
  input.addEventListener('keydown', inputKey);
  input.addEventListener('focus', () => openMenu(false));
  toggle.addEventListener('click', () => openMenu(toggle.getAttribute('aria-expanded') !== 'true'));
  for (const button of document.querySelectorAll('[data-send]')) button.addEventListener('click', () => sendCommand(button));
  $('size').addEventListener('click', event => setBig(event.currentTarget.getAttribute('aria-pressed') !== 'true'));
  older.addEventListener('click', loadOlder);
  pill.addEventListener('click', () => {
    scroller.focus({ preventScroll: true });
    toBottom();
  });
  scroller.addEventListener('scroll', scrolled, { passive: true });
  viewer.addEventListener('click', closePicture);
  viewer.addEventListener('close', pictureClosed);
  window.addEventListener('popstate', closePicture);
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !app.classList.contains('opened')) return;
    openMenu(false);
    toggle.focus();
  });

  const sizes = new ResizeObserver(() => { if (stuck && scroller.scrollTop !== pinned) toBottom(); });
  sizes.observe(scroller);
  sizes.observe(log);
  for (const name of ['resize', 'scroll']) window.visualViewport?.addEventListener(name, fitScreen);

  window.addEventListener('online', openStream);
  window.addEventListener('offline', streamLost);
  window.addEventListener('pagehide', () => stream?.close());
  window.addEventListener('pageshow', event => { if (event.persisted) openStream(); });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hiddenAt = Date.now();
    else becameVisible();
  });
}

function start() {
  listen();
  if (kept('localStorage', 'chat.big')) setBig(true);
  input.value = kept('sessionStorage', 'chat.draft') ?? '';
  inputChanged();
  restoreOutbox();
  tidy();
  loadNewest();
  openStream();
  setInterval(keepConnected, POLL_EVERY);
  if (typesWithMouse.matches) input.focus();
}

start();
