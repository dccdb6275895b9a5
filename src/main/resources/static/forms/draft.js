/* What somebody is typing, kept in their browser: no reload and no refusal loses it. */

const PLACE = 'parley.draft.';

export class Draft {

  constructor(person, conversation) {
    this.place = `${PLACE}${person}.${conversation}`;
    this.kept = JSON.parse(localStorage.getItem(this.place) || '{"text":""}');
  }

  get text() {
    return this.kept.text;
  }

  keep(text) {
    this.kept.text = text;
    this.store();
  }

  /** The reply's id: the same for every further try of the same text, so that it is stored once. */
  idFor(text) {
    if (this.kept.tried !== text) Object.assign(this.kept, {id: uuid(), tried: text});
    this.store();
    return this.kept.id;
  }

  store() {
    if (this.kept.text) localStorage.setItem(this.place, JSON.stringify(this.kept));
    else localStorage.removeItem(this.place);
  }

  /** What is stored is gone from its box; whoever has typed on meanwhile keeps all that is in there. */
  stored(text, box) {
    this.forget();
    if (box.value === text) box.value = '';
    else this.keep(box.value);
  }

  forget() {
    this.kept = {text: ''};
    this.store();
  }
}

/** What anybody has typed in this browser for a conversation that is no more. */
export function forgetAll(conversation) {
  Object.keys(localStorage)
    .filter(it => it.startsWith(PLACE) && it.endsWith('.' + conversation))
    .forEach(it => localStorage.removeItem(it));
}

/** Browsers make one themselves only where the page came over HTTPS or from this machine. */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, digit =>
    (digit ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> digit / 4).toString(16));
}
