/* Small pieces of a page; whatever people wrote is set as text and never as HTML. */

export function element(name, style, text = '') {
  const made = document.createElement(name);
  if (style) made.className = style;
  made.textContent = text;
  return made;
}

/** A sentence in its place, or nothing there at all. */
export function say(place, sentence) {
  place.hidden = !sentence;
  if (place.textContent !== (sentence || '')) place.textContent = sentence || '';
}
