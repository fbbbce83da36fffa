/** One bail with its clock, its conditions and its diary, and the acts that keep it. */
import type { BailRecord, OutcomePage } from '@mips/contracts/custody-outcome-replies'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useState } from 'react'
import { formatDateTimeZone, formatDate } from '../../platform/format.ts'
import { ExtendDialog, NoteDialog, VaryDialog } from './bail-dialogs.tsx'

export function BailCard({ page, bail }: { page: OutcomePage; bail: BailRecord }) {
  const [open, setOpen] = useState<'extend' | 'note' | 'vary'>()
  const close = () => setOpen(undefined)
  const { clock } = bail
  const mayKeep = page.may.keepBail?.allowed === true && bail.ended === null && page.releasedAt !== null
  return (
    <Card title={bail.label}>
      <SummaryList
        rows={[
          {
            key: 'Given',
            value: `${formatDateTimeZone(bail.grantedAt)}, ${bail.grantedBy?.displayName ?? ''}`,
          },
          ...(clock === null
            ? []
            : [
                {
                  key: 'Ends',
                  value: clock.isPaused
                    ? 'stands still while the CPS has the file'
                    : `${formatDate(clock.endsOn ?? '')}${clock.daysLeft === null ? '' : `, ${clock.daysLeft} days left`}`,
                },
                { key: 'Extended next by', value: clock.next ?? 'nobody' },
              ]),
          ...(bail.returnAt === null
            ? []
            : [
                {
                  key: 'To return',
                  value: [formatDateTimeZone(bail.returnAt), bail.returnPlace].filter(Boolean).join(', '),
                },
              ]),
          ...(bail.victims === 0
            ? []
            : [
                {
                  key: 'Victim told',
                  value: bail.victimToldAt === null ? 'not yet' : formatDateTimeZone(bail.victimToldAt),
                },
              ]),
          ...(bail.ended === null
            ? []
            : [{ key: 'Ended', value: `${bail.ended.how}, ${formatDateTimeZone(bail.ended.at)}` }]),
        ]}
      />
      {bail.due.map(({ what, label, on, by, calls, isOverdue }) => (
        <p key={what}>
          <Tag tone={toneOf(isOverdue, calls.length)}>{label}</Tag> {formatDate(on)}, {by}
          {calls.length > 0 ? `. Called: ${calls.join(', ')}` : ''}
        </p>
      ))}
      <ul className="govuk-list" aria-label="Conditions">
        {bail.conditions.map(({ id, label, words, purpose, endedAt, endedReason }) => (
          <li key={id}>
            {endedAt === null ? (
              <>
                <strong>{label}</strong>: {words} {purpose === null ? '' : `(${purpose})`}
              </>
            ) : (
              <>
                <s>
                  {label}: {words}
                </s>{' '}
                <span className="mips-muted">ended: {endedReason}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      <ul className="govuk-list" aria-label="What happened on this bail">
        {bail.entries.map(({ id, label, at, officer, reason }) => (
          <li key={id}>
            {label}, {formatDateTimeZone(at)}, {officer?.displayName}. {reason}
          </li>
        ))}
      </ul>
      {mayKeep ? (
        <p className="mips-row">
          {bail.kind === 'PRE_CHARGE' ? (
            <Button look="secondary" size="small" onClick={() => setOpen('extend')}>
              Extend
            </Button>
          ) : null}
          {bail.kind === 'RUI' ? null : (
            <Button look="secondary" size="small" onClick={() => setOpen('vary')}>
              Change conditions
            </Button>
          )}
          <Button look="secondary" size="small" onClick={() => setOpen('note')}>
            Note in the diary
          </Button>
        </p>
      ) : null}
      {open === 'extend' ? <ExtendDialog bail={bail} onClose={close} /> : null}
      {open === 'vary' ? <VaryDialog bail={bail} onClose={close} /> : null}
      {open === 'note' ? <NoteDialog bail={bail} onClose={close} /> : null}
    </Card>
  )
}

function toneOf(isOverdue: boolean, calls: number): 'bad' | 'caution' | 'info' {
  if (isOverdue) return 'bad'
  return calls > 0 ? 'caution' : 'info'
}
