/* A file that somebody attaches to a reply: uploaded when the reply is sent, and only once. */
import {upload} from '/forms/api.js';
import {size} from '/forms/file.js';

export class Attachment {

  /** @param place the fields in the form; @param path the conversation's */
  constructor(place, path, changed) {
    this.input = place.querySelector('input');
    this.chosen = place.querySelector('.chosen');
    this.remove = place.querySelector('button');
    this.path = path;
    this.changed = changed;
    this.input.addEventListener('change', () => this.show());
    this.remove.addEventListener('click', () => this.clear());
    this.show();
  }

  get file() {
    return this.input.files[0];
  }

  show() {
    this.uploaded = null;
    this.chosen.textContent = this.file ? `${this.file.name} (${size(this.file.size)})` : '';
    this.remove.hidden = !this.file;
    this.changed();
  }

  clear() {
    this.input.value = '';
    this.show();
  }

  /** The id to name in the reply; nothing where no file is chosen. */
  async id() {
    if (!this.file) return undefined;
    this.uploaded ||= await upload(`${this.path}/media?name=${encodeURIComponent(this.file.name)}`, this.file);
    return this.uploaded.id;
  }
}
