/** Giving paragraphs of a report to somebody: what, to whom, for what, on which ground. */
import type { OfficerRef } from '@mips/contracts/common'
import { type DisseminationLog, NewDissemination } from '@mips/contracts/dissemination'
import {
  disseminationBases,
  disseminationRoutes,
  transferGrounds,
  transferRecipients,
} from '@mips/domain/intelligence/dissemination'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Warning } from '@mips/ui/warning.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Controller } from 'react-hook-form'
import { ActChoice, ActLine, ActMany, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, type ActForm, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesGiven } from './dissemination.api.ts'

export function GivePage() {
  usePageTitle('Give intelligence')
  const { reportId } = useParams({ from: '/intelligence/$reportId/give' })
  usePurposeFrom(reportId, 'INTELLIGENCE')
  const log = useQuery(topicApi.dissemination.list.query({ params: { reportId } }))
  return (
    <Shown query={log} words="Reading what can be given…" headingLevel={1}>
      {(found) => (
        <div className="mips-stack">
          <PageHeading
            caption={<Link href={paths.intelligence(found.id)}>{found.reference ?? 'The report'}</Link>}
          >
            Give it to somebody
          </PageHeading>
          {found.mayGive.allowed ? <GiveForm log={found} /> : <Warning>{found.mayGive.reason}</Warning>}
        </div>
      )}
    </Shown>
  )
}

type Values = {
  textIds: string[]
  route: string
  /** The colleague who is briefed; one at most. */
  toUserId: OfficerRef[]
  toPerson: string
  toOrganisation: string
  purpose: string
  basis: string
  agreementRef: string
  reason: string
  isOriginatorAsked: boolean
  ownerConsent: string
  mayHoldSensitive: boolean
  transfer: {
    isNecessary: boolean
    ground: string
    recipientKind: string
    meetsSection77: boolean
    justification: string
  }
}

const empty: Values = {
  textIds: [],
  route: '',
  toUserId: [],
  toPerson: '',
  toOrganisation: '',
  purpose: '',
  basis: '',
  agreementRef: '',
  reason: '',
  isOriginatorAsked: false,
  ownerConsent: '',
  mayHoldSensitive: false,
  transfer: { isNecessary: false, ground: '', recipientKind: '', meetsSection77: false, justification: '' },
}

/** Who is briefed in the force by their own record. */
const colleagueOf = ({ route, toUserId }: Pick<Values, 'route' | 'toUserId'>): OfficerRef | undefined =>
  route === 'BRIEF' ? toUserId[0] : undefined

const toBody = ({ route, toUserId, basis, agreementRef, transfer, ...same }: Values) => ({
  ...same,
  route: given(route),
  toUserId: colleagueOf({ route, toUserId })?.id,
  basis: given(basis),
  agreementRef: given(agreementRef),
  transfer:
    route === 'ABROAD'
      ? {
          ...transfer,
          ground: given(transfer.ground),
          recipientKind: given(transfer.recipientKind),
          justification: given(transfer.justification),
        }
      : undefined,
})

