/* The page where supervisors write canned replies. */
import {call} from '/forms/api.js';
import {say} from '/forms/elements.js';
import {isMeant} from '/inbox/deeds.js';

const form = document.getElementById('canned-form');
const refusal = document.getElementById('canned-refusal');

function address(ban, shortcut) {
  return `/api/canned-replies/${encodeURIComponent(shortcut)}` + (ban ? '?' + new URLSearchParams({ban}) : '');
}

/** What was typed stays where it is refused. */
async function attempt(deed) {
  say(refusal, '');
  try {
    await deed();
    location.reload();
  } catch (refused) {
    say(refusal, refused.message);
    refusal.scrollIntoView({block: 'nearest'});
  }
}

form?.addEventListener('submit', event => {
  event.preventDefault();
  const {ban, shortcut, text} = form.elements;
  attempt(async () => {
    await call('PUT', address(ban?.value, shortcut.value.trim().replace(/^\//, '')), {text: text.value});
    form.reset();
  });
});

form?.addEventListener('click', event => {
  const {blank} = event.target.closest('[data-action="insert-blank"]')?.dataset || {};
  if (!blank) return;
  const {text} = form.elements;
  text.setRangeText(blank, text.selectionStart, text.selectionEnd, 'end');
  text.focus();
});

document.querySelector('.canned-list')?.addEventListener('click', event => {
  const button = event.target.closest('[data-action]');
  const item = event.target.closest('[data-shortcut]');
  if (button?.dataset.action === 'edit-canned') edit(item);
  if (button?.dataset.action === 'delete-canned' && isMeant(button))
    attempt(() => call('DELETE', address(item.dataset.ban, item.dataset.shortcut)));
});

function edit(item) {
  const {ban, shortcut, text} = form.elements;
  if (ban) ban.value = item.dataset.ban;
  shortcut.value = item.dataset.shortcut;
  text.value = item.querySelector('.canned-text').textContent;
  text.focus();
  form.scrollIntoView({block: 'nearest'});
}
