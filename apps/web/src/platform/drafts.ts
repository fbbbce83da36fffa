/** Drafts of forms: kept as they are typed, restored after a crash, a lock or a change of desk. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { api } from './api.ts'
import { openDraft, type DraftWriter } from './draft-store.ts'
import { formatDateTime } from './format.ts'

export { useSaveStanding } from './draft-store.ts'

/** One version of a form's fields; raise it when a form changes so that old drafts are not put into it. */
export type DraftForm = { key: string; version?: number }

/** The draft of a form that is on the server: undefined while it is looked up, null when there is none. */
export type KeptDraft = { content: Record<string, unknown>; savedAt: string } | null | undefined

/** The user's own drafts, newest first, for "go on with" lists. */
export const useDrafts = () => useQuery({ ...api.session.listDrafts.query(), staleTime: 0 })

let opened = 0

/** Looks up the draft of a form once, as the form opens. */
export function useKeptDraft(form: DraftForm | undefined): KeptDraft {
  const key = form?.key ?? ''
  const version = form?.version ?? 1
  // Each opening of a form looks anew; what this opening itself saves must not come back into it.
  const [opening] = useState(() => (opened += 1))
  const draft = useQuery({
    queryKey: ['draft as the form opened', opening, key, version],
    queryFn: async () => {
      const { draft } = await api.session.getDraft.fetch({ params: { key } })
      return draft !== null && draft.formVersion === version
        ? { content: draft.content, savedAt: draft.updatedAt }
        : null
    },
    enabled: form !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  })
  return form === undefined || draft.isError ? null : draft.data
}

/**
 * The writer of a form's draft. Call `note` with the whole form on every change; `end` after it was submitted.
 * `useActForm` does all this; use it alone only for forms of another kind.
 */
export function useDraftWriter(form: DraftForm | undefined): DraftWriter | undefined {
  const cache = useQueryClient()
  const key = form?.key
  const formVersion = form?.version ?? 1
  const [writer, setWriter] = useState<DraftWriter>()
  useEffect(() => {
    if (key === undefined) return undefined
    const opened = openDraft(key, {
      save: async (name, content) => {
        await api.session.saveDraft.fetch({ params: { key: name }, body: { formVersion, content } })
      },
      discard: async (name) => {
        await api.session.discardDraft.fetch({ params: { key: name } })
        await cache.invalidateQueries({ queryKey: api.session.listDrafts.key })
      },
    })
    setWriter(opened)
    return () => {
      opened.close()
      void cache.invalidateQueries({ queryKey: api.session.listDrafts.key })
    }
  }, [cache, key, formVersion])
  return writer
}

/**
 * A plain value kept as a draft: `const note = useDraft({ key: 'custody.note:' + id }, '')` gives
 * `[value, setValue, { restoredAt, end }]`. For whole forms use `useActForm`.
 */
export function useDraft(form: DraftForm, empty: string) {
  const kept = useKeptDraft(form)
  const writer = useDraftWriter(form)
  const [typed, setTyped] = useState<string>()
  const restored = typeof kept?.content.value === 'string' ? kept.content.value : undefined
  const value = typed ?? restored ?? empty
  const latest = useRef(writer)
  latest.current = writer
  return useMemo(
    () =>
      [
        value,
        (next: string) => {
          setTyped(next)
          latest.current?.note({ value: next })
        },
        {
          isReady: kept !== undefined,
          restoredAt: restored === undefined || !kept ? undefined : formatDateTime(kept.savedAt),
          end: () => {
            setTyped(empty)
            return latest.current?.end()
          },
        },
      ] as const,
    [value, kept, restored, empty],
  )
}
