/* The phone: it asks the sandbox every second what there is, and shows it. */

const EVERY = 1000;
const LARGEST_FILE = 20 * 1024 * 1024;
const TICKS = {waiting: '◷', accepted: '✓', sent: '✓', delivered: '✓✓', read: '✓✓', failed: '!'};
const DEMO = [
  {customer: '15550100001', name: 'Mina Park'},
  {customer: '15550100002', name: 'Jonas Weber'},
  {customer: '15550100003', name: 'Lucía Romero'},
  {customer: '15550100004', name: 'Tom Baker'},
];

const at = id => document.getElementById(id);
const chosen = {number: '', customer: DEMO[0]};
let invented = [];
let state = {chats: [], messages: [], typing: false, troubles: {}};
let drawn = '';
let asking = 0;
let isFollowing = true;

/* Calls */

async function call(method, path, body) {
  const headers = {Accept: 'application/json'};
  const isFile = body instanceof Blob;
  if (body) headers['Content-Type'] = isFile ? body.type || 'application/octet-stream' : 'application/json';
  if (method !== 'GET') headers['X-PARLEY-XSRF'] = cookie('PARLEY-XSRF');
  const answer = await fetch('/phone' + path, {method, headers, body: isFile ? body : body && JSON.stringify(body)}).catch(() => {
    throw new Error('Parley cannot be reached just now.');
  });
  const content = await answer.json().catch(() => null);
  if (answer.ok) return content;
  if (answer.status === 401) throw new Error('You are signed out: sign in again.');
  throw new Error((content && content.detail) || `That did not work (${answer.status}).`);
}

