/** An item for its makers: as readers see it, with what was wrong of it, moved, kept on and taken out. */
import type { BriefingDraft, BriefingDraftLine } from '@mips/contracts/briefing-parts'
import { briefing } from '@mips/contracts/briefing'
import { Button } from '@mips/ui/button.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useState } from 'react'
import { ActDay, ActLine, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesBriefing } from './briefing.api.ts'
import { ItemCard } from './item-card.tsx'

type Props = { draft: BriefingDraft; line: BriefingDraftLine; index: number }

export function DraftItem({ draft, line, index }: Props) {
  const [open, setOpen] = useState<'keep' | 'remove'>()
  const order = useAct(topicApi.briefing.order.mutation(), {
    refreshes: refreshesBriefing,
    tellsErrors: true,
  })
  const params = { briefingId: draft.id, itemId: line.id }
  const move = (by: -1 | 1) => {
    const itemIds = draft.items.map(({ id }) => id)
    itemIds.splice(index, 1)
    itemIds.splice(index + by, 0, line.id)
    void order.run({ params: { briefingId: draft.id }, body: { itemIds } })
  }
  const toggle = (which: 'keep' | 'remove') => setOpen(open === which ? undefined : which)
  const words = <span className="govuk-visually-hidden"> {line.record?.title ?? line.ask}</span>
  return (
    <ItemCard
      line={line}
      number={index + 1}
      actions={
        <>
          {line.gone === null ? null : (
            <p>
              <Tag tone="bad">Not shown</Tag> {line.gone.label}.
            </p>
          )}
          {draft.may.change ? (
            <div className="mips-row">
              <Button size="small" look="quiet" disabled={index === 0} onClick={() => move(-1)}>
                Up{words}
              </Button>
              <Button
                size="small"
                look="quiet"
                disabled={index === draft.items.length - 1}
                onClick={() => move(1)}
              >
                Down{words}
              </Button>
              <Button
                size="small"
                look="secondary"
                aria-expanded={open === 'keep'}
                onClick={() => toggle('keep')}
              >
                Keep on{words}
              </Button>
              <Button
                size="small"
                look="secondary"
                aria-expanded={open === 'remove'}
                onClick={() => toggle('remove')}
              >
                Take out{words}
              </Button>
            </div>
          ) : null}
          {open === 'keep' ? (
            <KeepForm params={params} line={line} onDone={() => setOpen(undefined)} />
          ) : null}
          {open === 'remove' ? <RemoveForm params={params} /> : null}
        </>
      }
    />
  )
}

type Params = { briefingId: string; itemId: string }

function KeepForm({ params, line, onDone }: { params: Params; line: BriefingDraftLine; onDone: () => void }) {
  const form = useActForm({
    schema: briefing.routes.keepItem.body,
    defaults: { ask: line.ask, until: rightNow().date, isMustRead: line.isMustRead },
    act: useAct(topicApi.briefing.keepItem.mutation(), {
      refreshes: refreshesBriefing,
      said: 'It stands on',
    }),
    toInput: (body) => ({ params, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep it on">
      <ActWords form={form} name="ask" label="What is asked of readers" limit={500} />
      <ActDay form={form} name="until" label="Last day" />
      <ActTick form={form} name="isMustRead" label="Everybody must read it" />
    </ActFormFrame>
  )
}

function RemoveForm({ params }: { params: Params }) {
  const form = useActForm({
    schema: onForm((values: { reason: string }) => values, briefing.routes.removeItem.body),
    defaults: { reason: '' },
    act: useAct(topicApi.briefing.removeItem.mutation(), { refreshes: refreshesBriefing, said: 'Taken out' }),
    toInput: (body) => ({ params, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Take it out" look="warning">
      <ActLine form={form} name="reason" label="Why it comes out" />
    </ActFormFrame>
  )
}
