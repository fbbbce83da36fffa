import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useParams } from '@tanstack/react-router'
import { ActPicker } from '../../platform/act-picker.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { AssessForm } from './assess-form.tsx'
import { BailCard } from './bail-card.tsx'
import { useOutcome } from './custody-outcome.api.ts'
import { LetGoForm } from './door-forms.tsx'
import { EscortForm, HandOverForm } from './escort-forms.tsx'
import { LossForm, StopForm } from './loss-forms.tsx'
import { PapersCard } from './papers-card.tsx'

/** The door: what stands before it, the risk, the way out, the papers. */
export function ReleasePage() {
  const { recordId } = useParams({ from: '/custody/$recordId/release' })
  const outcome = useOutcome(recordId)
  return (
    <StayFrame recordId={recordId} topic="release">
      {() => (
        <Shown query={outcome} words="Reading the release…" headingLevel={2}>
          {(page) => (
            <>
              <LeftCard page={page} />
              <AbuseCard page={page} />
              <ActPicker title="Record" acts={actsOf(page)} />
              {page.bails.map((bail) => (
                <BailCard key={bail.id} page={page} bail={bail} />
              ))}
              <PapersCard page={page} />
            </>
          )}
        </Shown>
      )}
    </StayFrame>
  )
}

const actsOf = (page: OutcomePage) => [
  {
    key: 'assess',
    label: 'Risk before release',
    may: page.may.assess,
    form: (close: () => void) => <AssessForm page={page} onDone={close} />,
  },
  {
    key: 'letGo',
    label: 'Let the person go',
    may: page.may.letGo,
    form: (close: () => void) => <LetGoForm page={page} onDone={close} />,
  },
  {
    key: 'escort',
    label: 'Escort record',
    may: page.may.writeEscort,
    form: (close: () => void) => <EscortForm page={page} onDone={close} />,
  },
  {
    key: 'handOver',
    label: 'Hand over',
    may: page.may.handOver,
    form: (close: () => void) => <HandOverForm page={page} onDone={close} />,
  },
  {
    key: 'stop',
    label: 'Stop the release',
    may: page.may.stopRelease,
    form: (close: () => void) => <StopForm page={page} onDone={close} />,
  },
  {
    key: 'escape',
    label: 'Escape',
    may: page.may.recordEscape,
    form: (close: () => void) => <LossForm page={page} kind="ESCAPED" onDone={close} />,
  },
  {
    key: 'death',
    label: 'Death',
    may: page.may.recordDeath,
    form: (close: () => void) => <LossForm page={page} kind="DIED" onDone={close} />,
  },
  {
    key: 'recapture',
    label: 'Recaptured, or closed',
    may: page.may.endEscape,
    form: (close: () => void) => <LossForm page={page} kind="END" onDone={close} />,
  },
]

/** What stands between the person and the door, each with its rule. */
function LeftCard({ page }: { page: OutcomePage }) {
  if (page.releasedAt !== null)
    return (
      <Card title="Left custody">
        <p>{page.disposal?.label ?? 'The stay has ended.'}</p>
      </Card>
    )
  return (
    <Card title="Before the door">
      {page.left.length === 0 ? (
        <p>Nothing is left.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {page.left.map(({ rule, message }) => (
            <li key={`${rule} ${message}`}>
              {message} <span className="mips-muted">({rule})</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** The risk of domestic abuse behind the stay: who is not safe yet, with the way to their plan (SG-05). */
function AbuseCard({ page }: { page: OutcomePage }) {
  const { isDomestic, isWaiting, assessments, warnings } = page.door.safeguarding
  if (page.releasedAt !== null || (!isDomestic && assessments.length === 0)) return null
  return (
    <Card title="Domestic abuse" {...(isWaiting ? { tone: 'bad' as const } : {})}>
      {warnings.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <ul className="govuk-list">
        {assessments.map(({ id, reference, grade, stepsDone, stepsOpen }) => (
          <li key={id}>
            <Link href={paths.abuseAssessment(id)}>{reference}</Link>{' '}
            <Tag tone={grade?.code === 'HIGH' ? 'bad' : 'caution'}>
              {grade === null ? 'Not graded' : (grade.label.split(':')[0] ?? grade.label)}
            </Tag>{' '}
            safety plan: {stepsDone} done, {stepsOpen} open
          </li>
        ))}
      </ul>
    </Card>
  )
}
