/** One statement: written on phone or desktop, signed on the screen, and from then on as it stands; how the witness is reached is beside it and never on its paper. */
import { statement, type StatementPage } from '@mips/contracts/statement'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Inset } from '@mips/ui/inset.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActLine } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { SignatureDrawn } from '../../platform/signature-pad.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ContactCard } from './contact-card.tsx'
import { SignCards } from './sign-form.tsx'
import { refreshesStatement, stateTone } from './statement.api.ts'
import { WriteForm } from './write-form.tsx'

export function StatementPageView() {
  const { recordId, statementId } = useParams({ from: '/records/$recordId/statements/$statementId' })
  usePurposeFrom(recordId, 'INVESTIGATION')
  const found = useQuery({
    ...topicApi.statement.get.query({ params: { recordId, statementId } }),
    staleTime: 0,
  })
  return (
    <Shown query={found} words="Opening the statement…" headingLevel={1}>
      {(page) => <One page={page} />}
    </Shown>
  )
}

function One({ page }: { page: StatementPage }) {
  usePageTitle(`${page.kind.label}: ${page.maker.name}`)
  const isDraft = page.state.code === 'DRAFT'
  return (
    <div className="mips-stack">
      <PageHeading
        caption={[page.recordReference, page.kind.label].filter(Boolean).join(' · ')}
        actions={<Link href={paths.statements(page.recordId)}>All statements</Link>}
      >
        {page.maker.name} <Tag tone={stateTone(page.state.code)}>{page.state.label}</Tag>
      </PageHeading>
      <p className="mips-muted">
        Begun {formatDateTimeZone(page.begunAt)}
        {page.begunBy === null ? '' : ` by ${formatOfficer(page.begunBy)}`} · {page.marking}
      </p>
      {page.discarded === null ? null : (
        <NotificationBanner tone="caution" title={`Not made: ${page.discarded.reason}`} />
      )}
      {isDraft && page.may.write.allowed ? (
        <WriteForm key={page.revision} page={page} />
      ) : (
        <Words page={page} />
      )}
      <SignCards page={page} />
      {isDraft ? null : <Signatures page={page} />}
      {page.may.contact.allowed ? <ContactCard recordId={page.recordId} personId={page.maker.id} /> : null}
      <Papers page={page} />
      {isDraft && page.may.write.allowed ? <Discard page={page} /> : null}
    </div>
  )
}

/** What was signed, as it is served. */
function Words({ page }: { page: StatementPage }) {
  const { facts } = page
  return (
    <Card title="Statement">
      <SummaryList
        rows={[
          { key: 'Age', value: page.ageWords },
          { key: 'Exhibits', value: page.exhibits.join(', ') || null },
          ...(facts.recording === undefined ? [] : [{ key: 'Recording', value: facts.recording }]),
          ...(facts.interviewedOn === undefined
            ? []
            : [{ key: 'Interviewed on', value: formatDate(facts.interviewedOn) }]),
        ]}
      />
      <Inset>{page.declaration}</Inset>
      <p className="mips-written">{page.text}</p>
    </Card>
  )
}

function Signatures({ page: { signatures, sha256, maker } }: { page: StatementPage }) {
  const both = [
    { who: 'Witness', signature: signatures.witness },
    ...(maker.isOfficer ? [] : [{ who: 'Officer who took it', signature: signatures.officer }]),
  ]
  return (
    <Card title="Signatures">
      <SummaryList
        rows={both.map(({ who, signature }) => ({
          key: who,
          value:
            signature === null ? (
              <Tag tone="caution">Not signed</Tag>
            ) : (
              <>
                {signature.way.code === 'DRAWN' ? (
                  <SignatureDrawn path={signature.mark} label={`Signature of ${signature.name}`} />
                ) : (
                  <strong>{signature.mark}</strong>
                )}{' '}
                {formatDateTimeZone(signature.at)}
              </>
            ),
        }))}
      />
      {sha256 === null ? null : (
        <p className="mips-muted mips-small">
          Locked: what is to be added is a further statement. Hash{' '}
          <span className="mips-written">{sha256}</span>
        </p>
      )}
    </Card>
  )
}

function Papers({ page }: { page: StatementPage }) {
  const params = { recordId: page.recordId, statementId: page.id }
  return (
    <Card title="On paper">
      <p>
        <PaperButton
          paper={page.kind.label}
          print={async (recipient) =>
            (await topicApi.statement.print.fetch({ params, body: { recipient } })) as Blob
          }
        />{' '}
        <span className="mips-muted">Only what is served: never how the witness is reached.</span>
      </p>
    </Card>
  )
}

function Discard({ page }: { page: StatementPage }) {
  const form = useActForm({
    schema: statement.routes.discard.body,
    defaults: { reason: '' },
    act: useAct(topicApi.statement.discard.mutation(), {
      refreshes: refreshesStatement,
      said: 'The statement was not made',
    }),
    toInput: (body) => ({ params: { recordId: page.recordId, statementId: page.id }, body }),
  })
  return (
    <Details summary="This statement is not made">
      <ActFormFrame form={form} submitWords="End it" look="warning">
        <ActLine form={form} name="reason" label="Why" />
      </ActFormFrame>
    </Details>
  )
}
