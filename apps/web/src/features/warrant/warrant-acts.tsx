/** Everything that can be done on a warrant, as buttons that open their form. */
import type { WarrantPage } from '@mips/contracts/warrant-parts'
import { ActPicker } from '../../platform/act-picker.tsx'
import { AddressForm, AttemptForm, ExecuteForm, PayForm } from './attempt-forms.tsx'
import { CirculateForm } from './circulation-forms.tsx'
import { AreaForm, DecideForm, GradeForm, ReturnForm, TransferForm } from './grade-forms.tsx'
import { BailForm, SurrenderForm, WithdrawForm } from './end-forms.tsx'

export function WarrantActs({ page }: { page: WarrantPage }) {
  const { may } = page
  const isOn = page.circulations.some(({ cancelledAt }) => cancelledAt === null)
  const forms = [
    { key: 'decide', label: 'Decision of the court', is: may.decide, Form: DecideForm },
    { key: 'attempt', label: 'Attempt', is: may.attempt, Form: AttemptForm },
    { key: 'execute', label: 'Executed', is: may.execute, Form: ExecuteForm },
    { key: 'bail', label: 'Served and bailed', is: may.serveBail, Form: BailForm },
    { key: 'surrender', label: 'Surrendered', is: may.execute, Form: SurrenderForm },
    { key: 'pay', label: 'Payment', is: may.pay, Form: PayForm },
    { key: 'address', label: 'Address', is: may.attempt, Form: AddressForm },
    { key: 'grade', label: 'Grade', is: may.grade, Form: GradeForm },
    { key: 'area', label: 'Area', is: may.allocate, Form: AreaForm },
    {
      key: 'circulate',
      label: 'Circulated',
      is: may.circulate && page.isWanted && !isOn,
      Form: CirculateForm,
    },
    { key: 'withdraw', label: 'Withdrawn by the court', is: may.withdraw, Form: WithdrawForm },
    { key: 'transfer', label: 'To another force', is: may.transfer, Form: TransferForm },
    { key: 'return', label: 'Back from the other force', is: may.takeBack, Form: ReturnForm },
  ]
  if (forms.every(({ is }) => !is)) return null
  return (
    <ActPicker
      title="Do"
      acts={forms.map(({ key, label, is, Form }) => ({
        key,
        label,
        may: { allowed: is },
        form: (close) => <Form page={page} close={close} />,
      }))}
    />
  )
}