function cookie(name) {
  const found = document.cookie.split('; ').find(it => it.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

/* A failure is told until the same thing works. */
const guarded = work => async event => {
  const alarm = at('alarm');
  event?.preventDefault?.();
  try {
    await work(event);
    if (alarm.work === work) alarm.textContent = '';
  } catch (failure) {
    alarm.work = work;
    alarm.textContent = failure.message;
  }
};

const refresh = guarded(async () => {
  const mine = ++asking;
  const where = new URLSearchParams({number: chosen.number, customer: chosen.customer.customer});
  const news = await call('GET', '/chats?' + where);
  if (mine !== asking) return;
  state = news;
  show();
  if (document.visibilityState === 'visible') await look();
});

async function look() {
  const chat = state.chats.find(it => it.customer === chosen.customer.customer);
  if (chat && chat.unread) await call('POST', '/looks', {number: chosen.number, customer: chat.customer});
}

/* What is shown; only what has changed is drawn anew, so that nothing loses the focus */

function show() {
  const now = JSON.stringify([state, chosen, invented]);
  if (now === drawn) return;
  drawn = now;
  showPeople();
  showPhone();
  showTrouble();
}

function people() {
  const known = new Map([...DEMO, ...invented].map(it => [it.customer, it]));
  for (const chat of state.chats)
    known.set(chat.customer, {...chat, name: chat.name || (known.get(chat.customer) || {}).name || ''});
  const order = it => (it.at ? -Date.parse(it.at) : 0);
  return [...known.values()].sort((one, other) => order(one) - order(other));
}

function showPeople() {
  const focused = document.activeElement && document.activeElement.dataset.customer;
  at('people').replaceChildren(...people().map(person));
  if (focused) [...document.querySelectorAll('#people button')].find(it => it.dataset.customer === focused)?.focus();
}

function person(it) {
  const button = element('button', '');
  button.type = 'button';
  button.dataset.customer = it.customer;
  const isCurrent = it.customer === chosen.customer.customer;
  if (isCurrent) button.setAttribute('aria-current', 'true');
  const who = element('span', 'who');
  who.append(element('span', '', it.name || '+' + it.customer), element('small', '', it.last || '+' + it.customer));
  button.append(avatar(it.name), who);
  if (it.unread && !isCurrent) button.append(element('span', 'unread', it.unread));
  button.addEventListener('click', () => choose(it));
  const row = element('li', '');
  row.append(button);
  return row;
}

function avatar(name) {
  const it = element('span', 'avatar', initials(name));
  it.setAttribute('aria-hidden', 'true');
  return it;
}

function initials(name) {
  return (name || '').split(/\s+/).slice(0, 2).map(word => [...word][0] || '').join('').toUpperCase() || '#';
}

function showPhone() {
  at('owner').textContent = `${chosen.customer.name || 'Somebody'}’s phone · +${chosen.customer.customer}`;
  at('avatar').textContent = initials(at('number').selectedOptions[0]?.textContent);
  at('presence').textContent = state.typing ? 'typing…' : at('number').selectedOptions[0]?.dataset.display || '';
  const list = at('messages');
  isFollowing = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  const lines = state.messages.map(bubble);
  list.replaceChildren(...(lines.length ? lines : [element('li', 'empty', 'No messages yet. Write one: it goes to Parley’s webhook, signed as WhatsApp signs.')]));
  if (isFollowing) toTheEnd();
}

function bubble(message) {
  const it = element('li', message.mine ? 'bubble mine' : 'bubble');
  if (message.tick === 'failed') it.classList.add('lost');
  const quoted = message.quotes && state.messages.find(other => other.id === message.quotes);
  if (quoted) it.append(element('p', 'quote', quoted.text || quoted.media?.name || `[${quoted.kind}]`));
  if (message.media) it.append(media(message));
  if (message.text) it.append(element('p', '', message.text));
  const meta = element('div', 'meta');
  const time = new Date(message.at).toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'});
  const tick = element('span', 'tick ' + message.tick, TICKS[message.tick]);
  tick.title = tickWords(message);
  tick.setAttribute('role', 'img');
  tick.setAttribute('aria-label', tick.title);
  meta.append(element('span', '', time), tick);
  if (message.error) meta.append(element('span', 'tick failed', message.error));
  it.append(meta);
  return it;
}

/* What was drawn is kept, so that nothing stops playing or loads again. */
const players = new Map();

function media(message) {
  if (!players.has(message.id)) players.set(message.id, player(message));
  return players.get(message.id);
}

function player(message) {
  const {href, type, name} = message.media;
  if (message.kind === 'image' || message.kind === 'sticker') {
    const picture = element('img', message.kind);
    picture.alt = message.text || (message.kind === 'sticker' ? 'A sticker' : 'A picture');
    return shown(picture, href, message);
  }
  if (message.kind === 'video' || message.kind === 'audio') {
    const it = element(message.kind, '');
    it.controls = true;
    it.preload = 'metadata';
    it.setAttribute('aria-label', name || type);
    return shown(it, href, message);
  }
  return download(message);
}

function shown(it, href, message) {
  it.addEventListener('load', () => isFollowing && toTheEnd());
  it.addEventListener('error', () => {
    const link = download(message);
    players.set(message.id, link);
    it.replaceWith(link);
  });
  it.src = href;
  return it;
}

function download(message) {
  const link = element('a', 'file', `↓ ${message.media.name || message.kind}`);
  link.href = message.media.href;
  link.download = message.media.name || message.kind;
  link.append(element('small', '', size(message.media.size)));
  return link;
}

function size(bytes) {
  return bytes < 1024 * 1024 ? Math.ceil(bytes / 1024) + ' KB' : (bytes / 1024 / 1024).toFixed(1) + ' MB';
}

function toTheEnd() {
  at('messages').scrollTop = at('messages').scrollHeight;
}

function tickWords(message) {
  return message.mine
    ? {waiting: 'On its way to Parley', delivered: 'Parley has it', read: 'Read by the business'}[message.tick] || message.tick
    : 'The business sees: ' + message.tick;
}

/* Trouble */

function whom() {
  return document.querySelector('[name=whom]:checked').value === '*' ? '*' : chosen.customer.customer;
}

function showTrouble() {
  at('whom-customer').textContent = 'only ' + (chosen.customer.name || '+' + chosen.customer.customer);
  const trouble = state.troubles[whom()] || {};
  at('refuse').value = trouble.refuse || '';
  at('slow').value = trouble.slow || 0;
  for (const id of ['later', 'hangUp', 'twice', 'shuffled']) at(id).checked = Boolean(trouble[id]);
  at('later').disabled = !trouble.refuse;
  const inTrouble = Object.keys(state.troubles).map(nameOf);
  at('in-trouble').textContent = inTrouble.length ? 'In trouble: ' + inTrouble.join(', ') : 'Everything works.';
  at('in-trouble').className = inTrouble.length ? 'hint on' : 'hint';
}

function nameOf(customer) {
  return customer === '*' ? 'everybody' : people().find(it => it.customer === customer)?.name || '+' + customer;
}

const makeTrouble = guarded(async event => {
  if (event.target.name !== 'whom') {
    const checked = id => at(id).checked;
    const refuse = at('refuse').value ? Number(at('refuse').value) : null;
    await call('PUT', '/trouble', {
      customer: whom(),
      trouble: {refuse, later: refuse !== null && checked('later'), slow: Number(at('slow').value),
        hangUp: checked('hangUp'), twice: checked('twice'), shuffled: checked('shuffled')},
    });
  }
  drawn = '';
  await refresh();
});

/* What people do */

function choose(customer) {
  at('alarm').textContent = '';
  players.clear();
  chosen.customer = {customer: customer.customer, name: customer.name};
  state = {...state, messages: [], typing: false};
  show();
  refresh();
}

const write = guarded(async () => {
  const text = at('text').value;
  if (!text.trim()) return;
  const name = chosen.customer.name || '+' + chosen.customer.customer;
  await call('POST', '/messages', {number: chosen.number, customer: chosen.customer.customer, name, text});
  at('text').value = '';
  toTheEnd();
  await refresh();
});

/* What is written goes below the file, where WhatsApp has a place for it. */
const attach = guarded(async () => {
  const file = at('file').files[0];
  at('file').value = '';
  if (!file) return;
  if (file.size > LARGEST_FILE) throw new Error('A file has 20 MB at most in the sandbox.');
  const caption = at('text').value;
  const {customer, name} = chosen.customer;
  const what = new URLSearchParams({
    number: chosen.number, customer, name: name || '+' + customer, filename: file.name, caption,
  });
  const sent = await call('POST', '/files?' + what, file);
  if (sent.text && at('text').value === caption) at('text').value = '';
  toTheEnd();
  await refresh();
});

const invent = guarded(async () => {
  const customer = at('customer').value.replace(/[^0-9]/g, '');
  if (!/^[1-9][0-9]{5,14}$/.test(customer)) throw new Error('A phone number has its country code and 6 to 15 digits.');
  const someone = {customer, name: at('name').value.trim()};
  invented = [...invented.filter(it => it.customer !== customer), someone];
  at('new-customer').reset();
  choose(someone);
  at('text').focus();
});

const reset = guarded(async () => {
  await call('POST', '/reset');
  invented = [];
  choose(DEMO[0]);
});

function element(name, className, text) {
  const it = document.createElement(name);
  it.className = className;
  if (text !== undefined) it.textContent = text;
  return it;
}

const start = guarded(async () => {
  const {numbers, errors} = await call('GET', '/numbers');
  for (const it of numbers) {
    const option = new Option(it.label, it.id);
    option.dataset.display = it.displayNumber;
    at('number').append(option);
  }
  for (const it of errors) at('refuse').append(new Option(`${it.code} ${it.title}`, it.code));
  if (!numbers.length) throw new Error('You have no business number.');
  chosen.number = at('number').value;
  await refresh();
  setInterval(refresh, EVERY);
});

at('write').addEventListener('submit', write);
at('text').addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) write(event);
});
at('attach').addEventListener('click', () => at('file').click());
at('file').addEventListener('change', attach);
at('new-customer').addEventListener('submit', invent);
at('trouble').addEventListener('change', makeTrouble);
at('trouble').addEventListener('submit', event => event.preventDefault());
at('reset').addEventListener('click', reset);
at('number').addEventListener('change', () => {
  chosen.number = at('number').value;
  choose(chosen.customer);
});
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && refresh());
start();
