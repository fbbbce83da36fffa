/** One paragraph on the desk: original and copy, grade and conditions, names; as forms for who works on it, else as it stands. */
import type { EvaluatedParagraph, EvaluationPage } from '@mips/contracts/intelligence-review-replies'
import { labelIn } from '@mips/domain/custody/offence-words'
import { recipientClasses } from '@mips/domain/intelligence/handling'
import { removalReasons } from '@mips/domain/intelligence/sanitise'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDate, formatDateTime, formatOfficer } from '../../platform/format.ts'
import { CopyDesk } from './copy-form.tsx'
import { GradeForm } from './grade-form.tsx'
import { markBoth, type Removal, removalsOf } from './marked-text.ts'
import { MarkedText } from './marked-words.tsx'
import { NamesForm, NamesList } from './names-form.tsx'
import { RawPane } from './raw-pane.tsx'

type Props = { report: EvaluationPage; paragraph: EvaluatedParagraph }

export function ParagraphCard({ report, paragraph }: Props) {
  const { number, grade, mentions } = paragraph
  const open = mentions.filter(({ isAnswered }) => !isAnswered).length
  return (
    <Card
      id={`paragraph-${number}`}
      title={`Paragraph ${number}`}
      actions={
        grade === null ? <Tag tone="caution">Not graded yet</Tag> : <Tag tone="good">{grade.printed}</Tag>
      }
    >
      <div className="mips-stack">
        {report.mayWork.allowed ? (
          <>
            <CopyDesk report={report} paragraph={paragraph} />
            <Details
              summary={`Grade and conditions of paragraph ${number}`}
              open={grade === null ? true : undefined}
            >
              <Standing paragraph={paragraph} />
              <GradeForm report={report} paragraph={paragraph} />
            </Details>
            <Details
              summary={`Names and numbers in paragraph ${number}: ${open === 0 ? 'all answered' : `${open} to answer`}`}
              open={open > 0 ? true : undefined}
            >
              <NamesForm report={report} paragraph={paragraph} />
            </Details>
          </>
        ) : (
          <AsItStands paragraph={paragraph} />
        )}
        <Problems paragraph={paragraph} />
      </div>
    </Card>
  )
}

/** For a reader who may not work on it now. */
function AsItStands({ paragraph }: Pick<Props, 'paragraph'>) {
  const { number, raw, text } = paragraph
  const marked = markBoth(raw, text === null || text.isLeftOut ? raw : text.text)
  const said: Removal[] = removalsOf(marked.raw, []).map(({ part }, place) => ({
    part,
    code: text?.removalReasons[place] ?? '',
  }))
  return (
    <>
      <div className="mips-columns">
        <RawPane paragraph={paragraph} parts={marked.raw} removals={said} />
        <div className="mips-pane">
          <h3 className="govuk-heading-s">As others will read it</h3>
          {text === null ? <p className="mips-muted">No copy was made yet.</p> : null}
          {text === null || text.isLeftOut ? null : (
            <MarkedText parts={marked.copy} kind="in" label={`Copy of paragraph ${number}`} />
          )}
          {text === null ? null : <CopyFacts text={text} />}
        </div>
      </div>
      <Standing paragraph={paragraph} />
      <h3 className="govuk-heading-s">Names and numbers</h3>
      <NamesList mentions={paragraph.mentions} />
    </>
  )
}

function CopyFacts({ text }: { text: NonNullable<EvaluatedParagraph['text']> }) {
  return (
    <>
      {text.restrictedTo === null ? null : (
        <p>
          <Tag tone="special">Only for {text.restrictedTo}</Tag>
        </p>
      )}
      <SummaryList
        rows={[
          ...(text.isLeftOut
            ? [{ key: 'Left out', value: text.leftOutReason ?? 'Nothing of it is given out' }]
            : []),
          {
            key: 'Marked',
            value: `${text.marking}${text.markingReason === null ? '' : `: ${text.markingReason}`}`,
          },
          {
            key: 'Could have known it',
            value: text.couldHaveKnown === null ? 'Not said' : String(text.couldHaveKnown),
          },
          ...(text.removalReasons.length === 0
            ? []
            : [
                {
                  key: 'Taken out because',
                  value: [...new Set(text.removalReasons)]
                    .map((code) => labelIn(removalReasons, code))
                    .join('; '),
                },
              ]),
          {
            key: text.isLive ? 'Readers hold it' : 'Not released',
            value: `version ${text.version}, ${formatDateTime(text.writtenAt)}${text.writtenBy === null ? '' : ` by ${formatOfficer(text.writtenBy)}`}`,
          },
        ]}
      />
    </>
  )
}

/** The grade of the unit in words, and the conditions that hold. */
function Standing({ paragraph: { grade, conditions, authoritativeReason } }: Pick<Props, 'paragraph'>) {
  if (grade === null) return <p className="mips-muted">The unit has not graded it yet.</p>
  return (
    <SummaryList
      rows={[
        {
          key: 'Grade of the unit',
          value: (
            <>
              <strong>{grade.printed}</strong>: {grade.sourceLabel}; {grade.assessmentLabel.toLowerCase()};{' '}
              {grade.handlingLabel.toLowerCase()}
            </>
          ),
        },
        ...(authoritativeReason === null ? [] : [{ key: 'Why', value: authoritativeReason }]),
        ...conditions.map(({ id, words, appliesTo, named, expires }) => ({
          key: 'Condition',
          value: (
            <span key={id}>
              {words}
              {named.length === 0 ? '' : `: ${named.map(formatOfficer).join(', ')}`}
              {appliesTo === 'ALL' ? '' : ` (${labelIn(recipientClasses, appliesTo).toLowerCase()})`}
              {expires === null ? '' : `, until ${formatDate(expires)}`}
            </span>
          ),
        })),
      ]}
    />
  )
}

function Problems({ paragraph: { number, problems } }: Pick<Props, 'paragraph'>) {
  if (problems.length === 0) return null
  return (
    <section aria-label={`To look at in paragraph ${number}`}>
      <h3 className="govuk-heading-s">To look at</h3>
      <ul className="govuk-list govuk-list--bullet">
        {problems.map(({ rule, severity, message }, place) => (
          <li key={`${place}${rule}`}>
            {severity === 'WARN' ? <Tag tone="caution">Look at it</Tag> : null} {message}{' '}
            <span className="mips-muted mips-small">({rule})</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
