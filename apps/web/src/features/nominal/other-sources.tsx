import { SourceTerms, type ConnectedSource, type SourceHit, type SourceReply } from '@mips/contracts/source'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Loading } from '@mips/ui/loading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDate, formatDateTime, formatDistance } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { toTerms, type Criteria } from './criteria-form.tsx'

type Sent = z.input<typeof SourceTerms>

/** Only who is looked for leaves: places, telephones and vehicles stay here. */
function sentOf(criteria: Criteria): Sent | undefined {
  const { forename, middle, surname, dob, ageYears, sex, identifiers } = toTerms(criteria)
  const sent = Object.fromEntries(
    Object.entries({ forename, middle, surname, dob, ageYears, sex, identifiers }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  const checked = SourceTerms.safeParse(sent)
  return checked.success ? checked.data : undefined
}

/** The same search in every other source that is connected: each is asked by itself and shown when it answers. */
export function OtherSources({ criteria, turn }: { criteria: Criteria; turn: number }) {
  const query = useQuery({ ...topicApi.source.list.query(), staleTime: 60_000 })
  const sent = sentOf(criteria)
  return (
    <section aria-labelledby="other-sources" className="mips-stack mips-no-print">
      <h2 id="other-sources" className="govuk-heading-m">
        Other sources
      </h2>
      <Shown query={query} words="Looking up which sources are connected…">
        {({ sources }) => {
          if (sources.length === 0)
            return (
              <p>
                No other source is connected: this search looked in the store of this force and nowhere else.
              </p>
            )
          if (sent === undefined)
            return <p>Other sources are asked by a name or an identifier, so none was asked this time.</p>
          return sources.map((source) => <Source key={source.code} source={source} sent={sent} turn={turn} />)
        }}
      </Shown>
    </section>
  )
}

function Source({ source, sent, turn }: { source: ConnectedSource; sent: Sent; turn: number }) {
  const asked = topicApi.source.search.query({ params: { sourceCode: source.code }, body: sent })
  const query = useQuery({
    ...asked,
    // Each search asks anew: an answer of before may be out of date.
    queryKey: [...asked.queryKey, turn],
    staleTime: Infinity,
    retry: false,
  })
  const again = (
    <Button look="secondary" size="small" isBusy={query.isFetching} onClick={() => void query.refetch()}>
      Ask again<span className="govuk-visually-hidden"> {source.name}</span>
    </Button>
  )
  const failed = query.data !== undefined && query.data.state !== 'ANSWERED'
  return (
    <Card title={source.name} actions={failed ? again : undefined}>
      <div aria-live="polite" className="mips-stack">
        {query.isPending ? (
          <Loading>Asking {source.name}…</Loading>
        ) : (
          <Shown query={query} words={`Asking ${source.name}…`}>
            {(reply) => <Answer reply={reply} />}
          </Shown>
        )}
      </div>
    </Card>
  )
}

function Answer({ reply }: { reply: SourceReply }) {
  if (reply.state !== 'ANSWERED')
    return (
      <p>
        <Tag tone="caution">Source did not answer</Tag> {reply.words}
      </p>
    )
  return (
    <>
      <p className="mips-muted mips-small">
        {reply.source.kindLabel}. Asked {formatDateTime(reply.askedAt)}.{' '}
        {reply.dataAsOf === null
          ? 'It does not say how old its data is.'
          : `Its data is as of ${formatDateTime(reply.dataAsOf)} (${formatDistance(reply.dataAsOf, new Date(reply.askedAt))}).`}
      </p>
      {reply.hits.length === 0 ? <p>{reply.source.name} found nobody by these details.</p> : null}
      <ul className="mips-lines">
        {reply.hits.map((hit) => (
          <li key={hit.id} className="mips-lines__item">
            <Hit hit={hit} />
          </li>
        ))}
      </ul>
      {reply.isMore ? <p>It has more: add a date of birth or an identifier.</p> : null}
    </>
  )
}

/** Facts of somebody else, shown and not kept: nothing here is a record of this store. */
function Hit({ hit }: { hit: SourceHit }) {
  return (
    <div>
      <strong>{hit.displayName}</strong> {hit.dob === null ? '' : `b. ${formatDate(hit.dob)}`}{' '}
      <span className="mips-muted">{hit.id}</span>{' '}
      {hit.warnings.map((words) => (
        <Tag key={words} tone="bad">
          {words}
        </Tag>
      ))}
      <div className="mips-small">
        {hit.identifiers.map(({ label, value }) => `${label} ${value}`).join(' · ')}
        {hit.address === null ? '' : ` · ${hit.address}`}
        {hit.alsoKnownAs.length === 0 ? '' : ` · also ${hit.alsoKnownAs.join('; ')}`}
        {hit.updatedAt === null ? '' : ` · changed there ${formatDateTime(hit.updatedAt)}`}
      </div>
    </div>
  )
}
