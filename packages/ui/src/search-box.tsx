import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type SearchBoxProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: string
  onSearch: (text: string) => void
  /** A list of recents or suggestions under the box. */
  children?: ReactNode
}

/** The one box for everything in the header. */
export function SearchBox({ label, onSearch, id = 'search', children, ...input }: SearchBoxProps) {
  return (
    <form
      className="mips-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        const field = event.currentTarget.elements.namedItem(input.name ?? 'q')
        if (field instanceof HTMLInputElement) onSearch(field.value.trim())
      }}
    >
      <label className="govuk-visually-hidden" htmlFor={id}>
        {label}
      </label>
      <input
        name="q"
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        {...input}
        id={id}
        type="search"
        className="mips-search__input"
      />
      <button type="submit" className="mips-search__button">
        <Icon name="search" />
        <span className="govuk-visually-hidden">Search</span>
      </button>
      {children}
    </form>
  )
}
