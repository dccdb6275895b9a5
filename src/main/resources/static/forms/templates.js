/* The templates that can be sent when WhatsApp takes no free replies: one is chosen, and its blanks are filled in. */
import {call} from '/forms/api.js';
import {uuid} from '/forms/draft.js';
import {element, say} from '/forms/elements.js';

export class TemplatePicker {

  /** @param place where it is drawn; @param changed what to do when something was chosen or filled in */
  constructor(place, changed) {
    this.place = place;
    this.changed = changed;
    this.choice = place.querySelector('select');
    this.blanks = place.querySelector('.blanks');
    this.choice.addEventListener('change', () => this.show());
  }

  get offered() {
    return !this.place.hidden;
  }

  /** Asks for the templates once, as soon as they are wanted. */
  async offer(isWanted, conversation) {
    this.place.hidden = !isWanted;
    if (!isWanted || this.asked) return;
    this.asked = true;
    const query = new URLSearchParams({number: conversation.number.id});
    if (conversation.customer.phone) query.set('customer', conversation.customer.phone.replace(/^\+/, ''));
    try {
      this.fill(await call('GET', '/api/templates?' + query));
    } catch (failure) {
      this.asked = false;
      say(this.place.querySelector('.note'), failure.message);
    }
  }

  fill(list) {
    this.templates = list.items.filter(it => !it.obstacle);
    const options = this.templates.map((it, index) => new Option(`${it.name} (${it.language}, ${it.category})`, index));
    this.choice.replaceChildren(new Option('Choose a template…', ''), ...options);
    say(this.place.querySelector('.note'), list.note || (options.length ? '' : 'This number has no templates to send.'));
    this.show();
  }

  get chosen() {
    return this.choice.value === '' ? null : this.templates[this.choice.value];
  }

  show() {
    const it = this.chosen;
    const inputs = it ? [...this.inputs(it, 'header', it.headerParameters), ...this.inputs(it, 'body', it.parameters)] : [];
    this.blanks.replaceChildren(...inputs);
    say(this.place.querySelector('.cost'), it ? this.price(it.cost) : '');
    this.preview();
  }

  inputs(template, part, blanks) {
    return blanks.map(blank => {
      const label = element('label', '', part === 'header' ? `Header, ${blank}` : blank);
      const input = element('input', '');
      Object.assign(input, {type: 'text', maxLength: 1024});
      Object.assign(input.dataset, {part, blank});
      input.addEventListener('input', () => this.preview());
      input.addEventListener('keydown', event => event.key === 'Enter' && event.preventDefault());
      label.append(input);
      return label;
    });
  }

  price({words, amount, currency}) {
    return amount === undefined ? words : `${amount} ${currency}. ${words}`;
  }

  /** What the customer will read. */
  preview() {
    const it = this.chosen;
    const lines = it ? [this.filled(it.header, 'header'), this.filled(it.body, 'body'), it.footer] : [];
    say(this.place.querySelector('.preview'), lines.filter(Boolean).join('\n\n'));
    this.changed();
  }

  filled(text, part) {
    const values = this.values(part);
    return text && text.replace(/\{\{\s*(\w+)\s*\}\}/g, (blank, name) => values[name] || blank);
  }

  values(part) {
    const inputs = [...this.blanks.querySelectorAll(`[data-part="${part}"]`)];
    return Object.fromEntries(inputs.map(input => [input.dataset.blank, input.value.trim()]));
  }

  get isReady() {
    return Boolean(this.chosen) && [...this.blanks.querySelectorAll('input')].every(input => input.value.trim());
  }

  /** The reply; its id stays the same for every further try, so that it is stored once. */
  reply() {
    const {name, language} = this.chosen;
    const template = {name, language, header: this.values('header'), parameters: this.values('body')};
    const written = JSON.stringify(template);
    if (!this.tried || this.tried.written !== written) this.tried = {written, id: uuid()};
    return {id: this.tried.id, template};
  }

  sent() {
    this.tried = null;
    this.choice.value = '';
    this.show();
  }
}
