/* Tasklist as Parley shows it; what is not said here is Camunda's own. */
export default {
  app: {
    vendor: 'Parley',
    name: 'Tasklist'
  },
  locales: {
    availableLocales: ['en', 'de'],
    fallbackLocale: 'en'
  },
  customScripts: ['../../../sign-in-again', 'scripts/longest-waiting-first'],
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'picks the selected conversation up'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'goes to the first filter'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'goes to the first conversation of the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'goes to the reply'
    }
  }
};
