import { classNames } from './class-names.ts'
import { initialsOf } from './initials.ts'

export type PhotoFrameProps = {
  name: string
  /** Address of the picture; without it the frame says that there is none. */
  src?: string
  /** When it was taken, in words to show. */
  takenOn?: string
  ageAtPhoto?: number
  size?: 'small' | 'medium' | 'large'
}

/** A person's photograph with its date, or initials and the words "no photograph". */
export function PhotoFrame({ name, src, takenOn, ageAtPhoto, size = 'medium' }: PhotoFrameProps) {
  const taken = [takenOn, ageAtPhoto === undefined ? '' : `aged ${ageAtPhoto}`].filter(Boolean).join(', ')
  return (
    <figure className={classNames('mips-photo', `mips-photo--${size}`)}>
      {src ? (
        <img
          className="mips-photo__image"
          src={src}
          alt={`Photograph of ${name}${taken ? `, ${taken}` : ''}`}
        />
      ) : (
        <span className="mips-photo__initials" aria-hidden="true">
          {initialsOf(name)}
        </span>
      )}
      {size === 'small' && src ? null : (
        <figcaption
          className={classNames('mips-photo__caption', size === 'small' && 'govuk-visually-hidden')}
        >
          {src ? taken || 'date not known' : 'no photograph'}
        </figcaption>
      )}
    </figure>
  )
}
