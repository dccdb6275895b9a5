/* Brings a part of the page up to date: what has not changed is never touched, so nothing that is held or read is lost. */

const sent = new WeakMap();

/** What a server sent, as elements. */
export function parsed(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** Notes how the server sent each of them, before scripts touch them. */
export function remember(list) {
  for (const child of list.children) if (!sent.has(child)) sent.set(child, child.outerHTML);
}

/**
 * Makes the children of a list those of another, by their ids.
 *
 * @param keeps which of the old ones stay although the other list does not have them
 * @return the elements that are new or look different
 */
export function merge(list, fresh, keeps = () => false) {
  remember(fresh);
  const known = new Map([...list.children].map(child => [child.id, child]));
  const changed = [];
  const wanted = [...fresh.children].map(child => {
    const old = known.get(child.id);
    known.delete(child.id);
    if (old && sent.get(old) === sent.get(child)) return old;
    changed.push(child);
    return child;
  });
  known.forEach(child => keeps(child) || child.remove());
  arrange(list, wanted, keeps, known);
  changed.forEach(child => htmx.process(child));
  return changed;
}

function arrange(list, wanted, keeps, kept) {
  let place = list.firstElementChild;
  for (const child of wanted) {
    while (place && place !== child && kept.has(place.id)) place = place.nextElementSibling;
    const old = place && place.id === child.id && place !== child ? place : null;
    if (old) place = old.nextElementSibling;
    if (old) old.replaceWith(child);
    else if (place === child) place = place.nextElementSibling;
    else list.insertBefore(child, place);
  }
  const shown = new Set(wanted);
  [...list.children].forEach(child => shown.has(child) || kept.has(child.id) || child.remove());
}
