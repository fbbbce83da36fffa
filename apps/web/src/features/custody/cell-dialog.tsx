import { custody } from '@mips/contracts/custody'
import type { CellLine } from '@mips/contracts/custody-replies'
import { cellKinds } from '@mips/domain/custody/cell-rules'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { onForm } from '../../platform/form-times.ts'

export type CellAct = 'close' | 'reopen' | 'describe'

type CellDialogProps = {
  kind: CellAct
  cell: CellLine | undefined
  stationCode: string
  onClose: () => void
}

/** Puts a cell out of use or back, or says what it is. */
export function CellDialog(props: CellDialogProps) {
  const { kind, cell, onClose } = props
  const titles = {
    close: cell === undefined ? 'Put a cell out of use' : `Cell ${cell.code} out of use`,
    reopen: `Cell ${cell?.code ?? ''} back in use`,
    describe: `What cell ${cell?.code ?? ''} is`,
  }
  return (
    <Dialog title={titles[kind]} isOpen onClose={onClose}>
      {kind === 'describe' ? <Describe {...props} /> : <Use {...props} kind={kind} />}
    </Dialog>
  )
}

function Use({ kind, cell, stationCode, onClose }: CellDialogProps & { kind: 'close' | 'reopen' }) {
  const isClosing = kind === 'close'
  const route = isClosing ? topicApi.custody.closeCell : topicApi.custody.reopenCell
  const toBody = (values: { code: string; reason: string }) => ({ stationCode, ...values })
  const form = useActForm({
    schema: onForm(toBody, custody.routes.closeCell.body),
    defaults: { code: cell?.code ?? '', reason: '' },
    act: useAct(route.mutation(), {
      refreshes: [topicApi.custody.listCells.key],
      said: ({ code }) => `Cell ${code} is ${isClosing ? 'out of use' : 'back in use'}`,
    }),
    toInput: (body) => ({ body }),
    onDone: onClose,
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords={isClosing ? 'Put out of use' : 'Put back in use'}>
      {cell === undefined ? (
        <TextInput {...register('code')} label="Cell" width={5} error={form.errorOf('code')} />
      ) : null}
      <TextInput
        {...register('reason')}
        label={isClosing ? 'Why it is out of use' : 'What was put right'}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}

type Values = { kind: string; capacity: string; hasCctv: boolean; isAntiLigature: boolean }

function Describe({ cell, stationCode, onClose }: CellDialogProps) {
  const toBody = (values: Values) => ({
    ...values,
    stationCode,
    code: cell?.code ?? '',
    capacity: Number(values.capacity),
  })
  const form = useActForm({
    schema: onForm(toBody, custody.routes.describeCell.body),
    defaults: {
      kind: cell?.kind ?? 'STANDARD',
      capacity: String(cell?.capacity ?? 1),
      hasCctv: cell?.hasCctv ?? false,
      isAntiLigature: cell?.isAntiLigature ?? false,
    } as Values,
    act: useAct(topicApi.custody.describeCell.mutation(), {
      refreshes: [topicApi.custody.listCells.key],
      said: ({ code }) => `Cell ${code} described`,
    }),
    toInput: (body) => ({ body }),
    onDone: onClose,
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Keep">
      <Select
        {...register('kind')}
        label="Kind of cell"
        options={cellKinds.map(({ code, label }) => ({ value: code, label }))}
        error={form.errorOf('kind')}
      />
      <TextInput
        {...register('capacity')}
        label="People at most"
        inputMode="numeric"
        width={3}
        error={form.errorOf('capacity')}
      />
      <Checkbox {...register('hasCctv')} label="CCTV" />
      <Checkbox {...register('isAntiLigature')} label="No ligature points" />
    </ActFormFrame>
  )
}
