/** Whose the crime is: given by a supervisor, handed over by its officer, accepted or declined; and its steps. */
import { investigation } from '@mips/contracts/investigation'
import type { InvestigationPage } from '@mips/contracts/investigation-replies'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActChoice, ActLine, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import type { DeskPart } from './desk.page.tsx'
import { refreshesDesk } from './investigation.api.ts'

export function AllocationCard({ page }: DeskPart) {
  const { may } = page
  return (
    <Card title="Whose it is">
      <p>
        {page.officer === null ? 'Nobody has it yet.' : formatOfficer(page.officer)}{' '}
        {page.officer !== null && !page.isAccepted ? <Tag tone="caution">Not accepted yet</Tag> : null}
      </p>
      {may.answer.allowed ? <Answer page={page} /> : null}
      {may.allocate.allowed ? <Allocate page={page} /> : null}
      {may.handOver.allowed ? <HandOver page={page} /> : null}
      {may.work.allowed && page.steps.length > 0 && page.isAccepted ? <TakeStep page={page} /> : null}
      {page.allocations.length === 0 ? null : (
        <Details summary="Who had it before">
          <ul className="govuk-list govuk-list--bullet">
            {page.allocations.map((one) => (
              <li key={one.id}>{allocationWords(one)}</li>
            ))}
          </ul>
        </Details>
      )}
    </Card>
  )
}

const answers = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  OVERTAKEN: 'overtaken by another',
} as const

function allocationWords(one: InvestigationPage['allocations'][number]): string {
  const { to, givenBy, givenAt, reason, answer, declineReason, belowLevelReason } = one
  const said = answer === null ? 'no answer yet' : (answers[answer as keyof typeof answers] ?? answer)
  return [
    `${to === null ? 'Somebody' : formatOfficer(to)}, by ${givenBy === null ? 'somebody' : formatOfficer(givenBy)}, ${formatDateTimeZone(givenAt)}: ${said}`,
    reason,
    belowLevelReason,
    declineReason,
  ]
    .filter((part) => part !== null)
    .join('. ')
}

function Answer({ page }: DeskPart) {
  const offer = page.allocations.find(({ answer }) => answer === null)
  const act = useAct(topicApi.investigation.answerAllocation.mutation(), {
    refreshes: refreshesDesk,
    said: ({ state }) => (state === 'ACTIVE' ? 'Accepted: the investigation runs' : 'Answered'),
  })
  const params = { crimeId: page.id, allocationId: offer?.id ?? '' }
  const form = useActForm({
    schema: onForm(
      (values: { declineReason: string }) => ({
        answer: 'DECLINED',
        declineReason: given(values.declineReason),
      }),
      investigation.routes.answerAllocation.body,
    ),
    defaults: { declineReason: '' },
    act,
    toInput: (body) => ({ params, body, version: page.version }),
  })
  return (
    <>
      <p>
        {offer?.kind === 'HAND_OVER' ? 'It is handed over to you: ' : 'You were given it: '}
        {offer?.reason ?? 'no reason was written.'}
      </p>
      <ButtonGroup>
        <Button
          isBusy={act.isBusy}
          onClick={() => void act.run({ params, body: { answer: 'ACCEPTED' }, version: page.version })}
        >
          Accept
        </Button>
      </ButtonGroup>
      <Details summary="Decline">
        <ActFormFrame form={form} submitWords="Decline it">
          <ActLine form={form} name="declineReason" label="Why" />
        </ActFormFrame>
      </Details>
    </>
  )
}

type Giving = { officerId: string; reason: string; belowLevelReason: string }
const givingBody = ({ officerId, reason, belowLevelReason }: Giving) => ({
  officerId: given(officerId),
  reason: given(reason),
  belowLevelReason: given(belowLevelReason),
})