function GiveForm({ log }: { log: DisseminationLog }) {
  const form = useActForm({
    schema: onForm(toBody, NewDissemination),
    defaults: {
      ...empty,
      textIds: log.paragraphs.filter(({ against }) => against === null).map(({ textId }) => textId),
    } as Values,
    draft: { key: `dissemination.give:${log.id}` },
    act: useAct(topicApi.dissemination.give.mutation(), { refreshes: refreshesGiven, said: 'Given' }),
    toInput: (body) => ({ params: { reportId: log.id }, body }),
    onDone: () => goTo(paths.givenIntelligence(log.id)),
  })
  const route = form.fields.watch('route')
  const needsAgreement = disseminationRoutes.find(({ code }) => code === route)?.needsAgreement === true
  return (
    <>
      <Paragraphs log={log} />
      <Card title="What is given, and to whom">
        <ActFormFrame form={form} submitWords="Give it">
          <ActMany
            form={form}
            name="textIds"
            label="What is given"
            list={log.paragraphs.map(({ textId, number, printedGrade }) => ({
              code: textId,
              label: `Paragraph ${number}, ${printedGrade}`,
            }))}
          />
          <ActChoice form={form} name="route" label="How it goes" list={disseminationRoutes} />
          <Recipient form={form} />
          <ActLine form={form} name="purpose" label="What it is for" />
          <ActChoice form={form} name="basis" label="Ground in law" list={disseminationBases} />
          {needsAgreement ? (
            <ActLine form={form} name="agreementRef" label="Reference of the sharing agreement" />
          ) : null}
          <ActWords form={form} name="reason" label="Why it is given" />
          {log.force.isOfReader || route === 'BRIEF' ? null : (
            <ActLine
              form={form}
              name="ownerConsent"
              label={`Who of ${log.force.label} said that it may go on, and when`}
              hint="That force owns the report: nothing of it leaves this one without its consent"
            />
          )}
          {log.paragraphs.some(({ conditions }) => conditions.length > 0) ? (
            <ActTick
              form={form}
              name="isOriginatorAsked"
              label="The originator was asked, and said yes"
              hint="Where a condition asks for it"
            />
          ) : null}
          {log.paragraphs.some(({ marking }) => marking !== 'OFFICIAL') ? (
            <ActTick
              form={form}
              name="mayHoldSensitive"
              label="The recipient may keep and read Official-Sensitive"
            />
          ) : null}
          {route === 'ABROAD' ? <Abroad form={form} /> : null}
        </ActFormFrame>
      </Card>
    </>
  )
}

/** A colleague by their record, which conditions for named officers are held against; everybody else in words. */
function Recipient({ form }: { form: ActForm<Values> }) {
  const [route, toUserId] = form.fields.watch(['route', 'toUserId'])
  return (
    <>
      {route === 'BRIEF' ? (
        <Controller
          control={form.fields.control}
          name="toUserId"
          render={({ field }) => (
            <OfficersBox
              label="Colleague"
              name="toUserId"
              hint="By number or name; for more people than one, leave it empty and write who they are"
              {...(form.errorOf('toUserId') === undefined ? {} : { error: form.errorOf('toUserId') ?? '' })}
              chosen={field.value}
              onChange={(officers) => field.onChange(officers.slice(-1))}
            />
          )}
        />
      ) : null}
      {colleagueOf({ route, toUserId }) === undefined ? (
        <>
          <ActLine form={form} name="toPerson" label="Who gets it" />
          <ActLine form={form} name="toOrganisation" label="Their organisation" />
        </>
      ) : null}
    </>
  )
}

/** The words as they will leave, with what goes along with them. */
function Paragraphs({ log }: { log: DisseminationLog }) {
  return (
    <Card title="The words as they leave">
      {log.paragraphs.map(({ textId, number, text, printedGrade, marking, conditions, against }) => (
        <section key={textId} aria-label={`Paragraph ${number}`}>
          <p className="mips-written">
            {number}. {text} <Tag>{printedGrade}</Tag>{' '}
            {marking === 'OFFICIAL' ? null : <Tag tone="special">{marking}</Tag>}
          </p>
          {conditions.length === 0 ? null : <p>Conditions: {conditions.join('; ')}</p>}
          {against === null ? null : <Warning>{against}</Warning>}
        </section>
      ))}
    </Card>
  )
}

/** DPA 2018 s.73 to s.77. */
function Abroad({ form }: { form: ActForm<Values> }) {
  const isOther = form.fields.watch('transfer.recipientKind') === 'OTHER'
  return (
    <>
      <ActTick
        form={form}
        name="transfer.isNecessary"
        label="The transfer is necessary for a purpose of law enforcement"
      />
      <ActChoice form={form} name="transfer.ground" label="Ground of the transfer" list={transferGrounds} />
      <ActChoice
        form={form}
        name="transfer.recipientKind"
        label="What the recipient is"
        list={transferRecipients}
      />
      {isOther ? (
        <ActTick form={form} name="transfer.meetsSection77" label="The four conditions of s.77 are met" />
      ) : null}
      <ActWords form={form} name="transfer.justification" label="Why the transfer is justified" />
    </>
  )
}
