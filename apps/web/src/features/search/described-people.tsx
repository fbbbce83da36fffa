import { readDescribed } from '@mips/domain/search/described-words'
import { londonDay } from '@mips/domain/time/london-day'
import { useQuery } from '@tanstack/react-query'
import { Can } from '../../platform/can.tsx'
import { DescribedHitCard } from '../../platform/described-hit.tsx'
import { paths } from '../../platform/paths.ts'
import { Problem } from '../../platform/problem.tsx'
import { serverNow } from '../../platform/server-clock.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { Link } from '@mips/ui/link.tsx'
import { Loading } from '@mips/ui/loading.tsx'

const most = 20

/** Who looks as the text says, where it says how somebody looks; nothing where it does not. */
export function DescribedPeople({ text }: { text: string }) {
  if (readDescribed(text, londonDay(serverNow().toISOString())) === undefined) return null
  return (
    <Can do="nominal.person.search">
      <Described text={text} />
    </Can>
  )
}

function Described({ text }: { text: string }) {
  const query = useQuery({
    ...topicApi.description.searchByWords.query({ body: { text, limit: most } }),
    staleTime: 60_000,
  })
  const found = query.data
  return (
    <section aria-labelledby="described-people" className="mips-stack">
      <h2 id="described-people" className="govuk-heading-m">
        People who look like this
        {found === undefined ? '' : ` (${found.found}${found.isMore ? ' or more' : ''})`}
      </h2>
      {query.isPending ? <Loading>Looking for who is described so…</Loading> : null}
      {query.isError ? <Problem error={query.error} onRetry={() => void query.refetch()} /> : null}
      {found === undefined ? null : (
        <>
          <p className="mips-muted mips-small">
            Read as: {found.understood.join(', ')}. A description is what somebody said, not who it is.{' '}
            <Link href={paths.searchDescription()}>Search by description or method</Link>
          </p>
          {found.hits.length === 0 ? (
            <p>Nobody who is described so is on file, or open to you.</p>
          ) : (
            <ol className="mips-hits">
              {found.hits.map((hit) => (
                <li key={hit.nominalId}>
                  <DescribedHitCard hit={hit} asked={found.asked} searchedAt={found.searchedAt} />
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </section>
  )
}
