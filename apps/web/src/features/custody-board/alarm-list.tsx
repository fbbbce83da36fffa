import type { AlarmLine } from '@mips/contracts/custody-board-replies'
import { Button } from '@mips/ui/button.tsx'
import { Clock } from '@mips/ui/clock.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Link } from '@mips/ui/link.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { custodyBoard } from '@mips/contracts/custody-board'
import { useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { formatTime } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { refreshesAlarms } from './board.api.ts'

/** Alarms, one line each: what, of whom, when due, who is called, who has answered; acknowledging is not doing. */
export function AlarmList({
  alarms,
  now,
  label,
}: {
  alarms: readonly AlarmLine[]
  now: string
  label: string
}) {
  const [open, setOpen] = useState<AlarmLine>()
  return (
    <>
      <ul className="govuk-list mips-alarms" aria-label={label}>
        {alarms.map((alarm) => (
          <li key={alarm.id} className="mips-alarms__line">
            <Clock label={alarm.label} dueAt={alarm.dueAt} now={now} size="small" />{' '}
            <Link href={paths.custody(alarm.recordId)}>{alarm.personName}</Link>
            {alarm.cell === null ? '' : `, cell ${alarm.cell}`}
            <span className="mips-small">
              {' '}
              {alarm.rule}, called up to the {alarm.levelLabel.toLowerCase()}
              {alarm.acknowledged.map((ack) => (
                <span key={`${ack.at}${ack.by}`}>
                  ; {ack.by} ({ack.dutyLabel.toLowerCase()}) at {formatTime(ack.at)}: {ack.said}
                </span>
              ))}
            </span>{' '}
            {alarm.isForMe ? (
              <Button look="secondary" size="small" onClick={() => setOpen(alarm)}>
                Acknowledge
                <span className="govuk-visually-hidden">
                  {' '}
                  {alarm.label}, {alarm.personName}
                </span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {open === undefined ? null : <Acknowledge alarm={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Acknowledge({ alarm, onClose }: { alarm: AlarmLine; onClose: () => void }) {
  const form = useActForm({
    schema: custodyBoard.routes.acknowledgeAlarm.body,
    defaults: { said: '' },
    act: useAct(topicApi.custodyBoard.acknowledgeAlarm.mutation(), {
      refreshes: refreshesAlarms,
      said: 'Acknowledged: it is still to be done',
      onDone: onClose,
    }),
    toInput: (body) => ({ params: { recordId: alarm.recordId, alarmId: alarm.id }, body }),
  })
  return (
    <Dialog title={`${alarm.label}: ${alarm.personName}`} isOpen onClose={onClose}>
      <p>This quiets the alarm for you until its next step. It does not do what is due.</p>
      <ActFormFrame form={form} submitWords="Acknowledge">
        <TextInput
          {...form.fields.register('said')}
          label="What is done about it"
          error={form.errorOf('said')}
          autoFocus
        />
      </ActFormFrame>
    </Dialog>
  )
}
