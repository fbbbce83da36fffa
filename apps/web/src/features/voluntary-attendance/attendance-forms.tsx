/** The interviews of an attender, and the two ways in which an attendance ends. */
import { type AttendancePage, voluntaryAttendance } from '@mips/contracts/voluntary-attendance'
import { necessityCodes } from '@mips/domain/custody/codes'
import { attendanceOutcomes } from '@mips/domain/custody/voluntary-attendance'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Checkbox, Checkboxes } from '@mips/ui/checkboxes.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { paths } from '../../platform/paths.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { refreshesAttendance } from './voluntary-attendance.api.ts'

type Page = { page: AttendancePage }
const nowAt = () => serverNow().toISOString()

export function InterviewForms({ page }: Page) {
  const params = { attendanceId: page.id }
  const options = { refreshes: refreshesAttendance, said: 'Recorded', tellsErrors: true }
  const begin = useAct(topicApi.voluntaryAttendance.startInterview.mutation(), options)
  const end = useAct(topicApi.voluntaryAttendance.endInterview.mutation(), options)
  const [place, setPlace] = useState('')
  const open = page.interviews.find(({ endedAt }) => endedAt === null)
  const stops = page.left.interview.filter(({ severity }) => severity === 'BLOCK')
  return (
    <Card title="Interviews">
      {page.interviews.length === 0 ? <p>No interview yet.</p> : null}
      <ul className="govuk-list">
        {page.interviews.map((interview) => (
          <li key={interview.id}>
            {formatDateTimeZone(interview.startedAt)} to{' '}
            {interview.endedAt === null ? 'now' : formatDateTimeZone(interview.endedAt)}, {interview.place},{' '}
            {interview.officer}
          </li>
        ))}
      </ul>
      {page.may.keep.allowed && open === undefined ? (
        <TextInput
          name="interviewPlace"
          label="Where the interview is"
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
      ) : null}
      {page.may.keep.allowed && open === undefined ? (
        <Button
          look="secondary"
          isBusy={begin.isBusy}
          disabled={stops.length > 0 || place.trim() === ''}
          onClick={() =>
            void begin.run({
              params,
              body: { startedAt: nowAt(), place },
              version: page.version,
            })
          }
        >
          Begin the interview now
        </Button>
      ) : null}
      {page.may.keep.allowed && open !== undefined ? (
        <Button
          look="secondary"
          isBusy={end.isBusy}
          onClick={() =>
            void end.run({
              params: { ...params, interviewId: open.id },
              body: { endedAt: nowAt() },
              version: page.version,
            })
          }
        >
          End the interview now
        </Button>
      ) : null}
    </Card>
  )
}

export function EndForms({ page }: Page) {
  return (
    <Card title="How it ends">
      {page.may.keep.allowed ? (
        <Details summary="The person leaves">
          <CloseForm page={page} />
        </Details>
      ) : null}
      {page.may.arrest.allowed ? (
        <Details summary="The person may not leave: arrest">
          <ArrestForm page={page} />
        </Details>
      ) : null}
    </Card>
  )
}

function CloseForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: { outcome: string; reason: string }) => ({ ...values, leftAt: nowAt() }),
      voluntaryAttendance.routes.close.body,
    ),
    defaults: { outcome: '', reason: '' },
    act: useAct(topicApi.voluntaryAttendance.close.mutation(), {
      refreshes: refreshesAttendance,
      said: 'The attendance has ended',
    }),
    toInput: (body) => ({ params: { attendanceId: page.id }, body, version: page.version }),
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Leaves now">
      <Select
        {...register('outcome')}
        label="Outcome"
        placeholder="Choose"
        options={choicesOf(attendanceOutcomes).filter(({ value }) => value !== 'ARRESTED')}
        error={form.errorOf('outcome')}
      />
      <Textarea {...register('reason')} id="close-reason" label="Why" error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}

type ArrestValues = {
  grounds: string
  necessityCodes: string[]
  necessityReason: string
  cautionGiven: boolean
  replyToCaution: string
}

/** Who, what for and where are known: only what is new is asked. */
function ArrestForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: ArrestValues) => ({
        ...values,
        replyToCaution: given(values.replyToCaution),
        arrestedAt: nowAt(),
      }),
      voluntaryAttendance.routes.arrest.body,
    ),
    defaults: {
      grounds: '',
      necessityCodes: [],
      necessityReason: '',
      cautionGiven: true,
      replyToCaution: '',
    } as ArrestValues,
    act: useAct(topicApi.voluntaryAttendance.arrest.mutation(), {
      refreshes: refreshesAttendance,
      said: 'Arrest recorded: custody opens its record from it',
    }),
    toInput: (body) => ({ params: { attendanceId: page.id }, body, version: page.version }),
    onDone: ({ arrestId }) => goTo(paths.arrest(arrestId)),
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Arrest now" look="warning">
      <Textarea {...register('grounds')} label="Grounds to suspect" error={form.errorOf('grounds')} />
      <Checkboxes
        name="necessityCodes"
        legend="Why an arrest is necessary now"
        options={choicesOf(necessityCodes)}
        registration={register('necessityCodes')}
        error={form.errorOf('necessityCodes')}
      />
      <Textarea {...register('necessityReason')} label="In words" error={form.errorOf('necessityReason')} />
      <Checkbox {...register('cautionGiven')} id="cautionGiven" label="Cautioned" />
      <TextInput {...register('replyToCaution')} label="Reply to the caution" need="optional" />
    </ActFormFrame>
  )
}
