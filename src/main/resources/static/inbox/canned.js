/* Canned replies: "/" at the beginning of a reply box offers them, and no blank of theirs is ever sent. */
import {call} from '/forms/api.js';
import {element, say} from '/forms/elements.js';

const BOX = 'textarea[data-canned-label]';
const LIST = 'canned-choice';
const MOST_SHOWN = 50;
const WANTED = /^\/([\p{L}\p{N}_-]*)$/u;
const BLANKS = {
  'customer.name': {known: box => box.dataset.customerName, words: 'blankCustomerName'},
  'customer.firstName': {known: box => firstName(box.dataset.customerName), words: 'blankFirstName'},
  'agent.name': {known: box => box.dataset.agentName, words: 'blankAgentName'},
  'number.label': {known: box => box.dataset.numberLabel, words: 'blankNumberLabel'}
};

let open = null;
let asked = 0;

/* A box whose list is on its way; keys that come before it are kept for it. */
let waiting = null;

/** The first word that has a letter; names on WhatsApp may have none. */
function firstName(name) {
  return (name || '').split(/\s+/).find(word => /\p{L}/u.test(word));
}

function unknown(box, id) {
  return `«${box.dataset[BLANKS[id].words]}»`;
}

/** The first blank in a box that nobody has filled in. */
function blankIn(box) {
  const found = Object.keys(BLANKS)
    .map(id => unknown(box, id))
    .map(words => ({words, at: box.value.indexOf(words)}))
    .filter(it => it.at >= 0);
  return found.sort((one, other) => one.at - other.at)[0];
}

function filledIn(box, text) {
  return text.replace(/\{\{([\w.]+)\}\}/g, (written, id) => BLANKS[id] ? BLANKS[id].known(box) || unknown(box, id) : written);
}

function mark(box, blank) {
  box.focus();
  box.setSelectionRange(blank.at, blank.at + blank.words.length);
}

/* The list */

async function offer(box, query) {
  const ask = ++asked;
  if (open?.box !== box) waiting ||= {box, takes: false};
  const replies = open?.box === box ? open.replies : await fetched(box);
  if (ask !== asked) return;
  const takes = waiting?.takes;
  waiting = null;
  if (!replies || document.activeElement !== box) return;
  show(box, replies, matching(replies, query.toLowerCase()));
  if (takes && open.found.length) take(0);
}

async function fetched(box) {
  const ban = new URLSearchParams({ban: box.dataset.ban});
  const list = await call('GET', '/api/canned-replies?' + ban).catch(() => null);
  return WANTED.test(box.value) ? list?.items : null;
}

/** Those whose shortcut begins with it come first, then those that have it anywhere. */
function matching(replies, query) {
  const rank = it => it.shortcut.startsWith(query) ? 0 : it.shortcut.includes(query) ? 1 : 2;
  const found = replies.filter(it => rank(it) < 2 || it.text.toLowerCase().includes(query));
  return found.sort((one, other) => rank(one) - rank(other)).slice(0, MOST_SHOWN);
}

function show(box, replies, found) {
  const list = listOf(box);
  list.replaceChildren(...found.map((reply, index) => option(box, reply, index)));
  list.hidden = !found.length;
  open = {box, list, replies, found, at: 0};
  const {cannedFound, cannedNone} = box.dataset;
  say(statusOf(box), found.length ? cannedFound.replace('#', found.length) : cannedNone);
  box.setAttribute('aria-controls', LIST);
  choose(0);
}

function option(box, reply, index) {
  const made = element('li', 'canned-option');
  made.id = `${LIST}-${index}`;
  made.setAttribute('role', 'option');
  made.append(element('strong', '', '/' + reply.shortcut), element('span', '', filledIn(box, reply.text)));
  return made;
}

function listOf(box) {
  const known = box.form.querySelector('#' + LIST);
  if (known) return known;
  const list = element('ul', 'canned-choice');
  list.id = LIST;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', box.dataset.cannedLabel);
  list.addEventListener('mousedown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const clicked = event.target.closest('[role="option"]');
    if (clicked && open) take([...list.children].indexOf(clicked));
  });
  box.before(list);
  return list;
}

function statusOf(box) {
  const known = box.form.querySelector('.canned-status');
  if (known) return known;
  const status = element('p', 'canned-status visually-hidden');
  status.setAttribute('role', 'status');
  box.before(status);
  return status;
}

function choose(index) {
  const {box, list, found} = open;
  if (!found.length) return box.removeAttribute('aria-activedescendant');
  open.at = (index + found.length) % found.length;
  [...list.children].forEach((it, at) => it.setAttribute('aria-selected', String(at === open.at)));
  list.children[open.at].scrollIntoView({block: 'nearest'});
  box.setAttribute('aria-activedescendant', list.children[open.at].id);
}

function close() {
  asked++;
  waiting = null;
  if (!open) return;
  open.list.remove();
  say(statusOf(open.box), '');
  open.box.removeAttribute('aria-activedescendant');
  open.box.removeAttribute('aria-controls');
  open = null;
}

function take(index) {
  const {box, found} = open;
  box.value = filledIn(box, found[index].text);
  close();
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
  box.dispatchEvent(new Event('input', {bubbles: true}));
  const blank = blankIn(box);
  if (blank) mark(box, blank);
}

/* What people do */

document.addEventListener('input', event => {
  const box = event.target;
  if (!box.matches?.(BOX)) return;
  const wanted = WANTED.exec(box.value);
  if (wanted) offer(box, wanted[1]);
  else close();
});

/* Another window takes no focus away. */
document.addEventListener('focusout', event => {
  if (event.target === open?.box) setTimeout(() => open && document.activeElement !== open.box && close());
});

const KEYS = {
  ArrowDown: () => choose(open.at + 1),
  ArrowUp: () => choose(open.at - 1),
  Enter: () => take(open.at),
  Tab: () => take(open.at),
  Escape: close
};

/* Before the box itself hears of it: Enter sends there. */
document.addEventListener('keydown', event => {
  const box = event.target;
  if (!box.matches?.(BOX) || event.isComposing) return;
  const deed = deedOf(event, box);
  if (deed) {
    event.preventDefault();
    event.stopPropagation();
    deed();
  } else if (event.key === 'Enter' && !event.shiftKey) refuse(event, box);
}, true);

function deedOf(event, box) {
  const isPlain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!isPlain || !Object.hasOwn(KEYS, event.key)) return null;
  if (open?.box === box) return open.found.length || event.key === 'Escape' ? KEYS[event.key] : null;
  if (waiting?.box !== box) return null;
  return event.key === 'Escape' ? close : () => waiting.takes = event.key === 'Enter' || event.key === 'Tab';
}

document.addEventListener('submit', event => refuse(event, event.target.querySelector(BOX)), true);

/** A blank is never sent: it is marked, and the page says so. */
function refuse(event, box) {
  const blank = box && blankIn(box);
  if (!blank) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  mark(box, blank);
  say(document.getElementById('refusal'), box.dataset.cannedFilled.replace('#', blank.words));
}