function Allocate({ page }: DeskPart) {
  const [isOpen, setOpen] = useState(false)
  const officers = useQuery({
    ...topicApi.investigation.listOfficers.query({ params: { crimeId: page.id }, query: {} }),
    enabled: isOpen,
  })
  return (
    <Details
      summary={page.officer === null ? 'Allocate it' : 'Give it to another'}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      {isOpen ? (
        <Shown query={officers} words="Looking who has room…" headingLevel={2}>
          {({ candidates }) => <AllocateForm page={page} candidates={candidates} />}
        </Shown>
      ) : null}
    </Details>
  )
}

type Candidates = {
  officer: { id: string; displayName: string; staffNumber: string; rank: string }
  isFit: boolean
  reasons: string[]
}[]

function AllocateForm({ page, candidates }: DeskPart & { candidates: Candidates }) {
  const form = useActForm({
    schema: onForm(givingBody, investigation.routes.allocate.body),
    defaults: { officerId: '', reason: '', belowLevelReason: '' } as Giving,
    act: useAct(topicApi.investigation.allocate.mutation(), { refreshes: refreshesDesk, said: 'Allocated' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  const chosen = candidates.find(({ officer }) => officer.id === form.fields.watch('officerId'))
  return (
    <ActFormFrame form={form} submitWords="Allocate">
      <Radios
        name="officerId"
        legend="Officer"
        hint="In the order in which they are offered"
        registration={form.fields.register('officerId')}
        options={candidates
          .filter(({ officer }) => officer.id !== page.officer?.id)
          .map(({ officer, reasons }) => ({
            value: officer.id,
            label: formatOfficer(officer),
            hint: reasons.join('. '),
          }))}
        error={form.errorOf('officerId') === undefined ? undefined : 'Choose the officer'}
      />
      <ActLine form={form} name="reason" label="Why this officer" need="optional" />
      {chosen?.isFit === false ? (
        <ActLine
          form={form}
          name="belowLevelReason"
          label="Why although the level is below, and who supports them"
        />
      ) : null}
    </ActFormFrame>
  )
}

function HandOver({ page }: DeskPart) {
  const [next, setNext] = useState<Parameters<typeof OfficersBox>[0]['chosen']>([])
  const form = useActForm({
    schema: onForm(givingBody, investigation.routes.handOver.body),
    defaults: { officerId: '', reason: '', belowLevelReason: '' } as Giving,
    act: useAct(topicApi.investigation.handOver.mutation(), {
      refreshes: refreshesDesk,
      said: 'Offered: it stays yours until they accept',
    }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  return (
    <Details summary="Hand it over">
      <ActFormFrame form={form} submitWords="Offer it">
        <OfficersBox
          label="To"
          name="officerId"
          error={form.errorOf('officerId') === undefined ? undefined : 'Choose the officer'}
          chosen={next}
          onChange={(officers) => {
            const last = officers.slice(-1)
            setNext(last)
            form.fields.setValue('officerId', last[0]?.id ?? '')
          }}
        />
        <ActWords form={form} name="reason" label="What they have to know" limit={1000} />
        {page.assessment.levelNeeded > 1 ? (
          <ActLine
            form={form}
            name="belowLevelReason"
            label="Why, where their level is below"
            need="optional"
          />
        ) : null}
      </ActFormFrame>
    </Details>
  )
}

function TakeStep({ page }: DeskPart) {
  const form = useActForm({
    schema: onForm(
      (values: { step: string; reason: string }) => ({ step: given(values.step), reason: values.reason }),
      investigation.routes.takeStep.body,
    ),
    defaults: { step: '', reason: '' },
    act: useAct(topicApi.investigation.takeStep.mutation(), { refreshes: refreshesDesk, said: 'Done' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  return (
    <Details summary="Change how it stands">
      <ActFormFrame form={form} submitWords="Change it">
        <ActChoice form={form} name="step" label="From now on" list={page.steps} />
        <ActLine form={form} name="reason" label="Why" />
      </ActFormFrame>
    </Details>
  )
}
