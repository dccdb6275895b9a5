/* The list on the left: always what it is now, without moving under anybody's hand. */
import {merge, parsed, remember} from '/inbox/merge.js';
import {tell} from '/inbox/moments.js';

const PAUSE_MILLIS = 250;
const APART_MILLIS = 1000;
const LARGEST = 200;
const LONGEST_MILLIS = 30000;

let waiting = null;
let looked = 0;
let isLooking = false;
let isOutdated = false;

/** Looks again soon; many calls at once are one look, and nobody looks while nobody sees it. */
export function refresh() {
  if (document.hidden) return;
  if (isLooking) isOutdated = true;
  else waiting ||= setTimeout(look, Math.max(PAUSE_MILLIS, looked + APART_MILLIS - Date.now()));
}

/** What happens during a look may not be in it, and needs another one. */
async function look() {
  waiting = null;
  looked = Date.now();
  isOutdated = false;
  isLooking = true;
  await Promise.allSettled([refreshTabs(), refreshRows()]);
  isLooking = false;
  if (isOutdated) refresh();
}

/** A conversation is shown as the one that is open. */
export function choose(key) {
  const rows = document.getElementById('rows');
  if (!rows) return;
  if (key) rows.dataset.chosen = key;
  else delete rows.dataset.chosen;
  for (const row of rows.children) {
    const isChosen = Boolean(key) && row.dataset.key === key;
    row.classList.toggle('chosen', isChosen);
    if (isChosen) row.querySelector('a')?.setAttribute('aria-current', 'true');
    else row.querySelector('a')?.removeAttribute('aria-current');
  }
}

export function settled() {
  const rows = document.getElementById('rows');
  if (!rows) return;
  remember(rows);
  choose(rows.dataset.chosen);
}

function address(part) {
  const form = document.getElementById('filters');
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.set(name, value);
  return {path: `/inbox/${part}`, query};
}

async function fetched({path, query}) {
  const answer = await fetch(`${path}?${query}`, {
    headers: {'HX-Request': 'true'},
    signal: AbortSignal.timeout(LONGEST_MILLIS)
  });
  if (!answer.ok) throw new Error(answer.status);
  return parsed(await answer.text());
}

async function refreshTabs() {
  const tabs = document.getElementById('tabs');
  if (tabs) merge(tabs, await fetched(address('tabs')));
}

/** As many rows as are shown, at most what one page can have; what is further down stays as it is. */
async function refreshRows() {
  const rows = document.getElementById('rows');
  if (!rows) return;
  const shown = rows.querySelectorAll('.row-of').length;
  const wanted = address('rows');
  wanted.query.set('limit', Math.min(LARGEST, Math.max(40, shown)));
  const before = String(address('rows').query);
  const fresh = await fetched(wanted);
  if (before !== String(address('rows').query)) return;
  const isLong = shown > LARGEST;
  if (isLong) fresh.querySelector('.more')?.remove();
  const checked = new Set([...rows.querySelectorAll('input:checked')].map(it => it.value));
  const tail = isLong ? new Set([...rows.children].slice(LARGEST).map(it => it.id)) : new Set();
  fresh.querySelectorAll('.row-of').forEach(row => tail.delete(row.id));
  const focused = document.activeElement?.closest?.('.row-of')?.id;
  merge(rows, fresh, row => tail.has(row.id));
  rows.querySelectorAll('input[name=key]').forEach(it => it.checked = checked.has(it.value));
  if (focused && !document.activeElement?.closest('.row-of')) document.getElementById(focused)?.querySelector('a')?.focus();
  choose(rows.dataset.chosen);
  tell(rows);
}
