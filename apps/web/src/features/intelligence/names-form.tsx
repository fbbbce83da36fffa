/** The names and numbers of a paragraph: each linked to a record that was found for it, or left plain with the reason. */
import type {
  EvaluatedParagraph,
  EvaluationPage,
  MentionLine,
} from '@mips/contracts/intelligence-review-replies'
import { intelligenceReview } from '@mips/contracts/intelligence-review'
import { labelIn } from '@mips/domain/custody/offence-words'
import { notIdentifiableReasons } from '@mips/domain/intelligence/named-in-text'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../platform/act.ts'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActLine } from '../../platform/act-fields.tsx'
import { api } from '../../platform/api.ts'
import { formatDateTime, formatOfficer, formatRecord } from '../../platform/format.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesEvaluation } from './evaluation.api.ts'

type Props = { report: EvaluationPage; paragraph: EvaluatedParagraph }

/** `says`: `link:<record id>`, `plain:<reason>`, or nothing yet. */
type Values = { answers: { value: string; says: string; words: string }[] }

const saysOf = ({ record, plainReason }: MentionLine): string => {
  if (record !== null) return `link:${record.id}`
  return plainReason === null ? '' : `plain:${plainReason}`
}

const opening = ({ mentions }: EvaluatedParagraph): Values => ({
  answers: mentions.map((mention) => ({
    value: mention.value,
    says: saysOf(mention),
    words: mention.plainWords ?? '',
  })),
})

const bodyOf = ({ answers }: Values) => ({
  mentions: answers.flatMap(({ value, says, words }): object[] => {
    const [how, what] = says.split(':')
    if (how === 'link') return [{ value, recordId: what }]
    return how === 'plain'
      ? [{ value, reason: what, words: what === 'OTHER' ? given(words) : undefined }]
      : []
  }),
})

export function NamesForm({ report, paragraph }: Props) {
  const { id, number } = paragraph
  const form = useActForm({
    schema: onForm(bodyOf, intelligenceReview.routes.answerMentions.body),
    defaults: opening(paragraph),
    draft: { key: `intelligence.names:${report.id}:${id}` },
    act: useAct(topicApi.intelligenceReview.answerMentions.mutation(), {
      refreshes: refreshesEvaluation,
      said: `Names of paragraph ${number} kept`,
    }),
    toInput: (body) => ({ params: { reportId: report.id, paragraphId: id }, body, version: report.version }),
  }) as unknown as ActForm<Values>
  if (paragraph.mentions.length === 0) return <p className="mips-muted">No name or number was found in it.</p>
  return (
    <ActFormFrame form={form} submitWords={`Keep the names of paragraph ${number}`}>
      {paragraph.mentions.map((mention) => (
        <OneName key={mention.value} form={form} mention={mention} />
      ))}
    </ActFormFrame>
  )
}

/** One name with the records that the search finds for it. */
function OneName({ form, mention }: { form: ActForm<Values>; mention: MentionLine }) {
  const answers = form.fields.watch('answers')
  const index = answers.findIndex(({ value }) => value === mention.value)
  const own = answers[index]
  const { data } = useQuery({
    ...api.nominal.suggest.query({ body: { text: mention.value.slice(0, 100) } }),
    enabled: mention.value.length >= 2,
  })
  const linked = mention.record
  const found = (data?.suggestions ?? []).filter(({ id }) => id !== linked?.id)
  const put = (says: string) => {
    const next = { value: mention.value, says, words: own?.words ?? '' }
    form.fields.setValue(
      'answers',
      own === undefined ? [...answers, next] : answers.map((one, place) => (place === index ? next : one)),
      { shouldDirty: true },
    )
  }
  return (
    <>
      <Select
        name={`name-${mention.value}`}
        label={`${mention.value} (${mention.kindLabel.toLowerCase()})`}
        placeholder="Not answered yet"
        options={[
          ...(linked === null ? [] : [{ value: `link:${linked.id}`, label: `Linked to ${linked.title}` }]),
          ...found.map(({ id, title, detail }) => ({
            value: `link:${id}`,
            label: `Link to ${title}${detail === null ? '' : `, ${detail}`}`,
          })),
          ...notIdentifiableReasons.map(({ code, label }) => ({
            value: `plain:${code}`,
            label: `Plain: ${label}`,
          })),
        ]}
        value={own?.says ?? ''}
        onChange={({ target }) => put(target.value)}
      />
      {own?.says === 'plain:OTHER' ? (
        <ActLine form={form} name={`answers.${index}.words`} label={`Why ${mention.value} stays plain`} />
      ) : null}
      <Earlier mention={mention} />
    </>
  )
}

/** What was said of a name before, and by whom. */
function Earlier({ mention: { value, earlier } }: { mention: MentionLine }) {
  if (earlier.length === 0) return null
  return (
    <ul className="govuk-list mips-muted" aria-label={`Said of ${value} before`}>
      {earlier.map(({ words, by, at }) => (
        <li key={at}>
          Before: {words}, {formatDateTime(at)}
          {by === null ? null : ` by ${formatOfficer(by)}`}
        </li>
      ))}
    </ul>
  )
}

/** The names as they were answered, for a reader who may not work on them now. */
export function NamesList({ mentions }: Pick<EvaluatedParagraph, 'mentions'>) {
  if (mentions.length === 0) return <p className="mips-muted">No name or number was found in it.</p>
  return (
    <ul className="govuk-list">
      {mentions.map(({ value, record, plainReason, plainWords, isAnswered }) => (
        <li key={value}>
          {value}: {isAnswered ? null : <Tag tone="caution">Not answered</Tag>}
          {record === null ? null : formatRecord(record)}
          {plainReason === null
            ? null
            : `${labelIn(notIdentifiableReasons, plainReason)} ${plainWords ?? ''}`}
        </li>
      ))}
    </ul>
  )
}
