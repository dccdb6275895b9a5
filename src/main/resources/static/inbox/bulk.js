/* Several conversations at once: what is ticked in the list, what to do with it, and what was refused. */
import {call} from '/forms/api.js';
import {report} from '/inbox/report.js';

const MOST = 200;
const TOLD_MILLIS = 5000;
const boxes = () => [...document.querySelectorAll('#rows input[type="checkbox"][name="key"]')];
const chosen = () => boxes().filter(it => it.checked);

let last = null;
let told = null;
let busy = false;

function show() {
  const bar = document.getElementById('bulk');
  if (!bar) return;
  const count = chosen().length;
  const words = count ? sentence(bar, count) : told || '';
  bar.hidden = !words;
  const place = bar.querySelector('.bulk-count');
  if (place.textContent !== words) place.textContent = words;
  bar.querySelectorAll('[data-bulk]').forEach(it => it.disabled = !count || busy || count > MOST && it.dataset.bulk !== 'clear');
}

function sentence({dataset}, count) {
  if (count > MOST) return dataset.most.replace('#', count);
  return count === 1 ? dataset.one : dataset.many.replace('#', count);
}

function clear() {
  boxes().forEach(it => it.checked = false);
  last = null;
  show();
}

/** From the one that was clicked last to this one, both included. */
function range(box) {
  const all = boxes();
  const [from, to] = [all.findIndex(it => it.value === last), all.indexOf(box)].sort((one, other) => one - other);
  if (from >= 0) all.slice(from, to + 1).forEach(it => it.checked = box.checked);
}

document.addEventListener('click', event => {
  const box = event.target.closest?.('#rows input[name="key"]');
  if (box) {
    if (event.shiftKey && last) range(box);
    last = box.value;
    show();
  }
  const {bulk} = event.target.closest?.('button[data-bulk]')?.dataset || {};
  if (bulk === 'clear') clear();
  if (bulk === 'resolve') act('resolution', {}, 'resolved');
});

document.addEventListener('change', event => {
  const choice = event.target.closest?.('select[data-bulk="assign"]');
  const assignee = choice?.value;
  if (!assignee) return;
  choice.value = '';
  act('assignee', {assignee}, 'assigned');
});

async function act(deed, what, word) {
  const keys = chosen().map(it => it.value);
  if (busy || !keys.length) return;
  busy = true;
  show();
  try {
    tell(await call('POST', '/api/bulk/' + deed, {keys, ...what}), word);
    clear();
  } catch (failure) {
    report(failure.message, []);
  }
  busy = false;
  show();
  document.dispatchEvent(new CustomEvent('parley:resync'));
}

/** Where nothing was refused, one line is enough. */
function tell({done, refused}, word) {
  const words = document.getElementById('bulk').dataset;
  const counts = [words[word].replace('#', done)];
  if (refused.length) counts.push(words.refused.replace('#', refused.length));
  told = counts.join(', ');
  setTimeout(() => {
    told = null;
    show();
  }, TOLD_MILLIS);
  if (refused.length) report(told, refused);
}

/* Rows come and go by themselves: what is not in the list any more is not chosen either. */
new MutationObserver(show).observe(document.body, {childList: true, subtree: true});
show();
