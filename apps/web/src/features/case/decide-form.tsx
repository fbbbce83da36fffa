/** A decision on a charge: its outcome, the test with a reason for each question, and the action plan, one row for each action. */
import { caseDecisions, type ChargingPage } from '@mips/contracts/case-decisions'
import type { OfficerRef } from '@mips/contracts/common'
import { chargingOutcomes, chargingTests } from '@mips/domain/case/charging'
import { Button } from '@mips/ui/button.tsx'
import { Controller, useFieldArray } from 'react-hook-form'
import { ActChoice, ActDay, ActLine, ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm, rightNow } from '../../platform/form-times.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './case.api.ts'

type Answer = { isYes: string; why: string }
type ActionRow = { text: string; dueOn: string; owner: OfficerRef[] }
type Values = {
  by: string
  decidedBy: string
  reference: string
  outcome: string
  test: string
  decidedOn: string
  reviewOn: string
  toCome: string
  toComeOn: string
  answers: Record<string, Answer>
  actions: ActionRow[]
}

const yesNo = [
  { code: 'YES', label: 'Yes' },
  { code: 'NO', label: 'No' },
]
const sides = [
  { code: 'CPS', label: 'The prosecutor' },
  { code: 'POLICE', label: 'The police' },
]
const questionsOf = (test: string) => chargingTests.find(({ code }) => code === test)?.questions ?? []

const bodyOf = ({ answers, actions, test, ...values }: Values) => ({
  by: given(values.by),
  outcome: given(values.outcome),
  decidedOn: values.decidedOn,
  decidedBy: given(values.decidedBy),
  reference: given(values.reference),
  test: given(test),
  reviewOn: given(values.reviewOn),
  outstanding:
    given(values.toCome) === undefined ? [] : [{ what: values.toCome, expectedOn: values.toComeOn }],
  answers: questionsOf(test).flatMap(({ code }) => {
    const answer = answers[code]
    return given(answer?.isYes) === undefined
      ? []
      : [{ code, isYes: answer?.isYes === 'YES', why: answer?.why ?? '' }]
  }),
  actions: actions.map(({ text, dueOn, owner }) => ({ text, dueOn, ownerId: owner[0]?.id })),
})

export function DecideForm({ page }: { page: ChargingPage }) {
  const form = useActForm({
    schema: onForm(bodyOf, caseDecisions.routes.decide.body),
    defaults: {
      by: page.may.recordProsecutor ? 'CPS' : 'POLICE',
      decidedBy: '',
      reference: '',
      outcome: '',
      test: '',
      decidedOn: rightNow().date,
      reviewOn: '',
      toCome: '',
      toComeOn: '',
      answers: {},
      actions: [],
    } as Values,
    draft: { key: `caseDecisions.decide:${page.caseId}` },
    act: useAct(topicApi.caseDecisions.decide.mutation(), { refreshes: refreshesCase, said: 'Recorded' }),
    toInput: (body) => ({ params: { caseId: page.caseId }, body, version: page.version }),
  })
  const [by, outcome, test] = form.fields.watch(['by', 'outcome', 'test'])
  const offered = sides.filter(({ code }) =>
    code === 'CPS' ? page.may.recordProsecutor : page.may.decideAsPolice,
  )
  return (
    <ActFormFrame form={form} submitWords="Record the decision">
      {offered.length > 1 ? <ActRadios form={form} name="by" label="Who decided?" list={offered} /> : null}
      <div className="mips-row--fields">
        <ActChoice form={form} name="outcome" label="Decision" list={chargingOutcomes} />
        <ActDay form={form} name="decidedOn" label="Decided on" expects="past" />
      </div>
      {by === 'CPS' ? (
        <div className="mips-row--fields">
          <ActLine form={form} name="decidedBy" label="Name of the prosecutor" />
          <ActLine form={form} name="reference" label="Reference of the prosecutor" />
        </div>
      ) : null}
      {outcome === 'CHARGE' ? (
        <>
          <ActChoice form={form} name="test" label="Test" list={chargingTests} />
          {questionsOf(test).map(({ code, text }) => (
            <div key={code} className="mips-stack">
              <ActRadios form={form} name={`answers.${code}.isYes`} label={text} list={yesNo} />
              <ActWords form={form} name={`answers.${code}.why`} label={`Why: ${text}`} />
            </div>
          ))}
          {test === 'THRESHOLD' ? (
            <>
              <ActLine form={form} name="toCome" label="Evidence still to come" />
              <ActDay form={form} name="toComeOn" label="Expected by" />
              <ActDay form={form} name="reviewOn" label="The full test is applied by" />
            </>
          ) : null}
        </>
      ) : null}
      {outcome === 'ACTION_PLAN' ? <Plan form={form} /> : null}
    </ActFormFrame>
  )
}

function Plan({ form }: { form: ActForm<Values> }) {
  const rows = useFieldArray({ control: form.fields.control, name: 'actions' })
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend">Action plan</legend>
      {rows.fields.map(({ id }, index) => (
        <div key={id} className="mips-stack">
          <ActLine form={form} name={`actions.${index}.text`} label={`Action ${index + 1}`} />
          <ActDay form={form} name={`actions.${index}.dueOn`} label={`Action ${index + 1} is done by`} />
          <Controller
            control={form.fields.control}
            name={`actions.${index}.owner`}
            render={({ field }) => (
              <OfficersBox
                label={`Who does action ${index + 1}`}
                name={`actions.${index}.owner`}
                chosen={field.value}
                onChange={(officers) => field.onChange(officers.slice(-1))}
              />
            )}
          />
          <Button look="link" size="small" onClick={() => rows.remove(index)}>
            Take action {index + 1} off
          </Button>
        </div>
      ))}
      <Button look="secondary" size="small" onClick={() => rows.append({ text: '', dueOn: '', owner: [] })}>
        Add an action
      </Button>
    </fieldset>
  )
}
