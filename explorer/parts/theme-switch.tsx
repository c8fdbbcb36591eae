import { useState } from "react";
import { applyTheme, chosenTheme, type Theme } from "./theme.ts";

const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** Chooses between light, dark and what the system has. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <label className="field">
      <span className="hidden">Colours</span>
      <select
        value={theme}
        onChange={({ target }) => {
          const chosen = target.value as Theme;
          applyTheme(chosen);
          setTheme(chosen);
        }}
      >
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {name === "system" ? "◐ system" : name}
          </option>
        ))}
      </select>
    </label>
  );
}
