/* One message of the transcript: who wrote it, what, when, and how far it has come. */
import {element} from '/forms/elements.js';
import {fileOf} from '/forms/file.js';
import {exactly, time} from '/forms/times.js';

const LONGEST_QUOTE = 120;

/* A sign for the eye and words for everybody: the same ticks as on the customer's phone. */
const PROGRESS = {
  queued: ['◷', 'Waits to be sent'],
  sending: ['◷', 'Is being sent'],
  unknown: ['?', 'May not have been sent'],
  accepted: ['✓', 'WhatsApp has taken it'],
  sent: ['✓', 'Sent'],
  delivered: ['✓✓', 'Delivered'],
  read: ['✓✓', 'Read by the customer'],
  played: ['✓✓', 'Played by the customer'],
  failed: ['✗', 'Not sent']
};

/** What decides whether a bubble looks the same as before. */
export function looks(message) {
  return JSON.stringify(message);
}

/**
 * @param nameOf a person's name
 * @param quoted the message that this one quotes, if the transcript shows it
 * @param sendAgain what is done when somebody wants it sent once more
 * @param fetchAgain what is done when somebody wants its file fetched once more
 */
export function bubble(message, nameOf, quoted, {sendAgain, fetchAgain} = {}) {
  const shown = element('li', 'bubble ' + message.direction);
  if (message.by) shown.append(element('span', 'by', nameOf(message.by)));
  if (message.via === 'phone') shown.append(element('span', 'by', 'Sent by the phone'));
  if (message.campaign) shown.append(element('span', 'kind', 'Reply to campaign ' + message.campaign));
  if (message.kind !== 'text' && !message.media) shown.append(element('span', 'kind', message.kind));
  if (quoted) shown.append(element('blockquote', 'quote', shortened(quoted.text)));
  if (message.media) shown.append(fileOf(message.media, fetchAgain));
  shown.append(element('p', 'text', message.text), below(message));
  if (message.error) shown.append(element('span', 'error', message.error));
  if (sendAgain && ['failed', 'unknown'].includes(message.status)) shown.append(again(message, sendAgain));
  shown.title = exactly(message.at);
  return shown;
}

function again(message, sendAgain) {
  const button = element('button', 'again', 'Send again');
  button.type = 'button';
  button.addEventListener('click', () => sendAgain(message.id));
  return button;
}

function below(message) {
  const line = element('span', 'below', time(message.at));
  const [sign, words] = PROGRESS[message.status] || [];
  if (!sign) return line;
  const tick = element('span', 'tick ' + message.status, sign);
  tick.title = words;
  tick.setAttribute('role', 'img');
  tick.setAttribute('aria-label', words);
  line.append(' ', tick);
  return line;
}

function shortened(text) {
  return text.length > LONGEST_QUOTE ? text.slice(0, LONGEST_QUOTE) + '…' : text;
}
