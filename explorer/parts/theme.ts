/** Light or dark, or as the system has it. */
export type Theme = "system" | "light" | "dark";

const KEY = "codeloom:theme";

/** What was chosen in this browser. */
export function chosenTheme(): Theme {
  const theme = localStorage.getItem(KEY);
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** Shows the page in a theme, and remembers it. */
export function applyTheme(theme: Theme = chosenTheme()): void {
  localStorage.setItem(KEY, theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
