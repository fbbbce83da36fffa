/** Every step of a longer detention; one that was put right stays to be read, struck through. */
import type { LimitRow, LimitsPage } from '@mips/contracts/custody-limits'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { CourtDialog } from './warrant-form.tsx'

export function StepList({ page }: { page: LimitsPage }) {
  const [decided, setDecided] = useState<LimitRow>()
  if (page.steps.length === 0) return null
  return (
    <Card title="Extensions, warrants and reviews put off">
      <ol className="govuk-list">
        {page.steps.map((step) => (
          <li key={step.id}>
            <Line page={page} step={step} onDecide={() => setDecided(step)} />
          </li>
        ))}
      </ol>
      {decided === undefined ? null : (
        <CourtDialog page={page} step={decided} onClose={() => setDecided(undefined)} />
      )}
    </Card>
  )
}

const papers: Record<string, { code: 'EXTENSION' | 'WARRANT_APPLICATION'; label: string }> = {
  EXTENDED_S42: { code: 'EXTENSION', label: 'authority to extend' },
  WARRANT_APPLIED: { code: 'WARRANT_APPLICATION', label: 'application for a warrant' },
}

function Line({ page, step, onDecide }: { page: LimitsPage; step: LimitRow; onDecide: () => void }) {
  const paper = papers[step.kind]
  const line = (
    <>
      <strong>{step.label}</strong> {formatDateTimeZone(step.at)}
      {step.until === null ? '' : `, until ${formatDateTimeZone(step.until)}`}
      {step.court === null ? '' : `, ${step.court}`}
      {step.officer === null ? '' : `, ${step.officer.displayName}`}
    </>
  )
  return (
    <>
      <p>
        {step.correctedById === null ? line : <s>{line}</s>}{' '}
        {step.isOpen ? <Tag tone="caution">Waits for the court</Tag> : null}
        {step.correctsId === null ? null : <Tag tone="info">Puts an entry right</Tag>}
      </p>
      {step.reason === null ? null : <p>{step.reason}</p>}
      {step.left.map((left) => (
        <p key={left}>
          <Tag tone="caution">Left</Tag> {left}
        </p>
      ))}
      {step.words.length === 0 ? null : (
        <Details summary={`Answers: ${step.label.toLowerCase()}`}>
          <SummaryList rows={step.words.map(({ label, value }) => ({ key: label, value }))} />
        </Details>
      )}
      <p className="mips-row">
        {step.isOpen && page.may.decideWarrant?.allowed ? (
          <Button look="secondary" size="small" onClick={onDecide}>
            Decision of the court
          </Button>
        ) : null}
        {paper !== undefined && page.may.print?.allowed ? (
          <PaperButton
            paper={paper.label}
            print={(recipient) =>
              topicApi.custodyLimits.print.fetch({
                params: { recordId: page.id },
                body: { paper: paper.code, rowId: step.id, recipient },
              })
            }
          />
        ) : null}
      </p>
    </>
  )
}
