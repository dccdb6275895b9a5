/* The file of a message: shown where a browser may show it, else to be downloaded. */
import {element} from '/forms/elements.js';

const PICTURES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
const UNITS = ['bytes', 'KB', 'MB'];

/** @param fetchAgain what is done when somebody wants a file fetched once more */
export function fileOf(media, fetchAgain) {
  if (media.href) return stored(media);
  const line = element('span', 'file', media.error || 'The file is being fetched…');
  if (media.state !== 'failed' || !fetchAgain) return line;
  const button = element('button', 'again', 'Fetch again');
  button.type = 'button';
  button.addEventListener('click', () => fetchAgain(media.id));
  line.append(' ', button);
  return line;
}

function stored(media) {
  const [kind] = media.type.split('/');
  if (PICTURES.includes(media.type)) return picture(media);
  if (kind === 'audio' || kind === 'video') return player(kind, media);
  return link(media, `${media.name || 'File'} (${size(media.size)})`);
}

function picture(media) {
  const shown = element('img', 'picture');
  shown.src = media.href;
  shown.alt = media.name || 'Picture';
  shown.loading = 'lazy';
  const opened = link(media, '');
  opened.append(shown);
  return opened;
}

function player(kind, media) {
  const shown = element(kind, 'player');
  shown.src = media.href;
  shown.controls = true;
  shown.preload = 'none';
  return shown;
}

function link(media, text) {
  const shown = element('a', 'file', text);
  shown.href = media.href;
  shown.target = '_blank';
  shown.rel = 'noopener';
  return shown;
}

export function size(bytes) {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)));
  return `${Math.round(bytes / 1024 ** power)} ${UNITS[power]}`;
}
