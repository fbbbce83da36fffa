/** Domestic abuse of an incident or a crime: its assessments, and the way to begin one with everything carried in. */
import type { AbuseBasis } from '@mips/contracts/domestic-abuse-parts'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useAct } from '../../platform/act.ts'
import { CrimeFrame } from '../../platform/crime-frame.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { lineColumns } from './abuse-parts.tsx'
import { BeginForm } from './begin-form.tsx'
import { refreshesAbuse } from './domestic-abuse.api.ts'

export function OfIncidentPage() {
  usePageTitle('Domestic abuse risk')
  const { incidentId } = useParams({ from: '/incidents/$incidentId/domestic-abuse' })
  usePurposeFrom(incidentId, 'INCIDENT')
  const found = useQuery(topicApi.domesticAbuse.ofIncident.query({ params: { incidentId } }))
  return (
    <Shown query={found} words="Looking what is known…" headingLevel={1}>
      {(basis) => (
        <>
          <p className="mips-no-print">
            <Link href={paths.incident(incidentId)}>{basis.event.reference ?? 'The incident'}</Link>
          </p>
          <PageHeading caption={basis.event.reference ?? ''}>Domestic abuse risk</PageHeading>
          <Basis basis={basis} />
        </>
      )}
    </Shown>
  )
}

export function OfCrimePage() {
  const { crimeId } = useParams({ from: '/crimes/$crimeId/domestic-abuse' })
  const found = useQuery(topicApi.domesticAbuse.ofCrime.query({ params: { crimeId } }))
  return (
    <CrimeFrame crimeId={crimeId} tab="domestic-abuse">
      {() => (
        <Shown query={found} words="Looking what is known…" headingLevel={2}>
          {(basis) => <Basis basis={basis} crimeId={crimeId} />}
        </Shown>
      )}
    </CrimeFrame>
  )
}

type Line = AbuseBasis['assessments'][number]

function Basis({ basis, crimeId }: { basis: AbuseBasis; crimeId?: string }) {
  const take = useAct(topicApi.domesticAbuse.takeForCrime.mutation(), {
    refreshes: refreshesAbuse,
    said: 'Taken for this crime',
    tellsErrors: true,
  })
  const taking: Column<Line>[] =
    crimeId === undefined
      ? []
      : [
          {
            key: 'take',
            header: 'Take for this crime',
            headerHidden: true,
            cell: ({ id, isHere }) =>
              isHere || !basis.may.assess.allowed ? null : (
                <Button
                  look="secondary"
                  size="small"
                  isBusy={take.isBusy}
                  onClick={() => void take.run({ params: { crimeId }, body: { assessmentId: id } })}
                >
                  Take for this crime
                </Button>
              ),
          },
        ]
  return (
    <div className="mips-stack">
      {basis.assessments.length === 0 ? null : (
        <Card title="Assessments">
          <DataTable
            caption="Assessments of this event"
            captionHidden
            columns={[...lineColumns<Line>(), ...taking]}
            rows={basis.assessments}
            rowKey={({ id }) => id}
            empty={<p>None yet.</p>}
          />
        </Card>
      )}
      {basis.may.assess.allowed ? <BeginForm basis={basis} /> : <p>{basis.may.assess.reason}</p>}
    </div>
  )
}
