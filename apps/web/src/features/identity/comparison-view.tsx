import type { Comparison, Decided } from '@mips/contracts/identity-replies'
import { CompareTable } from '@mips/ui/compare-table.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { WeightBars } from '@mips/ui/weight-bars.tsx'
import { paths } from '../../platform/paths.ts'
import { ApprovalForm } from './approval-form.tsx'
import { ComparisonNotices } from './comparison-notices.tsx'
import { DecisionForm } from './decision-form.tsx'
import { bandWords, bitsWords, numberOf, valueWords } from './match-words.ts'
import { SideCard } from './side-card.tsx'
import { WhereSeen } from './where-seen.tsx'

export type ComparisonViewProps = {
  comparison: Comparison
  /** Where it stands in the queue that is being worked. */
  place?: { at: number; of: number } | undefined
  onDone: (done: Pick<Decided, 'nominalId'>) => void | Promise<void>
}

/** Two people side by side: who they are, what agrees and differs, what speaks for and against, and the decision. */
export function ComparisonView({ comparison, place, onDone }: ComparisonViewProps) {
  const { a, b, proposal, fields, band, weight } = comparison
  const waits = proposal?.status === 'AWAITING_SECOND'
  const isSettled = proposal !== null && ['JOINED', 'NOT_SAME'].includes(proposal.status)
  return (
    <div className="mips-stack">
      <PageHeading
        caption={
          place === undefined
            ? 'Are these one person?'
            : `Are these one person? ${place.at} of ${place.of} in this queue`
        }
      >
        Compare {numberOf(a)} with {numberOf(b)}
      </PageHeading>
      <p>
        <Tag tone={band === 'almost certainly' ? 'info' : 'neutral'}>{bandWords(band)}</Tag>{' '}
        {proposal === null ? null : <Tag tone={waits ? 'caution' : 'neutral'}>{proposal.statusLabel}</Tag>}{' '}
        <span className="mips-muted">
          {bitsWords(weight)}; 20 and over is almost certainly one person, 14 probably.
        </span>
        {proposal === null ? null : (
          <>
            {' '}
            <Link href={paths.duplicates(proposal.status)}>Back to the queue</Link>
          </>
        )}
      </p>
      <ComparisonNotices comparison={comparison} />
      <div className="mips-pair">
        <SideCard side={a} />
        <SideCard side={b} />
      </div>
      <Card title="What agrees and what differs">
        <CompareTable
          caption="The two people field by field"
          captionHidden
          nameA={numberOf(a)}
          nameB={numberOf(b)}
          rows={fields.map(({ field, label, a: ofA, b: ofB, agrees }) => ({
            key: field,
            label,
            a: ofA.map((value) => valueWords(field, value)),
            b: ofB.map((value) => valueWords(field, value)),
            agrees,
          }))}
        />
      </Card>
      <Card title="What speaks for and against">
        <Weights comparison={comparison} />
      </Card>
      <WhereSeen a={a} b={b} />
      {waits ? (
        <ApprovalForm comparison={comparison} proposal={proposal} onDone={onDone} />
      ) : (
        <DecisionForm comparison={comparison} isSettled={isSettled} onDone={onDone} />
      )}
    </div>
  )
}

const stepWords: Record<string, string> = {
  prior: 'Start',
  names: 'Names',
  name: 'Name',
  forename: 'Forename',
  middle: 'Middle names',
  surname: 'Surname',
  dob: 'Date of birth',
  sex: 'Sex',
  identifier: 'Identifier',
  phone: 'Telephone',
  postcode: 'Postcode',
  guard: 'Caution',
}

function Weights({ comparison }: { comparison: Comparison }) {
  const { waterfall, prior, weight, band } = comparison
  return (
    <>
      <p className="mips-muted mips-small">
        A bar to the right speaks for one person, a bar to the left against. It starts below nothing, because
        two people taken at random are hardly ever one.
      </p>
      <WeightBars
        label="What speaks for and against, in bits"
        steps={[
          { key: 'prior', label: 'Start', words: 'two people taken at random', weight: prior },
          ...waterfall.map((step, index) => ({
            key: `${step.field} ${index}`,
            label: stepWords[step.field] ?? step.field,
            words: step.words,
            weight: step.weight,
          })),
        ]}
        sum={{ words: bandWords(band), weight }}
      />
    </>
  )
}
