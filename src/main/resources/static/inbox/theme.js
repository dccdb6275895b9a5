/* Light, dark, or as the system has it: settled before anything is drawn, so that nothing flashes. */
(() => {
  const PLACE = 'parley.theme';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => localStorage.getItem(PLACE) || 'auto';
  const show = () => {
    const theme = chosen() === 'auto' ? (system.matches ? 'dark' : 'light') : chosen();
    document.documentElement.dataset.bsTheme = theme;
    const button = document.querySelector('[data-action="theme"]');
    if (button) button.textContent = button.dataset[chosen()];
  };
  const next = {auto: 'light', light: 'dark', dark: 'auto'};
  show();
  system.addEventListener('change', show);
  document.addEventListener('DOMContentLoaded', () => {
    show();
    document.querySelector('[data-action="theme"]')?.addEventListener('click', () => {
      localStorage.setItem(PLACE, next[chosen()]);
      show();
    });
  });
})();
