import type { CustodyRightsPage } from '@mips/contracts/custody-rights'
import type { RightsEntryKind } from '@mips/domain/custody/rights-entries'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { useParams } from '@tanstack/react-router'
import { formatDateTimeZone } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { EntriesTable, LeftList } from '../../platform/rights-entries-table.tsx'
import { EntryForm } from '../../platform/rights-entry-form.tsx'
import { kindLabel } from '../../platform/rights-forms.ts'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { useRecordEntries, useRights } from './custody-rights.api.ts'

export function ChildPage() {
  const { recordId } = useParams({ from: '/custody/$recordId/child' })
  const rights = useRights(recordId)
  return (
    <StayFrame recordId={recordId} topic="child">
      {() => (
        <Shown query={rights} words="Reading what a child is owed…" headingLevel={2}>
          {(page) => <Child page={page} />}
        </Shown>
      )}
    </StayFrame>
  )
}

function Child({ page }: { page: CustodyRightsPage }) {
  const act = useRecordEntries(page.recordId)
  const { child, entries, may } = page
  if (child === null) return <p>This person is an adult: nothing of this topic is asked.</p>
  const shown = entries.filter(({ topic }) => topic === 'child')
  const answered = shown.filter(({ correctedById }) => correctedById === null).map(({ aboutId }) => aboutId)
  const open = shown.filter(
    ({ id, kind, correctedById }) =>
      kind === 'AUTHORITY_ASKED' && correctedById === null && !answered.includes(id),
  )
  const kinds: RightsEntryKind[] = [
    'GUARDIAN_TOLD',
    ...(child.needsWoman ? (['WOMAN_IN_CHARGE'] as const) : []),
    'OVERNIGHT',
    'AUTHORITY_ASKED',
    'CERTIFICATE',
    'ACCOMMODATED',
  ]
  return (
    <>
      <LeftList left={page.left.child} />
      <Card title="Child in detention">
        <p>
          {page.age === null
            ? 'The age is not known, so the person is treated as a child.'
            : `Aged ${page.age}.`}{' '}
          {child.isOvernight ? 'Held over the night.' : ''}{' '}
          {child.bailRefusedAt === null
            ? ''
            : `Bail was refused at ${formatDateTimeZone(child.bailRefusedAt)}.`}
        </p>
        <EntriesTable
          caption="What was done for the child"
          entries={shown}
          act={act}
          mayRecord={may.record.allowed}
        />
        {may.record.allowed ? (
          <>
            {open.map((request) => (
              <Details key={request.id} summary={`Answer of ${request.person ?? 'the local authority'}`} open>
                <EntryForm
                  kind="AUTHORITY_ANSWERED"
                  act={act}
                  submitWords="Record the answer"
                  aboutId={request.id}
                />
              </Details>
            ))}
            {kinds.map((kind) => (
              <Details key={kind} summary={kindLabel(kind)}>
                <EntryForm kind={kind} act={act} submitWords="Record" />
              </Details>
            ))}
          </>
        ) : (
          <p className="mips-muted">{may.record.reason}</p>
        )}
      </Card>
    </>
  )
}
