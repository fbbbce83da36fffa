/** The medicines of the person with what was given and what is due; those of earlier stays come in with one press. */
import type { Medicine, MedicationPage } from '@mips/contracts/custody-medication-replies'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Clock } from '@mips/ui/clock.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useState } from 'react'
import { formatDateTimeZone } from '../../platform/format.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { Opens } from './care-parts.tsx'
import { DoseForm } from './dose-form.tsx'
import { MedicineForm, type MedicineStart } from './medicine-form.tsx'
import { StopForm } from './stop-form.tsx'

export type May = { enter: boolean; decide: boolean }

export function Medicines({ page, may }: { page: MedicationPage; may: May }) {
  const [start, setStart] = useState<MedicineStart | null>(null)
  return (
    <Card title="Medicines">
      {page.medicines.length === 0 ? <p>No medicine is recorded.</p> : null}
      {page.medicines.map((medicine) => (
        <OneMedicine key={medicine.id} medicine={medicine} recordId={page.id} may={may} />
      ))}
      {may.enter ? (
        <>
          {page.earlier.map((medicine) => (
            <p key={medicine.id}>
              Last time ({medicine.custodyNumber}): {medicine.name}, {medicine.dose}.{' '}
              <Button
                look="secondary"
                size="small"
                onClick={() => setStart({ ...medicine, carriedFrom: medicine.id })}
              >
                Still so: take over<span className="govuk-visually-hidden"> {medicine.name}</span>
              </Button>
            </p>
          ))}
          <Opens summary="Add a medicine" key={start?.carriedFrom ?? 'new'} isOpen={start !== null}>
            <MedicineForm recordId={page.id} start={start} onDone={() => setStart(null)} />
          </Opens>
        </>
      ) : null}
    </Card>
  )
}

/** Every so many hours where they are whole. */
const everyWords = (minutes: number) =>
  minutes % 60 === 0 ? `every ${minutes / 60} hours` : `every ${minutes} minutes`

function OneMedicine({ medicine, recordId, may }: { medicine: Medicine; recordId: string; may: May }) {
  const isLive = medicine.stoppedAt === null
  return (
    <section className="mips-risk__row" aria-label={medicine.name}>
      <h3 className="govuk-heading-s">
        {medicine.name}, {medicine.dose}{' '}
        {medicine.isControlled ? <Tag tone="caution">Controlled drug</Tag> : null}{' '}
        {isLive ? null : <Tag>Stopped</Tag>} {medicine.isLate ? <Tag tone="bad">Late</Tag> : null}
      </h3>
      <p>
        {[
          medicine.form,
          medicine.everyMinutes === null ? 'once' : everyWords(medicine.everyMinutes),
          medicine.carrierLabel,
          medicine.authorisedBy === null
            ? 'authority not recorded'
            : `authorised by ${medicine.authorisedBy}`,
          medicine.prescriber === null ? undefined : `prescribed by ${medicine.prescriber}`,
          medicine.lastTakenAt === null
            ? undefined
            : `last taken before custody ${formatDateTimeZone(medicine.lastTakenAt)}`,
          medicine.stopReason === null ? undefined : `stopped: ${medicine.stopReason}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        Last given:{' '}
        {medicine.lastGivenAt === null ? 'not in custody' : formatDateTimeZone(medicine.lastGivenAt)}.{' '}
        {medicine.nextDueAt === null ? null : (
          <Clock label="Next due" dueAt={medicine.nextDueAt} now={serverNow().toISOString()} withZone />
        )}
      </p>
      {medicine.doses.length === 0 ? null : (
        <ul className="govuk-list" aria-label={`Doses of ${medicine.name}`}>
          {medicine.doses.map((dose) => (
            <li key={dose.id} className={dose.isCorrected ? 'mips-care__struck' : undefined}>
              {formatDateTimeZone(dose.at)}: {dose.outcomeLabel}
              {dose.outcome === 'GIVEN' ? `, ${dose.byLabel.toLowerCase()}` : ''}
              {dose.witness === null ? '' : `, witness ${dose.witness}`}
              {dose.reason === null ? '' : `. ${dose.reason}`}{' '}
              {dose.minutesLate > 0 ? <Tag tone="bad">{dose.minutesLate} minutes late</Tag> : null}{' '}
              <span className="mips-muted">
                typed {formatDateTimeZone(dose.recordedAt)}
                {dose.recordedBy === null ? '' : `, ${dose.recordedBy}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {isLive && may.enter ? (
        <Opens summary={`Dose of ${medicine.name}`}>
          <DoseForm recordId={recordId} medicine={medicine} />
        </Opens>
      ) : null}
      {isLive && may.decide ? (
        <Opens summary={`Stop ${medicine.name}`}>
          <StopForm recordId={recordId} medicineId={medicine.id} />
        </Opens>
      ) : null}
    </section>
  )
}
