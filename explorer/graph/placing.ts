/** Where something is drawn. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const APART = 92;
const RING = 130;
const FULL = 2 * Math.PI;

/**
 * Places for new nodes around one that is there: in rings around the first, in fans that look away
 * from the rest around any other, where nothing is yet.
 */
export function placesAround(middle: Point, count: number, taken: readonly Point[]): Point[] {
  const others = taken.filter(({ x, y }) => x !== middle.x || y !== middle.y);
  const away = others.length === 0 ? -Math.PI / 2 : angleFrom(centreOf(others), middle);
  const spread = others.length === 0 ? FULL : 0.9 * Math.PI;
  const places: Point[] = [];
  for (let radius = RING; places.length < count; radius += APART) {
    const fitting = Math.max(1, Math.floor((spread * radius) / APART));
    const wanted = Math.min(fitting, count - places.length);
    const step = spread === FULL ? FULL / wanted : spread / Math.max(wanted, 2);
    for (let i = 0; i < fitting && places.length < count; i++) {
      const angle = away + (i - (wanted - 1) / 2) * step;
      const place = {
        x: middle.x + radius * Math.cos(angle),
        y: middle.y + radius * Math.sin(angle),
      };
      if (isFree(place, taken) && isFree(place, places)) places.push(place);
    }
  }
  return places;
}

const isFree = ({ x, y }: Point, taken: readonly Point[]): boolean =>
  taken.every((other) => Math.hypot(other.x - x, other.y - y) > APART * 0.7);

const centreOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

const angleFrom = (from: Point, to: Point): number => Math.atan2(to.y - from.y, to.x - from.x);
