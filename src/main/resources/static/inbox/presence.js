/* Who else is here: this page tells where it looks, and shows who looks there too. */
import {call} from '/forms/api.js';
import {uuid} from '/forms/draft.js';
import {say} from '/forms/elements.js';

const AGAIN_MILLIS = 15000;
const TYPING_MILLIS = 6000;

const me = document.body.dataset.me;
const page = uuid();
let key = null;
let typing = false;
let stops = null;

document.addEventListener('parley:entered', event => {
  key = event.detail.key;
  typing = false;
  tell();
});

document.addEventListener('parley:typing', event => {
  clearTimeout(stops);
  stops = setTimeout(() => types(false), TYPING_MILLIS);
  types(event.detail.typing);
});

document.addEventListener('parley:presence', event => event.detail.key === key && show(event.detail.people));
document.addEventListener('parley:online', tell);
document.addEventListener('visibilitychange', tell);
addEventListener('pagehide', () => key && told(null));
setInterval(() => key && !document.hidden && tell(), AGAIN_MILLIS);

function types(now) {
  if (typing === now) return;
  typing = now;
  tell();
}

async function tell() {
  const company = await told(document.hidden ? null : key).catch(() => null);
  if (company?.key === key) show(company.people);
}

/** A courtesy: when it is lost, it is told again soon. */
function told(where) {
  return call('PUT', '/inbox/presence', {page, key: where, typing});
}

function show(people) {
  const place = document.getElementById('presence');
  if (!place) return;
  const others = people.filter(person => person.id !== me);
  const sentences = others.map(it => (it.typing ? place.dataset.typing : place.dataset.looking).replace('#', it.name));
  say(place, sentences.join(' '));
}
