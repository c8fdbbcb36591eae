export function CompareTab(_props: { readonly code: string }) {
  return null;
}
