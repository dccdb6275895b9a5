/* Tags and notes beside the chat. A note that is not stored yet survives everything but being deleted by its writer. */
import {call} from '/forms/api.js';
import {Draft} from '/forms/draft.js';
import {say} from '/forms/elements.js';
import {isMeant, once} from '/inbox/deeds.js';

const api = key => '/api/conversations/' + encodeURIComponent(key);
const page = key => '/inbox/conversations/' + encodeURIComponent(key);
const draft = key => new Draft(document.body.dataset.me, 'note.' + key);

document.addEventListener('htmx:afterSettle', () => {
  const form = document.getElementById('note-form');
  const box = form?.querySelector('textarea');
  if (box && !box.value) box.value = draft(form.dataset.key).text;
});

document.addEventListener('input', event => {
  const form = event.target.closest?.('#note-form');
  if (form) draft(form.dataset.key).keep(event.target.value);
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.target.closest?.('#note-form')?.requestSubmit();
});

document.addEventListener('submit', event => {
  const deed = event.target.matches('#note-form') ? write : event.target.matches('.tag-form') ? put : null;
  if (!deed) return;
  event.preventDefault();
  deed(event.target);
});

document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-action="delete-note"], [data-action="take-tag-off"]');
  if (button?.dataset.action === 'take-tag-off') takeOff(button);
  if (button?.dataset.action === 'delete-note' && isMeant(button)) remove(button);
});

async function write(form) {
  const {key} = form.dataset;
  const box = form.querySelector('textarea');
  const refusal = form.querySelector('.refusal');
  const text = box.value;
  if (!text.trim()) return say(refusal, form.dataset.empty);
  await once(form, refusal, async () => {
    await call('POST', api(key) + '/notes', {id: draft(key).idFor(text), text});
    draft(key).stored(text, box);
    await changed(key, '#panel', 'notes', '#note');
  });
}

async function remove(button) {
  const {key} = document.getElementById('note-form').dataset;
  const id = button.closest('[data-note]').dataset.note;
  await once(button, document.getElementById('note-refusal'), async () => {
    await call('DELETE', `${api(key)}/notes/${encodeURIComponent(id)}`);
    await changed(key, '#panel', 'notes', '#note');
  });
}

async function put(form) {
  const tag = form.querySelector('input').value.trim();
  if (tag) await retag(form, 'PUT', tag);
}

function takeOff(button) {
  return retag(button, 'DELETE', button.dataset.tag);
}

async function retag(place, method, tag) {
  const editor = place.closest('.tag-editor');
  const {key} = editor.dataset;
  await once(editor, editor.querySelector('.refusal'), async () => {
    await call(method, `${api(key)}/tags/${encodeURIComponent(tag)}`);
    await changed(key, '.tag-editor', 'tags', '#tag');
  });
}

/** What was changed here is shown here at once, and everywhere else on the page. */
async function changed(key, target, part, focus) {
  document.dispatchEvent(new CustomEvent('parley:conversation', {detail: {key}}));
  const isStillHere = document.querySelector('.tag-editor')?.dataset.key === key;
  if (!isStillHere) return;
  const swap = target === '#panel' ? 'innerHTML' : 'outerHTML';
  await htmx.ajax('GET', `${page(key)}/${part}`, {target, swap});
  document.querySelector(focus)?.focus();
}
