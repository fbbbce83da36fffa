/** The registers of tasking: the control strategy with its priorities, and the questions that intelligence is to answer. */
import type { ControlStrategyView, RequirementView } from '@mips/contracts/tasking-parts'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDate, formatOfficer, formatRecord } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { AnswerForm } from './answer-form.tsx'
import { CloseRequirementForm, EndStrategyForm, RequirementForm, StrategyForm } from './register-forms.tsx'
import { TaskingNav } from './tasking-nav.tsx'

type May = { keep: boolean; answer: boolean }

export function RegistersPage() {
  usePageTitle('Priorities and requirements')
  const registers = useQuery({ ...topicApi.tasking.getRegisters.query(), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading>Priorities and requirements</PageHeading>
      <TaskingNav current={paths.taskingRegisters()} />
      <Shown query={registers} words="Looking up the registers…" headingLevel={2}>
        {({ strategies, requirements, may }) => {
          const themes = strategies.find(({ isInForce }) => isInForce)?.themes ?? []
          return (
            <>
              <Strategies strategies={strategies} mayKeep={may.keep} />
              <h2 className="govuk-heading-m">Intelligence requirements</h2>
              {requirements.length === 0 ? <p>Nothing is asked yet.</p> : null}
              {requirements.map((one) => (
                <Requirement key={one.id} requirement={one} may={may} />
              ))}
              {may.keep && themes.length > 0 ? (
                <Card title="Ask for intelligence">
                  <RequirementForm key={themes.join()} themes={themes} />
                </Card>
              ) : null}
            </>
          )
        }}
      </Shown>
    </div>
  )
}

function Strategies({ strategies, mayKeep }: { strategies: ControlStrategyView[]; mayKeep: boolean }) {
  return (
    <>
      <h2 className="govuk-heading-m">Control strategy</h2>
      {strategies.length === 0 ? <p>None was kept yet.</p> : null}
      {strategies.map((one) => (
        <Card
          key={one.id}
          headingLevel={3}
          title={`${formatDate(one.from)} to ${formatDate(one.until)}`}
          actions={one.isInForce ? <Tag tone="good">Holds today</Tag> : undefined}
        >
          <ol className="govuk-list govuk-list--number">
            {one.themes.map((theme) => (
              <li key={theme}>{theme}</li>
            ))}
          </ol>
          {mayKeep && one.isInForce ? (
            <Details summary="End it earlier">
              <EndStrategyForm strategyId={one.id} until={one.until} />
            </Details>
          ) : null}
        </Card>
      ))}
      {mayKeep ? (
        <Details summary="Keep a control strategy">
          <StrategyForm />
        </Details>
      ) : null}
    </>
  )
}

const tones = { OPEN: 'caution', ANSWERED: 'good', EXPIRED: 'bad', CLOSED: 'neutral' } as const

function Requirement({ requirement, may }: { requirement: RequirementView; may: May }) {
  const { standing, answers } = requirement
  const isRunning = standing.code !== 'CLOSED'
  return (
    <Card
      headingLevel={3}
      title={requirement.question}
      actions={<Tag tone={tones[standing.code as keyof typeof tones]}>{standing.label}</Tag>}
    >
      <p className="mips-muted mips-small">
        {[
          requirement.theme,
          requirement.owner === null ? null : `owner ${formatOfficer(requirement.owner)}`,
          `until ${formatDate(requirement.ends)}`,
          requirement.closedReason,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {answers.length === 0 ? null : (
        <ul className="govuk-list">
          {answers.map(({ report, at, by }) => {
            const path = pathOfRecord(report)
            const words = formatRecord(report)
            return (
              <li key={report.id}>
                {path === undefined ? words : <Link href={path}>{words}</Link>}{' '}
                <span className="mips-muted mips-small">
                  {[formatDate(at), by === null ? null : formatOfficer(by)].filter(Boolean).join(', ')}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {may.answer && isRunning ? (
        <Details summary={`Answer it with a report: ${requirement.question}`}>
          <AnswerForm requirementId={requirement.id} />
        </Details>
      ) : null}
      {may.keep && isRunning ? (
        <Details summary={`Close it: ${requirement.question}`}>
          <CloseRequirementForm requirement={requirement} />
        </Details>
      ) : null}
    </Card>
  )
}
