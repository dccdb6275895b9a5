/* What an agent should know of while the page is out of sight: a number in the title, and a notification if wanted. */
import {call} from '/forms/api.js';

const PLACE = 'parley.notices';
const me = document.body.dataset.me;
const button = document.querySelector('[data-action="notifications"]');
const mine = new Set();
let missed = 0;

if ('Notification' in window && button) {
  button.hidden = false;
  button.addEventListener('click', toggle);
  show();
}
call('GET', `/api/conversations?limit=200&assignee=${encodeURIComponent(me)}`)
  .then(page => page.items.filter(it => it.assignee === me).forEach(it => mine.add(it.key)))
  .catch(() => {});

document.addEventListener('parley:conversation', event => {
  const {key, what, assignee, by} = event.detail;
  if (what === 'standing') {
    const isNew = assignee === me && !mine.has(key);
    if (assignee === me) mine.add(key);
    else mine.delete(key);
    if (isNew && by !== me) notice(key, document.body.dataset.noticeAssigned);
  }
  if (what === 'message' && mine.has(key)) notice(key, document.body.dataset.noticeMessage);
});

document.addEventListener('visibilitychange', () => document.hidden || count(0));

function isWanted() {
  return localStorage.getItem(PLACE) === 'on' && Notification.permission === 'granted';
}

async function toggle() {
  const granted = isWanted() || await Notification.requestPermission() === 'granted';
  localStorage.setItem(PLACE, granted && !isWanted() ? 'on' : 'off');
  show();
}

function show() {
  button.textContent = isWanted() ? button.dataset.on : button.dataset.off;
  button.setAttribute('aria-pressed', isWanted());
}

/** It names nobody: a screen may be seen by others. */
function notice(key, sentence) {
  if (!document.hidden) return;
  count(missed + 1);
  if (!('Notification' in window) || !isWanted()) return;
  const shown = new Notification('Parley', {body: sentence, tag: key});
  shown.addEventListener('click', () => {
    window.focus();
    location.assign('/inbox/conversations/' + encodeURIComponent(key));
  });
}

function count(number) {
  missed = number;
  document.title = (missed ? `(${missed}) ` : '') + document.title.replace(/^\(\d+\) /, '');
}
