/* Cockpit under Parley's name; what is not said here is Camunda's own. */
export default {
  app: {
    vendor: 'Parley',
    name: 'Cockpit'
  },
  // Signing in happens at Parley, once for everything.
  customScripts: ['../../../sign-in-again']
};
