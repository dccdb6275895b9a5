/* What happens, as it happens: an event of this page for every event of the server's. */

const SOONEST_MILLIS = 1000;
const LATEST_MILLIS = 30000;
const SILENT_MILLIS = 40000;

const banner = document.getElementById('connection');
let stream = null;
let tries = 0;
let again = null;
let silence = null;
let wasLost = false;

export function start() {
  connect();
  addEventListener('online', retry);
  addEventListener('offline', lost);
  addEventListener('pagehide', () => stream?.close());
  addEventListener('pageshow', event => event.persisted && retry());
}

function connect() {
  clearTimeout(again);
  stream?.close();
  stream = new EventSource('/inbox/events');
  stream.addEventListener('hello', found);
  stream.addEventListener('beat', heard);
  ['conversation', 'presence', 'resync'].forEach(name => stream.addEventListener(name, event => {
    heard();
    say(name, JSON.parse(event.data));
  }));
  stream.addEventListener('error', lost);
  heard();
}

function say(name, detail) {
  document.dispatchEvent(new CustomEvent('parley:' + name, {detail}));
}

/** A connection may die without a word; the server is never silent for long. */
function heard() {
  clearTimeout(silence);
  silence = setTimeout(lost, SILENT_MILLIS);
}

/** Of what happened before, since the page was written or the connection was lost, nobody has told it. */
function found() {
  tries = 0;
  heard();
  if (wasLost) {
    show(banner.dataset.back, 3000);
    say('online');
  }
  wasLost = false;
  say('resync');
}

/** A browser gives up where the answer was an error: it is asked anew, later and later. */
async function lost() {
  clearTimeout(silence);
  clearTimeout(again);
  stream?.close();
  if (!wasLost) say('offline');
  wasLost = true;
  show(await isOver() ? banner.dataset.over : banner.dataset.lost);
  const wait = Math.min(LATEST_MILLIS, SOONEST_MILLIS * 2 ** tries++);
  again = setTimeout(connect, wait * (0.5 + Math.random() / 2));
}

function retry() {
  tries = 0;
  connect();
}

async function isOver() {
  const answer = await fetch('/api/people', {headers: {Accept: 'application/json'}}).catch(() => null);
  return answer?.status === 401;
}

let hiding = null;

function show(sentence, millis) {
  clearTimeout(hiding);
  banner.textContent = sentence;
  banner.hidden = false;
  if (millis) hiding = setTimeout(() => banner.hidden = true, millis);
}
