/** Who a source is, for the one to whom it was opened, while it is. */
import { Card } from '@mips/ui/card.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Warning } from '@mips/ui/warning.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { formatDate, formatDateTime, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { serverNow } from '../../platform/server-clock.ts'
import { topicApi } from '../../platform/topic-api.ts'

export function OpenedSourcePage() {
  usePageTitle('Opened source')
  const { openingId } = useParams({ from: '/source-vault/openings/$openingId' })
  // Forgotten as the page is left, and asked again as it is entered.
  const opened = useQuery({
    ...topicApi.sourceVault.open.query({ params: { openingId } }),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: 60_000,
  })
  const isOver = useIsPast(opened.data?.openUntil)
  const heading = (
    <PageHeading caption={<Link href={paths.sourceVault()}>Sources</Link>}>Opened source</PageHeading>
  )
  // A query keeps what it read when the next reading is refused: it must not stay on the screen.
  if (isOver || opened.isRefetchError)
    return (
      <div className="mips-stack">
        {heading}
        <EmptyState title="It is closed again">
          <p>The time is over, or the server no longer answers. Ask again if you still need it.</p>
        </EmptyState>
      </div>
    )
  return (
    <div className="mips-stack">
      {heading}
      <Shown query={opened} words="Opening…" headingLevel={2}>
        {(source) => (
          <>
            <Warning>
              Open to you alone until {formatDateTime(source.openUntil)}. Do not copy it into any record.
            </Warning>
            <Card title={source.pseudonym}>
              <SummaryList
                rows={[
                  { key: 'Name', value: source.name },
                  { key: 'Kind', value: source.kind.label },
                  { key: 'Born', value: source.bornOn === null ? 'Not known' : formatDate(source.bornOn) },
                  { key: 'Telephone', value: source.telephone ?? 'Not known' },
                  { key: 'Address', value: source.address ?? 'Not known' },
                  { key: 'How they know, and how they are met', value: source.words ?? 'Not known' },
                ]}
              />
            </Card>
            <Card title="Contacts">
              {source.contacts.length === 0 ? <p>None yet.</p> : null}
              {source.contacts.map(({ id, at, by, words }) => (
                <article key={id}>
                  <h3 className="mips-heading-s">
                    {formatDateTime(at)}, {by === null ? 'a colleague' : formatOfficer(by)}
                  </h3>
                  <p>{words}</p>
                </article>
              ))}
            </Card>
          </>
        )}
      </Shown>
    </div>
  )
}

/** True from the instant on, also in a tab that is not looked at and without the server. */
function useIsPast(instant: string | undefined): boolean {
  const [past, setPast] = useState<string>()
  useEffect(() => {
    if (instant === undefined) return undefined
    const left = Date.parse(instant) - serverNow().getTime()
    const timer = setTimeout(() => setPast(instant), Math.max(0, left))
    return () => clearTimeout(timer)
  }, [instant])
  return instant !== undefined && past === instant
}
