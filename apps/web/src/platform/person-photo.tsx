/** A person's photograph, fetched with the purpose of the page because an `img` cannot send one. */
import { PhotoFrame } from '@mips/ui/photo-frame.tsx'
import { api } from './api.ts'
import { useFileUrl } from './files.ts'
import { formatDate } from './format.ts'

export type PersonPhotoProps = {
  photograph: { id: string; recordId: string } | null
  name: string
  takenOn?: string | null
  size?: 'small' | 'medium' | 'large'
}

/** The address of a photograph's picture once it is here. */
export const usePhotoUrl = (
  photograph: PersonPhotoProps['photograph'],
  size: 'view' | 'thumbnail' = 'thumbnail',
) =>
  useFileUrl(
    photograph === null
      ? undefined
      : api.pole.getPhotograph.query({
          params: { recordId: photograph.recordId, photographId: photograph.id, size },
        }),
  )

/** The photograph, or initials and the words that there is none. */
export function PersonPhoto({ photograph, name, takenOn, size = 'small' }: PersonPhotoProps) {
  const src = usePhotoUrl(photograph, size === 'large' ? 'view' : 'thumbnail')
  return <PhotoFrame name={name} src={src} size={size} takenOn={takenOn ? formatDate(takenOn) : undefined} />
}
