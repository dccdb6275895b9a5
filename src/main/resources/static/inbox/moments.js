/* The page's times in the browser's own zone: short where they stand, exact on hover. */
import {day, exactly, fromNow, time} from '/forms/times.js';
import {size} from '/forms/file.js';

const SECOND = 1000;
const UNITS = [['d', 86400], ['h', 3600], ['min', 60]];

/** Writes every time below an element; called again whenever time has passed. */
export function tell(root = document) {
  root.querySelectorAll('time[datetime]').forEach(write);
  root.querySelectorAll('[data-bytes]:empty').forEach(it => it.textContent = size(Number(it.dataset.bytes)));
}

function write(place) {
  const text = words(place);
  if (place.textContent !== text) place.textContent = text;
  const exact = new Date(place.dateTime).toLocaleString('en-GB', {dateStyle: 'full', timeStyle: 'medium'});
  if (place.title !== exact) place.title = exact;
}

function words(place) {
  const at = place.dateTime;
  if ('clock' in place.dataset) return time(at);
  if ('exact' in place.dataset) return exactly(at);
  if ('short' in place.dataset) return day(at) === 'Today' ? time(at) : exactly(at).replace(/,.*/, '');
  if ('span' in place.dataset) return span(at);
  if ('countdown' in place.dataset) return countdown(at);
  return fromNow(at);
}

/** How long ago, or how long until, in its largest unit. */
function span(at) {
  const seconds = (new Date(at) - Date.now()) / SECOND;
  const [unit, length] = UNITS.find(([, least]) => Math.abs(seconds) >= least) || [];
  const amount = unit ? `${Math.floor(Math.abs(seconds) / length)} ${unit}` : 'a moment';
  return seconds > 0 ? `in ${amount}` : amount;
}

function countdown(at) {
  const minutes = Math.max(0, Math.ceil((new Date(at) - Date.now()) / SECOND / 60));
  return minutes >= 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes} min`;
}

/** A line where a day begins. */
export function separate(lines) {
  lines.querySelectorAll('.day').forEach(it => it.remove());
  let before = '';
  lines.querySelectorAll('[data-at]').forEach(line => {
    const name = day(line.dataset.at);
    if (name !== before) line.before(separator(name));
    before = name;
  });
}

function separator(name) {
  const line = document.createElement('li');
  line.className = 'day';
  line.textContent = name;
  return line;
}
