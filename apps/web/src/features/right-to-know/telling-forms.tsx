/** The words that are told, their approval by another, and the telling itself. */
import { type ApplicationPage, rightToKnow } from '@mips/contracts/right-to-know'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { ActLine, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesApplication } from './right-to-know.api.ts'

type Page = { page: ApplicationPage }

export function Wording({ page }: Page) {
  const approve = useAct(topicApi.rightToKnow.approve.mutation(), {
    refreshes: refreshesApplication,
    said: 'Approved',
    tellsErrors: true,
  })
  const isTold = page.told !== null
  return (
    <Card title="The words that are told">
      {page.wording === null ? <p>Not written yet.</p> : <blockquote>{page.wording}</blockquote>}
      <p>
        {page.approvedAt === null ? (
          <Tag tone="caution">Not approved</Tag>
        ) : (
          <>
            <Tag tone="good">Approved</Tag> {formatDateTimeZone(page.approvedAt)}
            {page.approvedBy === null ? '' : `, ${formatOfficer(page.approvedBy)}`}
          </>
        )}
      </p>
      {page.may.approve.allowed && page.approvedAt === null && page.wording !== null ? (
        <Button
          isBusy={approve.isBusy}
          onClick={() => void approve.run({ params: { applicationId: page.id }, version: page.version })}
        >
          Approve these words
        </Button>
      ) : null}
      {isTold || !page.may.work.allowed ? null : (
        <Details summary={page.wording === null ? 'Write the words' : 'Write them anew'}>
          <WriteForm page={page} />
        </Details>
      )}
    </Card>
  )
}

function WriteForm({ page }: Page) {
  const form = useActForm({
    schema: rightToKnow.routes.write.body,
    defaults: { wording: page.wording ?? '' },
    act: useAct(topicApi.rightToKnow.write.mutation(), { refreshes: refreshesApplication, said: 'Written' }),
    toInput: (body) => ({ params: { applicationId: page.id }, body, version: page.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the words">
      <ActWords form={form} name="wording" label="The words that are to be told" limit={8000} rows={4} />
    </ActFormFrame>
  )
}

type Values = {
  toldId: string
  howTheyProtect: string
  toldAt: LocalDateTime
  place: string
  isInPerson: boolean
  hasUndertaking: boolean
  safetyPlan: string
  receipt: string
}

export function DiscloseForm({ page }: Page) {
  const others = page.people.filter(({ role }) => role !== 'SUBJECT')
  const atRisk = page.people.find(({ role }) => role === 'AT_RISK')
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        ...values,
        toldId: given(values.toldId),
        howTheyProtect: given(values.howTheyProtect),
        toldAt: instantOf(values.toldAt),
        safetyPlan: given(values.safetyPlan),
        receipt: given(values.receipt),
      }),
      rightToKnow.routes.disclose.body,
    ),
    defaults: {
      toldId: atRisk?.personRecordId ?? '',
      howTheyProtect: '',
      toldAt: rightNow(),
      place: '',
      isInPerson: false,
      hasUndertaking: false,
      safetyPlan: '',
      receipt: '',
    } as Values,
    act: useAct(topicApi.rightToKnow.disclose.mutation(), { refreshes: refreshesApplication, said: 'Kept' }),
    toInput: (body) => ({ params: { applicationId: page.id }, body, version: page.version }),
  })
  const people = [...new Map(others.map((person) => [person.nominalId, person])).values()]
  return (
    <Card title="Telling">
      <p>Only these words, in person, to the one at risk or to somebody who can protect them.</p>
      <ActFormFrame form={form} submitWords="It was told">
        <Radios
          name="toldId"
          legend="Who was told"
          registration={form.fields.register('toldId')}
          options={people.map(({ personRecordId, name, roleLabel }) => ({
            value: personRecordId,
            label: `${name} (${roleLabel.toLowerCase()})`,
          }))}
          error={form.errorOf('toldId')}
        />
        <ActLine
          form={form}
          name="howTheyProtect"
          label="How they can protect the one at risk"
          hint="Where they are not the one at risk"
          need="optional"
        />
        <ActTime form={form} name="toldAt" label="When" />
        <ActLine form={form} name="place" label="Where" />
        <ActTick form={form} name="isInPerson" label="It was told in person" />
        <ActTick
          form={form}
          name="hasUndertaking"
          label="The undertaking to keep it confidential is signed"
        />
        <ActWords form={form} name="safetyPlan" label="Safety plan" limit={4000} />
        <ActLine form={form} name="receipt" label="Receipt" need="optional" />
      </ActFormFrame>
    </Card>
  )
}
