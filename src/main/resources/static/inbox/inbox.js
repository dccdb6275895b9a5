/* The Inbox page: what happens where. The parts are in the modules beside this one. */
import {cookie} from '/forms/api.js';
import {forgetAll} from '/forms/draft.js';
import {Chat} from '/inbox/chat.js';
import * as list from '/inbox/list.js';
import * as live from '/inbox/live.js';
import {separate, tell} from '/inbox/moments.js';
import * as panel from '/inbox/panel.js';
import '/inbox/bulk.js';
import '/inbox/canned.js';
import '/inbox/canned-page.js';
import '/inbox/notes.js';
import '/inbox/notices.js';
import '/inbox/presence.js';
import '/inbox/privacy.js';
import '/inbox/shortcuts.js';

const TICK_MILLIS = 20000;
const me = document.body.dataset.me;

let chat = null;
let isOutdated = false;

document.addEventListener('htmx:configRequest', event => event.detail.headers['X-PARLEY-XSRF'] = cookie('PARLEY-XSRF'));

/* What happens while a chat is fetched may not be in it. */
document.addEventListener('htmx:beforeRequest', event => {
  if (event.detail.target.id === 'chat') isOutdated = false;
});

/* A session that has ended answers with the sign-in page: never put into a part of this one. */
document.addEventListener('htmx:beforeSwap', event => {
  const {xhr, target} = event.detail;
  if (xhr.status === 404 || xhr.status === 422) event.detail.shouldSwap = target.id === 'panel' || target.id === 'chat';
  if (xhr.responseURL.endsWith('/sign-in')) {
    event.detail.shouldSwap = false;
    location.assign('/sign-in');
  }
});

document.addEventListener('htmx:afterSettle', event => {
  const {target} = event.detail;
  if (target.id === 'chat') entered();
  if (target.closest?.('#side')) list.settled();
  if (target.id === 'lines' || target.closest?.('#lines')) separate(document.getElementById('lines'));
  tell();
});

/* Older lines come above those that are read: what is in view stays where it is. */
let fromBottom = null;
document.addEventListener('htmx:beforeSwap', event => {
  const timeline = event.detail.target.id === 'earlier' && document.getElementById('timeline');
  fromBottom = timeline ? timeline.scrollHeight - timeline.scrollTop : null;
});
document.addEventListener('htmx:afterSwap', () => {
  const timeline = document.getElementById('timeline');
  if (fromBottom === null || !timeline) return;
  separate(document.getElementById('lines'));
  tell(timeline);
  timeline.scrollTop = timeline.scrollHeight - fromBottom;
  fromBottom = null;
});

document.addEventListener('click', event => {
  const button = event.target.closest('[data-action]');
  if (button?.dataset.action === 'panel') panel.toggle(button.dataset.panel, chat.key);
  if (button?.dataset.action === 'close-panel') panel.close();
  if (button?.dataset.action !== 'back') return;
  event.preventDefault();
  left();
});

/** A chat has been put into the middle. */
function entered() {
  chat?.leave();
  const article = document.querySelector('article.chat');
  document.querySelector('.desk')?.classList.toggle('has-chat', Boolean(article));
  chat = article ? new Chat(article, me) : null;
  list.choose(chat?.key);
  if (!chat) return;
  if (isOutdated) chat.look();
  document.title = article.dataset.title;
  panel.refresh(chat.key);
  document.dispatchEvent(new CustomEvent('parley:entered', {detail: {key: chat.key}}));
  const isWide = matchMedia('(min-width: 768px)').matches;
  if (isWide && !chat.composer.form.hidden) chat.composer.box.focus({preventScroll: true});
}

/** Back to the list, on a small screen. */
function left() {
  chat?.leave();
  chat = null;
  document.querySelector('.desk').classList.remove('has-chat');
  document.getElementById('chat').replaceChildren();
  panel.close();
  list.choose(null);
  const form = new FormData(document.getElementById('filters'));
  history.pushState(null, '', '/inbox?' + new URLSearchParams([...form].filter(([, value]) => value)));
  document.dispatchEvent(new CustomEvent('parley:entered', {detail: {key: null}}));
}

/* Going back and forth reloads: what was on the page then is not what is so now. */
addEventListener('popstate', event => event.state?.htmx || location.reload());

function everything() {
  isOutdated = true;
  list.refresh();
  chat?.look();
}

document.addEventListener('parley:conversation', event => {
  isOutdated = true;
  list.refresh();
  if (event.detail.key !== chat?.key) return;
  chat.look();
  panel.refresh(chat.key);
});
document.addEventListener('parley:resync', everything);

/* Erased, here or by somebody else: what is in the middle then says so. */
document.addEventListener('parley:gone', event => {
  const {key} = event.detail;
  forgetAll(key);
  list.refresh();
  if (key !== chat?.key) return;
  left();
  htmx.ajax('GET', '/inbox/conversations/' + encodeURIComponent(key), {target: '#chat', swap: 'innerHTML'});
});

document.addEventListener('visibilitychange', () => document.hidden || everything());
setInterval(() => document.hidden || (tell(), everything()), TICK_MILLIS);

if (document.querySelector('.desk')) {
  live.start();
  list.settled();
  entered();
}
tell();
