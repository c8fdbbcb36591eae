import { useState } from "react";
import { useLocation } from "wouter";
import { codePath } from "../address/places.ts";

/** Goes to a code. */
export function SearchBox() {
  const [text, setText] = useState("");
  const [, navigate] = useLocation();
  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault();
        navigate(codePath(text.trim()));
      }}
    >
      <input
        aria-label="Search"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
        }}
      />
    </form>
  );
}
