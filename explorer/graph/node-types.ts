/** How nodes of a type are drawn: by shape and colour, so that neither is needed alone. */
export interface NodeLook {
  readonly shape: "round-rectangle" | "ellipse" | "diamond" | "hexagon" | "tag" | "rectangle";
  /** A custom property of the page. */
  readonly colour: string;
  readonly name: string;
}

const LOOKS: Readonly<Record<string, NodeLook>> = {
  Code: { shape: "round-rectangle", colour: "--link", name: "code" },
  Modifier: { shape: "ellipse", colour: "--other", name: "modifier" },
  Indicator: { shape: "diamond", colour: "--care", name: "indicator value" },
  Family: { shape: "hexagon", colour: "--good", name: "family" },
  ProviderType: { shape: "tag", colour: "--bad", name: "provider type" },
};

const OTHER: NodeLook = { shape: "rectangle", colour: "--plain", name: "other" };

export const lookOf = (type: string): NodeLook => LOOKS[type] ?? OTHER;

/** The looks of a legend. */
export const looksOf = (types: Iterable<string>): readonly NodeLook[] => [
  ...new Set([...types].map(lookOf)),
];
