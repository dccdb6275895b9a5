/* The overview in the browser's own zone, and shown as soon as something else is chosen. */

const form = document.querySelector('form.choose');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const address = new URL(location);

if (zone && !form.dataset.zone && zone !== form.elements.zone.value) {
  address.searchParams.set('zone', zone);
  location.replace(address);
}

form.addEventListener('change', event => {
  if (!event.target.matches('select')) return;
  for (const {id, value} of form.querySelectorAll('select')) address.searchParams.set(id, value);
  if (event.target.id === 'ban') address.searchParams.delete('number');
  location.assign(address);
});
