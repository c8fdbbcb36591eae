import { useEffect, useRef, type ReactNode } from "react";
import { useLocation, useSearch } from "wouter";
import { AsOfPicker } from "../address/as-of-picker.tsx";
import { To } from "../address/to.tsx";
import { SearchBox } from "../search/search-box.tsx";
import { Mishap } from "./mishap.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** What stands around every view. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const [path] = useLocation();
  const search = useSearch();
  const shown = useRef(path.split("/", 3).join("/"));
  useEffect(() => {
    // Tabs of one page keep the focus where it is; another page begins at its top.
    const page = path.split("/", 3).join("/");
    if (page === shown.current) return;
    shown.current = page;
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [path]);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="masthead">
        <To path="/" className="brand">
          Codeloom
        </To>
        <SearchBox />
        <AsOfPicker />
        <ThemeSwitch />
        <nav aria-label="Tools" className="tools">
          <To path="/claim">Claim check</To>
          <To path="/graph">Graph</To>
          <a href="/graphql">GraphiQL</a>
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Mishap at={`${path}?${search}`}>{children}</Mishap>
      </main>
    </>
  );
}
