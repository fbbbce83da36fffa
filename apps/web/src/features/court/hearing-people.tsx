/** Who is needed at a hearing, since when they know, and whether they came. */
import { court } from '@mips/contracts/court'
import type { CourtPage, HearingPersonView, HearingView } from '@mips/contracts/court-parts'
import { attendances } from '@mips/domain/case/court-codes'
import { Details } from '@mips/ui/details.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { ActChoice, ActDay, ActLine, ActTick } from '../../platform/act-fields.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDate } from '../../platform/format.ts'
import { given, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCourt } from './court.api.ts'

type Props = { page: CourtPage; hearing: HearingView }

export function HearingPeople({ page, hearing }: Props) {
  const others = page.people.filter(
    ({ id, part }) =>
      !hearing.people.some((one) => one.personId === id && one.part.code === part.code && one.isNeeded),
  )
  return (
    <>
      <ul className="govuk-list" aria-label={`Needed on ${formatDate(hearing.day)}`}>
        {hearing.people
          .filter(({ isNeeded }) => isNeeded)
          .map((person) => (
            <li key={`${person.part.code} ${person.personId}`}>
              {person.name}, {person.part.label.toLowerCase()} <Standing person={person} />
              {page.may.list ? (
                <Details summary={`Warning and attendance of ${person.name}`}>
                  <PersonForm
                    key={`${person.warnedOn} ${person.attended?.code}`}
                    page={page}
                    hearing={hearing}
                    person={person}
                  />
                </Details>
              ) : null}
            </li>
          ))}
      </ul>
      {page.may.list && others.length > 0 ? (
        <Details summary={`Somebody else is needed on ${formatDate(hearing.day)}`}>
          <NeedForm key={hearing.people.length} page={page} hearing={hearing} others={others} />
        </Details>
      ) : null}
    </>
  )
}

function Standing({ person }: { person: HearingPersonView }) {
  const { attended, warnedOn, note } = person
  return (
    <>
      {attended === null ? (
        <Tag tone={warnedOn === null ? 'caution' : 'good'}>
          {warnedOn === null ? 'Not warned' : `Warned ${formatDate(warnedOn)}`}
        </Tag>
      ) : (
        <Tag tone={attended.code === 'NO' ? 'bad' : 'good'}>{attended.label}</Tag>
      )}
      {note === null ? null : <span className="mips-muted"> {note}</span>}
    </>
  )
}

type Values = { isNeeded: boolean; warnedOn: string; attended: string; note: string }

function PersonForm({ page, hearing, person }: Props & { person: HearingPersonView }) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        part: person.part.code,
        isNeeded: values.isNeeded,
        warnedOn: given(values.warnedOn),
        attended: given(values.attended),
        note: given(values.note),
      }),
      court.routes.setPerson.body,
    ),
    defaults: {
      isNeeded: true,
      warnedOn: person.warnedOn ?? '',
      attended: person.attended?.code ?? '',
      note: person.note ?? '',
    } as Values,
    act: useAct(topicApi.court.setPerson.mutation(), { refreshes: refreshesCourt, said: 'Kept' }),
    toInput: (body) => ({
      params: { caseId: page.caseId, hearingId: hearing.id, personId: person.personId },
      body,
    }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep">
      <ActDay form={form} name="warnedOn" label="Warned on" expects="past" need="optional" />
      {hearing.day <= rightNow().date ? (
        <ActChoice form={form} name="attended" label="Attendance" list={attendances} need="optional" />
      ) : null}
      <ActLine form={form} name="note" label="Note" need="optional" />
      <ActTick form={form} name="isNeeded" label="Needed at this hearing" />
    </ActFormFrame>
  )
}

type Need = { who: string; warnedOn: string }

function NeedForm({ page, hearing, others }: Props & { others: CourtPage['people'] }) {
  const form: ActForm<Need> = useActForm({
    schema: onForm(
      ({ who, warnedOn }: Need) => ({
        part: given(who.split(' ')[0]),
        isNeeded: true,
        warnedOn: given(warnedOn),
      }),
      court.routes.setPerson.body,
    ),
    defaults: { who: '', warnedOn: '' } as Need,
    act: useAct(topicApi.court.setPerson.mutation(), { refreshes: refreshesCourt, said: 'Kept' }),
    toInput: (body) => ({
      params: {
        caseId: page.caseId,
        hearingId: hearing.id,
        personId: form.fields.getValues('who').split(' ')[1] ?? '',
      },
      body,
    }),
  })
  return (
    <ActFormFrame form={form} submitWords="They are needed">
      <ActChoice
        form={form}
        name="who"
        label="Who is needed"
        list={others.map(({ id, name, part }) => ({
          code: `${part.code} ${id}`,
          label: `${name}, ${part.label.toLowerCase()}`,
        }))}
      />
      <ActDay form={form} name="warnedOn" label="Warned on" expects="past" need="optional" />
    </ActFormFrame>
  )
}
