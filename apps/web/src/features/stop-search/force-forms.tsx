/** Each officer's own form on the force that they used: whose is owed, and the form of whoever looks. */
import { stopSearch } from '@mips/contracts/stop-search'
import type { ForceFormLine, StopSearchPage } from '@mips/contracts/stop-search-parts'
import { forceTactics } from '@mips/domain/custody/force-rules'
import { labelIn } from '@mips/domain/custody/offence-words'
import { forceReasons } from '@mips/domain/custody/procedure-codes'
import { Card } from '@mips/ui/card.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActLine, ActMany, ActRadios } from '../../platform/act-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatOfficer } from '../../platform/format.ts'
import { LeftList } from '../../platform/rights-entries-table.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesStop } from './stop-search.api.ts'
import { yesNoList } from './stop-fields.tsx'
import { noTactic, TacticFields, type TacticValues, takesTime } from './tactic-fields.tsx'

export function ForceForms({ page }: { page: StopSearchPage }) {
  if (page.forms.length === 0) return null
  return (
    <Card title="Use of force">
      {page.forms.map((form) => (
        <section
          key={form.id}
          aria-label={form.officer === null ? 'Form' : `Form of ${form.officer.displayName}`}
        >
          <p>
            {form.officer === null ? 'Not known' : formatOfficer(form.officer)}{' '}
            <Tag tone={form.state === 'GIVEN' ? 'good' : 'caution'}>
              {form.state === 'GIVEN' ? 'Given' : 'Owed'}
            </Tag>{' '}
            {form.facts.tactics.map(({ tactic }) => labelIn(forceTactics, tactic)).join(', then ')}
          </p>
          {form.isOwn && form.state === 'OWED' ? <OwnForm page={page} form={form} /> : null}
        </section>
      ))}
    </Card>
  )
}

type Values = {
  reasons: string[]
  tactics: TacticValues[]
  subjectInjured: string
  officerInjured: string
  helpOffered: string
  outcome: string
}

const yesNo = (value: string): boolean | undefined => ({ yes: true, no: false })[value]
const answerOf = (value: boolean | undefined): string => ({ true: 'yes', false: 'no' })[String(value)] ?? ''

/** The tactics in their order; place, time and person are carried in from the search. */
function toBody(values: Values): unknown {
  return {
    reasons: values.reasons,
    tactics: values.tactics
      .filter(({ tactic }) => tactic !== '')
      .map(({ tactic, worked, minutes }) => ({
        tactic,
        isEffective: yesNo(worked),
        ...(takesTime(tactic) && minutes.trim() !== '' ? { minutes: Number(minutes) } : {}),
      })),
    isSubjectInjured: yesNo(values.subjectInjured),
    isOfficerInjured: yesNo(values.officerInjured),
    isMedicalHelpOffered: yesNo(values.helpOffered),
    outcome: given(values.outcome),
  }
}

function OwnForm({ page, form: line }: { page: StopSearchPage; form: ForceFormLine }) {
  const { facts } = line
  const form: ActForm<Values> = useActForm({
    schema: onForm((values: Values) => toBody(values), stopSearch.routes.giveForceForm.body),
    defaults: {
      reasons: facts.reasons,
      tactics:
        facts.tactics.length === 0
          ? [noTactic]
          : facts.tactics.map(({ tactic, isEffective, minutes }) => ({
              tactic,
              worked: answerOf(isEffective),
              minutes: minutes === undefined ? '' : String(minutes),
            })),
      subjectInjured: answerOf(facts.isSubjectInjured),
      officerInjured: answerOf(facts.isOfficerInjured),
      helpOffered: answerOf(facts.isMedicalHelpOffered),
      outcome: facts.outcome ?? '',
    } as Values,
    act: useAct(topicApi.stopSearch.giveForceForm.mutation(), {
      refreshes: refreshesStop,
      said: ({ state }) => (state === 'GIVEN' ? 'Form given' : 'Form kept: something is left'),
    }),
    toInput: (body) => ({ params: { stopId: page.id, formId: line.id }, body }),
  })
  return (
    <>
      {facts.reasons.length > 0 ? <LeftList left={line.left} /> : null}
      <ActFormFrame form={form} submitWords="Give my form">
        <ActMany form={form} name="reasons" label="Why force was used" list={forceReasons} />
        <TacticFields form={form} />
        <ActRadios form={form} name="subjectInjured" label="Was the person injured?" list={yesNoList} />
        {form.fields.watch('subjectInjured') === 'yes' ? (
          <ActRadios form={form} name="helpOffered" label="Was medical help offered?" list={yesNoList} />
        ) : null}
        <ActRadios form={form} name="officerInjured" label="Were you injured?" list={yesNoList} />
        <ActLine form={form} name="outcome" label="How it ended" />
      </ActFormFrame>
    </>
  )
}
