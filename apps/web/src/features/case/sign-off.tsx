/** The sign-off: submitted by the officer, certified or returned by a supervisor. */
import { caseForms } from '@mips/contracts/case-forms'
import type { CasePage } from '@mips/contracts/case-parts'
import { Button } from '@mips/ui/button.tsx'
import { Details } from '@mips/ui/details.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './case.api.ts'

export function SignOff({ page }: { page: CasePage }) {
  const { standing, may } = page
  const isWaiting = standing.code === 'SUBMITTED'
  const isDone = standing.code === 'CERTIFIED'
  return (
    <div className="mips-stack mips-no-print">
      {!isWaiting && !isDone && may.build?.allowed === true ? <Submit page={page} /> : null}
      {isWaiting && may.return?.allowed === true ? <Decide page={page} /> : null}
      {isWaiting && may.return?.allowed !== true ? (
        <NotificationBanner tone="info" title="The file waits for a supervisor" />
      ) : null}
    </div>
  )
}

function Submit({ page }: { page: CasePage }) {
  const submit = useAct(topicApi.caseForms.submit.mutation(), {
    refreshes: refreshesCase,
    said: 'Submitted for sign-off',
    tellsErrors: true,
  })
  const { may } = page
  if (may.submit?.allowed !== true)
    return <NotificationBanner tone="caution" title={`Not ready for sign-off: ${may.submit?.reason ?? ''}`} />
  return (
    <NotificationBanner
      tone="good"
      title="The file is ready for sign-off"
      actions={
        <Button
          isBusy={submit.isBusy}
          onClick={() => void submit.run({ params: { caseId: page.id }, body: {}, version: page.version })}
        >
          Submit for sign-off
        </Button>
      }
    />
  )
}

function Decide({ page }: { page: CasePage }) {
  const certify = useAct(topicApi.caseForms.decide.mutation(), {
    refreshes: refreshesCase,
    said: 'Certified',
    tellsErrors: true,
  })
  const form = useActForm({
    schema: onForm(
      ({ reason }: { reason: string }) => ({ act: 'RETURN', reason }),
      caseForms.routes.decide.body,
    ),
    defaults: { reason: '' },
    draft: { key: `caseForms.return:${page.id}` },
    act: useAct(topicApi.caseForms.decide.mutation(), { refreshes: refreshesCase, said: 'Returned' }),
    toInput: (body) => ({ params: { caseId: page.id }, body, version: page.version }),
  })
  return (
    <NotificationBanner tone="info" title="The officer in the case says that the file is ready">
      {page.may.certify?.allowed === true ? (
        <Button
          isBusy={certify.isBusy}
          onClick={() =>
            void certify.run({ params: { caseId: page.id }, body: { act: 'CERTIFY' }, version: page.version })
          }
        >
          Certify the file
        </Button>
      ) : (
        <p>{page.may.certify?.reason}</p>
      )}
      <Details summary="Return it to the officer">
        <ActFormFrame form={form} submitWords="Return the file">
          <ActWords form={form} name="reason" label="What the officer has to put right" limit={1000} />
        </ActFormFrame>
      </Details>
    </NotificationBanner>
  )
}
