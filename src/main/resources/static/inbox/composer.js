/* Where an answer is written. What is typed is kept in the browser until it is stored. */
import {call} from '/forms/api.js';
import {Attachment} from '/forms/attachment.js';
import {Draft} from '/forms/draft.js';
import {say} from '/forms/elements.js';
import {TemplatePicker} from '/forms/templates.js';

const LONGEST_TEXT = 4096;
const NEARLY = 3500;
const TALLEST_PIXELS = 220;

export class Composer {

  /** @param place the composer's element; @param chat its chat */
  constructor(place, chat) {
    this.place = place;
    this.chat = chat;
    this.form = place.querySelector('form.write');
    this.box = place.querySelector('#reply');
    this.button = place.querySelector('[data-deed="reply"]');
    this.quoting = place.querySelector('.quoting');
    this.draft = new Draft(chat.me, chat.key);
    this.box.value = this.draft.text;
    this.attachment = new Attachment(place.querySelector('.attach'), chat.path, () => this.draft && this.changed());
    this.templates = new TemplatePicker(place.querySelector('.templates'), () => this.countTemplate());
    this.listen();
    this.changed();
    if (this.mode === 'TEMPLATE') this.offerTemplates();
    if (this.mode === 'NONE' && this.box.value) this.form.hidden = false;
  }

  get mode() {
    return this.place.dataset.mode;
  }

  get text() {
    return this.box.value;
  }

  listen() {
    this.box.addEventListener('input', () => this.typed());
    this.box.addEventListener('keydown', event => {
      const isPlain = !event.shiftKey && !event.isComposing && !event.defaultPrevented;
      if (event.key !== 'Enter' || !isPlain) return;
      event.preventDefault();
      this.send();
    });
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      this.send();
    });
    this.place.querySelector('[data-action="unquote"]').addEventListener('click', () => this.quote(null));
    this.place.querySelector('[data-deed="template"]').addEventListener('click', () => this.sendTemplate());
    this.box.addEventListener('paste', event => this.paste(event));
  }

  typed() {
    this.draft.keep(this.text);
    this.complain(null);
    this.changed();
    document.dispatchEvent(new CustomEvent('parley:typing', {detail: {key: this.chat.key, typing: Boolean(this.text)}}));
    if (this.text) this.chat.attention.types();
  }

  /** A picture from the clipboard is attached. */
  paste(event) {
    const [file] = event.clipboardData?.files || [];
    if (!file) return;
    event.preventDefault();
    const files = new DataTransfer();
    files.items.add(file);
    this.attachment.input.files = files.files;
    this.attachment.show();
  }

  changed() {
    const length = this.text.length;
    const counter = this.place.querySelector('.counter');
    counter.textContent = length > NEARLY ? `${length} / ${LONGEST_TEXT}` : '';
    counter.classList.toggle('over', length > LONGEST_TEXT);
    const isEmpty = !this.text.trim() && !this.attachment?.file;
    this.button.disabled = isEmpty || length > LONGEST_TEXT || Boolean(this.busy) || this.box.readOnly;
    this.box.style.height = 'auto';
    this.box.style.height = Math.min(TALLEST_PIXELS, this.box.scrollHeight + 2) + 'px';
  }

  complain(sentence) {
    say(this.place.querySelector('#refusal'), sentence);
  }

  /** The message that the reply answers. */
  quote(message) {
    this.quoted = message?.id;
    this.quoting.hidden = !message;
    this.quoting.querySelector('.what').textContent = message ? message.text : '';
    if (message) this.box.focus();
  }

  async send() {
    if (this.button.disabled || this.busy) return;
    await this.doing(async () => {
      const text = this.text;
      if (this.mode === 'TAKE_OVER') await call('PUT', this.chat.path + '/assignee', {assignee: this.chat.me});
      const media = await this.attachment.id();
      const quotes = this.quoted;
      const id = this.draft.idFor([text, media, quotes].join(' '));
      await call('POST', this.chat.path + '/replies', {id, text, media, quotes});
      this.attachment.sent();
      if (this.quoted === quotes) this.quote(null);
      this.draft.stored(text, this.box);
    });
  }

  async sendTemplate() {
    if (!this.templates.isReady) return;
    await this.doing(async () => {
      await call('POST', this.chat.path + '/replies', this.templates.reply());
      this.templates.sent();
    });
  }

  /** The text and the file stay until they are stored. */
  async doing(deed) {
    this.busy = true;
    this.complain(null);
    this.changed();
    try {
      await deed();
      await this.chat.look();
      this.chat.toBottom();
    } catch (refused) {
      await this.chat.look();
      this.chat.composer.complain(refused.message);
    }
    this.busy = false;
    this.changed();
  }

  offerTemplates() {
    const {number, customer} = this.chat.article.dataset;
    this.templates.offer(true, {number: {id: number}, customer: {phone: customer}});
  }

  countTemplate() {
    this.place.querySelector('[data-deed="template"]').disabled = !this.templates?.isReady || Boolean(this.busy);
  }

  /** What the server says now: the sentence always, the box itself only when it becomes something else. */
  update(fresh) {
    const standing = this.place.querySelector('#standing');
    const other = fresh.querySelector('#standing');
    if (standing.dataset.sent !== other.innerHTML) {
      standing.dataset.sent = other.innerHTML;
      standing.replaceChildren(...other.childNodes);
    }
    this.place.querySelector('.window')?.replaceWith(fresh.querySelector('.window') || '');
    if (fresh.dataset.mode !== this.mode) this.become(fresh);
    this.changed();
  }

  become(fresh) {
    const {mode} = fresh.dataset;
    this.place.dataset.mode = mode;
    const writes = mode === 'REPLY' || mode === 'TAKE_OVER';
    this.form.hidden = !writes && !this.text;
    this.box.readOnly = !writes;
    this.button.textContent = fresh.querySelector('[data-deed="reply"]').textContent;
    this.place.querySelector('.templates').hidden = mode !== 'TEMPLATE';
    if (mode === 'TEMPLATE') this.offerTemplates();
  }
}
