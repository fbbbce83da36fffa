import { frameOf, lengthWords, middleReference, placeOn } from '@mips/domain/geo/map-frame'
import { classNames } from '@mips/ui/class-names.ts'

export type GridMapPoint = {
  id: string
  /** Metres of the National Grid. */
  easting: number
  northing: number
  /** The number that stands in the pin and in the list beside. */
  number: number
  words: string
  tone?: 'current' | 'past' | 'event'
}

type GridMapProps = {
  label: string
  points: readonly GridMapPoint[]
  selected?: string | undefined
  onSelect?: (id: string) => void
}

const picture = { width: 600, height: 400 }
const pinRadius = 13

/** Points on the National Grid with its lines and a scale: a map that asks no server for tiles. The list beside it says the same. */
export function GridMap({ label, points, selected, onSelect }: GridMapProps) {
  const frame = frameOf(points, picture)
  if (frame === undefined) return null
  const barLength = (frame.scale / frame.width) * picture.width
  const inOrder = [...points].sort((a, b) => Number(a.id === selected) - Number(b.id === selected))
  return (
    <svg
      className="mips-map"
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      role="img"
      aria-label={`${label}: ${points.length === 1 ? 'one place' : `${points.length} places`} around ${middleReference(frame) ?? 'the grid'}; lines every ${lengthWords(frame.step)}`}
    >
      <rect className="mips-map__ground" width={picture.width} height={picture.height} />
      {frame.eastings.map((easting) => {
        const { x } = placeOn(frame, { easting, northing: frame.south }, picture)
        return (
          <g key={easting}>
            <line className="mips-map__line" x1={x} x2={x} y1={0} y2={picture.height} />
            <text className="mips-map__label" x={x + 3} y={picture.height - 5}>
              {kilometres(easting)}
            </text>
          </g>
        )
      })}
      {frame.northings.map((northing) => {
        const { y } = placeOn(frame, { easting: frame.west, northing }, picture)
        return (
          <g key={northing}>
            <line className="mips-map__line" x1={0} x2={picture.width} y1={y} y2={y} />
            <text className="mips-map__label" x={3} y={y - 3}>
              {kilometres(northing)}
            </text>
          </g>
        )
      })}
      {inOrder.map((point) => {
        const { x, y } = placeOn(frame, point, picture)
        return (
          // The list beside the map does the same by the keyboard.
          <g
            key={point.id}
            className={classNames(
              'mips-map__pin',
              `mips-map__pin--${point.tone ?? 'current'}`,
              point.id === selected && 'mips-map__pin--selected',
            )}
            onClick={() => onSelect?.(point.id)}
          >
            <title>{point.words}</title>
            <circle cx={x} cy={y} r={pinRadius} />
            <text x={x} y={y + 5} textAnchor="middle">
              {point.number}
            </text>
          </g>
        )
      })}
      <g className="mips-map__scale">
        <rect x={picture.width - barLength - 16} y={10} width={barLength + 8} height={24} />
        <path d={`M${picture.width - barLength - 12} 24v6h${barLength}v-6`} />
        <text x={picture.width - barLength / 2 - 12} y={24} textAnchor="middle">
          {lengthWords(frame.scale)}
        </text>
      </g>
    </svg>
  )
}

/** The two figures of the kilometre that maps print on a line, with hundreds of metres where lines are closer. */
const kilometres = (metres: number) => {
  const inSquare = (((metres / 1_000) % 100) + 100) % 100
  return Number.isInteger(inSquare) ? String(inSquare).padStart(2, '0') : inSquare.toFixed(2)
}
