/* Parley's API, as a signed-in browser calls it. */

/** The answer, or an error whose message is a sentence for the person. */
export function call(method, path, body) {
  return answered(path, {method, headers: headers(method, body && 'application/json'), body: body && JSON.stringify(body)});
}

/** Sends a file as it is. */
export function upload(path, file) {
  return answered(path, {method: 'POST', headers: headers('POST', file.type || 'application/octet-stream'), body: file});
}

async function answered(path, request) {
  const answer = await fetch(path, request)
    .catch(() => {
      throw new Error('Parley cannot be reached just now. What you have typed is kept.');
    });
  const content = await answer.json().catch(() => ({}));
  if (answer.ok) return content;
  if (answer.status === 401) throw new Error('You are signed out. What you have typed is kept: sign in again.');
  throw new Error(content.detail || `That did not work (${answer.status}). Try again.`);
}

function headers(method, type) {
  const headers = {Accept: 'application/json'};
  if (type) headers['Content-Type'] = type;
  if (method !== 'GET') headers['X-PARLEY-XSRF'] = cookie('PARLEY-XSRF');
  return headers;
}

export function cookie(name) {
  const found = document.cookie.split('; ').find(it => it.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}
