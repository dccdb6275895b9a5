/* What stands beside the chat: one of its panels at a time, or none. */

const panel = () => document.getElementById('panel');
const buttons = () => document.querySelectorAll('[data-action="panel"]');

let shown = null;

export function toggle(name, key) {
  if (shown === name) close();
  else open(name, key);
}

export function open(name, key) {
  shown = name;
  panel().hidden = false;
  document.querySelector('.desk').classList.add('has-panel');
  htmx.ajax('GET', `/inbox/conversations/${encodeURIComponent(key)}/${name}`, {target: '#panel', swap: 'innerHTML'});
  mark();
}

export function close() {
  shown = null;
  panel().hidden = true;
  panel().replaceChildren();
  document.querySelector('.desk').classList.remove('has-panel');
  mark();
}

/** Another conversation in the middle, or news of this one. */
export function refresh(key) {
  if (shown && key && !panel().contains(document.activeElement)) open(shown, key);
  else mark();
}

function mark() {
  buttons().forEach(it => it.setAttribute('aria-expanded', it.dataset.panel === shown));
}
