/** The acts on a whole profile: described anew, read by others, looked at again, approved by somebody else. */
import { product } from '@mips/contracts/product'
import type { ProductPage } from '@mips/contracts/product-parts'
import { ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import {
  type Described,
  describedBody,
  DescriptionFields,
  ReaderFields,
  readersBody,
  type ReadersOf,
} from './about-fields.tsx'
import { refreshesProduct } from './product.api.ts'

type Props = { page: ProductPage }

const callOf = ({ id, version }: ProductPage) => ({ params: { productId: id }, version })

export function ChangeForm({ page }: Props) {
  const form = useActForm({
    schema: onForm(describedBody, product.routes.change.body),
    defaults: {
      title: page.title,
      from: page.from ?? '',
      until: page.until ?? '',
      marking: page.marking,
      markingReason: page.markingReason ?? '',
    } as Described,
    act: useAct(topicApi.product.change.mutation(), { refreshes: refreshesProduct, said: 'Changed' }),
    toInput: (body) => ({ ...callOf(page), body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Change it">
      <DescriptionFields form={form} />
    </ActFormFrame>
  )
}

/** Those who may read it now stand in the box already; its author always may. */
export function ReadersForm({ page }: Props) {
  const form = useActForm({
    schema: onForm(readersBody, product.routes.setReaders.body),
    defaults: {
      readers: page.namedReaders.filter(({ id }) => id !== page.author?.id),
      readerGroupIds: page.readerGroupIds,
    } as ReadersOf,
    act: useAct(topicApi.product.setReaders.mutation(), { refreshes: refreshesProduct, said: 'Kept' }),
    toInput: (body) => ({ ...callOf(page), body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep who may read it">
      <ReaderFields form={form} />
    </ActFormFrame>
  )
}

export function LookForm({ page }: Props) {
  const form = useActForm({
    schema: product.routes.look.body,
    defaults: { words: '' },
    draft: { key: `product.look:${page.id}` },
    act: useAct(topicApi.product.look.mutation(), {
      refreshes: refreshesProduct,
      looksAgain: true,
      said: 'It stands on its evidence as that is now',
    }),
    toInput: (body) => ({ ...callOf(page), body }),
  })
  return (
    <ActFormFrame form={form} submitWords="It stands as it is now">
      <ActWords form={form} name="words" label="What you looked at, and what follows" limit={1000} />
    </ActFormFrame>
  )
}

export function ApproveForm({ page }: Props) {
  const form = useActForm({
    schema: onForm(
      ({ isSumLookedAt }: { isSumLookedAt: boolean }) => ({ isSumLookedAt, seen: page.seen }),
      product.routes.approve.body,
    ),
    defaults: { isSumLookedAt: false },
    act: useAct(topicApi.product.approve.mutation(), { refreshes: refreshesProduct, said: 'Approved' }),
    toInput: (body) => ({ params: { productId: page.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Approve it">
      <ActTick
        form={form}
        name="isSumLookedAt"
        label="All parts together are no more sensitive than its marking says"
      />
    </ActFormFrame>
  )
}
