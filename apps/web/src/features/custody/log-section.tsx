import type { CustodyLogEntry, CustodyPage } from '@mips/contracts/custody-replies'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useState } from 'react'
import { formatDateTimeZone } from '../../platform/format.ts'
import { CorrectionForm, LogForm } from './log-form.tsx'
import { QuickEntry, type QuickKind, quickTitles } from '../../platform/quick-entry.tsx'

const quickKinds: readonly QuickKind[] = ['VISIT', 'ROUSE', 'MEAL', 'DRINK']

/** The custody log: two times on every entry, nothing taken out, corrections beside what they correct. */
export function LogSection({ stay }: { stay: CustodyPage }) {
  const [quick, setQuick] = useState<QuickKind>()
  const [correcting, setCorrecting] = useState<CustodyLogEntry>()
  return (
    <Card title="Log">
      {stay.may.addLog ? (
        <div className="mips-no-print">
          <div className="mips-row" role="group" aria-label="Quick entries">
            {quickKinds.map((kind) => (
              <Button key={kind} look="secondary" onClick={() => setQuick(kind)}>
                {quickTitles[kind]}
              </Button>
            ))}
          </div>
          <LogForm recordId={stay.id} />
        </div>
      ) : null}
      <ol className="mips-log">
        {stay.log.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            correction={stay.log.find(({ id }) => id === entry.correctedById)}
            onCorrect={() => setCorrecting(entry)}
          />
        ))}
      </ol>
      {quick === undefined ? null : (
        <QuickEntry
          kind={quick}
          lines={[{ id: stay.id, personName: stay.person?.name ?? stay.custodyNumber, cell: stay.cell }]}
          onClose={() => setQuick(undefined)}
        />
      )}
      {correcting === undefined ? null : (
        <CorrectionForm recordId={stay.id} entry={correcting} onClose={() => setCorrecting(undefined)} />
      )}
    </Card>
  )
}

function Entry({
  entry,
  correction,
  onCorrect,
}: {
  entry: CustodyLogEntry
  correction: CustodyLogEntry | undefined
  onCorrect: () => void
}) {
  const isCorrected = entry.correctedById !== null
  return (
    <li className="mips-log__entry">
      <p className="mips-log__times">
        <strong>{formatDateTimeZone(entry.happenedAt)}</strong>{' '}
        <Tag tone={isCorrected ? 'neutral' : 'info'}>{entry.kindLabel}</Tag>{' '}
        <span className="mips-muted mips-small">
          recorded {formatDateTimeZone(entry.recordedAt)} by{' '}
          {[entry.author ?? 'the system', entry.authorRole].filter(Boolean).join(', ')}
        </span>
      </p>
      <p className="mips-log__text">{isCorrected ? <s>{entry.text}</s> : entry.text}</p>
      {correction === undefined ? null : (
        <p className="mips-small">
          Corrected {formatDateTimeZone(correction.recordedAt)} by {correction.author ?? 'the system'}:{' '}
          {correction.text}
        </p>
      )}
      {entry.lateReason === null ? null : (
        <p className="mips-small mips-muted">Entered late: {entry.lateReason}</p>
      )}
      {entry.mayCorrect ? (
        <Button look="link" size="small" className="mips-no-print" onClick={onCorrect}>
          Correct
          <span className="govuk-visually-hidden"> the entry of {formatDateTimeZone(entry.happenedAt)}</span>
        </Button>
      ) : null}
    </li>
  )
}
