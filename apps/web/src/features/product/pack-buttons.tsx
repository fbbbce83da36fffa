/** The marked pack of a profile: in one click for its reader, for somebody else by name, and for another force. */
import { ProductGift } from '@mips/contracts/product'
import type { ProductPage } from '@mips/contracts/product-parts'
import { disseminationBases } from '@mips/domain/intelligence/dissemination'
import { Button } from '@mips/ui/button.tsx'
import { Details } from '@mips/ui/details.tsx'
import { ErrorMessage } from '@mips/ui/error-message.tsx'
import { useState } from 'react'
import { ActChoice, ActLine, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { errorWords } from '../../platform/error-text.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { topicApi } from '../../platform/topic-api.ts'

type Props = { page: ProductPage }

export function PackButtons({ page }: Props) {
  return (
    <div className="mips-stack mips-no-print">
      <div className="mips-row">
        {/* Made anew once anything of it changes. */}
        <OwnPack key={JSON.stringify([page.version, page.evidence, page.fellAway])} page={page} />
      </div>
      <Details summary="Hand the pack to somebody else of the force">
        <p>What is restricted, and what is for named officers, is not on it.</p>
        <PaperButton
          paper="the pack"
          print={(recipient) =>
            topicApi.product.print.fetch({ params: { productId: page.id }, body: { recipient } })
          }
        />
      </Details>
      {page.may.give?.allowed ? (
        <Details summary="Give the pack to another force">
          <GiveForm page={page} />
        </Details>
      ) : null}
    </div>
  )
}

const open = (file: Blob): string => URL.createObjectURL(file)

function OwnPack({ page }: Props) {
  const [file, setFile] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const make = async () => {
    setProblem(undefined)
    setBusy(true)
    try {
      setFile(
        open((await topicApi.product.print.fetch({ params: { productId: page.id }, body: {} })) as Blob),
      )
    } catch (refusal) {
      const { title, detail } = errorWords(refusal as Parameters<typeof errorWords>[0])
      setProblem(`${title}. ${detail}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button isBusy={isBusy} onClick={() => void make()}>
        Print the marked pack
      </Button>
      {file === undefined ? null : (
        <a className="govuk-link" href={file} target="_blank" rel="noreferrer">
          Open the pack (PDF)
        </a>
      )}
      {problem === undefined ? null : <ErrorMessage>{problem}</ErrorMessage>}
    </>
  )
}

type Values = {
  toPerson: string
  toOrganisation: string
  purpose: string
  basis: string
  reason: string
  isOriginatorAsked: boolean
  mayHoldSensitive: boolean
}

/** What may go of its evidence goes, and is kept in the ledger of each report (DS-1 to DS-8). */
function GiveForm({ page }: Props) {
  const [file, setFile] = useState<string>()
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({ ...values, seen: page.seen, basis: given(values.basis) }),
      ProductGift,
    ),
    defaults: {
      toPerson: '',
      toOrganisation: '',
      purpose: '',
      basis: '',
      reason: '',
      isOriginatorAsked: false,
      mayHoldSensitive: false,
    } as Values,
    draft: { key: `product.give:${page.id}` },
    act: useAct(topicApi.product.give.mutation(), { said: 'Given: what left is in the ledger' }),
    toInput: (body) => ({ params: { productId: page.id }, body }),
    onDone: (answer) => setFile(open(answer as Blob)),
  })
  if (file !== undefined)
    return (
      <p>
        <a className="govuk-link" href={file} target="_blank" rel="noreferrer">
          Open the pack for the other force (PDF)
        </a>
      </p>
    )
  return (
    <ActFormFrame form={form} submitWords="Give the pack">
      <ActLine form={form} name="toPerson" label="Who gets it" />
      <ActLine form={form} name="toOrganisation" label="Their organisation" />
      <ActLine form={form} name="purpose" label="What it is for" />
      <ActChoice form={form} name="basis" label="Ground in law" list={disseminationBases} />
      <ActWords form={form} name="reason" label="Why it is given" />
      <ActTick
        form={form}
        name="isOriginatorAsked"
        label="The originators were asked, and said yes"
        hint="Where a condition asks for it"
      />
      <ActTick
        form={form}
        name="mayHoldSensitive"
        label="The recipient may keep and read Official-Sensitive"
      />
    </ActFormFrame>
  )
}
