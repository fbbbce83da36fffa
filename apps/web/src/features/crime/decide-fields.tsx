/** The fields of a decision: the crime with what the incident knows, or why it is none. */
import type { OfficerRef } from '@mips/contracts/common'
import type { RecordingPage } from '@mips/contracts/crime-parts'
import { reportMethods } from '@mips/domain/investigation/crime-words'
import { crimeMarkers } from '@mips/domain/investigation/policy-tasks'
import { notRecordedReasons } from '@mips/domain/investigation/recording-decision'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import type { ActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { type Asked, ExploitationAsk, type ExploitationValues } from '../../platform/exploitation-ask.tsx'
import { OffenceChoice } from '../../platform/offence-choice.tsx'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { serverNow } from '../../platform/server-clock.ts'

export type Values = {
  /** Named as in the body, so that an answer takes its error away. */
  facts: { amountsToCrime: '' | 'yes' | 'no'; reporter: string; evidenceToContrary: string }
  more: string[]
  decision: string
  reason: string
  words: string
  traced: string
  authorisedBy: OfficerRef[]
  lateReason: string
  offence: string
  from: LocalDateTime
  to: LocalDateTime
  method: string
  circumstances: string
  wishes: string
  flags: string[]
  roles: Record<string, string>
  exploitation: ExploitationValues
}

/** Victims and suspects as they are ticked now: those whom a crime asks about. */
export const peopleAsked = (page: RecordingPage, roles: Record<string, string>): Asked[] =>
  page.people
    .filter(({ personRecordId }) => ['VICTIM', 'SUSPECT'].includes(roles[personRecordId] ?? ''))
    .map(({ personRecordId, name, dob }) => ({
      personRecordId,
      name,
      age: dob === null ? undefined : ageOn(dob, londonDay(serverNow().toISOString())),
    }))

type Part = { form: ActForm<Values> }
type Ticked = { name: 'more' | 'flags'; legend: string; options: readonly { value: string; label: string }[] }

export const Ticks = ({ form, name, legend, options }: Part & Ticked) => (
  <Controller
    control={form.fields.control}
    name={name}
    render={({ field }) => (
      <Checkboxes
        name={name}
        legend={legend}
        need="optional"
        options={options}
        value={field.value}
        onChange={field.onChange}
      />
    )}
  />
)

export function CrimeFields({ form, page }: Part & { page: RecordingPage }) {
  const { control, register, setValue } = form.fields
  const at = (path: string) => form.errorOf(path as 'words')
  const now = serverNow().toISOString()
  return (
    <>
      <OffenceChoice
        name="offenceCode"
        error={at('crime.offenceCode') ?? at('offenceCode')}
        onChoose={(code) => setValue('offence', code)}
      />
      {page.people.map((person, index) => (
        <Radios
          key={person.personRecordId}
          name={`roles.${person.personRecordId}`}
          legend={`${person.name} (${person.roleLabel.toLowerCase()})`}
          legendSize="s"
          inline
          registration={register(`roles.${person.personRecordId}`)}
          options={[
            { value: 'VICTIM', label: 'Victim' },
            { value: 'SUSPECT', label: 'Suspect' },
            { value: 'NONE', label: 'Neither' },
          ]}
          error={at(`crime.people.${index}`)}
        />
      ))}
      <Controller
        control={control}
        name="from"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            legend="When it happened, or began"
            expects="past"
            now={now}
            need="optional"
            error={at('crime.committedFrom')}
          />
        )}
      />
      <Details summary="It happened between two times">
        <Controller
          control={control}
          name="to"
          render={({ field }) => (
            <DateTimeInput
              {...field}
              legend="At the latest"
              expects="past"
              now={now}
              need="optional"
              error={at('crime.committedTo')}
            />
          )}
        />
      </Details>
      <Textarea
        {...register('circumstances')}
        label="What happened"
        hint="Carried in from the incident: change it where you know more"
        need="optional"
        error={at('crime.circumstances')}
      />
      <Select {...register('method')} label="How it was reported" options={choicesOf(reportMethods)} />
      <ExploitationAsk form={form} people={peopleAsked(page, form.fields.watch('roles'))} asks="CRIME" />
      <Details summary="What the victim wants, and flags">
        <Textarea {...register('wishes')} label="What the victim wants" need="optional" />
        <Ticks form={form} name="flags" legend="Flags" options={choicesOf(crimeMarkers)} />
      </Details>
    </>
  )
}

export function WhyNot({ form, decision }: Part & { decision: string }) {
  const { control, register } = form.fields
  const reasons = notRecordedReasons.filter((row) => (row.for as readonly string[]).includes(decision))
  return (
    <>
      <Radios
        name="reason"
        legend="Why it is not recorded as a crime"
        registration={register('reason')}
        options={choicesOf(reasons)}
        error={form.errorOf('reason')}
      />
      <Textarea {...register('words')} label="In words" error={form.errorOf('words')} />
      {form.fields.watch('reason') === 'VICTIM_NOT_TRACED' ? (
        <Textarea
          {...register('traced')}
          label="What was done to trace the victim"
          error={form.errorOf('traceAttempts' as 'traced')}
        />
      ) : null}
      {decision === 'CRIME_RELATED' ? (
        <Controller
          control={control}
          name="authorisedBy"
          render={({ field }) => (
            <OfficersBox
              label="Who authorised it"
              name="authorisedById"
              error={form.errorOf('authorisedById' as 'authorisedBy')}
              chosen={field.value}
              onChange={(officers) => field.onChange(officers.slice(-1))}
            />
          )}
        />
      ) : null}
    </>
  )
}
