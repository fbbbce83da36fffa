/** The second hand signs: under the own sign-in, or with their password on this screen; until then the move waits. */
import { propertyCare } from '@mips/contracts/property-care'
import type { SignLine } from '@mips/contracts/property-care-replies'
import type { ExhibitPage } from '@mips/contracts/property-replies'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesProperty } from './property.api.ts'

type Props = { page: ExhibitPage; sign: SignLine }

const nameOf = (officer: SignLine['witness']) => (officer === null ? 'a colleague' : formatOfficer(officer))

/** What waits for a signature, and who signed before. */
export function SecondHandCard({ page }: { page: ExhibitPage }) {
  const waiting = page.signs.filter(({ state }) => state === 'WAITING')
  const answered = page.signs.filter(({ state }) => state !== 'WAITING')
  if (page.signs.length === 0) return null
  return (
    <Card title="Second hand">
      {waiting.map((sign) => (
        <Waiting key={sign.id} page={page} sign={sign} />
      ))}
      {answered.length === 0 ? null : (
        <ul className="govuk-list">
          {answered.map((sign) => (
            <li key={sign.id}>
              {sign.isSeizure ? 'Seizure' : `Move ${sign.number}`}, {nameOf(sign.witness)}:{' '}
              {sign.stateLabel.toLowerCase()} {sign.how ?? ''}
              {sign.answeredAt === null ? '' : `, ${formatDateTimeZone(sign.answeredAt)}`}
              {sign.words === null ? '' : `. ${sign.words}`}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Waiting({ page, sign }: Props) {
  const what = sign.isSeizure ? 'The seizure' : `The move to ${sign.to ?? 'another hand'}`
  return (
    <section aria-label={what}>
      <p>
        <Tag tone="caution">{sign.isSeizure ? 'Not signed' : 'The move waits'}</Tag> {what}, recorded by{' '}
        {nameOf(sign.askedBy)}, {formatDateTimeZone(sign.askedAt)}: {nameOf(sign.witness)} signs as the second
        person.
      </p>
      {sign.isMine ? <SignMyself page={page} sign={sign} /> : null}
      {sign.isMine || sign.isSeizure ? null : <SignBeside page={page} sign={sign} />}
      {!sign.isMine && sign.isSeizure ? (
        <Details summary="Sign for the seizure here">
          <SignBeside page={page} sign={sign} />
        </Details>
      ) : null}
      {sign.mayWithdraw ? <Withdraw page={page} sign={sign} /> : null}
    </section>
  )
}

const useSign = () =>
  useAct(topicApi.propertyCare.sign.mutation(), {
    refreshes: refreshesProperty,
    said: 'Answer kept',
    tellsErrors: true,
  })

function SignMyself({ page, sign }: Props) {
  const act = useSign()
  const params = { exhibitId: page.id, signId: sign.id }
  return (
    <>
      <Button isBusy={act.isBusy} onClick={() => void act.run({ params, body: { answer: 'SIGNED' } })}>
        I was there: sign
      </Button>
      <NotSo page={page} sign={sign} />
    </>
  )
}

function NotSo({ page, sign }: Props) {
  const form = useActForm({
    schema: propertyCare.routes.sign.body,
    defaults: { answer: 'REFUSED', words: '' },
    act: useSign(),
    toInput: (body) => ({ params: { exhibitId: page.id, signId: sign.id }, body }),
  })
  return (
    <Details summary="It was not so">
      <ActFormFrame form={form} submitWords="I do not confirm it">
        <TextInput
          {...form.fields.register('words')}
          label="What was otherwise"
          error={form.errorOf('words')}
        />
      </ActFormFrame>
    </Details>
  )
}

/** For two who stand at one counter: nobody has to sign out. */
function SignBeside({ page, sign }: Props) {
  const form = useActForm({
    schema: propertyCare.routes.sign.body,
    defaults: { answer: 'SIGNED', password: '' },
    act: useSign(),
    toInput: (body) => ({ params: { exhibitId: page.id, signId: sign.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Sign as the second person">
      <TextInput
        {...form.fields.register('password')}
        label={`Password of ${nameOf(sign.witness)}`}
        hint="They enter it themselves; or they sign in and find this under their work"
        type="password"
        autoComplete="off"
        width={20}
        error={form.errorOf('password')}
      />
    </ActFormFrame>
  )
}

function Withdraw({ page, sign }: Props) {
  const form = useActForm({
    schema: propertyCare.routes.withdrawMove.body,
    defaults: { words: '' },
    act: useAct(topicApi.propertyCare.withdrawMove.mutation(), {
      refreshes: refreshesProperty,
      said: 'Move taken back',
    }),
    toInput: (body) => ({ params: { exhibitId: page.id, signId: sign.id }, body }),
  })
  return (
    <Details summary="Take the move back">
      <ActFormFrame form={form} submitWords="Take it back">
        <TextInput {...form.fields.register('words')} label="Why" error={form.errorOf('words')} />
      </ActFormFrame>
    </Details>
  )
}
