/* Tasklist sorts newest first unless its address says otherwise: here it does, until somebody chooses another order. */
const LONGEST_WAITING_FIRST = JSON.stringify([{sortBy: 'created', sortOrder: 'asc'}]);

function order() {
  const [path, query = ''] = (location.hash || '#/').split('?');
  const parameters = new URLSearchParams(query);
  if (parameters.has('sorting')) return;
  parameters.set('sorting', LONGEST_WAITING_FIRST);
  const address = path + '?' + parameters;
  if (location.hash) location.replace(address);
  else history.replaceState(history.state, '', address);
}

order();
window.addEventListener('hashchange', order);
