/** Prints the label of an exhibit with its barcode; the file opens in a tab of its own. */
import { Button } from '@mips/ui/button.tsx'
import { useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'

export function LabelButton({ exhibitId }: { exhibitId: string }) {
  const [file, setFile] = useState<string>()
  const print = useAct(topicApi.property.printLabel.mutation(), { tellsErrors: true })
  const make = async () => {
    const label = await print.run({ params: { exhibitId }, body: {} })
    if (label instanceof Blob) setFile(URL.createObjectURL(label))
  }
  return file === undefined ? (
    <Button look="secondary" size="small" isBusy={print.isBusy} onClick={() => void make()}>
      Make the label
    </Button>
  ) : (
    <a className="govuk-link" href={file} target="_blank" rel="noreferrer">
      Open the label (PDF)
    </a>
  )
}
