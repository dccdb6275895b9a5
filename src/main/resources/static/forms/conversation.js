/*
 * A conversation in Tasklist. It speaks Parley's own API and decides nothing: what somebody may do, and why not, comes
 * from there. Whatever people wrote is set as text and never as HTML.
 */
import {call} from '/forms/api.js';
import {Attachment} from '/forms/attachment.js';
import {Attention} from '/forms/attention.js';
import {Draft} from '/forms/draft.js';
import {element, say} from '/forms/elements.js';
import {TemplatePicker} from '/forms/templates.js';
import * as tasklist from '/forms/tasklist.js';
import {exactly, fromNow} from '/forms/times.js';
import {Transcript} from '/forms/transcript.js';

const LONGEST_TEXT = 4096;
const PAUSE_MILLIS = 3000;
const PAGE = 200;
const PARTS = ['standing', 'composer', 'counter', 'supervision', 'history'];

/** Called by the form's script, once for every task that somebody opens. */
export async function show(camForm, $scope, inject) {
  const form = camForm.formElement[0];
  try {
    const desk = tasklist.of($scope, inject);
    const process = await desk.processOf(camForm.taskId);
    const people = await call('GET', '/api/people');
    const conversation = new ConversationForm(form, desk, process, people);
    $scope.$on('$destroy', () => conversation.leave());
    await conversation.enter();
  } catch (failure) {
    say(form.querySelector('[data-failure]'), failure.message);
  }
}

class ConversationForm {

  constructor(form, desk, process, people) {
    this.form = form;
    this.desk = desk;
    this.process = process;
    this.path = '/api/conversations/' + encodeURIComponent(process.businessKey);
    this.me = people.me;
    this.team = people.team;
    this.names = new Map([...people.team, people.me].map(person => [person.id, person.name]));
    this.attention = new Attention(this.path);
    this.draft = new Draft(people.me.id, process.businessKey);
    PARTS.forEach(part => this[part] = form.querySelector('.' + part));
    this.transcript = new Transcript(
      form.querySelector('.transcript'), form.querySelector('.newer'), person => this.nameOf(person),
      {sendAgain: message => this.sendAgain(message), fetchAgain: file => this.fetchAgain(file)});
    this.templates = new TemplatePicker(form.querySelector('.templates'), () => this.countTemplate());
    this.textBox = form.querySelector('#parley-reply');
    this.refusal = form.querySelector('#parley-refusal');
    this.assignees = form.querySelector('#parley-assignee');
    this.deeds = {
      reply: () => this.sendReply(),
      template: () => this.sendTemplate(),
      resolve: () => this.resolve(),
      takeOver: () => this.assign(this.me.id),
      assign: () => this.assign(this.assignees.value)
    };
    this.attachment = new Attachment(form.querySelector('.attach'), this.path, () => this.conversation && this.count());
    this.lookAgain = () => document.hidden || this.look();
  }

  async enter() {
    this.textBox.value = this.draft.text;
    this.listen();
    await this.look();
    this.form.querySelector('.conversation').hidden = false;
    this.transcript.toBottom();
    if (this.desk.takeFocus()) this.textBox.focus();
  }

  leave() {
    this.left = true;
    clearTimeout(this.next);
    document.removeEventListener('visibilitychange', this.lookAgain);
  }

