/** Beginning an assessment: who is who is chosen already where the event says it, so that one press is enough. */
import { domesticAbuse } from '@mips/contracts/domestic-abuse'
import type { AbuseBasis } from '@mips/contracts/domestic-abuse-parts'
import { Card } from '@mips/ui/card.tsx'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { Inset } from '@mips/ui/inset.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Controller } from 'react-hook-form'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDate } from '../../platform/format.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { GradeTag } from './abuse-parts.tsx'
import { refreshesAbuse } from './domestic-abuse.api.ts'

type Values = { victimId: string; suspectId: string; childIds: string[]; tool: string }

/** The force's own tool comes before the built-in one. */
const firstTool = ({ tools }: AbuseBasis): string =>
  (tools.find(({ version }) => version !== null) ?? tools[0])?.code ?? 'DASH_27'

export function BeginForm({ basis }: { basis: AbuseBasis }) {
  const { event } = basis
  const people = basis.people.filter(({ validTo }) => validTo === null)
  const withRole = (isWanted: (role: string) => boolean) =>
    people.find(({ role }) => isWanted(role))?.personRecordId ?? ''
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        eventId: event.id,
        victimId: given(values.victimId),
        suspectId: given(values.suspectId),
        childIds: values.childIds,
        tool: values.tool,
        origins: {
          victimId: { how: 'carried', fromId: event.id, fromField: 'people' },
          suspectId: { how: 'carried', fromId: event.id, fromField: 'people' },
        },
      }),
      domesticAbuse.routes.begin.body,
    ),
    defaults: {
      victimId: withRole((role) => role.startsWith('VICTIM') || role === 'COMPLAINANT'),
      suspectId: withRole((role) => role === 'SUSPECT' || role === 'ARRESTED'),
      childIds: basis.children.map(({ personRecordId }) => personRecordId),
      tool: firstTool(basis),
    } as Values,
    act: useAct(topicApi.domesticAbuse.begin.mutation(), { refreshes: refreshesAbuse }),
    toInput: (body) => ({ body }),
    onDone: ({ id }) => goTo(paths.abuseAssessment(id)),
  })
  const names = people.map(({ personRecordId, name, roleLabel }) => ({
    value: personRecordId,
    label: `${name} (${roleLabel.toLowerCase()})`,
  }))
  return (
    <Card title={basis.assessments.length === 0 ? 'Assess the risk' : 'Assess the risk again'}>
      {people.length === 0 ? (
        <p>Nobody is on the event yet: add the victim there first, and they are carried in.</p>
      ) : (
        <ActFormFrame form={form} submitWords="Begin the assessment">
          <Known basis={basis} />
          {basis.tools.length < 2 ? null : (
            <Radios
              name="tool"
              legend="Risk tool"
              registration={form.fields.register('tool')}
              options={basis.tools.map(({ code, label, version }) => ({
                value: code,
                label: version === null ? label : `${label}, version ${version} of the force`,
              }))}
              error={form.errorOf('tool')}
            />
          )}
          <Radios
            name="victimId"
            legend="Who was harmed"
            registration={form.fields.register('victimId')}
            options={names}
            error={form.errorOf('victimId') === undefined ? undefined : 'Choose who was harmed'}
          />
          <Radios
            name="suspectId"
            legend="Who is suspected"
            registration={form.fields.register('suspectId')}
            options={[...names, { value: '', label: 'Nobody who is on the event' }]}
            error={form.errorOf('suspectId')}
          />
          {basis.children.length === 0 ? (
            <p>No child is known at the event or the address.</p>
          ) : (
            <Controller
              control={form.fields.control}
              name="childIds"
              render={({ field }) => (
                <Checkboxes
                  name="childIds"
                  legend="Children who were there or live there"
                  options={basis.children.map(({ personRecordId, name, age, why }) => ({
                    value: personRecordId,
                    label: `${name}${age === null ? '' : `, ${age}`}`,
                    hint: why,
                  }))}
                  value={field.value}
                  onChange={field.onChange}
                />
              )}
            />
          )}
        </ActFormFrame>
      )}
    </Card>
  )
}

/** What is known before a question is put: earlier risks, warnings, weapons. */
function Known({ basis }: { basis: AbuseBasis }) {
  const earlier = [
    ...new Map(basis.earlier.flatMap(({ lines }) => lines).map((line) => [line.id, line])).values(),
  ]
  const warned = basis.people.filter(({ markers }) => markers.length > 0)
  const weapons = basis.objects.filter(({ role }) => role === 'WEAPON')
  if (earlier.length + warned.length + weapons.length === 0)
    return <p className="mips-muted">No earlier assessment, warning or weapon is known of these people.</p>
  return (
    <Inset>
      <p className="govuk-!-font-weight-bold">Known already</p>
      <ul className="govuk-list govuk-list--bullet">
        {earlier.map((line) => (
          <li key={line.id}>
            <Link href={paths.abuseAssessment(line.id)}>
              {formatDate(line.begunAt)} {line.reference}
            </Link>{' '}
            <GradeTag grade={line.grade} />
          </li>
        ))}
        {warned.map(({ linkId, name, markers }) => (
          <li key={linkId}>
            {name}: {markers.map(({ label }) => label).join(', ')}
          </li>
        ))}
        {weapons.map(({ linkId, label }) => (
          <li key={linkId}>Used as a weapon: {label}</li>
        ))}
      </ul>
    </Inset>
  )
}
