/** A hearing that is listed or not heard, and a limit that the court extended. */
import { court } from '@mips/contracts/court'
import type { CourtPage } from '@mips/contracts/court-parts'
import { hearingTypes } from '@mips/domain/case/court-codes'
import { ActChoice, ActDay, ActLine } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { CourtBox } from '../../platform/court-box.tsx'
import { given, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCourt } from './court.api.ts'

type Listed = { courtCode: string; day: string; time: string; type: string }

export function ListForm({ page }: { page: CourtPage }) {
  const { firstHearing } = page
  const form = useActForm({
    schema: onForm(
      (values: Listed) => ({
        courtCode: values.courtCode,
        day: values.day,
        time: given(values.time),
        type: given(values.type),
      }),
      court.routes.listHearing.body,
    ),
    defaults: {
      courtCode: '',
      day: firstHearing?.day ?? '',
      time: firstHearing?.time ?? '10:00',
      type: firstHearing === null ? '' : 'FH',
    } as Listed,
    act: useAct(topicApi.court.listHearing.mutation(), { refreshes: refreshesCourt, said: 'Hearing listed' }),
    toInput: (body) => ({ params: { caseId: page.caseId }, body }),
  })
  const error = form.errorOf('courtCode')
  return (
    <ActFormFrame form={form} submitWords="List the hearing">
      <CourtBox
        label="Court"
        name="courtCode"
        {...(error === undefined ? {} : { error })}
        onChoose={(code) => form.fields.setValue('courtCode', code)}
      />
      <div className="mips-row--fields">
        <ActDay form={form} name="day" label="Day of the hearing" />
        <ActLine form={form} name="time" label="Time" hint="Such as 10:00" need="optional" />
      </div>
      <ActChoice form={form} name="type" label="Type of hearing" list={hearingTypes} />
    </ActFormFrame>
  )
}

export function VacateForm({ page, hearingId }: { page: CourtPage; hearingId: string }) {
  const form = useActForm({
    schema: court.routes.vacate.body,
    defaults: { reason: '' },
    act: useAct(topicApi.court.vacate.mutation(), { refreshes: refreshesCourt, said: 'Taken off the diary' }),
    toInput: (body) => ({ params: { caseId: page.caseId, hearingId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Take it off the diary">
      <ActLine form={form} name="reason" label="Why it is not heard" />
    </ActFormFrame>
  )
}

export function ExtendForm({ page, personId }: { page: CourtPage; personId: string }) {
  const form = useActForm({
    schema: court.routes.extendLimit.body,
    defaults: { grantedOn: rightNow().date, until: '' },
    act: useAct(topicApi.court.extendLimit.mutation(), { refreshes: refreshesCourt, said: 'Extension kept' }),
    toInput: (body) => ({ params: { caseId: page.caseId, personId }, body, version: page.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the extension">
      <div className="mips-row--fields">
        <ActDay form={form} name="grantedOn" label="Day of the order" expects="past" />
        <ActDay form={form} name="until" label="It runs until" />
      </div>
    </ActFormFrame>
  )
}
