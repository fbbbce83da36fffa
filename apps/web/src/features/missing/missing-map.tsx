/** Where the person was last seen, seen since, found, and found before: on the map and in a list that says the same. */
import type { MapPlace, MissingPage } from '@mips/contracts/missing-parts'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { GridMap, type GridMapPoint } from '../../platform/grid-map.tsx'
import { paths } from '../../platform/paths.ts'

type Spot = {
  id: string
  what: string
  at: string | null
  place: MapPlace | null
  where: string | null
  words: string | null
  tone: NonNullable<GridMapPoint['tone']>
  isConfirmed: boolean
}

function spotsOf(page: MissingPage): Spot[] {
  const plain = { words: null, isConfirmed: false }
  return [
    ...(page.lastSeenPlace === null && page.lastSeenWords === null
      ? []
      : [
          {
            ...plain,
            id: 'last',
            what: 'Last seen',
            at: page.lastSeenAt,
            place: page.lastSeenPlace,
            where: page.lastSeenWords,
            tone: 'current' as const,
          },
        ]),
    ...page.sightings.map((sighting) => ({
      id: sighting.id,
      what: 'Seen',
      at: sighting.seenAt,
      place: sighting.place,
      where: sighting.whereWords,
      words: [sighting.words, sighting.toldBy].filter(Boolean).join(', told by '),
      tone: 'event' as const,
      isConfirmed: sighting.isConfirmed,
    })),
    ...(page.found === null
      ? []
      : [
          {
            ...plain,
            id: 'found',
            what: 'Found',
            at: page.found.at,
            place: page.found.place,
            where: page.found.where,
            tone: 'current' as const,
          },
        ]),
    ...page.foundBefore.map(({ words, place, lastAt }) => ({
      ...plain,
      id: `before ${words}`,
      what: 'Found before',
      at: lastAt,
      place,
      where: place === null ? words : null,
      tone: 'past' as const,
    })),
  ]
}

export function MissingMap({ page }: { page: MissingPage }) {
  const spots = spotsOf(page)
  if (spots.length === 0) return <p>Nothing is known of where they were.</p>
  const points = spots.flatMap(({ id, what, place, tone }, index) =>
    place === null || place.easting === null || place.northing === null
      ? []
      : [
          {
            id,
            number: index + 1,
            easting: place.easting,
            northing: place.northing,
            words: `${what}: ${place.address}`,
            tone,
          },
        ],
  )
  return (
    <>
      {points.length === 0 ? null : <GridMap label="Where the person was seen" points={points} />}
      <ol className="govuk-list govuk-list--number">
        {spots.map(({ id, what, at, place, where, words, isConfirmed }) => (
          <li key={id}>
            <strong>{what}</strong>
            {at === null ? '' : ` ${formatDateTime(at)}`}:{' '}
            {place === null ? null : <Link href={paths.location(place.id)}>{place.address}</Link>}
            {place !== null && where !== null && where !== place.address ? `, ${where}` : null}
            {place === null ? where : null}
            {words === null ? null : `. ${words}`} {isConfirmed ? <Tag tone="good">Confirmed</Tag> : null}
          </li>
        ))}
      </ol>
    </>
  )
}
