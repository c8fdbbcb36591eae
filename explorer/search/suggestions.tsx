import { ComboboxGroup, ComboboxGroupLabel, ComboboxItem } from "@ariakit/react/combobox";
import type { Found } from "./use-suggestions.ts";

interface SuggestionsProps {
  readonly found: readonly Found[];
  readonly failed: boolean;
  readonly isCurrent: boolean;
  readonly onChoose: (node: Found["node"]) => void;
}

/** What was found, grouped by type, each with what matched. */
export function Suggestions({ found, failed, isCurrent, onChoose }: SuggestionsProps) {
  if (found.length === 0) {
    const message = failed ? "The search failed." : isCurrent ? "Nothing is found." : "Searching …";
    return (
      <ComboboxItem disabled className="suggestion">
        {message}
      </ComboboxItem>
    );
  }
  return [...Map.groupBy(found, ({ node }) => node.type)].map(([type, group]) => (
    <ComboboxGroup key={type}>
      <ComboboxGroupLabel className="suggestion-type">{PLURALS[type] ?? type}</ComboboxGroupLabel>
      {group.map((each) => (
        <ComboboxItem
          key={each.node.id}
          value={each.node.label}
          className="suggestion"
          setValueOnClick={false}
          onClick={() => {
            onChoose(each.node);
          }}
        >
          <span className="key">{each.node.label}</span>
          {each.title !== each.node.label && <span>{each.title}</span>}
          <span className="faint">{matchOf(each)}</span>
        </ComboboxItem>
      ))}
    </ComboboxGroup>
  ));
}

const PLURALS: Readonly<Record<string, string>> = {
  Code: "Codes",
  Modifier: "Modifiers",
  Indicator: "Indicator values",
  Family: "Families",
  ProviderType: "Provider types",
  Indication: "Indications",
};

const MATCHES: Readonly<Record<Found["matchedOn"], string>> = {
  CODE: "exact code",
  CODE_PREFIX: "begins with it",
  NAME: "name",
  SYNONYM: "other name",
  ABOUT: "what is said of it",
};

const matchOf = ({ matchedOn, words }: Found): string =>
  words.length === 0 ? MATCHES[matchedOn] : `${MATCHES[matchedOn]}: ${words.join(", ")}`;
