/** A paragraph as it was sent in, for the unit alone: the words with what is taken out marked, how it is known, and its writer's grade. */
import type { EvaluatedParagraph } from '@mips/contracts/intelligence-review-replies'
import { labelIn } from '@mips/domain/custody/offence-words'
import { removalReasons } from '@mips/domain/intelligence/sanitise'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { MarkedPart, Removal } from './marked-text.ts'
import { MarkedText } from './marked-words.tsx'

type Props = {
  paragraph: EvaluatedParagraph
  parts: readonly MarkedPart[]
  removals: readonly Removal[]
}

export function RawPane({ paragraph, parts, removals }: Props) {
  const { number, initialGrade: grade } = paragraph
  return (
    <div className="mips-pane">
      <h3 className="govuk-heading-s">As it was sent in</h3>
      {paragraph.listedFor === null ? null : (
        <p>
          <Tag tone="special">Only for {paragraph.listedFor}</Tag>
        </p>
      )}
      <MarkedText parts={parts} kind="out" label={`Paragraph ${number} as it was sent in`} />
      {removals.length === 0 ? null : (
        <ul className="govuk-list govuk-list--bullet" aria-label={`Taken out of paragraph ${number}`}>
          {removals.map(({ part, code }, place) => (
            <li key={`${place}${part}`}>
              <del className="mips-taken-out">{part}</del>:{' '}
              {code === '' ? 'no reason yet' : labelIn(removalReasons, code)}
            </li>
          ))}
        </ul>
      )}
      <SummaryList
        rows={[
          { key: 'How it is known', value: paragraph.provenance ?? 'Not said' },
          ...facts(paragraph),
          ...(grade === null
            ? []
            : [
                {
                  key: 'Grade of the writer',
                  value: (
                    <>
                      <strong>{grade.printed}</strong>: {grade.sourceLabel};{' '}
                      {grade.assessmentLabel.toLowerCase()}; {grade.handlingLabel.toLowerCase()}
                    </>
                  ),
                },
              ]),
          ...(paragraph.gradeReason === null ? [] : [{ key: 'Why', value: paragraph.gradeReason }]),
        ]}
      />
    </div>
  )
}

function facts({
  round,
  rawMarking,
  sourceFlags,
  sameSourceAs,
  isProduct,
  corroboratedBy,
}: EvaluatedParagraph) {
  return [
    ...(rawMarking === 'OFFICIAL' ? [] : [{ key: 'Marked', value: rawMarking }]),
    ...(round === 1 ? [] : [{ key: 'Sent in again', value: `Round ${round}` }]),
    ...(isProduct ? [{ key: 'Came from', value: 'The source unit, through the corridor' }] : []),
    ...(sourceFlags.length === 0 ? [] : [{ key: 'Source', value: sourceFlags.join('; ') }]),
    ...(sameSourceAs.length === 0
      ? []
      : [{ key: 'Same source', value: `as paragraph ${sameSourceAs.join(', ')}` }]),
    ...(corroboratedBy === null
      ? []
      : [{ key: 'Corroborated by', value: corroboratedBy.reference ?? 'a record' }]),
  ]
}
