/* What came of a deed, over the page: a sentence, and what was refused. */
import {element} from '/forms/elements.js';

export function report(title, refused) {
  const dialog = document.getElementById('report');
  dialog.querySelector('h2').textContent = title;
  dialog.querySelector('ul').replaceChildren(...refused.map(line));
  dialog.showModal();
  dialog.querySelector('h2').focus();
}

function line({key, customer, reason, rule}) {
  const made = element('li', '');
  made.append(element('strong', '', customer || key), `: ${reason}`);
  if (rule) made.append(' ', element('small', '', rule));
  return made;
}
