/** What went to the partner of an action: word for word, to whom, when and by whom, their receipt and answer; and sending it. */
import { asbCase } from '@mips/contracts/asb-case'
import type { AsbActionLine, AsbCasePage, AsbSendingLine } from '@mips/contracts/asb-case-parts'
import { asbSendWays, asbSharingBases, asbSharingParts } from '@mips/domain/safeguarding/asb-sharing'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { ActChoice, ActLine, ActMany } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './asb-case.api.ts'

type Of = { page: AsbCasePage; action: AsbActionLine }

export function Sendings({ page, action }: Of) {
  const isAgain = action.sendings.length > 0
  return (
    <>
      {action.sendings.map((sending) => (
        <Details key={sending.id} summary={`Sent ${formatDateTimeZone(sending.sentAt)} to ${sending.to}`}>
          <SummaryList rows={rowsOf(sending)} />
          <PaperButton
            paper="Request to the partner"
            print={(recipient) =>
              topicApi.asbCase.printSending.fetch({
                params: { caseId: page.id, sendingId: sending.id },
                body: { recipient },
              }) as Promise<Blob>
            }
          />
        </Details>
      ))}
      {page.may.keep.allowed && action.maySend ? (
        <Details
          key={action.sendings.length}
          summary={
            <>
              {isAgain ? 'Send it again' : 'Send to the partner'}
              <span className="govuk-visually-hidden">: {action.words}</span>
            </>
          }
        >
          <SendForm page={page} action={action} />
        </Details>
      ) : null}
    </>
  )
}

function rowsOf(sending: AsbSendingLine) {
  const {
    way,
    basis,
    snapshot,
    sentBy,
    receiptAt,
    receiptWords,
    receiptBy,
    answerAt,
    answerWords,
    answerBy,
  } = sending
  const said = (at: string | null, words: string | null, by: AsbSendingLine['sentBy']) =>
    at === null
      ? 'Not yet'
      : `${formatDateTimeZone(at)}: ${words ?? ''}${by === null ? '' : ` (${formatOfficer(by)})`}`
  return [
    { key: 'What was sent', value: snapshot.split('\n').map((line, index) => <div key={index}>{line}</div>) },
    { key: 'How', value: way.label },
    { key: 'Ground in law', value: basis.label },
    { key: 'Sent by', value: sentBy === null ? 'Not known' : formatOfficer(sentBy) },
    { key: 'Receipt', value: said(receiptAt, receiptWords, receiptBy) },
    { key: 'Answer', value: said(answerAt, answerWords, answerBy) },
  ]
}

function SendForm({ page, action }: Of) {
  const last = action.sendings.at(-1)
  const form = useActForm({
    schema: asbCase.routes.sendAction.body,
    defaults: {
      to: last?.to ?? '',
      way: (last?.way.code ?? 'EMAIL') as 'EMAIL',
      basis: (last?.basis.code ?? 'CDA_115') as 'CDA_115',
      parts: ['PLACE'],
    },
    act: useAct(topicApi.asbCase.sendAction.mutation(), {
      refreshes: refreshesCase,
      said: 'Kept as it was sent',
    }),
    toInput: (body) => ({ params: { caseId: page.id, actionId: action.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Send">
      <ActLine form={form} name="to" label="Who there gets it" hint={`At: ${action.partner.label}`} />
      <ActMany form={form} name="parts" label="What goes besides what is asked" list={asbSharingParts} />
      <ActChoice form={form} name="way" label="How it goes" list={asbSendWays} />
      <ActChoice form={form} name="basis" label="Ground in law" list={asbSharingBases} />
    </ActFormFrame>
  )
}
