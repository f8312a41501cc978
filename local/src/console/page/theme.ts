import { setText } from './dom.ts';

type Theme = 'light' | 'dark';
const STORED = 'graphlets-theme';

/** Follows the system until the reader chooses; `onChange` is for what is drawn and not styled. */
export function setUpTheme(button: HTMLButtonElement, onChange: () => void): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  let chosen = readChoice();

  function apply(): void {
    const theme = chosen ?? (system.matches ? 'dark' : 'light');
    document.documentElement.dataset.theme = theme;
    setText(button, theme === 'dark' ? 'Light' : 'Dark');
    button.setAttribute('aria-label', `Switch to ${theme === 'dark' ? 'light' : 'dark'} colours`);
    onChange();
  }

  button.addEventListener('click', () => {
    chosen = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem(STORED, chosen);
    apply();
  });
  system.addEventListener('change', apply);
  apply();
}

function readChoice(): Theme | undefined {
  const stored = localStorage.getItem(STORED);
  return stored === 'light' || stored === 'dark' ? stored : undefined;
}

/** The value of a colour of the style sheet now. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
