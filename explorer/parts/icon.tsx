interface IconProps {
  /** What it draws: a path in a square of 16. */
  readonly path: string;
}

/** A drawing of lines beside a word that says the same. */
export function Icon({ path }: IconProps) {
  return (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
