import type { InterviewLine } from '@mips/contracts/custody-interviews'
import type { StayFacts } from '@mips/contracts/custody-procedure-parts'
import { interviewEndings, interviewRoles } from '@mips/domain/custody/procedure-codes'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import { ActPicker } from '../../platform/act-picker.tsx'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { useInterviews } from './custody-procedures.api.ts'
import { InterviewSteps, StartInterviewForm } from './interview-forms.tsx'
import { EndContactForm } from './later-forms.tsx'
import { Kept, mayRecord, Problems } from './procedure-parts.tsx'
import { ContactForm, RestForm } from './welfare-forms.tsx'

const states: Record<string, { label: string; tone: 'good' | 'caution' | 'info' }> = {
  RUNNING: { label: 'Running', tone: 'info' },
  BREAK: { label: 'In a break', tone: 'caution' },
  ENDED: { label: 'Ended', tone: 'good' },
}

/** Interviews with their breaks, the rest of these 24 hours, visits, calls and letters. */
export function InterviewsPage() {
  const { recordId } = useParams({ from: '/custody/$recordId/interviews' })
  const interviews = useInterviews(recordId)
  return (
    <StayFrame recordId={recordId} topic="interviews">
      {() => (
        <Shown query={interviews} words="Reading the interviews…" headingLevel={2}>
          {(page) => {
            const may = mayRecord(page.stay)
            return (
              <>
                <Card title="Rest">
                  <SummaryList
                    rows={[
                      {
                        key: 'Rest',
                        value:
                          page.rest === null
                            ? 'Not known'
                            : `${Math.floor(page.rest.restedMinutes / 60)} h ${page.rest.restedMinutes % 60} min of 8 h${page.rest.isResting ? ', resting now' : ''}. ${
                                page.rest.isMet
                                  ? 'Met.'
                                  : `Latest start ${formatDateTimeZone(page.rest.latestStart)}${page.rest.canStillFit ? '' : ': no longer fits'}.`
                              } (${page.rest.rule})`,
                      },
                    ]}
                  />
                  <ul className="govuk-list">
                    {page.welfare.map(({ id, at, words }) => (
                      <li key={id}>
                        {formatDateTimeZone(at)} {words}
                      </li>
                    ))}
                  </ul>
                </Card>
                <ActPicker
                  title="Record"
                  acts={[
                    {
                      key: 'interview',
                      label: 'Interview',
                      may,
                      form: (close) => (
                        <StartInterviewForm stay={page.stay} needs={page.needs} onDone={close} />
                      ),
                    },
                    {
                      key: 'rest',
                      label: 'Rest',
                      may,
                      form: (close) => (
                        <RestForm stay={page.stay} isResting={page.rest?.isResting === true} onDone={close} />
                      ),
                    },
                    {
                      key: 'contact',
                      label: 'Visit, call or letter',
                      may,
                      form: (close) => <ContactForm stay={page.stay} onDone={close} />,
                    },
                  ]}
                />
                <Card title="Interviews">
                  {page.interviews.length === 0 ? <p>No interview is recorded.</p> : null}
                  {page.interviews.map((interview) => (
                    <Interview key={interview.rootId} stay={page.stay} interview={interview} />
                  ))}
                </Card>
                <Card title="Visits, calls and letters">
                  {page.contacts.length === 0 ? <p>None is recorded.</p> : null}
                  {page.contacts.map((contact) => (
                    <section key={contact.rootId} aria-label={`${contact.kindLabel}, ${contact.facts.name}`}>
                      <p>
                        {formatDateTimeZone(contact.at)} <strong>{contact.kindLabel}</strong>,{' '}
                        {contact.facts.name}
                        {contact.waitMinutes === null ? '' : `, waited ${contact.waitMinutes} min`}{' '}
                        {contact.facts.isAllowed ? null : <Tag tone="bad">Not allowed</Tag>}
                      </p>
                      <p className="mips-muted">
                        {contact.facts.endedAt === undefined
                          ? 'Not ended yet.'
                          : `Ended ${formatDateTimeZone(contact.facts.endedAt)}.`}
                      </p>
                      <Kept row={contact} />
                      {page.stay.mayRecord && contact.facts.isAllowed ? (
                        <Details
                          summary={contact.facts.endedAt === undefined ? 'It has ended' : 'Put the end right'}
                        >
                          <EndContactForm key={contact.id} stay={page.stay} contact={contact} />
                        </Details>
                      ) : null}
                    </section>
                  ))}
                </Card>
              </>
            )
          }}
        </Shown>
      )}
    </StayFrame>
  )
}

function Interview({ stay, interview }: { stay: StayFacts; interview: z.infer<typeof InterviewLine> }) {
  const { facts } = interview
  const state = states[interview.state]
  const roleOf = (role: string) => interviewRoles.find(({ code }) => code === role)?.label ?? role
  return (
    <section aria-label={`Interview ${interview.number}`}>
      <h3 className="govuk-heading-s">
        Interview {interview.number} <Tag tone={state?.tone ?? 'info'}>{state?.label ?? interview.state}</Tag>{' '}
        {interview.breakDue?.isOverdue ? (
          <Tag tone="bad">Break overdue ({interview.breakDue.rule})</Tag>
        ) : null}
      </h3>
      <p>
        {[
          `${formatDateTimeZone(interview.startedAt)} to ${interview.endedAt === null ? 'now' : formatDateTimeZone(interview.endedAt)}`,
          interview.place,
          ...facts.present.map(({ name, role }) => `${roleOf(role)}: ${name}`),
          facts.releasedBy && `Handed over by ${formatOfficer(facts.releasedBy)}`,
          facts.urgent && `Urgent: ${facts.urgent.reason}`,
          facts.ending && interviewEndings.find(({ code }) => code === facts.ending)?.label,
          ...(facts.copies ?? []).map(({ copy, to }) => `${copy.toLowerCase()} copy to ${to}`),
        ]
          .filter(Boolean)
          .join('. ')}
      </p>
      {interview.breakDue === null ? null : <p>Break due {formatDateTimeZone(interview.breakDue.dueAt)}.</p>}
      <Problems problems={interview.problems} />
      {stay.mayRecord ? <InterviewSteps stay={stay} interview={interview} /> : null}
      <Kept row={interview} />
    </section>
  )
}
