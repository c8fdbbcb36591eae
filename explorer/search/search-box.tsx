import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { addressOf } from "../address/to.tsx";
import { useAsOf } from "../address/as-of.ts";
import { nodePath } from "../address/places.ts";
import { NodeSearch } from "./node-search.tsx";

/** The search of every view: what is chosen is gone to. `/` leads to it from anywhere. */
export function SearchBox() {
  const asOf = useAsOf();
  const [, navigate] = useLocation();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener("keydown", focus);
    return () => {
      removeEventListener("keydown", focus);
    };
  }, []);
  return (
    <search className="search">
      <NodeSearch
        label="Search"
        placeholder="code, word, modifier …   /"
        input={input}
        shortcut="/"
        onChoose={({ id }) => {
          navigate(addressOf(nodePath(id), {}, asOf));
        }}
      />
    </search>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select") !== null;
