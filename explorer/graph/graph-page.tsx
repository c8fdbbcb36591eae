export default function GraphPage() {
  return null;
}
