import { custodyLimits } from '@mips/contracts/custody-limits'
import type { LimitsPage } from '@mips/contracts/custody-limits'
import { extensionMethods, extensionRepresentations } from '@mips/domain/custody/limit-steps'
import { fromInstant, type LocalDateTime } from '@mips/ui/time-text.ts'
import { useAct } from '../../platform/act.ts'
import { ActLate, ActRadios, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { refreshesStay } from '../../platform/stay.ts'

type Values = {
  at: LocalDateTime
  until: LocalDateTime
  method: string
  hasLinkAdvice: boolean
  consentToLink: boolean
  isConsentBeforeAdult: boolean
  isNecessary: boolean
  isDiligent: boolean
  isMovingArea: boolean
  isJourneyWeighed: boolean
  representations: string
  representationsText: string
  groundsText: string
  isTold: boolean
  isRemindedOfRights: boolean
  lateReason: string
}

const bodyOf = ({ isTold, ...values }: Values) => ({
  at: instantOf(values.at),
  until: instantOf(values.until),
  method: values.method,
  ...(values.method === 'LIVE_LINK'
    ? {
        hasLinkAdvice: values.hasLinkAdvice,
        consentToLink: values.consentToLink,
        isConsentBeforeAdult: values.isConsentBeforeAdult,
      }
    : {}),
  isNecessary: values.isNecessary,
  isDiligent: values.isDiligent,
  isMovingArea: values.isMovingArea,
  ...(values.isMovingArea ? { isJourneyWeighed: values.isJourneyWeighed } : {}),
  representations: given(values.representations),
  representationsText: given(values.representationsText),
  groundsText: given(values.groundsText),
  toldGroundsAt: isTold ? instantOf(values.at) : undefined,
  isRemindedOfRights: values.isRemindedOfRights,
  lateReason: given(values.lateReason),
})

/** A superintendent's extension; the latest end that the law allows is carried in. */
export function ExtensionForm({ page, onDone }: { page: LimitsPage; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(bodyOf, custodyLimits.routes.extend.body),
    defaults: {
      at: rightNow(),
      until: page.clock.limit36 === null ? rightNow() : fromInstant(page.clock.limit36),
      method: 'IN_PERSON',
      hasLinkAdvice: false,
      consentToLink: false,
      isConsentBeforeAdult: false,
      isNecessary: false,
      isDiligent: false,
      isMovingArea: false,
      isJourneyWeighed: false,
      representations: '',
      representationsText: '',
      groundsText: '',
      isTold: true,
      isRemindedOfRights: false,
      lateReason: '',
    } as Values,
    draft: { key: `custody.extension:${page.id}` },
    act: useAct(topicApi.custodyLimits.extend.mutation(), {
      refreshes: refreshesStay,
      said: ({ left }) =>
        left.length === 0 ? 'Detention extended' : `Detention extended. ${left.join(' ')}`,
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body }),
    onDone,
  })
  const { watch } = form.fields
  const isLink = watch('method') === 'LIVE_LINK'
  return (
    <ActFormFrame form={form} submitWords="Extend detention">
      <ActRadios form={form} name="method" label="How" list={extensionMethods} />
      {isLink ? (
        <>
          <ActTick form={form} name="hasLinkAdvice" label="The person was advised on the live link" />
          <ActTick form={form} name="consentToLink" label="The person consents to the live link" />
          {page.needsAppropriateAdult ? (
            <ActTick
              form={form}
              name="isConsentBeforeAdult"
              label="Consent given before the appropriate adult"
            />
          ) : null}
        </>
      ) : null}
      <ActTick
        form={form}
        name="isNecessary"
        label="Detention is necessary to secure, preserve or obtain evidence"
      />
      <ActTick form={form} name="isDiligent" label="The investigation is diligent and expeditious" />
      <ActWords form={form} name="groundsText" label="Grounds" limit={4000} rows={3} />
      <ActRadios
        form={form}
        name="representations"
        label="Representations of the detainee or solicitor"
        list={extensionRepresentations}
      />
      <ActWords form={form} name="representationsText" label="What was said" need="optional" />
      <ActTick form={form} name="isMovingArea" label="The person will move to another force area" />
      {watch('isMovingArea') ? (
        <ActTick form={form} name="isJourneyWeighed" label="Distance and journey weighed" />
      ) : null}
      <ActTime form={form} name="at" label="Given at" />
      <ActTime
        form={form}
        name="until"
        label="Runs until"
        hint="No later than 36 counted hours"
        expects="any"
      />
      <ActTick form={form} name="isTold" label="The person was told the grounds then" />
      <ActTick form={form} name="isRemindedOfRights" label="Reminded of the rights not yet used" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}
