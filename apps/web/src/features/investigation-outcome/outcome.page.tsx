/** The outcome of a crime: what stands, what waits, what the victim said, and the form that asks each outcome for its evidence. */
import type { OutcomeLine, OutcomePage as Page } from '@mips/contracts/investigation-outcome'
import { investigationOutcome } from '@mips/contracts/investigation-outcome'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActWords } from '../../platform/act-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { CrimeFrame } from '../../platform/crime-frame.tsx'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { LeftList } from '../../platform/rights-entries-table.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { EvidenceFields, type OutcomeValues } from './evidence-fields.tsx'
import { VictimWords } from './victim-words.tsx'

const refreshes = [topicApi.investigationOutcome.get.key, topicApi.crime.get.key]

export function OutcomePage() {
  const { crimeId } = useParams({ from: '/crimes/$crimeId/outcome' })
  const found = useQuery(topicApi.investigationOutcome.get.query({ params: { crimeId } }))
  return (
    <CrimeFrame crimeId={crimeId} tab="outcome">
      {() => (
        <Shown query={found} words="Opening the outcome…" headingLevel={2}>
          {(page) => <Outcome page={page} />}
        </Shown>
      )}
    </CrimeFrame>
  )
}

function Outcome({ page }: { page: Page }) {
  const { standing, open, may } = page
  return (
    <>
      {standing === null ? null : (
        <Card title={`Outcome ${standing.number}: ${standing.label}`}>
          <SummaryList rows={rowsOf(standing)} />
          {may.reopen.allowed ? <Reopen page={page} /> : null}
        </Card>
      )}
      {open === null ? null : (
        <Card title={`${open.stateLabel}: ${open.number} ${open.label}`}>
          <SummaryList rows={rowsOf(open)} />
          <LeftList left={page.left} />
          {may.approve.allowed ? <Decide page={page} /> : null}
        </Card>
      )}
      {page.victims.map((victim) => (
        <VictimWords key={victim.personRecordId} page={page} victim={victim} />
      ))}
      {may.propose.allowed ? <Propose key={open?.id ?? 'new'} page={page} /> : null}
      {page.earlier.length === 0 ? null : (
        <Card title="Earlier outcomes">
          <DataTable
            caption="Earlier outcomes"
            captionHidden
            columns={earlierColumns}
            rows={page.earlier}
            rowKey={({ id }) => id}
            empty={<p>None.</p>}
          />
        </Card>
      )}
    </>
  )
}

const who = (officer: OutcomeLine['proposedBy'], at: string | null) =>
  [officer === null ? undefined : formatOfficer(officer), at === null ? undefined : formatDateTimeZone(at)]
    .filter((part) => part !== undefined)
    .join(', ')

const rowsOf = (line: OutcomeLine) => [
  { key: 'Proposed by', value: who(line.proposedBy, line.proposedAt) },
  ...(line.decidedAt === null ? [] : [{ key: 'Decided by', value: who(line.decidedBy, line.decidedAt) }]),
  ...(line.decisionWords === null ? [] : [{ key: 'In words', value: line.decisionWords }]),
  ...(line.supervisorRationale === null
    ? []
    : [{ key: 'Why nothing more is done', value: line.supervisorRationale }]),
  ...(line.overrideReason === null
    ? []
    : [{ key: 'Why an inspector closes it', value: line.overrideReason }]),
]

const earlierColumns: Column<OutcomeLine>[] = [
  { key: 'what', header: 'Outcome', isRowHeader: true, cell: ({ number, label }) => `${number} ${label}` },
  { key: 'by', header: 'Proposed', cell: ({ proposedBy, proposedAt }) => who(proposedBy, proposedAt) },
  { key: 'end', header: 'Ended', cell: ({ endedBy, endedAt }) => who(endedBy, endedAt) },
  { key: 'why', header: 'Why', cell: ({ endReason }) => endReason },
]

/** Text boxes that were left empty say nothing; ticks that are not set say nothing either. */
function cleaned(values: Record<string, unknown>): Record<string, unknown> {
  const held = Object.entries(values).flatMap(([key, value]) => {
    if (value === '' || value === false || value === undefined || value === null) return []
    return [[key, typeof value === 'object' ? cleaned(value as Record<string, unknown>) : value]]
  })
  return Object.fromEntries(held) as Record<string, unknown>
}

