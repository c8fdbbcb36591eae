import { useEffect, useState } from "react";

/** The colour that a custom property has in the theme that is on, as a canvas takes it. */
export function colourOf(property: string): string {
  const probe = document.createElement("i");
  probe.style.color = `var(${property})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** A number that changes with the theme, for what must be coloured anew then. */
export function useThemeChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const note = () => {
      setChanges((number) => number + 1);
    };
    const observer = new MutationObserver(note);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", note);
    return () => {
      observer.disconnect();
      system.removeEventListener("change", note);
    };
  }, []);
  return changes;
}
