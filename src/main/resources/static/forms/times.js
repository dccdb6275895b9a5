/* Times as people say them, in the browser's own zone. */

const MINUTE = 60;
const UNITS = [['day', 24 * 60 * MINUTE], ['hour', 60 * MINUTE], ['minute', MINUTE]];
const CLOCK = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit'});
const DAY = new Intl.DateTimeFormat('en-GB', {weekday: 'long', day: 'numeric', month: 'long'});
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short'});
const RELATIVE = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});

export function time(instant) {
  return CLOCK.format(new Date(instant));
}

export function day(instant) {
  const isToday = DAY.format(new Date(instant)) === DAY.format(new Date());
  return isToday ? 'Today' : DAY.format(new Date(instant));
}

/** The time today, and the date with it on any other day. */
export function exactly(instant) {
  return day(instant) === 'Today' ? time(instant) : `${SHORT_DAY.format(new Date(instant))}, ${time(instant)}`;
}

export function fromNow(instant) {
  const seconds = (new Date(instant) - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, least]) => Math.abs(seconds) >= least) || [null, 1];
  return unit ? RELATIVE.format(Math.round(seconds / size), unit) : 'just now';
}