function Propose({ page }: { page: Page }) {
  const { open, custodyEnds } = page
  const charge = custodyEnds.find(({ outcomeCode }) => outcomeCode === '1')
  const named = page.suspects.filter(({ personRecordId }) => personRecordId !== null)
  const form = useActForm({
    schema: onForm(
      ({ suspectId, evidence, ...rest }: OutcomeValues) => ({
        ...rest,
        suspectId: given(suspectId),
        evidence: cleaned(evidence),
      }),
      investigationOutcome.routes.propose.body,
    ),
    defaults: {
      intent: 'PROPOSE',
      code: open?.code ?? (charge === undefined ? '' : '1'),
      isVariant: open?.isVariant ?? false,
      suspectId: open?.suspectId ?? (named.length === 1 ? (named[0]?.personRecordId ?? '') : ''),
      evidence: { ...open?.evidence },
    } as OutcomeValues,
    act: useAct(topicApi.investigationOutcome.propose.mutation(), { refreshes, said: 'Outcome kept' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  const { register } = form.fields
  return (
    <Card title={open?.state === 'RETURNED' ? 'Propose it again' : 'Give an outcome'}>
      {custodyEnds.map((end) => (
        <p key={end.id}>
          {`From custody ${end.custodyNumber}: ${end.title}, outcome ${end.outcomeCode}, ${formatDateTimeZone(end.at)}.`}
        </p>
      ))}
      <ActFormFrame form={form} submitWords="Keep the outcome">
        <Select
          {...register('code')}
          label="Outcome"
          placeholder="Choose"
          options={page.choices.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
          error={form.errorOf('code')}
        />
        {named.length === 0 ? null : (
          <Select
            {...register('suspectId')}
            label="Suspect whom it is about"
            placeholder="Nobody"
            options={named.map(({ personRecordId, name, status }) => ({
              value: personRecordId ?? '',
              label: `${name} (${status.label.toLowerCase()})`,
            }))}
            error={form.errorOf('suspectId')}
          />
        )}
        <EvidenceFields form={form} page={page} />
        <Radios
          name="intent"
          legend="What to do with it"
          inline
          registration={register('intent')}
          options={[
            { value: 'PROPOSE', label: 'Propose it' },
            { value: 'SAVE', label: 'Save and go on later' },
          ]}
          error={form.errorOf('intent')}
        />
      </ActFormFrame>
    </Card>
  )
}

function Decide({ page }: { page: Page }) {
  const form = useActForm({
    schema: onForm(
      (values: { answer: string; words: string; supervisorRationale: string; overrideReason: string }) => ({
        answer: given(values.answer),
        words: values.words,
        supervisorRationale: given(values.supervisorRationale),
        overrideReason: given(values.overrideReason),
      }),
      investigationOutcome.routes.decide.body,
    ),
    defaults: { answer: '', words: '', supervisorRationale: '', overrideReason: '' },
    act: useAct(topicApi.investigationOutcome.decide.mutation(), { refreshes, said: 'Decided' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  const asks = (field: string) => page.left.some((line) => line.field === field)
  return (
    <ActFormFrame form={form} submitWords="Decide">
      <Radios
        name="answer"
        legend="Your decision"
        inline
        registration={form.fields.register('answer')}
        options={[
          { value: 'APPROVED', label: 'Approve it' },
          { value: 'RETURNED', label: 'Return it' },
        ]}
        error={form.errorOf('answer')}
      />
      <ActWords form={form} name="words" label="Why, or what is still to do" />
      {asks('supervisorRationale') ? (
        <ActWords form={form} name="supervisorRationale" label="Why nothing more is done" />
      ) : null}
      {asks('override') ? (
        <ActWords form={form} name="overrideReason" label="Why an inspector closes it so" />
      ) : null}
    </ActFormFrame>
  )
}

function Reopen({ page }: { page: Page }) {
  const form = useActForm({
    schema: investigationOutcome.routes.reopen.body,
    defaults: { reason: '' },
    act: useAct(topicApi.investigationOutcome.reopen.mutation(), { refreshes, said: 'Opened again' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Open the crime again">
      <ActWords form={form} name="reason" label="Which new line or review opens it again" />
    </ActFormFrame>
  )
}
