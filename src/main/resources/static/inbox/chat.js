/* The conversation in the middle. It decides nothing: what somebody may do, and why not, comes from Parley. */
import {call} from '/forms/api.js';
import {Attention} from '/forms/attention.js';
import {Composer} from '/inbox/composer.js';
import {merge, parsed, remember} from '/inbox/merge.js';
import {separate, tell} from '/inbox/moments.js';

const NEAR_BOTTOM_PIXELS = 60;
const MOST_WAIT_MILLIS = 2 ** 31 - 1;

export class Chat {

  constructor(article, me) {
    this.article = article;
    this.me = me;
    this.key = article.dataset.key;
    this.path = '/api/conversations/' + encodeURIComponent(this.key);
    this.address = '/inbox/conversations/' + encodeURIComponent(this.key);
    this.timeline = article.querySelector('#timeline');
    this.lines = article.querySelector('#lines');
    this.newer = article.querySelector('.newer');
    this.attention = new Attention(this.path);
    remember(this.lines);
    this.composer = new Composer(article.querySelector('#composer'), this);
    this.listen();
    this.drawn();
    this.toBottom();
    this.reads();
    this.watchWindow();
  }

  listen() {
    this.article.addEventListener('click', event => this.clicked(event));
    this.article.addEventListener('change', event => {
      if (event.target.dataset.deed === 'assign') this.assign(event.target);
    });
    this.timeline.addEventListener('scroll', () => this.scrolled(), {passive: true});
    this.timeline.addEventListener('load', () => this.sticks && this.toBottom(), true);
    this.resized = new ResizeObserver(() => this.sticks && this.toBottom());
    this.resized.observe(this.timeline);
  }

  clicked(event) {
    const button = event.target.closest('[data-deed], [data-action]');
    if (!button) return;
    const {deed, action} = button.dataset;
    const message = button.closest('.bubble')?.dataset.id;
    if (deed && this.deeds[deed]) this.does(deed);
    if (action === 'newer') this.toBottom();
    if (action === 'quote') this.composer.quote({id: message, text: button.dataset.text});
    if (action === 'sendAgain') this.once('POST', `/messages/${encodeURIComponent(message)}/send-again`);
    if (action === 'fetchAgain') this.once('POST', `/media/${button.dataset.file}/fetch`);
  }

  deeds = {
    pickUp: () => call('PUT', this.path + '/pick-up'),
    release: () => call('DELETE', this.path + '/pick-up'),
    takeOver: () => call('PUT', this.path + '/assignee', {assignee: this.me}),
    resolve: () => this.resolve()
  };

  does(deed) {
    return this.try(this.deeds[deed]);
  }

  once(method, path) {
    return this.try(() => call(method, this.path + path));
  }

  assign(choice) {
    const assignee = choice.value;
    choice.value = '';
    if (assignee) this.try(() => call('PUT', this.path + '/assignee', {assignee}));
  }

  resolve() {
    if (this.composer.text.trim()) throw new Error('Send what you have typed, or clear it, before you resolve.');
    return call('POST', this.path + '/resolution');
  }

  async try(deed) {
    if (this.busy) return;
    this.busy = true;
    this.composer.complain(null);
    try {
      await deed();
      await this.look();
    } catch (refused) {
      await this.look();
      this.composer.complain(refused.message);
    }
    this.busy = false;
  }

  /** What is new; of two looks at once only the later one counts. */
  async look() {
    const look = this.looks = (this.looks || 0) + 1;
    const answer = await fetch(this.address, {headers: {'HX-Request': 'true'}}).catch(() => null);
    if (!answer || look !== this.looks || !this.article.isConnected) return;
    if (answer.status === 404) document.dispatchEvent(new CustomEvent('parley:gone', {detail: {key: this.key}}));
    if (!answer.ok) return;
    this.show(parsed(await answer.text()).querySelector('article'));
  }

  show(fresh) {
    const wasAtBottom = this.isAtBottom();
    const before = this.lines.querySelectorAll('[data-at]').length;
    this.showHead(fresh);
    this.lines.querySelectorAll('.day').forEach(it => it.remove());
    merge(this.lines, fresh.querySelector('#lines'), line => this.isEarlier(line, fresh));
    this.composer.update(fresh.querySelector('#composer'));
    this.drawn();
    const isNew = this.lines.querySelectorAll('[data-at]').length > before;
    if (wasAtBottom) this.toBottom();
    else if (isNew) this.newer.hidden = false;
    this.reads();
    this.watchWindow();
  }

  /** Lines that were loaded by scrolling up stay; the mark that leads further up is theirs, too. */
  isEarlier(line, fresh) {
    const first = fresh.querySelector('#lines [data-at]');
    if (!first || !this.lines.contains(line)) return false;
    const hasMore = this.lines.querySelectorAll('[data-at]').length > fresh.querySelectorAll('#lines [data-at]').length;
    if (hasMore) fresh.querySelector('#earlier')?.remove();
    return hasMore && (line.id === 'earlier' || new Date(line.dataset.at) <= new Date(first.dataset.at));
  }

  showHead(fresh) {
    const head = this.article.querySelector('#chat-head');
    const other = fresh.querySelector('#chat-head');
    Object.assign(this.article.dataset, fresh.dataset);
    const html = other.innerHTML;
    if (this.head === undefined ? head.innerHTML === html : this.head === html) return;
    this.head = html;
    const focus = document.activeElement?.dataset?.shortcut;
    const opened = head.querySelector('[data-panel][aria-expanded="true"]')?.dataset.panel;
    head.replaceChildren(...other.childNodes);
    if (opened) head.querySelector(`[data-panel="${opened}"]`)?.setAttribute('aria-expanded', 'true');
    if (focus) head.querySelector(`[data-shortcut="${focus}"]`)?.focus();
  }

  drawn() {
    separate(this.lines);
    tell(this.article);
  }

  isAtBottom() {
    return this.timeline.scrollHeight - this.timeline.scrollTop - this.timeline.clientHeight < NEAR_BOTTOM_PIXELS;
  }

  toBottom() {
    this.timeline.scrollTop = this.timeline.scrollHeight;
    this.newer.hidden = true;
    this.sticks = true;
  }

  /** Whoever reads the newest line goes on doing so, however the room for it changes. */
  scrolled() {
    this.sticks = this.isAtBottom();
    if (this.sticks) this.newer.hidden = true;
  }

  reads() {
    const newest = [...this.lines.querySelectorAll('.bubble.in')].pop();
    if (newest) this.attention.reads([{direction: 'in', id: newest.dataset.id}]);
  }

  /** When the reply window ends, the box becomes the list of templates by itself. */
  watchWindow() {
    clearTimeout(this.windowEnds);
    const ends = this.article.querySelector('[data-countdown]')?.dateTime;
    const left = ends ? new Date(ends) - Date.now() : -1;
    if (left > 0 && left < MOST_WAIT_MILLIS) this.windowEnds = setTimeout(() => this.look(), left + 500);
  }

  leave() {
    this.resized.disconnect();
    clearTimeout(this.windowEnds);
  }
}
