export default {
  // Signing in happens at Parley, once for everything.
  customScripts: ['../../../sign-in-again']
};
