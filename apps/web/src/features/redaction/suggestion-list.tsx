/** What is suggested of a page, one after the other: each is accepted or refused. */
import type { RedactionPage } from '@mips/contracts/redaction'
import { redactionReasons } from '@mips/domain/redaction/suggest'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { accepted, answerOf, type MarkWork, refusing } from './marks.ts'
import type { Chosen } from './page-view.tsx'

type Props = { page: RedactionPage; work: MarkWork; mayMark: boolean; choose: (chosen: Chosen) => void }

type One = RedactionPage['suggestions'][number]

export const reasonWords = (code: string): string =>
  redactionReasons.find((reason) => reason.code === code)?.label ?? code

export function SuggestionList({ page, work, mayMark, choose }: Props) {
  const open = page.suggestions.filter(
    (one) => answerOf(work, { page: page.number, ...one }) === 'OPEN',
  ).length
  return (
    <Card title={`Suggestions on page ${page.number}`}>
      {page.suggestions.length === 0 ? (
        <p>Nothing is suggested on this page. Read it all the same.</p>
      ) : (
        <>
          <p role="status">{open === 0 ? 'Every suggestion is answered.' : `${open} to answer`}</p>
          <ol className="govuk-list">
            {page.suggestions.map((one) => (
              <Suggestion
                key={`${one.from} ${one.to}`}
                one={one}
                page={page}
                work={work}
                mayMark={mayMark}
                choose={choose}
              />
            ))}
          </ol>
        </>
      )}
    </Card>
  )
}

const tones = { OPEN: 'caution', TAKEN: 'bad', REFUSED: 'neutral' } as const
const answers = { OPEN: 'To answer', TAKEN: 'Taken out', REFUSED: 'Stays' } as const

function Suggestion({ one, page, work, mayMark, choose }: Props & { one: One }) {
  const at = { page: page.number, from: one.from, to: one.to }
  const answer = answerOf(work, at)
  const words = page.words
    .slice(one.from, one.to + 1)
    .map(({ text }) => text)
    .join(' ')
  const show = () => choose({ from: one.from, to: one.to })
  const isRule = (rule: string): rule is 'RD-1' => rule.startsWith('RD-')
  return (
    <li className="mips-redaction-suggestion">
      <strong>{words}</strong> <Tag tone={tones[answer]}>{answers[answer]}</Tag>
      <br />
      <span className="govuk-hint">{`${one.words} (${one.rule}): ${reasonWords(one.reason)}`}</span>
      {mayMark ? (
        <ButtonGroup>
          <Button
            size="small"
            look="secondary"
            onFocus={show}
            onClick={() => work.change(accepted(at, one.reason, isRule(one.rule) ? one.rule : null))}
          >
            Take out <span className="govuk-visually-hidden">{words}</span>
          </Button>
          <Button size="small" look="quiet" onFocus={show} onClick={() => work.change(refusing(at))}>
            Leave <span className="govuk-visually-hidden">{words}</span>
          </Button>
        </ButtonGroup>
      ) : null}
    </li>
  )
}
