/* The messages of a conversation, oldest first; what is on the screen and has not changed is never touched. */
import {bubble, looks} from '/forms/bubble.js';
import {element} from '/forms/elements.js';
import {day} from '/forms/times.js';

export class Transcript {

  /**
   * @param list where the bubbles go
   * @param newer what leads to new ones below
   * @param nameOf a person's name
   * @param deeds what is done when somebody wants a message sent, or its file fetched, once more
   */
  constructor(list, newer, nameOf, deeds) {
    this.list = list;
    this.newer = newer;
    this.nameOf = nameOf;
    this.deeds = deeds;
    this.messages = new Map();
    this.days = new Map();
    newer.addEventListener('click', () => this.toBottom());
    list.addEventListener('scroll', () => newer.hidden ||= this.isAtBottom());
  }

  show(messages) {
    const wasAtBottom = this.isAtBottom();
    const added = messages.filter(message => !this.messages.has(message.id));
    messages.forEach(message => this.put(message));
    if (added.length) this.order();
    if (wasAtBottom) this.toBottom();
    else if (added.length) this.newer.hidden = false;
  }

  toBottom() {
    this.list.scrollTop = this.list.scrollHeight;
  }

  isAtBottom() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 40;
  }

  put(message) {
    const known = this.messages.get(message.id);
    if (known && known.looks === looks(message)) return;
    const shown = bubble(message, this.nameOf, this.messages.get(message.quotes), this.deeds);
    if (known) known.shown.replaceWith(shown);
    this.messages.set(message.id, {...message, looks: looks(message), shown});
  }

  /** With a line where a day begins. */
  order() {
    const ordered = [...this.messages.values()].sort((one, other) => new Date(one.at) - new Date(other.at));
    const rows = ordered.flatMap((message, index) => {
      const begins = !index || day(ordered[index - 1].at) !== day(message.at);
      return begins ? [this.dayLine(message.at), message.shown] : [message.shown];
    });
    rows.forEach((row, index) => {
      const there = this.list.children[index];
      if (there !== row) this.list.insertBefore(row, there || null);
    });
  }

  dayLine(instant) {
    const name = day(instant);
    if (!this.days.has(name)) this.days.set(name, element('li', 'day', name));
    return this.days.get(name);
  }
}
