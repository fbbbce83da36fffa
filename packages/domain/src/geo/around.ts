/** The piece of the earth around a point, for a first look by an ordinary index before distances are worked out. */

/** A WGS84 position in degrees. */
export type Position = { latitude: number; longitude: number }

export type Box = { south: number; north: number; west: number; east: number }

/** Mean radius of the earth in metres. */
const EARTH = 6_371_008.8
const degrees = (radians: number) => (radians * 180) / Math.PI

/** The box, in degrees, that holds every point within so many metres; a little wider, so that rounding loses none. Away from the poles. */
export function boxAround({ latitude, longitude }: Position, metres: number): Box {
  const reach = (metres * 1.001) / EARTH
  const up = degrees(reach)
  // A circle is widest nearer the pole than its centre: its own width there is the arc sine of this ratio.
  const aside = degrees(Math.asin(Math.sin(reach) / Math.cos((latitude * Math.PI) / 180)))
  return {
    south: latitude - up,
    north: latitude + up,
    west: longitude - aside,
    east: longitude + aside,
  }
}

/** The distance in metres between two positions, along the surface of a round earth. */
export function metresBetween(a: Position, b: Position): number {
  const radians = (value: number) => (value * Math.PI) / 180
  const up = radians(b.latitude - a.latitude)
  const aside = radians(b.longitude - a.longitude)
  const half =
    Math.sin(up / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(aside / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)))
}
