/** The acts on a crime group: a person joins or leaves, a score, a disruption, another owner, and its end. */
import type { OfficerRef } from '@mips/contracts/common'
import { crimeGroup, type CrimeGroupPage } from '@mips/contracts/crime-group'
import { disruptionResults, groupConfidences, groupRoles } from '@mips/domain/intelligence/crime-group'
import { groupScoreParts } from '@mips/domain/intelligence/tasking'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { ActChoice, ActDay, ActLine, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm, rightNow } from '../../platform/form-times.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { PersonBox } from '../../platform/person-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'

type Group = { group: CrimeGroupPage }
const refreshes = [topicApi.crimeGroup.get.key, topicApi.crimeGroup.list.key] as const
const on = ({ id, version }: CrimeGroupPage) => ({ params: { groupId: id }, version })

export function MemberForm({ group }: Group) {
  // A new set of boxes for each person.
  const [round, setRound] = useState(0)
  return <OneMember key={round} group={group} onDone={() => setRound(round + 1)} />
}

function OneMember({ group, onDone }: Group & { onDone: () => void }) {
  const form = useActForm({
    schema: onForm(
      (values: { personId: string; role: string; confidence: string }) => ({
        personId: given(values.personId),
        role: given(values.role),
        confidence: given(values.confidence),
      }),
      crimeGroup.routes.addMember.body,
    ),
    defaults: { personId: '', role: 'GROUP_MEMBER', confidence: 'believed' },
    act: useAct(topicApi.crimeGroup.addMember.mutation(), { refreshes, looksAgain: true, said: 'Added' }),
    toInput: (body) => ({ ...on(group), body }),
    onDone,
  })
  const error = form.errorOf('personId')
  return (
    <ActFormFrame form={form} submitWords="Add the person">
      <PersonBox
        label="Who"
        name="personId"
        {...(error === undefined ? {} : { error: 'Choose the person' })}
        onChoose={(id) => form.fields.setValue('personId', id ?? '', { shouldValidate: id !== null })}
      />
      <div className="mips-row--fields">
        <ActChoice form={form} name="role" label="Role" list={groupRoles} />
        <ActChoice form={form} name="confidence" label="How sure" list={groupConfidences} />
      </div>
    </ActFormFrame>
  )
}

export function EndMemberForm({ group, linkId }: Group & { linkId: string }) {
  const form = useActForm({
    schema: onForm((values: { reason: string }) => values, crimeGroup.routes.endMember.body),
    defaults: { reason: '' },
    act: useAct(topicApi.crimeGroup.endMember.mutation(), { refreshes, looksAgain: true, said: 'Kept' }),
    toInput: (body) => ({ ...on(group), params: { groupId: group.id, linkId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="They belong to it no longer">
      <ActLine form={form} name="reason" label="Why" />
    </ActFormFrame>
  )
}

const marks = ['0', '1', '2', '3', '4', '5'].map((code) => ({ code, label: code }))
type Parts = Record<(typeof groupScoreParts)[number]['code'], string>
type ScoreValues = { parts: Parts; why: string }

export function ScoreForm({ group }: Group) {
  const last = new Map(group.scores[0]?.parts.map(({ code, value }) => [code, String(value)]))
  const form = useActForm({
    schema: onForm(
      ({ parts, why }: ScoreValues) => ({
        why,
        parts: Object.fromEntries(
          Object.entries(parts).map(([code, value]) => [code, value === '' ? undefined : Number(value)]),
        ),
      }),
      crimeGroup.routes.score.body,
    ),
    defaults: {
      parts: Object.fromEntries(groupScoreParts.map(({ code }) => [code, last.get(code) ?? ''])) as Parts,
      why: '',
    } as ScoreValues,
    draft: { key: `crimegroup.score:${group.id}` },
    act: useAct(topicApi.crimeGroup.score.mutation(), { refreshes, looksAgain: true, said: 'Scored' }),
    toInput: (body) => ({ ...on(group), body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the score">
      <div className="mips-row--fields">
        {groupScoreParts.map(({ code, label, weight }) => (
          <ActChoice
            key={code}
            form={form}
            name={`parts.${code}`}
            label={label}
            hint={`0 to 5, counts ${weight} times`}
            list={marks}
          />
        ))}
      </div>
      <ActWords form={form} name="why" label="What the score stands on" />
    </ActFormFrame>
  )
}

export function DisruptionForm({ group }: Group) {
  const form = useActForm({
    schema: onForm(
      (values: { activity: string; happenedOn: string; result: string; why: string }) => ({
        ...values,
        result: given(values.result),
      }),
      crimeGroup.routes.addDisruption.body,
    ),
    defaults: { activity: '', happenedOn: rightNow().date, result: '', why: '' },
    draft: { key: `crimegroup.disruption:${group.id}` },
    act: useAct(topicApi.crimeGroup.addDisruption.mutation(), { refreshes, looksAgain: true, said: 'Kept' }),
    toInput: (body) => ({ ...on(group), body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the disruption">
      <ActLine form={form} name="activity" label="What was done" />
      <ActDay form={form} name="happenedOn" label="When" expects="past" />
      <ActChoice form={form} name="result" label="What it came to" list={disruptionResults} />
      <ActWords
        form={form}
        name="why"
        label="Why it is judged so"
        hint="What the group can no longer do"
        limit={1000}
      />
    </ActFormFrame>
  )
}

export function OwnerForm({ group }: Group) {
  const form = useActForm({
    schema: onForm(
      (values: { ownerId: OfficerRef[] }) => ({ ownerId: values.ownerId[0]?.id }),
      crimeGroup.routes.giveTo.body,
    ),
    defaults: { ownerId: [] as OfficerRef[] },
    act: useAct(topicApi.crimeGroup.giveTo.mutation(), {
      refreshes,
      looksAgain: true,
      said: 'It has another owner',
    }),
    toInput: (body) => ({ ...on(group), body }),
  })
  const error = form.errorOf('ownerId')
  return (
    <ActFormFrame form={form} submitWords="Give it to them">
      <Controller
        control={form.fields.control}
        name="ownerId"
        render={({ field }) => (
          <OfficersBox
            label="New owner"
            name="ownerId"
            {...(error === undefined ? {} : { error })}
            chosen={field.value}
            onChange={(officers) => field.onChange(officers.slice(-1))}
          />
        )}
      />
    </ActFormFrame>
  )
}

export function ArchiveForm({ group }: Group) {
  const form = useActForm({
    schema: onForm((values: { reason: string }) => values, crimeGroup.routes.archive.body),
    defaults: { reason: '' },
    draft: { key: `crimegroup.archive:${group.id}` },
    act: useAct(topicApi.crimeGroup.archive.mutation(), { refreshes, looksAgain: true, said: 'Archived' }),
    toInput: (body) => ({ ...on(group), body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Archive the group" look="warning">
      <ActWords form={form} name="reason" label="Why it is archived" limit={1000} />
    </ActFormFrame>
  )
}
