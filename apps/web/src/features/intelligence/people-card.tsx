/** The people of a report: as what it has each of them, on what ground, and the sensitive data that it holds. */
import type { EvaluationPage, ReportPersonLine } from '@mips/contracts/intelligence-review-replies'
import { intelligenceReview } from '@mips/contracts/intelligence-review'
import {
  schedule8Conditions,
  sensitiveKinds,
  subjectCategories,
} from '@mips/domain/intelligence/report-links'
import { Card } from '@mips/ui/card.tsx'
import { Checkbox, Checkboxes } from '@mips/ui/checkboxes.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useAct } from '../../platform/act.ts'
import { ActChoice } from '../../platform/act-fields.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { onForm } from '../../platform/form-times.ts'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { RecordBox } from '../../platform/record-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesEvaluation } from './evaluation.api.ts'

type Props = { report: EvaluationPage; person: ReportPersonLine }
type Sensitive = { kind: string; isStrictlyNecessary: boolean; schedule8: string }
type Values = { category: string; groundId: string; sensitive: Sensitive[] }

export function PeopleCard({ report }: { report: EvaluationPage }) {
  if (report.people.length === 0) return null
  return (
    <Card id="people" title="People in this report">
      <div className="mips-stack">
        {report.people.map((person) => (
          <OnePerson key={person.nominalId} report={report} person={person} />
        ))}
      </div>
    </Card>
  )
}

function OnePerson({ report, person }: Props) {
  const { name, reference, roleLabel, paragraphs, categoryLabel, saidBy, saidAt } = person
  return (
    <section aria-label={name} className="mips-stack">
      <p>
        <Link href={paths.nominal(person.nominalId)}>{name}</Link> {reference}{' '}
        <Tag tone="info">{roleLabel}</Tag>{' '}
        {categoryLabel === null ? <Tag tone="caution">Not said as what</Tag> : <Tag>{categoryLabel}</Tag>}
        <span className="mips-muted mips-small">
          {paragraphs.length === 0 ? '' : ` in paragraph ${paragraphs.join(', ')}`}
          {saidBy === null || saidAt === null
            ? ''
            : `. Said by ${formatOfficer(saidBy)}, ${formatDateTime(saidAt)}`}
        </span>
      </p>
      {report.mayWork.allowed ? (
        <Details
          summary={`As what the report has ${name}`}
          open={person.category === null ? true : undefined}
        >
          <PersonForm report={report} person={person} />
        </Details>
      ) : null}
    </section>
  )
}

const bodyOf = ({ category, groundId, sensitive }: Values) => ({
  category,
  groundId: ['SUSPECT', 'CONVICTED'].includes(category) && groundId !== '' ? groundId : undefined,
  sensitive: sensitive.map(({ schedule8, ...one }) => ({
    ...one,
    ...(schedule8 === '' ? {} : { schedule8 }),
  })),
})

function PersonForm({ report, person }: Props) {
  const { nominalId, name } = person
  const form = useActForm({
    schema: onForm(bodyOf, intelligenceReview.routes.sayPerson.body),
    defaults: {
      category: person.category ?? '',
      groundId: person.groundId ?? '',
      sensitive: person.sensitive.map(({ schedule8, ...one }) => ({ ...one, schedule8: schedule8 ?? '' })),
    },
    draft: { key: `intelligence.person:${report.id}:${nominalId}` },
    act: useAct(topicApi.intelligenceReview.sayPerson.mutation(), {
      refreshes: refreshesEvaluation,
      said: `Kept for ${name}`,
    }),
    toInput: (body) => ({ params: { reportId: report.id, nominalId }, body, version: report.version }),
  }) as unknown as ActForm<Values>
  return (
    <ActFormFrame form={form} submitWords={`Keep for ${name}`}>
      <ActChoice form={form} name="category" label={`${name} is`} list={subjectCategories} />
      <Ground form={form} report={report} person={person} />
      <SensitiveFields form={form} />
    </ActFormFrame>
  )
}

/** On what somebody is suspected or convicted. */
function Ground({ form, report, person }: Props & { form: ActForm<Values> }) {
  const [category, groundId] = form.fields.watch(['category', 'groundId'])
  const put = (id: string) => form.fields.setValue('groundId', id, { shouldDirty: true })
  if (category === 'SUSPECT')
    return (
      <Select
        name="groundId"
        label="The paragraph that says of what"
        placeholder="Choose"
        error={form.errorOf('groundId')}
        options={report.paragraphs
          .filter(({ number }) => person.paragraphs.length === 0 || person.paragraphs.includes(number))
          .map(({ id, number }) => ({ value: id, label: `Paragraph ${number}` }))}
        value={groundId}
        onChange={({ target }) => put(target.value)}
      />
    )
  if (category !== 'CONVICTED') return null
  return (
    <RecordBox
      name="groundId"
      label="The record of the conviction"
      hint="By its reference, such as CR/2026/000123"
      error={form.errorOf('groundId')}
      onFound={put}
    />
  )
}

/** Each kind stands with why it is needed: strictly necessary, and its condition of Schedule 8. */
function SensitiveFields({ form }: { form: ActForm<Values> }) {
  const sensitive = form.fields.watch('sensitive')
  const put = (next: Sensitive[]) => form.fields.setValue('sensitive', next, { shouldDirty: true })
  const change = (kind: string, more: Partial<Sensitive>) =>
    put(sensitive.map((one) => (one.kind === kind ? { ...one, ...more } : one)))
  return (
    <Checkboxes
      name="sensitive"
      legend="Sensitive data that the report holds of them"
      legendSize="s"
      hint="None, where it can be taken out"
      value={sensitive.map(({ kind }) => kind)}
      onChange={(chosen) =>
        put(
          chosen.map(
            (kind) =>
              sensitive.find((one) => one.kind === kind) ?? {
                kind,
                isStrictlyNecessary: false,
                schedule8: '',
              },
          ),
        )
      }
      options={sensitiveKinds.map(({ code, label }) => {
        const own = sensitive.find(({ kind }) => kind === code)
        return {
          value: code,
          label,
          reveal:
            own === undefined ? undefined : (
              <div className="mips-stack">
                <Checkbox
                  name={`necessary-${code}`}
                  label="It is strictly necessary"
                  checked={own.isStrictlyNecessary}
                  onChange={({ target }) => change(code, { isStrictlyNecessary: target.checked })}
                />
                <Select
                  name={`schedule8-${code}`}
                  label={`Condition of Schedule 8 for ${label.toLowerCase()}`}
                  placeholder="Choose"
                  options={schedule8Conditions.map((one) => ({ value: one.code, label: one.label }))}
                  value={own.schedule8}
                  onChange={({ target }) => change(code, { schedule8: target.value })}
                />
              </div>
            ),
        }
      })}
    />
  )
}
