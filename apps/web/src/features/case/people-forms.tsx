/** What the case alone keeps of its people: the interview, the dates of witnesses, and the days of an offence on its one row. */
import { prosecutionCase } from '@mips/contracts/case'
import type { CasePage } from '@mips/contracts/case-parts'
import { ActChoice, ActDay, ActLine, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm, rightNow } from '../../platform/form-times.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './case.api.ts'

type Props = { page: CasePage }
type Defendant = CasePage['defendants'][number]
const bodyOf = prosecutionCase.routes.setPerson.body

type InterviewValues = { summary: string; notInterviewedBecause: string; isDisputed: boolean }

export function InterviewForm({ page, defendant }: Props & { defendant: Defendant }) {
  const { interview } = defendant.facts
  const form = useActForm({
    schema: onForm(
      ({ summary, notInterviewedBecause, isDisputed }: InterviewValues) => ({
        part: 'DEFENDANT',
        facts: {
          interview: {
            isDisputed,
            ...(given(summary) === undefined ? {} : { summary }),
            ...(given(notInterviewedBecause) === undefined ? {} : { notInterviewedBecause }),
          },
        },
      }),
      bodyOf,
    ),
    defaults: {
      summary: interview?.summary ?? '',
      notInterviewedBecause: interview?.notInterviewedBecause ?? '',
      isDisputed: interview?.isDisputed ?? false,
    } as InterviewValues,
    draft: { key: `prosecutionCase.interview:${page.id}:${defendant.id}` },
    act: useAct(topicApi.prosecutionCase.setPerson.mutation(), { refreshes: refreshesCase, said: 'Kept' }),
    toInput: (body) => ({ params: { caseId: page.id, personId: defendant.id }, body, version: page.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the interview">
      <ActWords form={form} name="summary" label="Summary of the interview" limit={8000} rows={4} />
      <ActLine form={form} name="notInterviewedBecause" label="Why there was no interview" />
      <ActTick form={form} name="isDisputed" label="What was said in interview is disputed" />
    </ActFormFrame>
  )
}

const dateCodes = ['On', 'Before', 'After', 'Between', 'On or about', 'On or before'].map((label, index) => ({
  code: String(index + 1),
  label,
}))
type DaysValues = { dateCode: string; start: string; end: string; place: string }

export function DaysForm({ page, line }: Props & { line: Defendant['lines'][number] }) {
  const form = useActForm({
    schema: onForm(
      ({ dateCode, start, end, place }: DaysValues) => ({
        dateCode: Number(dateCode),
        start,
        ...(given(end) === undefined ? {} : { end }),
        ...(given(place) === undefined ? {} : { place }),
      }),
      prosecutionCase.routes.setOffence.body,
    ),
    defaults: {
      dateCode: String(line.dateCode),
      start: line.start,
      end: line.end ?? '',
      place: line.place ?? '',
    } as DaysValues,
    act: useAct(topicApi.prosecutionCase.setOffence.mutation(), { refreshes: refreshesCase, said: 'Kept' }),
    toInput: (body) => ({ params: { caseId: page.id, lineId: line.id }, body, version: page.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the days">
      <p className="mips-hint">Kept on the offence itself, for charge sheet, national computer and court.</p>
      <div className="mips-row--fields">
        <ActChoice form={form} name="dateCode" label="What the days mean" list={dateCodes} />
        <ActDay form={form} name="start" label="First day" expects="past" />
        <ActDay form={form} name="end" label="Last day, where there are two" expects="past" />
      </div>
      <ActLine form={form} name="place" label="Where" />
    </ActFormFrame>
  )
}

type Witness = CasePage['witnesses'][number]
type WitnessValues = {
  isVulnerable: boolean
  isListed: boolean
  listNote: string
  from: string
  to: string
  convictionsCheckedOn: string
  misconduct: string
}
const returns = [
  { code: 'NIL', label: 'Nothing to disclose' },
  { code: 'ENTRY', label: 'There is an entry' },
]

export function WitnessForm({ page, witness }: Props & { witness: Witness }) {
  const { facts } = witness
  const form = useActForm({
    schema: onForm((values: WitnessValues) => ({ part: 'WITNESS', facts: witnessFacts(values) }), bodyOf),
    defaults: {
      isVulnerable: facts.isVulnerable ?? false,
      isListed: facts.isListed ?? false,
      listNote: facts.listNote ?? '',
      from: facts.availability?.from ?? '',
      to: facts.availability?.to ?? '',
      convictionsCheckedOn: facts.convictionsCheckedOn ?? '',
      misconduct: facts.misconduct ?? '',
    } as WitnessValues,
    act: useAct(topicApi.prosecutionCase.setPerson.mutation(), { refreshes: refreshesCase, said: 'Kept' }),
    toInput: (body) => ({ params: { caseId: page.id, personId: witness.id }, body, version: page.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep what is known">
      <ActTick form={form} name="isListed" label="On the witness list" />
      <ActLine form={form} name="listNote" label="Why, where there is no statement" />
      <ActTick form={form} name="isVulnerable" label="Vulnerable or intimidated" />
      <div className="mips-row--fields">
        <ActDay form={form} name="from" label="Dates known from" />
        <ActDay form={form} name="to" label="Dates known until" />
        <ActDay form={form} name="convictionsCheckedOn" label="Convictions looked up" expects="past" />
      </div>
      {witness.kind === 'POLICE' ? (
        <ActChoice form={form} name="misconduct" label="Return of misconduct" list={returns} />
      ) : null}
    </ActFormFrame>
  )
}

const witnessFacts = ({ from, to, listNote, convictionsCheckedOn, misconduct, ...ticks }: WitnessValues) => ({
  ...ticks,
  listNote: given(listNote) ?? null,
  convictionsCheckedOn: given(convictionsCheckedOn) ?? null,
  misconduct: given(misconduct) ?? null,
  availability: given(from) === undefined ? null : { from, to: given(to) ?? from, takenOn: rightNow().date },
})

export function WitnessPerson({ page }: Props) {
  const form = useActForm({
    schema: onForm(
      ({ personId }: { personId: string }) => ({ part: 'WITNESS', personId: given(personId) }),
      prosecutionCase.routes.addPerson.body,
    ),
    defaults: { personId: '' },
    act: useAct(topicApi.prosecutionCase.addPerson.mutation(), { refreshes: refreshesCase, said: 'Added' }),
    toInput: (body) => ({ params: { caseId: page.id }, body, version: page.version }),
  })
  const error = form.errorOf('personId')
  return (
    <ActFormFrame form={form} submitWords="Add the witness">
      <PersonBox
        label="Who"
        name="personId"
        {...(error === undefined ? {} : { error: 'Choose the person' })}
        onChoose={(id) => form.fields.setValue('personId', id ?? '', { shouldValidate: id !== null })}
      />
    </ActFormFrame>
  )
}
