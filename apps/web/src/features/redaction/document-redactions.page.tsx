/** The redactions of one document: what each became, and beginning a new one. */
import { redaction, redactionPurposes, type RedactionLine } from '@mips/contracts/redaction'
import { redactionStates } from '@mips/domain/redaction/second-look'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { ActChoice } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const stateWords = (code: string) => redactionStates.find((state) => state.code === code)?.label ?? code

export function DocumentRedactionsPage() {
  usePageTitle('Redact a document')
  const { recordId, documentId } = useParams({ from: '/records/$recordId/documents/$documentId/redact' })
  usePurposeFrom(recordId, 'COURT_FILE')
  const found = useQuery({
    ...topicApi.redaction.list.query({ params: { recordId, documentId } }),
    staleTime: 0,
  })
  return (
    <div className="mips-stack">
      <PageHeading caption="Document">Redact a document</PageHeading>
      <Shown query={found} words="Looking for redactions…">
        {({ redactions, mayBegin }) => (
          <>
            <Card title="Redactions of this document">
              {redactions.length === 0 ? (
                <p>It was not redacted yet.</p>
              ) : (
                <ul className="govuk-list">
                  {redactions.map((line) => (
                    <Line key={line.id} recordId={recordId} line={line} />
                  ))}
                </ul>
              )}
            </Card>
            <Card title="Begin a redaction">
              {mayBegin.allowed ? (
                <Begin recordId={recordId} documentId={documentId} />
              ) : (
                <p>{mayBegin.reason}</p>
              )}
            </Card>
          </>
        )}
      </Shown>
    </div>
  )
}

function Line({ recordId, line }: { recordId: string; line: RedactionLine }) {
  const by = line.begunBy === null ? '' : ` by ${formatOfficer(line.begunBy)}`
  return (
    <li>
      <Link href={paths.redaction(recordId, line.id)}>{line.purpose.label}</Link>{' '}
      <Tag tone={line.state === 'DONE' ? 'good' : 'info'}>{stateWords(line.state)}</Tag>
      <br />
      <span className="govuk-hint">{`Begun ${formatDateTime(line.begunAt)}${by}`}</span>
    </li>
  )
}

function Begin({ recordId, documentId }: { recordId: string; documentId: string }) {
  const navigate = useNavigate()
  const form = useActForm({
    schema: onForm(
      (values: { purpose: string }) => ({ purpose: given(values.purpose) }),
      redaction.routes.begin.body,
    ),
    defaults: { purpose: 'DISCLOSURE' },
    act: useAct(topicApi.redaction.begin.mutation(), { refreshes: [topicApi.redaction.list.key] }),
    toInput: (body) => ({ params: { recordId, documentId }, body }),
    onDone: ({ id }) => void navigate({ href: paths.redaction(recordId, id) }),
  })
  return (
    <ActFormFrame form={form} submitWords="Begin the redaction">
      <p>The document is read as a reader sees it. The original stays as it is.</p>
      <ActChoice form={form} name="purpose" label="What it is disclosed for" list={redactionPurposes} />
    </ActFormFrame>
  )
}
