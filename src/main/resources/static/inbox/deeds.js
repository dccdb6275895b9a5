/* From a click to a deed. */
import {say} from '/forms/elements.js';

const PATIENCE_MILLIS = 4000;

/** The first click asks, the second one is meant. */
export function isMeant(button) {
  if (button.dataset.asked) return true;
  const words = button.textContent;
  button.dataset.asked = 'yes';
  button.textContent = button.dataset.again;
  setTimeout(() => {
    delete button.dataset.asked;
    button.textContent = words;
  }, PATIENCE_MILLIS);
  return false;
}

/** One at a time; what is refused is said in a sentence. */
export async function once(place, refusal, deed) {
  if (place.dataset.busy) return;
  place.dataset.busy = 'yes';
  say(refusal, '');
  try {
    await deed();
  } catch (refused) {
    say(refusal, refused.message);
  }
  delete place.dataset.busy;
}
