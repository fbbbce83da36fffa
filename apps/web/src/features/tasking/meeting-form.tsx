/** Calls a meeting, or changes one: kind, level, when, where, who is in the chair and who is there. */
import type { OfficerRef } from '@mips/contracts/common'
import { tasking } from '@mips/contracts/tasking'
import type { MeetingHead } from '@mips/contracts/tasking-parts'
import { tacticLevels } from '@mips/domain/intelligence/tasking'
import { taskingMeetingKinds } from '@mips/domain/intelligence/tasking-meeting'
import { fromInstant, type LocalDateTime } from '@mips/ui/time-text.ts'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { ActChoice, ActLine, ActTime } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm, todayAtNoTime } from '../../platform/form-times.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesTasking } from './tasking.api.ts'

type Values = {
  title: string
  kind: string
  level: string
  heldAt: LocalDateTime
  place: string
  chairId: OfficerRef[]
  attendeeIds: OfficerRef[]
  others: string
}

type Props = {
  /** The one that is changed; without it one is called. */
  meeting?: MeetingHead
  onDone: (id: string) => void
}

const levels = tacticLevels.map(({ code, label }) => ({ code, label: `${code}: ${label.toLowerCase()}` }))

export function MeetingForm({ meeting, onDone }: Props) {
  const call = useAct(topicApi.tasking.callMeeting.mutation(), { refreshes: refreshesTasking })
  const change = useAct(topicApi.tasking.changeMeeting.mutation(), {
    refreshes: refreshesTasking,
    said: 'Saved',
  })
  // What was there when it was opened: a change of somebody else's is not written over unseen.
  const [seen] = useState(meeting?.changes ?? 0)
  const form = useActForm({
    schema: onForm(
      ({ heldAt, chairId, attendeeIds, ...values }: Values) => ({
        ...values,
        place: given(values.place),
        others: given(values.others),
        heldAt: instantOf(heldAt),
        chairId: chairId[0]?.id,
        attendeeIds: attendeeIds.map(({ id }) => id),
      }),
      tasking.routes.callMeeting.body,
    ),
    defaults: {
      title: meeting?.title ?? '',
      kind: meeting?.kind.code ?? 'TACTICAL',
      level: meeting?.level.code ?? '1',
      heldAt: meeting === undefined ? todayAtNoTime() : fromInstant(meeting.heldAt),
      place: meeting?.place ?? '',
      chairId: meeting?.chair ? [meeting.chair] : [],
      attendeeIds: meeting?.attended ?? [],
      others: meeting?.others ?? '',
    } as Values,
    draft: { key: meeting === undefined ? 'tasking.call' : `tasking.meeting:${meeting.id}` },
    act: {
      ...(meeting === undefined ? call : change),
      run: (body: Parameters<typeof call.run>[0]['body']) =>
        meeting === undefined
          ? call.run({ body })
          : change.run({ params: { meetingId: meeting.id }, body: { ...body, changes: seen } }),
    },
    toInput: (body) => body,
    onDone: ({ id }) => onDone(id),
  })
  return (
    <ActFormFrame form={form} submitWords={meeting === undefined ? 'Call the meeting' : 'Save the meeting'}>
      <ActLine form={form} name="title" label="Name" hint="Such as “North, weekly”" />
      <div className="mips-row--fields">
        <ActChoice form={form} name="kind" label="Kind" list={taskingMeetingKinds} />
        <ActChoice form={form} name="level" label="Level" list={levels} />
      </div>
      <ActTime form={form} name="heldAt" label="When" expects="any" />
      <ActLine form={form} name="place" label="Where" need="optional" />
      <Controller
        control={form.fields.control}
        name="chairId"
        render={({ field }) => (
          <OfficersBox
            label="In the chair"
            name="chairId"
            {...(form.errorOf('chairId') === undefined ? {} : { error: 'Name who is in the chair' })}
            chosen={field.value}
            onChange={(officers) => field.onChange(officers.slice(-1))}
          />
        )}
      />
      <Controller
        control={form.fields.control}
        name="attendeeIds"
        render={({ field }) => (
          <OfficersBox
            label="Attended"
            name="attendeeIds"
            hint="Also later, while the meeting is open"
            chosen={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <ActLine form={form} name="others" label="Partners who attended" need="optional" />
    </ActFormFrame>
  )
}
