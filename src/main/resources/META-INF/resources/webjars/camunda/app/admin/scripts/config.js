/* Admin under Parley's name; what is not said here is Camunda's own. */
export default {
  app: {
    vendor: 'Parley',
    name: 'Admin'
  }
};
