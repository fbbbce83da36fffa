/** Earlier reports of a person, and where they were found: the first places to look. */
import type { EarlierEpisode, PlaceBefore } from '@mips/contracts/missing-parts'
import { Link } from '@mips/ui/link.tsx'
import { formatDate } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'

export function FoundBefore({
  earlier,
  places,
}: {
  earlier: readonly EarlierEpisode[]
  places: readonly PlaceBefore[]
}) {
  if (earlier.length === 0) return <p>No earlier report of this person that you may see.</p>
  return (
    <>
      <p>
        Missing {earlier.length === 1 ? 'once' : `${earlier.length} times`} before:{' '}
        {earlier.slice(0, 5).map(({ id, reference, reportedAt }, index) => (
          <span key={id}>
            {index === 0 ? '' : ', '}
            <Link href={paths.missing(id)}>
              {reference ?? 'report'} of {formatDate(reportedAt)}
            </Link>
          </span>
        ))}
        .
      </p>
      {places.length === 0 ? null : (
        <>
          <p>
            <strong>Found before at</strong>
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {places.map(({ words, place, times, lastAt }) => (
              <li key={words}>
                {place === null ? words : <Link href={paths.location(place.id)}>{words}</Link>},{' '}
                {times === 1 ? 'once' : `${times} times`}, last on {formatDate(lastAt)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
