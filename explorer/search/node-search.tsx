import { Combobox, ComboboxPopover, ComboboxProvider } from "@ariakit/react/combobox";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type RefObject } from "react";
import { useAsOf } from "../address/as-of.ts";
import type { SearchedType } from "../generated/graphql.ts";
import { Suggestions } from "./suggestions.tsx";
import { searchFor, useSuggestions, type Found } from "./use-suggestions.ts";

interface NodeSearchProps {
  readonly label: string;
  readonly placeholder: string;
  readonly types?: readonly SearchedType[];
  readonly input?: RefObject<HTMLInputElement | null>;
  /** The key that leads to it, if there is one. */
  readonly shortcut?: string;
  readonly onChoose: (node: Found["node"]) => void;
}

/**
 * Finds a node by what somebody types. Enter takes what the arrows chose, else the best: so a code
 * typed in full is gone to at once, before any suggestion is there.
 */
export function NodeSearch(props: NodeSearchProps) {
  const { label, placeholder, types, input, shortcut, onChoose } = props;
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [missed, setMissed] = useState("");
  const asOf = useAsOf();
  const answers = useQueryClient();
  const question = { text: text.trim(), types: types ? [...types] : null, asOf };
  const { found, isCurrent, failed } = useSuggestions(question);
  const choose = (node: Found["node"]) => {
    setText("");
    setOpen(false);
    onChoose(node);
  };
  const takeBest = async () => {
    if (question.text === "") return;
    const [best] = await answers
      .query(searchFor(question))
      .then(({ search }) => search.edges)
      .catch(() => []);
    if (best) choose(best.node);
    else setMissed(question.text);
  };
  return (
    <div>
      <ComboboxProvider
        inputValue={text}
        setInputValue={setText}
        open={isOpen && question.text !== ""}
        setOpen={setOpen}
      >
        <Combobox
          ref={input}
          aria-label={label}
          aria-keyshortcuts={shortcut}
          placeholder={placeholder}
          spellCheck={false}
          autoCapitalize="off"
          setValueOnClick={false}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || isOnSuggestion(event.currentTarget)) return;
            event.preventDefault();
            void takeBest();
          }}
        />
        <ComboboxPopover gutter={4} sameWidth className="suggestions" aria-label={label}>
          <Suggestions found={found} failed={failed} isCurrent={isCurrent} onChoose={choose} />
        </ComboboxPopover>
      </ComboboxProvider>
      <span role="status" className="hidden">
        {missed !== "" && missed === question.text
          ? `Nothing is found for ${missed}`
          : isCurrent && isOpen && `${found.length} suggestions`}
      </span>
    </div>
  );
}

/** Whether the arrows have led to a suggestion, which Enter takes then. */
const isOnSuggestion = (input: Element): boolean => input.hasAttribute("aria-activedescendant");
