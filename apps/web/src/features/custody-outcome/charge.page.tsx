import { useParams } from '@tanstack/react-router'
import { ActPicker } from '../../platform/act-picker.tsx'
import { Shown } from '../../platform/problem.tsx'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { BailForm } from './bail-form.tsx'
import { ChargeForm } from './charge-form.tsx'
import { useOutcome } from './custody-outcome.api.ts'
import { DecisionForm } from './decision-form.tsx'
import { DisposeForm } from './dispose-form.tsx'
import { OffenceList } from './offence-list.tsx'

/** How each offence ends: charge, bail before charge, another outcome. */
export function ChargePage() {
  const { recordId } = useParams({ from: '/custody/$recordId/charge' })
  const outcome = useOutcome(recordId)
  return (
    <StayFrame recordId={recordId} topic="charge">
      {() => (
        <Shown query={outcome} words="Reading the offences…" headingLevel={2}>
          {(page) => (
            <>
              <OffenceList page={page} />
              <ActPicker
                title="Decide"
                acts={[
                  {
                    key: 'charge',
                    label: 'Charge',
                    may: page.may.charge,
                    form: (close) => <ChargeForm page={page} onDone={close} />,
                  },
                  {
                    key: 'bail',
                    label: 'Bail before charge',
                    may: page.may.bail,
                    form: (close) => <BailForm page={page} onDone={close} />,
                  },
                  {
                    key: 'dispose',
                    label: 'Another outcome',
                    may: page.may.dispose,
                    form: (close) => <DisposeForm page={page} onDone={close} />,
                  },
                  {
                    key: 'send',
                    label: 'Send for a charging decision',
                    may: page.may.sendForDecision,
                    form: (close) => <DecisionForm page={page} step="SENT" onDone={close} />,
                  },
                  {
                    key: 'back',
                    label: 'More evidence wanted',
                    may: page.may.backFromDecision,
                    form: (close) => <DecisionForm page={page} step="MORE_EVIDENCE" onDone={close} />,
                  },
                ]}
              />
            </>
          )}
        </Shown>
      )}
    </StayFrame>
  )
}
