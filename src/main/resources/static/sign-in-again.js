// Camunda's web apps show a sign-in of their own once a session has ended; here there is only Parley's.
function signInAgain() {
  if (location.hash.startsWith('#/login')) location.assign('/sign-in');
}

addEventListener('hashchange', signInAgain);
signInAgain();

export default {};
