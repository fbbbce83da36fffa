/** The victims of a crime: how each is reached safely, what they are owed, and what was done. */
import type { VictimView } from '@mips/contracts/victim-care-parts'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { CrimeFrame } from '../../platform/crime-frame.tsx'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { LeftList } from '../../platform/rights-entries-table.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ContactForm, NeedsForm, PlanForm, StepForm } from './victim-forms.tsx'

export function VictimsPage() {
  const { crimeId } = useParams({ from: '/crimes/$crimeId/victims' })
  const found = useQuery(topicApi.victimCare.get.query({ params: { crimeId } }))
  return (
    <CrimeFrame crimeId={crimeId} tab="victims">
      {() => (
        <>
          <p className="mips-no-print">
            <Link href="/victim-care">Every victim who has to be told</Link>
          </p>
          <Shown query={found} words="Opening the victims…" headingLevel={2}>
            {({ victims, may }) =>
              victims.length === 0 ? (
                <p>No victim is on this crime. One is added on its first page.</p>
              ) : (
                victims.map((victim) => (
                  <Victim key={victim.person.linkId} crimeId={crimeId} victim={victim} keeps={may.keep} />
                ))
              )
            }
          </Shown>
        </>
      )}
    </CrimeFrame>
  )
}

function Victim({ crimeId, victim, keeps }: { crimeId: string; victim: VictimView; keeps: boolean }) {
  const of = { crimeId, victim }
  return (
    <Card title={victim.person.name}>
      {victim.needs.isEnhanced ? <Tag tone="caution">Enhanced rights</Tag> : null}
      <SummaryList rows={rowsOf(victim)} />
      <LeftList left={victim.left} />
      <DataTable
        caption={`What ${victim.person.name} is owed`}
        columns={dueColumns}
        rows={victim.dues}
        rowKey={({ id }) => id}
        empty={<p>Nothing is owed yet.</p>}
      />
      <DataTable
        caption={`Contacts with ${victim.person.name}`}
        columns={contactColumns}
        rows={victim.contacts}
        rowKey={({ id }) => id}
        empty={<p>Nobody has been in contact yet.</p>}
      />
      {keeps ? (
        <>
          <Details summary="Enter a contact">
            <ContactForm {...of} />
          </Details>
          <Details summary="Agree the plan of contact">
            <PlanForm {...of} />
          </Details>
          <Details summary="Assess needs">
            <NeedsForm {...of} />
          </Details>
          <Details summary="Personal statement and victim service">
            <StepForm {...of} />
          </Details>
        </>
      ) : null}
    </Card>
  )
}

const labels = (list: readonly { label: string }[]) => list.map(({ label }) => label).join(', ')
const statements: Readonly<Record<string, string>> = {
  NOT_OFFERED: 'Not offered yet',
  OFFERED: 'Offered',
  DECLINED: 'Not wanted',
  TAKEN: 'Taken',
  WITHDRAWN: 'Withdrawn',
}
const referrals: Readonly<Record<string, string>> = {
  NOT_OFFERED: 'Not offered yet',
  DECLINED: 'Not wanted',
  TO_SEND: 'To be sent',
  SENT: 'Sent, no receipt yet',
  RECEIVED: 'Received by the service',
}

/** What is not safe stands before the numbers by which one would ring. */
function rowsOf({ plan, earlierPlan, known, needs, statement, referral }: VictimView) {
  const held = plan ?? earlierPlan
  const earlier =
    plan === null && earlierPlan !== null
      ? ` (agreed on ${earlierPlan.crime.reference ?? 'another crime'})`
      : ''
  return [
    ...(held === null || held.unsafeWays.length === 0
      ? []
      : [{ key: 'Not safe', value: `${labels(held.unsafeWays)}${earlier}` }]),
    ...(held?.safeInstructions ? [{ key: 'Safe contact', value: `${held.safeInstructions}${earlier}` }] : []),
    { key: 'Telephone', value: known.phones.join(', ') || 'Not known' },
    ...(held?.everyDays ? [{ key: 'Update', value: `Every ${held.everyDays} days${earlier}` }] : []),
    ...(known.language === null
      ? []
      : [
          {
            key: 'Language',
            value: `${known.language}${known.interpreterNeeded === true ? ', with an interpreter' : ''}`,
          },
        ]),
    ...(needs.reasons.length === 0 ? [] : [{ key: 'Why enhanced', value: labels(needs.reasons) }]),
    ...(needs.measures.length === 0 ? [] : [{ key: 'Measures at court', value: labels(needs.measures) }]),
    { key: 'Personal statement', value: statements[statement] ?? statement },
    { key: 'Victim service', value: referrals[referral] ?? referral },
  ]
}

const dueColumns: Column<VictimView['dues'][number]>[] = [
  { key: 'what', header: 'To be told', isRowHeader: true, cell: ({ trigger }) => trigger.label },
  { key: 'since', header: 'Since', cell: ({ since }) => formatDateTimeZone(since) },
  { key: 'by', header: 'By', cell: ({ by }) => formatDateTimeZone(by) },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, doneAt, endReason, failedAttempts, rule }) => {
      if (state === 'DONE')
        return `${endReason ?? 'Told'}${doneAt === null ? '' : `, ${formatDateTimeZone(doneAt)}`}`
      const failed = failedAttempts === 0 ? '' : `, ${failedAttempts} not reached`
      return (
        <>
          <Tag tone={state === 'OVERDUE' ? 'bad' : 'info'}>{state === 'OVERDUE' ? 'Overdue' : 'Owed'}</Tag>
          {` ${rule}${failed}`}
        </>
      )
    },
  },
]

const contactColumns: Column<VictimView['contacts'][number]>[] = [
  { key: 'at', header: 'When', isRowHeader: true, cell: ({ at }) => formatDateTimeZone(at) },
  { key: 'way', header: 'How', cell: ({ way }) => way.label },
  {
    key: 'told',
    header: 'Told',
    cell: ({ isCounted, triggers }) => (isCounted ? labels(triggers) || 'Update' : 'Not reached'),
  },
  { key: 'said', header: 'What was said', cell: ({ said }) => said },
  { key: 'by', header: 'By', cell: ({ by }) => (by === null ? 'Not known' : formatOfficer(by)) },
]
