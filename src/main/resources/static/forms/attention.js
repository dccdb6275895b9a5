/* What the customer sees of an agent's attention; Parley decides whether they may see anything. */
import {call} from '/forms/api.js';

/* WhatsApp shows it for 25 seconds. */
const TYPING_LASTS_MILLIS = 20000;

export class Attention {

  /** @param path the conversation's */
  constructor(path) {
    this.path = path;
  }

  /** The messages are on a screen that somebody looks at. */
  reads(messages) {
    const newest = messages.filter(message => message.direction === 'in').pop();
    if (!newest || newest.id === this.newest || document.hidden) return;
    this.newest = newest.id;
    this.tell('read');
  }

  types() {
    if (Date.now() < this.typedUntil) return;
    this.typedUntil = Date.now() + TYPING_LASTS_MILLIS;
    this.tell('typing');
  }

  /** A courtesy: when it is lost, nobody needs to know. */
  tell(what) {
    call('PUT', this.path + '/' + what).catch(() => {});
  }
}
