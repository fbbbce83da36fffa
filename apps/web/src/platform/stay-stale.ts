/** Somebody changed the record meanwhile: it is read again, what was typed stays, and the next press goes under the new version. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { topicApi } from './topic-api.ts'
import type { ActForm } from './act-form.tsx'
import type { FieldValues } from 'react-hook-form'

export function useFreshWhenStale<V extends FieldValues>(form: ActForm<V>): void {
  const cache = useQueryClient()
  const { refusal } = form
  useEffect(() => {
    if (refusal?.code === 'stale_version')
      void cache.invalidateQueries({ queryKey: topicApi.custody.get.key })
  }, [cache, refusal])
}
