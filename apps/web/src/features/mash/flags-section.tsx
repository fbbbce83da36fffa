/** Flags of exploitation on the page of a person: what was set with its evidence, and the form with the written test. */
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { mash } from '@mips/contracts/mash'
import type { FlagLine } from '@mips/contracts/mash-parts'
import { exploitationFlags, exploitationSigns } from '@mips/domain/safeguarding/exploitation'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Inset } from '@mips/ui/inset.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { ActChoice, ActLine, ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { holdsPermission, useSession } from '../../platform/session.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const refreshes = [topicApi.mash.listFlags.key] as const

/** Nothing for those who see no reports. */
export function FlagsSection({ nominal }: { nominal: GoldenNominal }) {
  const session = useSession()
  const mayRead = holdsPermission(session, 'safeguarding.report.read')
  const found = useQuery({
    ...topicApi.mash.listFlags.query({ params: { nominalId: nominal.id } }),
    enabled: mayRead,
  })
  const maySet = holdsPermission(session, 'safeguarding.report.raise')
  if (!mayRead || found.data === undefined) return null
  const { flags } = found.data
  return (
    <Card title="Exploitation">
      {flags.length === 0 ? <p>No flag is set.</p> : null}
      {flags.map((flag) => (
        <Flag
          key={flag.id}
          nominalId={nominal.id}
          flag={flag}
          mayReview={holdsPermission(session, 'safeguarding.partner.refer')}
        />
      ))}
      {maySet ? (
        <Details summary="Set a flag">
          <SetFlag nominalId={nominal.id} />
        </Details>
      ) : null}
    </Card>
  )
}

function Flag({ nominalId, flag, mayReview }: { nominalId: string; flag: FlagLine; mayReview: boolean }) {
  return (
    <>
      <p>
        <Tag tone={flag.endedAt === null ? 'bad' : 'neutral'}>
          {flag.flag.label}
          {flag.endedAt === null ? '' : ', ended'}
        </Tag>{' '}
        {flag.signs.map(({ label, evidence }) => `${label}: ${evidence}`).join('; ')}. {flag.why}{' '}
        {flag.setBy === null ? '' : formatOfficer(flag.setBy)}, {formatDate(flag.setAt)}; look again by{' '}
        {formatDate(flag.reviewOn)} {flag.isReviewDue ? <Tag tone="caution">Overdue</Tag> : null}{' '}
        {flag.endReason ?? flag.reviewWords}
      </p>
      {mayReview && flag.endedAt === null ? (
        <Details summary={`Look at ${flag.flag.label} again`}>
          <Review nominalId={nominalId} flagId={flag.id} />
        </Details>
      ) : null}
    </>
  )
}

function Review({ nominalId, flagId }: { nominalId: string; flagId: string }) {
  const form = useActForm({
    schema: onForm(
      (values: { isStanding: string; words: string }) => ({
        isStanding: values.isStanding === '' ? undefined : values.isStanding === 'yes',
        words: values.words,
      }),
      mash.routes.reviewFlag.body,
    ),
    defaults: { isStanding: '', words: '' },
    act: useAct(topicApi.mash.reviewFlag.mutation(), { refreshes, said: 'Kept' }),
    toInput: (body) => ({ params: { nominalId, flagId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep it">
      <ActRadios
        form={form}
        name="isStanding"
        label="Does it still hold"
        list={[
          { code: 'yes', label: 'Yes' },
          { code: 'no', label: 'No, it ends' },
        ]}
      />
      <ActLine form={form} name="words" label="Why" />
    </ActFormFrame>
  )
}

type Values = { flag: string; evidence: Record<string, string>; why: string }

function SetFlag({ nominalId }: { nominalId: string }) {
  const form = useActForm({
    schema: onForm((values: Values) => {
      const asked: readonly string[] = exploitationFlags.find(({ code }) => code === values.flag)?.signs ?? []
      return {
        flag: given(values.flag),
        signs: asked.flatMap((sign) => {
          const evidence = given(values.evidence[sign])
          return evidence === undefined ? [] : [{ sign, evidence }]
        }),
        why: given(values.why),
      }
    }, mash.routes.setFlag.body),
    defaults: { flag: '', evidence: {}, why: '' } as Values,
    act: useAct(topicApi.mash.setFlag.mutation(), { refreshes, said: 'Flag set' }),
    toInput: (body) => ({ params: { nominalId }, body }),
    again: true,
  })
  const row = exploitationFlags.find(({ code }) => code === form.fields.watch('flag'))
  return (
    <ActFormFrame form={form} submitWords="Set the flag">
      <ActChoice form={form} name="flag" label="Flag" list={exploitationFlags} />
      {row === undefined ? null : (
        <>
          <Inset>
            {row.test} At least {row.least} of these signs, with what shows it.
          </Inset>
          {row.signs.map((sign) => (
            <ActLine
              key={sign}
              form={form}
              name={`evidence.${sign}`}
              label={exploitationSigns.find(({ code }) => code === sign)?.label ?? sign}
              need="optional"
            />
          ))}
        </>
      )}
      <ActWords form={form} name="why" label="How the test is met, in your words" need="optional" />
    </ActFormFrame>
  )
}
