/** Who gets the alarms of a team at each step, and naming somebody for a step (TK-11). */
import { taskWatch } from '@mips/contracts/task-watch'
import type { NamedStep } from '@mips/contracts/task-watch'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { useQuery } from '@tanstack/react-query'
import { ActChoice, ActLine } from '../../platform/act-fields.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm } from '../../platform/form-times.ts'
import { formatOfficer } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export function AlarmPeople({ unit }: { unit: string | undefined }) {
  const query = unit === undefined ? {} : { unit }
  const found = useQuery(topicApi.taskWatch.listNamed.query({ query }))
  return (
    <Card title="Who gets the alarms">
      <Shown query={found} words="Looking who is named…" headingLevel={2}>
        {({ team, steps, acknowledgeMinutes }) => (
          <>
            <p className="mips-muted mips-small">
              Overdue work goes to one person. Who does not acknowledge it in {acknowledgeMinutes} minutes is
              told that it went to the next.
            </p>
            {steps.map((step) => (
              <p key={step.level}>
                <strong>{step.label}</strong>
                <br />
                <Step step={step} />
              </p>
            ))}
            {steps
              .filter(({ mayName }) => mayName)
              .map((step) => (
                <Details
                  key={`${step.level}${step.named?.id ?? ''}`}
                  summary={`Name: ${step.label.toLowerCase()}`}
                >
                  <NameForm team={team} step={step} />
                </Details>
              ))}
          </>
        )}
      </Shown>
    </Card>
  )
}

function Step({ step: { named, isAppointed, reason, hours } }: { step: NamedStep }) {
  const why = isAppointed ? `Named: ${reason ?? ''}` : 'By rank'
  return (
    <>
      {named === null ? 'Nobody of this rank' : formatOfficer(named)}
      <br />
      <span className="mips-muted mips-small">
        {hours === 0 ? 'As soon as it is overdue' : `${hours} hours overdue`}. {named === null ? '' : why}
      </span>
    </>
  )
}

type Values = { userId: string; reason: string }

function NameForm({ team, step }: { team: string; step: NamedStep }) {
  const form: ActForm<Values> = useActForm({
    schema: onForm(
      ({ userId, reason }: Values) => ({
        unit: team,
        level: step.level,
        userId: userId === '' ? null : userId,
        reason,
      }),
      taskWatch.routes.name.body,
    ),
    defaults: { userId: step.isAppointed ? (step.named?.id ?? '') : '', reason: '' } as Values,
    act: useAct(topicApi.taskWatch.name.mutation(), {
      refreshes: [topicApi.taskWatch.listNamed.key],
      said: 'Named',
    }),
    toInput: (body) => ({ body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Name">
      <ActChoice
        form={form}
        name="userId"
        label="Who (nobody: by rank)"
        list={step.candidates.map((officer) => ({ code: officer.id, label: formatOfficer(officer) }))}
        need="optional"
      />
      <ActLine form={form} name="reason" label="Why" />
    </ActFormFrame>
  )
}
