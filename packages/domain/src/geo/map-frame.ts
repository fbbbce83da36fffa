/** The frame of a small map without tiles: the piece of the National Grid that holds some points, its lines and its scale. */
import { gridReference, type GridPoint } from './national-grid.ts'

export type MapFrame = {
  /** Metres of the south-west corner and of the sides. */
  west: number
  south: number
  width: number
  height: number
  /** Metres between two lines. */
  step: number
  eastings: number[]
  northings: number[]
  /** Length of the scale bar in metres. */
  scale: number
}

const steps = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000]
const leastSide = 400
const mostLines = 9
const margin = 0.15

/** The frame of these points in the shape width : height; undefined without a point. */
export function frameOf(
  points: readonly GridPoint[],
  shape: { width: number; height: number },
): MapFrame | undefined {
  if (points.length === 0) return undefined
  const eastings = points.map((point) => point.easting)
  const northings = points.map((point) => point.northing)
  const [west, east] = [Math.min(...eastings), Math.max(...eastings)]
  const [south, north] = [Math.min(...northings), Math.max(...northings)]
  const wide = Math.max(leastSide, (east - west) * (1 + 2 * margin))
  const high = Math.max(leastSide * (shape.height / shape.width), (north - south) * (1 + 2 * margin))
  const width = Math.max(wide, (high * shape.width) / shape.height)
  const height = (width * shape.height) / shape.width
  const corner = { west: (west + east) / 2 - width / 2, south: (south + north) / 2 - height / 2 }
  const step = steps.find((metres) => width / metres <= mostLines) ?? steps.at(-1) ?? width
  return {
    ...corner,
    width,
    height,
    step,
    eastings: linesOf(corner.west, width, step),
    northings: linesOf(corner.south, height, step),
    scale: step,
  }
}

function linesOf(from: number, length: number, step: number): number[] {
  const first = Math.ceil(from / step) * step
  const count = Math.max(0, Math.floor((from + length - first) / step) + 1)
  return Array.from({ length: count }, (_, at) => first + at * step)
}

/** Where a point stands in a picture of this size, from its upper left corner. */
export const placeOn = (
  frame: MapFrame,
  point: GridPoint,
  picture: { width: number; height: number },
): { x: number; y: number } => ({
  x: ((point.easting - frame.west) / frame.width) * picture.width,
  y: (1 - (point.northing - frame.south) / frame.height) * picture.height,
})

/** A length as people say it: `500 m`, `2 km`. */
export const lengthWords = (metres: number): string =>
  metres >= 1_000 ? `${metres / 1_000} km` : `${metres} m`

/** The square of the frame's middle, for the map's description. */
export const middleReference = (frame: MapFrame): string | undefined =>
  gridReference({ easting: frame.west + frame.width / 2, northing: frame.south + frame.height / 2 })
