/** The forms of victim care: contact, plan, needs, and the steps of statement and referral. */
import type { VictimView } from '@mips/contracts/victim-care-parts'
import { NewContact, NewNeeds, NewPlan, NewStep } from '@mips/contracts/victim-care-parts'
import { contactWays } from '@mips/domain/investigation/victim-contact'
import { contactTriggers } from '@mips/domain/investigation/victim-deadlines'
import { victimSteps } from '@mips/domain/investigation/victim-steps'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActChoice, ActLine, ActMany, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'

type Of = { crimeId: string; victim: VictimView }

const refreshes = [topicApi.victimCare.get.key, topicApi.victimCare.listDue.key, topicApi.crime.get.key]
const paramsOf = ({ crimeId, victim }: Of) => ({ crimeId, victimId: victim.person.personRecordId })
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)

export function ContactForm(of: Of) {
  type Values = { at: LocalDateTime; way: string; isReached: boolean; triggers: string[]; said: string }
  const owed = of.victim.dues.filter(
    ({ state, trigger }) => state !== 'DONE' && !['UPDATE', 'SERVICE_REFERRAL'].includes(trigger.code),
  )
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        ...values,
        at: instantOf(values.at),
        way: given(values.way),
        said: given(values.said),
      }),
      NewContact,
    ),
    defaults: { at: rightNow(), way: '', isReached: false, triggers: [], said: '' } as Values,
    act: useAct(topicApi.victimCare.contact.mutation(), {
      refreshes,
      said: ({ isCounted }) => (isCounted ? 'Contact kept' : 'Attempt kept: the victim is still to be told'),
    }),
    toInput: (body) => ({ params: paramsOf(of), body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the contact">
      <ActChoice form={form} name="way" label="How" list={contactWays} />
      <ActTick form={form} name="isReached" label="The victim was reached" />
      {owed.length === 0 ? null : (
        <ActMany
          form={form}
          name="triggers"
          label="What they were told"
          list={contactTriggers.filter(({ code }) => owed.some(({ trigger }) => trigger.code === code))}
        />
      )}
      <ActWords form={form} name="said" label="What was said" />
      <ActTime form={form} name="at" label="When" />
    </ActFormFrame>
  )
}

export function PlanForm(of: Of) {
  const { plan, earlierPlan, known } = of.victim
  const from = plan ?? earlierPlan
  const form = useActForm({
    schema: onForm(
      (values: {
        everyDays: string
        enoughWays: string[]
        unsafeWays: string[]
        safeInstructions: string
        language: string
      }) => ({
        agreedAt: instantOf(rightNow()),
        everyDays: values.everyDays === '' ? undefined : Number(values.everyDays),
        enoughWays: values.enoughWays,
        unsafeWays: values.unsafeWays,
        safeInstructions: given(values.safeInstructions),
        language: given(values.language),
        optedOut: codes(plan?.optedOut ?? []),
      }),
      NewPlan,
    ),
    defaults: {
      everyDays: from?.everyDays === undefined || from.everyDays === null ? '' : String(from.everyDays),
      enoughWays: codes(from?.enoughWays ?? []),
      unsafeWays: codes(from?.unsafeWays ?? []),
      safeInstructions: from?.safeInstructions ?? '',
      language: from?.language ?? known.language ?? '',
    },
    act: useAct(topicApi.victimCare.plan.mutation(), { refreshes, said: 'Plan kept' }),
    toInput: (body) => ({ params: paramsOf(of), body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the plan">
      <ActLine form={form} name="everyDays" label="An update every so many days" need="optional" />
      <ActMany form={form} name="unsafeWays" label="Not safe, never used" list={contactWays} />
      <ActMany form={form} name="enoughWays" label="Enough without an answer" list={contactWays} />
      <ActWords form={form} name="safeInstructions" label="How they are reached safely" need="optional" />
      <ActLine form={form} name="language" label="Language" need="optional" />
    </ActFormFrame>
  )
}

const asked = [
  { name: 'isInFear', label: 'In fear or distress' },
  { name: 'isPersistentlyTargeted', label: 'Persistently targeted' },
  { name: 'isDisabled', label: 'Physical disability or disorder' },
  { name: 'hasMentalDisorder', label: 'Mental disorder' },
  { name: 'isImpaired', label: 'Impaired intelligence or social functioning' },
  { name: 'isBereaved', label: 'Bereaved by the crime' },
  { name: 'isSeriousCrime', label: 'Victim of the most serious crime' },
] as const

export function NeedsForm(of: Of) {
  const { needs } = of.victim
  type Values = {
    facts: Record<string, boolean>
    refuses: boolean
    differsBecause: string
    measures: string[]
    viewInOwnWords: string
  }
  const form = useActForm({
    schema: onForm(
      ({ facts, refuses, ...values }: Values) => ({
        askedAt: instantOf(rightNow()),
        facts: Object.fromEntries(Object.entries(facts).filter(([, held]) => held)),
        ...(refuses ? { isEnhanced: false } : {}),
        differsBecause: given(values.differsBecause),
        measures: values.measures,
        viewInOwnWords: given(values.viewInOwnWords),
      }),
      NewNeeds,
    ),
    defaults: {
      facts: Object.fromEntries(asked.map(({ name }) => [name, needs.facts[name] === true])),
      refuses: !needs.isEnhanced && needs.reasons.length > 0,
      differsBecause: needs.differsBecause ?? '',
      measures: codes(needs.measures),
      viewInOwnWords: needs.viewInOwnWords ?? '',
    } as Values,
    act: useAct(topicApi.victimCare.assess.mutation(), { refreshes, said: 'Needs kept' }),
    toInput: (body) => ({ params: paramsOf(of), body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the needs">
      {asked.map(({ name, label }) => (
        <ActTick key={name} form={form} name={`facts.${name}`} label={label} />
      ))}
      {needs.measuresOpen.length === 0 ? null : (
        <ActMany
          form={form}
          name="measures"
          label="Measures at court that they want"
          list={needs.measuresOpen}
        />
      )}
      <ActWords form={form} name="viewInOwnWords" label="What they say of these, in their own words" />
      <ActTick form={form} name="refuses" label="No enhanced rights, though the facts give them" />
      <ActWords form={form} name="differsBecause" label="Why not" need="optional" />
    </ActFormFrame>
  )
}

export function StepForm(of: Of) {
  type Values = { kind: string; at: LocalDateTime; service: string; reference: string; words: string }
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        kind: given(values.kind),
        at: instantOf(values.at),
        service: given(values.service),
        reference: given(values.reference),
        words: given(values.words),
      }),
      NewStep,
    ),
    defaults: { kind: '', at: rightNow(), service: '', reference: '', words: '' } as Values,
    act: useAct(topicApi.victimCare.step.mutation(), { refreshes, said: 'Step kept' }),
    toInput: (body) => ({ params: paramsOf(of), body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the step">
      <ActChoice form={form} name="kind" label="What was done" list={victimSteps} />
      <ActLine form={form} name="service" label="Service" need="optional" />
      <ActLine form={form} name="reference" label="Reference or receipt" need="optional" />
      <ActWords form={form} name="words" label="In words" need="optional" />
      <ActTime form={form} name="at" label="When" />
    </ActFormFrame>
  )
}
