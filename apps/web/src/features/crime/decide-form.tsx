/** Deciding on a report: who told it, whether it is a crime, and the crime with all that the incident knows. */
import { NewRecordingDecision, type RecordingPage } from '@mips/contracts/crime-parts'
import { reporters } from '@mips/domain/investigation/crime-words'
import { recordingDecisions } from '@mips/domain/investigation/recording-decision'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { fromInstant, type LocalDateTime } from '@mips/ui/time-text.ts'
import { ActFormFrame, useActForm, type ActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { choicesOf } from '../../platform/codes.ts'
import { nothingAsked, toldOf, useTellExploitation } from '../../platform/exploitation-ask.tsx'
import { given, instantOf, onForm } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCrime } from './crime.api.ts'
import { CrimeFields, peopleAsked, Ticks, type Values, WhyNot } from './decide-fields.tsx'

/** What the counting rules ask besides, each a fact that is ticked where it is so. */
const moreFacts = [
  { value: 'isVictimConfirming', label: 'The victim confirms it' },
  { value: 'isSafeguarding', label: 'A safeguarding crime that a professional reports' },
  { value: 'isAgainstState', label: 'Against the State: drugs, weapons, public order with no victim' },
  { value: 'arePointsProved', label: 'The points to prove are evidenced' },
  { value: 'isElsewhere', label: 'It happened in another force area' },
  { value: 'isRape', label: 'A rape or attempted rape is reported' },
  { value: 'isFraud', label: 'It is a fraud' },
] as const

const noTime: LocalDateTime = { date: '', time: '' }

/** The body of a decision from what the form holds; what the incident knows and nobody changed is left to be carried. */
function toBody(values: Values, page: RecordingPage): unknown {
  const isCrime = values.decision === 'CRIME'
  const ticked = Object.fromEntries(values.more.map((fact) => [fact, true]))
  const inRole = (role: string) =>
    page.people
      .filter(({ personRecordId }) => values.roles[personRecordId] === role)
      .map(({ personRecordId }) => ({ personRecordId }))
  const from = instantOf(values.from)
  return {
    facts: {
      // A box left blank is taken out before the second look, so that only an answer counts as one.
      amountsToCrime: { yes: true, no: false }[values.facts.amountsToCrime as string],
      reporter: values.facts.reporter,
      ...ticked,
      evidenceToContrary: given(values.facts.evidenceToContrary),
    },
    decision: given(values.decision),
    reason: isCrime ? undefined : given(values.reason),
    words: isCrime ? undefined : given(values.words),
    traceAttempts: given(values.traced) === undefined ? [] : [values.traced],
    authorisedById: values.authorisedBy[0]?.id,
    lateReason: given(values.lateReason),
    ...(isCrime
      ? {
          crime: {
            offenceCode: values.offence,
            committedFrom: isSameTime(from, page.occurredAt) ? undefined : from,
            committedTo: instantOf(values.to),
            method: values.method,
            circumstances:
              values.circumstances.trim() === (page.incident.summary ?? '').trim()
                ? undefined
                : given(values.circumstances),
            victimWishes: given(values.wishes),
            flags: values.flags,
            victims: inRole('VICTIM'),
            suspects: inRole('SUSPECT'),
          },
        }
      : {}),
  }
}

const isSameTime = (one: string | undefined, other: string | null): boolean =>
  one !== undefined && other !== null && Math.abs(Date.parse(one) - Date.parse(other)) < 60_000

const roleOf = (role: string): string => {
  if (role.startsWith('VICTIM') || role === 'COMPLAINANT') return 'VICTIM'
  return role === 'SUSPECT' || role === 'ARRESTED' ? 'SUSPECT' : 'NONE'
}

export function DecideForm({ page }: { page: RecordingPage }) {
  const tell = useTellExploitation()
  const form: ActForm<Values> = useActForm({
    schema: onForm((values: Values) => toBody(values, page), NewRecordingDecision),
    defaults: {
      facts: { amountsToCrime: '', reporter: 'VICTIM', evidenceToContrary: '' },
      more: [],
      decision: '',
      reason: '',
      words: '',
      traced: '',
      authorisedBy: [],
      lateReason: '',
      offence: '',
      from: page.occurredAt === null ? noTime : fromInstant(page.occurredAt),
      to: noTime,
      method: 'PHONE',
      circumstances: page.incident.summary ?? '',
      wishes: '',
      flags: [],
      roles: Object.fromEntries(page.people.map((person) => [person.personRecordId, roleOf(person.role)])),
      exploitation: nothingAsked,
    } as Values,
    act: useAct(topicApi.crime.decide.mutation(), { refreshes: refreshesCrime, said: 'Decided' }),
    toInput: (body) => ({ params: { incidentId: page.incident.id }, body }),
    onDone: async ({ crime: made }) => {
      if (made === null) return
      const { exploitation, roles } = form.fields.getValues()
      const isTold = await tell(made.id, toldOf(exploitation, peopleAsked(page, roles), 'CRIME'))
      goTo(isTold ? paths.crime(made.id) : paths.exploitation(made.id))
    },
  })
  const { register, watch } = form.fields
  const [decision, amounts] = watch(['decision', 'facts.amountsToCrime'])
  const at = (path: string) => form.errorOf(path as 'words')
  return (
    <Card title={page.decisions.length === 0 ? 'Decide' : 'Decide again, or record another crime'}>
      <ActFormFrame
        form={form}
        submitWords={decision === 'CRIME' ? 'Record the crime' : 'Record the decision'}
      >
        <Select
          {...register('facts.reporter')}
          label="Who reported it"
          options={choicesOf(reporters)}
          error={at('facts.reporter')}
        />
        <Radios
          name="facts.amountsToCrime"
          legend="Does what is told amount to a crime in law?"
          inline
          registration={register('facts.amountsToCrime')}
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          error={at('facts.amountsToCrime')}
        />
        <Details summary="More about the report">
          <Ticks form={form} name="more" legend="Tick what is so" options={moreFacts} />
          <Textarea
            {...register('facts.evidenceToContrary')}
            label="Credible evidence to the contrary"
            need="optional"
            error={at('facts.evidenceToContrary')}
          />
        </Details>
        <Radios
          name="decision"
          legend="Decision"
          hint={
            amounts === 'yes'
              ? 'The victim is believed unless credible evidence speaks against it.'
              : undefined
          }
          registration={register('decision')}
          options={choicesOf(recordingDecisions)}
          error={at('decision') === undefined ? undefined : 'Choose the decision'}
        />
        {decision === 'CRIME' ? <CrimeFields form={form} page={page} /> : null}
        {decision !== '' && decision !== 'CRIME' ? <WhyNot form={form} decision={decision} /> : null}
        {page.clock.state === 'OVERDUE' ? (
          <Textarea
            {...register('lateReason')}
            label="Why it is decided more than 24 hours after the report"
            error={at('lateReason')}
          />
        ) : null}
      </ActFormFrame>
    </Card>
  )
}