  listen() {
    document.addEventListener('visibilitychange', this.lookAgain);
    this.textBox.addEventListener('input', () => this.typed());
    this.textBox.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.doing(this.deed('reply'));
    });
    this.form.querySelectorAll('[data-deed]').forEach(button =>
      button.addEventListener('click', () => this.doing(button)));
    this.history.addEventListener('toggle', () => this.showHistory());
  }

  deed(name) {
    return this.form.querySelector(`[data-deed="${name}"]`);
  }

  /* Looking: what is new, every few seconds, as long as somebody can see it. */

  /** Of two looks at once only the later one counts. */
  async look() {
    const look = this.looks = (this.looks || 0) + 1;
    clearTimeout(this.next);
    try {
      const [conversation, messages] = await Promise.all([call('GET', this.path), this.newMessages()]);
      if (this.left || look !== this.looks) return;
      this.transcript.show(messages);
      this.attention.reads(messages);
      this.showConversation(conversation);
      if (this.isOffline) this.complain(null);
      this.isOffline = false;
    } catch (failure) {
      if (!this.conversation) throw failure;
      if (this.left || look !== this.looks) return;
      this.isOffline = true;
      this.complain(failure.message);
    }
    if (!document.hidden) this.next = setTimeout(() => this.look(), PAUSE_MILLIS);
  }

  /** The last page again, for what was late or has been delivered since, and whatever follows it. */
  async newMessages() {
    const messages = [];
    for (let cursor = this.lastPage; ;) {
      const query = '?limit=' + PAGE + (cursor ? '&cursor=' + encodeURIComponent(cursor) : '');
      const page = await call('GET', this.path + '/messages' + query);
      messages.push(...page.items);
      this.lastPage = cursor;
      if (!page.nextCursor) return messages;
      cursor = page.nextCursor;
    }
  }

  /* Showing. */

  showConversation(conversation) {
    const before = this.conversation;
    this.conversation = conversation;
    this.showFacts();
    this.showDeeds();
    if (before && before.since !== conversation.since) this.desk.follow(this.process, this.isTyping());
    else if (before && before.assignee !== conversation.assignee) this.desk.refresh();
    else if (before && before.pickedUpBy !== conversation.pickedUpBy) this.desk.refresh();
  }

  isTyping() {
    return document.activeElement === this.textBox;
  }

  showFacts() {
    const it = this.conversation;
    const isOpen = !it.assignee && it.state !== 'closed';
    this.fact('customer', whoIs(it.customer));
    this.fact('number', [it.number.label, it.number.displayNumber || it.number.id].filter(Boolean).join(', '));
    this.fact('state', it.state[0].toUpperCase() + it.state.slice(1) + ' since');
    this.moment('since', it.since);
    this.fact('pickedUpBy', isOpen ? this.nameOf(it.pickedUpBy) : '');
    this.fact('assignee', this.nameOf(it.assignee));
    this.moment('closesAt', it.closesAt);
    this.moment('replyWindowEndsAt', it.replyWindowEndsAt);
    this.textBox.labels[0].textContent = 'Reply to ' + (it.customer.name || it.customer.username || it.customer.id);
  }

  fact(name, text) {
    const place = this.form.querySelector(`[data-fact="${name}"]`);
    if (place.textContent !== text) place.textContent = text;
    if (place.tagName === 'DD') place.parentElement.hidden = !text;
  }

  moment(name, instant) {
    this.fact(name, instant ? `${exactly(instant)} (${fromNow(instant)})` : '');
  }

  nameOf(person) {
    return person ? this.names.get(person) || person : '';
  }

  showDeeds() {
    const reply = this.action('reply');
    const assign = this.action('assign');
    const isMine = this.conversation.assignee === this.me.id;
    this.composer.hidden = !reply.allowed && !this.textBox.value;
    this.textBox.readOnly = !reply.allowed;
    this.offer('reply', reply);
    this.offerTemplates(reply);
    this.offer('resolve', this.action('resolve'));
    this.supervision.hidden = !assign.allowed;
    this.deed('takeOver').hidden = !this.conversation.assignee || isMine;
    if (assign.allowed) this.showAssignees();
    say(this.standing, this.sentence(reply));
    this.count();
  }

  action(name) {
    return this.conversation.actions.find(it => it.action === name) || {allowed: false};
  }

  offer(name, action) {
    this.deed(name).hidden = !action.allowed;
    this.deed(name).title = action.reason || '';
  }

  /** Where only the reply window stands in the way, a template does not need it. */
  offerTemplates(reply) {
    const isWanted = reply.rule === 'replyWindow';
    this.deed('template').hidden = !isWanted;
    this.templates.offer(isWanted, this.conversation);
  }

  countTemplate() {
    this.deed('template').disabled = !this.templates.isReady || Boolean(this.busy);
  }

  /** Who has it, where it is not one's own to answer. */
  sentence(reply) {
    const {assignee, pickedUpBy, since} = this.conversation;
    if (reply.rule === 'replyWindow') return reply.reason;
    if (!reply.allowed && assignee && assignee !== this.me.id)
      return `${this.nameOf(assignee)} has this conversation since ${exactly(since)}; only they can reply.`;
    if (!reply.allowed) return reply.reason;
    if (pickedUpBy && pickedUpBy !== this.me.id)
      return `${this.nameOf(pickedUpBy)} has picked this up. Whoever replies first has the conversation.`;
    return '';
  }

  showAssignees() {
    const others = this.team.filter(person => person.id !== this.conversation.assignee);
    const wanted = others.map(person => person.id).join();
    if (this.assignees.dataset.people === wanted) return;
    this.assignees.dataset.people = wanted;
    const choose = new Option('Assign to…', '');
    this.assignees.replaceChildren(choose, ...others.map(person => new Option(person.name, person.id)));
  }

  async showHistory() {
    if (!this.history.open) return;
    const page = await call('GET', this.path + '/history?limit=' + PAGE);
    const lines = page.items.map(it => element('li', '', this.line(it)));
    this.history.querySelector('ol').replaceChildren(...lines);
  }

  line(it) {
    const causes = {message: 'the customer wrote', timer: 'the timer', rule: 'rule ' + it.why.detail};
    const change = it.from === it.to ? it.to : [it.from, it.to].filter(Boolean).join(' → ');
    const cause = causes[it.why.kind];
    const who = it.by ? `${this.nameOf(it.by)} (${cause})` : cause;
    const has = it.assignee && it.assignee !== it.by ? `; ${this.nameOf(it.assignee)} has it` : '';
    return `${exactly(it.at)}: ${change}, ${who}${has}`;
  }

  /* Doing. */

  typed() {
    this.draft.keep(this.textBox.value);
    if (this.textBox.value) this.attention.types();
    this.complain(null);
    this.count();
  }

  count() {
    const length = this.textBox.value.length;
    this.counter.textContent = `${length} / ${LONGEST_TEXT}`;
    this.counter.classList.toggle('over', length > LONGEST_TEXT);
    this.countTemplate();
    const isEmpty = !this.textBox.value.trim() && !this.attachment.file;
    this.deed('reply').disabled = isEmpty || length > LONGEST_TEXT || Boolean(this.busy);
  }

  async doing(button) {
    if (this.busy || button.disabled || button.hidden) return;
    this.busy = true;
    this.complain(null);
    this.count();
    try {
      await this.deeds[button.dataset.deed]();
      await this.look();
    } catch (refused) {
      this.complain(refused.message);
      await this.look();
    }
    this.busy = false;
    this.count();
  }

  complain(sentence) {
    say(this.refusal, sentence);
  }

  /** The text and the file stay on the screen until they are stored, and whatever has come since stays. */
  async sendReply() {
    const text = this.textBox.value;
    const media = await this.attachment.id();
    await call('POST', this.path + '/replies', {id: this.draft.idFor([text, media].join(' ')), text, media});
    this.attachment.sent();
    this.draft.stored(text, this.textBox);
  }

  sendAgain(message) {
    return this.once(`${this.path}/messages/${encodeURIComponent(message)}/send-again`);
  }

  fetchAgain(file) {
    return this.once(`${this.path}/media/${file}/fetch`);
  }

  async once(path) {
    try {
      await call('POST', path);
    } catch (refused) {
      this.complain(refused.message);
    }
    await this.look();
  }

  async sendTemplate() {
    await call('POST', this.path + '/replies', this.templates.reply());
    this.templates.sent();
  }

  async resolve() {
    if (this.textBox.value.trim()) throw new Error('Send what you have typed, or clear it, before you resolve.');
    await call('POST', this.path + '/resolution');
  }

  async assign(person) {
    if (!person) throw new Error('Choose whom to assign this conversation to.');
    await call('PUT', this.path + '/assignee', {assignee: person});
  }
}

/** Who it is, and where they are reached: WhatsApp hides some numbers. */
function whoIs({name, username, phone}) {
  return [name, username, phone ? '+' + phone.replace(/^\+/, '') : 'number hidden'].filter(Boolean).join(', ');
}
