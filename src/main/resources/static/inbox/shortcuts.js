/* Keys for what can be clicked: what is not on the page, because the rules forbid it, has no key either. */

const PLACE = 'parley.shortcuts';
const SEQUENCE_MILLIS = 1500;
const FIELDS = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

let prefixedAt = 0;
let wantsNote = false;

const isOn = () => localStorage.getItem(PLACE) !== 'off';
const shown = name => [...document.querySelectorAll(`[data-shortcut="${name}"]`)].find(it => it.checkVisibility() && !it.disabled);
const click = name => shown(name)?.click();

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  r: () => focus('reply'),
  a: () => assign(),
  p: () => (shown('pickUp') || shown('release'))?.click(),
  e: () => click('resolve'),
  n: note,
  '/': () => focus('search'),
  '?': sheet
};

document.addEventListener('keydown', event => {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.defaultPrevented;
  if (!isPlain || !isOn() || document.querySelector('dialog[open]')) return;
  if (event.key === 'Escape') return escape(event);
  if (event.target.closest?.(FIELDS)) return;
  const deed = isAfterPrefix() ? () => tab(event.key) : deedOf(event);
  prefixedAt = event.key === 'g' ? Date.now() : 0;
  if (!deed) return;
  event.preventDefault();
  deed();
});

function isAfterPrefix() {
  return Date.now() - prefixedAt < SEQUENCE_MILLIS;
}

/** Arrows walk the list only where they would scroll nothing else. */
function deedOf({key, target}) {
  const isInList = target === document.body || target.closest('#list');
  if (isInList && key === 'ArrowDown') return KEYS.j;
  if (isInList && key === 'ArrowUp') return KEYS.k;
  return Object.hasOwn(KEYS, key) ? KEYS[key] : null;
}

function step(by) {
  const links = [...document.querySelectorAll('#rows .row-of > a')];
  if (!links.length) return;
  const focused = links.findIndex(it => it.parentElement.contains(document.activeElement));
  const at = focused >= 0 ? focused : links.findIndex(it => it.getAttribute('aria-current') === 'true');
  const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by));
  links[next].focus();
  links[next].scrollIntoView({block: 'nearest'});
}

function focus(name) {
  const field = shown(name);
  field?.focus();
  if (name === 'search') field?.select();
}

function assign() {
  const choice = shown('assign');
  if (!choice) return;
  choice.focus();
  try {
    choice.showPicker();
  } catch {
    /* Some browsers open it only by a click; it has the focus. */
  }
}

function note() {
  const box = document.getElementById('note');
  if (box) return box.focus();
  wantsNote = Boolean(shown('notes'));
  click('notes');
}

document.addEventListener('htmx:afterSettle', event => {
  if (!wantsNote || event.detail.target.id !== 'panel') return;
  wantsNote = false;
  (document.getElementById('note') || document.querySelector('#panel button'))?.focus();
});

/** The first tab whose name begins with the letter. */
function tab(letter) {
  const tabs = [...document.querySelectorAll('[data-shortcut^="tab-"]')];
  tabs.find(it => it.dataset.shortcut.toLowerCase().startsWith('tab-' + letter.toLowerCase()))?.click();
}

/** Out of a field, out of the panel, back to the list: one step at a time. */
function escape(event) {
  if (event.target.closest?.('select, input')) return;
  if (event.target.closest?.('textarea')) return event.target.blur();
  const back = document.querySelector('[data-action="close-panel"]') || document.querySelector('[data-action="back"]');
  back?.click();
}

/* The sheet */

function sheet() {
  const dialog = document.getElementById('shortcuts');
  if (!dialog || dialog.open) return;
  document.getElementById('shortcuts-on').checked = isOn();
  dialog.showModal();
  dialog.querySelector('h2').focus();
}

document.getElementById('shortcuts-on')?.addEventListener('change', event => {
  if (event.target.checked) localStorage.removeItem(PLACE);
  else localStorage.setItem(PLACE, 'off');
});

const button = document.querySelector('[data-action="shortcuts"]');
if (button && document.getElementById('shortcuts')) {
  button.hidden = false;
  button.addEventListener('click', sheet);
}
