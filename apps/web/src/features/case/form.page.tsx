/** One form of a case: its facts as the store has them, each with where it is put right, and the few words that are written here. */
import { caseForms, type CaseFormPage } from '@mips/contracts/case-forms'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { mgForms } from '@mips/domain/case/mg-forms'
import { ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { onForm } from '../../platform/form-times.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './case.api.ts'

const codeFrom = (code: string) => mgForms.find((form) => form.code === code)?.code ?? 'MG5'

export function CaseFormPageView() {
  const { caseId, code } = useParams({ from: '/cases/$caseId/forms/$code' })
  const { subjectId } = useSearch({ from: '/cases/$caseId/forms/$code' })
  usePurposeFrom(caseId, 'INVESTIGATION')
  const found = useQuery({
    ...topicApi.caseForms.get.query({
      params: { caseId, code: codeFrom(code) },
      query: subjectId === undefined ? {} : { subjectId },
    }),
    staleTime: 0,
  })
  return (
    <Shown query={found} words="Filling the form…" headingLevel={1}>
      {(page) => <FormView page={page} />}
    </Shown>
  )
}

function FormView({ page }: { page: CaseFormPage }) {
  const name = page.code.replace('_', ' ')
  usePageTitle(`${name} ${page.urn}`)
  return (
    <div className="mips-stack">
      <PageHeading
        caption={`Case ${page.urn}: ${page.title}`}
        actions={<Link href={paths.prosecutionCase(page.caseId)}>Back to the case</Link>}
      >
        {name} {page.label} <Standing page={page} />
      </PageHeading>
      <p>
        <Tag tone={page.disclosure.code === 'RESTRICTED' ? 'bad' : 'info'}>{page.disclosure.label}</Tag>{' '}
        <span className="mips-muted">
          {[page.subject, `owed by ${page.owedBy.label.toLowerCase()}`, page.marking]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <Facts page={page} />
      <Words key={page.version} page={page} />
      <Papers page={page} />
    </div>
  )
}

function Standing({ page: { version, signed, may } }: { page: CaseFormPage }) {
  if (!may.write && version === 0) return null
  if (signed !== null) return <Tag tone="good">Signed</Tag>
  return <Tag tone="caution">{version === 0 ? 'Not written' : 'Draft, not signed'}</Tag>
}

function Facts({ page }: { page: CaseFormPage }) {
  const facts = page.fields.filter(({ kind }) => kind === 'FACT')
  return (
    <Card title="From the records">
      <SummaryList
        rows={facts.map(({ label, value, home, opensAt, isMissing }) => ({
          key: label,
          value: (
            <>
              {value === null ? (
                <Tag tone={isMissing ? 'bad' : 'neutral'}>{isMissing ? 'Missing' : 'None'}</Tag>
              ) : (
                <span className="mips-written">{value}</span>
              )}{' '}
              {opensAt === null || home === null ? null : (
                <Link href={opensAt}>
                  {home.label}
                  <span className="govuk-visually-hidden">, where {label.toLowerCase()} is kept</span>
                </Link>
              )}
            </>
          ),
        }))}
      />
    </Card>
  )
}

type Values = { words: Record<string, string>; isSigned: boolean }

function Words({ page }: { page: CaseFormPage }) {
  const narratives = page.fields.filter(({ kind }) => kind === 'NARRATIVE')
  const code = codeFrom(page.code)
  const subject = page.subjectId === null ? {} : { subjectId: page.subjectId }
  const form = useActForm({
    schema: onForm((values: Values) => ({ ...values, ...subject }), caseForms.routes.write.body),
    defaults: {
      words: Object.fromEntries(narratives.map((field) => [field.code, field.value ?? ''])),
      isSigned: true,
    } as Values,
    draft: { key: `caseForms.write:${page.caseId}:${code}:${page.subjectId ?? ''}` },
    act: useAct(topicApi.caseForms.write.mutation(), { refreshes: refreshesCase, said: 'Kept' }),
    toInput: (body) => ({ params: { caseId: page.caseId, code }, body, version: page.recordVersion }),
  })
  const sign = useAct(topicApi.caseForms.sign.mutation(), {
    refreshes: refreshesCase,
    said: 'Signed',
    tellsErrors: true,
  })
  if (narratives.length === 0) return null
  return (
    <Card title="Written here">
      {page.signed === null ? null : (
        <p className="mips-muted">
          Version {page.version}, signed {formatDateTimeZone(page.signed.at)}
          {page.signed.by === null ? '' : ` by ${formatOfficer(page.signed.by)}`}
        </p>
      )}
      {page.may.write ? (
        <>
          {page.version > 0 && page.signed === null ? (
            <p>
              <Button
                look="secondary"
                isBusy={sign.isBusy}
                onClick={() =>
                  void sign.run({
                    params: { caseId: page.caseId, code },
                    body: subject,
                    version: page.recordVersion,
                  })
                }
              >
                Sign version {page.version} as it stands
              </Button>
            </p>
          ) : null}
          <ActFormFrame form={form} submitWords="Keep the words">
            {narratives.map(({ code: part, label }) => (
              <ActWords key={part} form={form} name={`words.${part}`} label={label} limit={12_000} rows={8} />
            ))}
            <ActTick
              form={form}
              name="isSigned"
              label="I sign it"
              hint="A later change makes a new version"
            />
          </ActFormFrame>
        </>
      ) : (
        narratives.map(({ code: part, value }) => (
          <p key={part} className="mips-written">
            {value ?? 'Not written.'}
          </p>
        ))
      )}
      {page.versions.length > 1 ? (
        <Details summary={`Earlier versions (${page.versions.length - 1})`}>
          <ul className="govuk-list" aria-label="Earlier versions">
            {page.versions.slice(1).map(({ version, by, at, words }) => (
              <li key={version}>
                <strong>Version {version}</strong> {formatDateTimeZone(at)}
                {by === null ? '' : `, ${formatOfficer(by)}`}
                <p className="mips-written">{Object.values(words).join('\n')}</p>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </Card>
  )
}

function Papers({ page }: { page: CaseFormPage }) {
  const cache = useQueryClient()
  const code = codeFrom(page.code)
  return (
    <Card title="On paper">
      <p>
        <PaperButton
          paper={`${page.code.replace('_', ' ')} ${page.label}`}
          print={async (recipient) =>
            (await topicApi.caseForms.print.fetch({
              params: { caseId: page.caseId, code },
              body: { recipient, ...(page.subjectId === null ? {} : { subjectId: page.subjectId }) },
            })) as Blob
          }
          onPrinted={() => void cache.invalidateQueries({ queryKey: topicApi.caseForms.get.key })}
        />
      </p>
      <ul className="govuk-list" aria-label="Papers given out">
        {page.papers.map(({ id, recipient, at, version }) => (
          <li key={id}>
            {formatDateTimeZone(at)} for {recipient}
            {version === null ? '' : `, version ${version}`}
          </li>
        ))}
      </ul>
    </Card>
  )
}
