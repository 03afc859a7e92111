/** Key that Starlight keeps the theme under, empty for the system's. */
const themeKey = 'starlight-theme';

/** Switches the theme; back at the system's own it follows the system again. */
class ThemeToggle extends HTMLElement {
  connectedCallback() {
    this.querySelector('button')?.addEventListener('click', () => {
      const root = document.documentElement;
      const theme = root.dataset['theme'] === 'dark' ? 'light' : 'dark';
      const system = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
      root.dataset['theme'] = theme;
      try {
        localStorage.setItem(themeKey, theme === system ? '' : theme);
      } catch {
        // A browser that stores nothing still switches, until the next page.
      }
    });
  }
}

customElements.define('slip-theme-toggle', ThemeToggle);
