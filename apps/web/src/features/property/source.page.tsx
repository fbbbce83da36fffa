/** What was seized from a record, the list for court, and registering more with everything the record knows carried in. */
import type { SourcePage as Source } from '@mips/contracts/property-replies'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { CrimeFrame } from '../../platform/crime-frame.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { pathOfRecord } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ExhibitTable } from './exhibit-table.tsx'
import { RegisterForm } from './register-form.tsx'

const useSource = (recordId: string) => useQuery(topicApi.property.getSource.query({ params: { recordId } }))

export function CrimePropertyPage() {
  const { crimeId } = useParams({ from: '/crimes/$crimeId/property' })
  const found = useSource(crimeId)
  return (
    <CrimeFrame crimeId={crimeId} tab="property">
      {() => (
        <Shown query={found} words="Looking for exhibits…" headingLevel={2}>
          {(source) => <Seized source={source} />}
        </Shown>
      )}
    </CrimeFrame>
  )
}

export function SourcePage() {
  const { recordId } = useParams({ from: '/property/records/$recordId' })
  const { custodyItemId } = useSearch({ strict: false }) as { custodyItemId?: string }
  usePurposeFrom(recordId, 'INVESTIGATION')
  usePageTitle('Property')
  const found = useSource(recordId)
  return (
    <Shown query={found} words="Looking for exhibits…" headingLevel={1}>
      {(source) => (
        <>
          <p className="mips-no-print">
            <Link href={pathOfRecord(source.record) ?? '/'}>
              {source.record.reference ?? source.record.title}
            </Link>
          </p>
          <PageHeading caption={source.record.reference ?? ''}>Property</PageHeading>
          <Seized source={source} {...(custodyItemId === undefined ? {} : { custodyItemId })} />
        </>
      )}
    </Shown>
  )
}

function Seized({ source, custodyItemId }: { source: Source; custodyItemId?: string }) {
  const { record, exhibits, may } = source
  const print = (recipient: string, withContinuity: boolean) =>
    topicApi.property.printCourtList.fetch({
      params: { recordId: record.id },
      body: { recipient, withContinuity },
    })
  return (
    <div className="mips-stack">
      <Card
        title={`Exhibits (${exhibits.length})`}
        actions={
          may.print.allowed ? (
            <>
              <PaperButton paper="List of exhibits for court" print={(to) => print(to, false)} />
              <PaperButton paper="List with continuity" print={(to) => print(to, true)} />
            </>
          ) : null
        }
      >
        <ExhibitTable caption="Exhibits" rows={exhibits} empty="Nothing is registered as seized here." />
      </Card>
      {may.register.allowed ? (
        <RegisterForm source={source} {...(custodyItemId === undefined ? {} : { custodyItemId })} />
      ) : null}
    </div>
  )
}
