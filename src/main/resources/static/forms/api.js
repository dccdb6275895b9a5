/* Parley's API, as a signed-in browser calls it. */

/** The answer, or an error whose message is a sentence for the person. */
export async function call(method, path, body) {
  const answer = await fetch(path, {method, headers: headers(method, body), body: body && JSON.stringify(body)})
    .catch(() => {
      throw new Error('Parley cannot be reached just now. What you have typed is kept.');
    });
  const content = await answer.json().catch(() => ({}));
  if (answer.ok) return content;
  if (answer.status === 401) throw new Error('You are signed out. What you have typed is kept: sign in again.');
  throw new Error(content.detail || `That did not work (${answer.status}). Try again.`);
}

function headers(method, body) {
  const headers = {Accept: 'application/json'};
  if (body) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['X-PARLEY-XSRF'] = cookie('PARLEY-XSRF');
  return headers;
}

function cookie(name) {
  const found = document.cookie.split('; ').find(it => it.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}
