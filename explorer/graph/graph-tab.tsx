export default function GraphTab(_props: { readonly code: string }) {
  return null;
}
