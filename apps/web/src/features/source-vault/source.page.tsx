/** One source by its pseudonym: contacts, reports for the corridor, and asking to see who it is. */
import { type SourceLine, sourceVault } from '@mips/contracts/source-vault'
import { vaultReasons } from '@mips/domain/intelligence/source-vault'
import { Card } from '@mips/ui/card.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Warning } from '@mips/ui/warning.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActRadios, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDate } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ReportForm } from './report-form.tsx'
import { refreshesVault, useOnceKey } from './source-vault.api.ts'

export function SourcePage() {
  const { sourceKey } = useParams({ from: '/source-vault/$sourceKey' })
  const desk = useQuery(topicApi.sourceVault.desk.query({}))
  const source = desk.data?.sources.find(({ key }) => key === sourceKey)
  usePageTitle(source?.pseudonym ?? 'Source')
  return (
    <div className="mips-stack">
      <PageHeading caption={<Link href={paths.sourceVault()}>Sources</Link>}>
        {source?.pseudonym ?? 'Source'}
      </PageHeading>
      <Shown query={desk} words="Reading the source…" headingLevel={2}>
        {() =>
          source === undefined ? <EmptyState title="There is no such source" /> : <Source source={source} />
        }
      </Shown>
    </div>
  )
}

function Source({ source }: { source: SourceLine }) {
  return (
    <>
      {source.warning === null ? null : (
        <Warning>
          {source.warning.rule}: {source.warning.text}
        </Warning>
      )}
      <Card title="What is known without opening it">
        <SummaryList
          rows={[
            { key: 'Kind', value: source.kind.label },
            { key: 'Registered', value: formatDate(source.registeredOn) },
            {
              key: 'Contacts',
              value:
                source.lastContactOn === null
                  ? 'None'
                  : `${source.contactCount}, last ${formatDate(source.lastContactOn)}`,
            },
            {
              key: 'What came back',
              value:
                source.feedback.map(({ label, on }) => `${label} (${formatDate(on)})`).join(', ') ||
                'Nothing',
            },
          ]}
        />
      </Card>
      <div className="mips-columns">
        <ContactForm sourceKey={source.key} />
        <AskForm sourceKey={source.key} />
      </div>
      <ReportForm sourceKey={source.key} />
    </>
  )
}

type ContactValues = { at: LocalDateTime; words: string }

function ContactForm({ sourceKey }: { sourceKey: string }) {
  const once = useOnceKey()
  const form = useActForm({
    schema: onForm(
      (values: ContactValues) => ({
        onceKey: once.for(values),
        at: instantOf(values.at),
        words: values.words,
      }),
      sourceVault.routes.addContact.body,
    ),
    defaults: { at: rightNow(), words: '' } as ContactValues,
    act: useAct(topicApi.sourceVault.addContact.mutation(), {
      refreshes: refreshesVault,
      said: 'The contact is kept',
      onDone: once.next,
    }),
    toInput: (body) => ({ params: { sourceKey }, body }),
    again: true,
  })
  return (
    <Card title="Contact">
      <p className="mips-muted">Sealed with the identity; no draft of it is kept.</p>
      <ActFormFrame form={form} submitWords="Keep the contact">
        <ActTime form={form} name="at" label="When it was" />
        <ActWords form={form} name="words" label="What was said and done" limit={4000} rows={3} />
      </ActFormFrame>
    </Card>
  )
}

function AskForm({ sourceKey }: { sourceKey: string }) {
  const form = useActForm({
    schema: onForm(
      (values: { reason: string }) => ({ reason: given(values.reason) }),
      sourceVault.routes.askOpening.body,
    ),
    defaults: { reason: '' },
    act: useAct(topicApi.sourceVault.askOpening.mutation(), {
      refreshes: refreshesVault,
      said: 'Asked: a controller answers',
    }),
    toInput: (body) => ({ params: { sourceKey }, body }),
    onDone: () => goTo(paths.sourceVault()),
  })
  return (
    <Card title="See who it is">
      <p className="mips-muted">
        A second person of the unit opens it to you for half an hour. Each opening stands in the audit.
      </p>
      <ActFormFrame form={form} submitWords="Ask to open it">
        <ActRadios form={form} name="reason" label="Why" list={vaultReasons} />
      </ActFormFrame>
    </Card>
  )
}
