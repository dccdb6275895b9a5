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
    const {file} = this;
    if (file !== this.uploaded?.file) this.uploaded = {file, id: file && await this.upload(file)};
    return this.uploaded?.id;
  }

  async upload(file) {
    const {id} = await upload(`${this.path}/media?name=${encodeURIComponent(file.name)}`, file);
    return id;
  }

  /** It has gone with a reply; one that was chosen since stays. */
  sent() {
    if (this.file === this.uploaded?.file) this.clear();
  }
}
