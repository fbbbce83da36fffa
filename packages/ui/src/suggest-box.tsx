import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

export type SuggestOption = {
  id: string
  title: string
  detail?: string | undefined
  icon?: IconName
  hasWarning?: boolean
  /** Keys that do the same, such as `g c`. */
  keys?: string | undefined
}

export type SuggestGroup = { id: string; label: string; options: readonly SuggestOption[] }

export type SuggestBoxProps = {
  id: string
  label: string
  /** The text at first; the parent hears of every change and changes the groups. */
  defaultValue?: string
  groups: readonly SuggestGroup[]
  /** A line under the options: what the text was read as, or what Enter does. */
  note?: ReactNode
  onType: (text: string) => void
  onChoose: (option: SuggestOption, group: string) => void
  /** Enter without an option. */
  onSearch: (text: string) => void
  /** Escape while nothing is open. */
  onLeave?: () => void
  /** The list stands open under the box, as in a palette. */
  isAlwaysOpen?: boolean
}

/** One box for everything: Enter searches what was typed, the arrows go to what is offered while typing. */
export function SuggestBox(props: SuggestBoxProps) {
  const { id, label, groups, note, isAlwaysOpen = false } = props
  const listId = useId()
  const [isOpened, setIsOpened] = useState(false)
  const [at, setAt] = useState<string | undefined>(undefined)
  const field = useRef<HTMLInputElement>(null)
  const all = groups.flatMap((group) => group.options.map((option) => ({ option, group: group.id })))
  const isOpen = isAlwaysOpen || (isOpened && (all.length > 0 || Boolean(note)))
  // An option that is offered no longer is not chosen by Enter.
  const current = isOpen ? all.find(({ option, group }) => keyOf(group, option) === at) : undefined

  function close() {
    setIsOpened(false)
    setAt(undefined)
  }

  function step(by: number) {
    setIsOpened(true)
    if (all.length === 0) return
    const now = current === undefined ? -1 : all.indexOf(current)
    // Above the first option stands the text itself.
    const next = (now + 1 + by + all.length + 1) % (all.length + 1)
    const target = all[next - 1]
    setAt(target === undefined ? undefined : keyOf(target.group, target.option))
    if (target !== undefined)
      document
        .getElementById(`${listId}-${keyOf(target.group, target.option)}`)
        ?.scrollIntoView({ block: 'nearest' })
  }

  function choose({ option, group }: { option: SuggestOption; group: string }) {
    close()
    props.onChoose(option, group)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      step(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault()
      choose(current)
    } else if (event.key === 'Escape') {
      if (isOpen && all.length > 0 && !isAlwaysOpen) {
        event.preventDefault()
        close()
      } else {
        close()
        props.onLeave?.()
      }
    }
  }

  return (
    <form
      className="mips-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        close()
        props.onSearch(field.current?.value.trim() ?? '')
      }}
    >
      <label className="govuk-visually-hidden" htmlFor={id}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        name="q"
        type="search"
        className="mips-search__input"
        placeholder={label}
        defaultValue={props.defaultValue}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen && all.length > 0}
        aria-controls={listId}
        aria-activedescendant={current && `${listId}-${keyOf(current.group, current.option)}`}
        onKeyDown={onKeyDown}
        onBlur={() => close()}
        onChange={(event) => {
          setAt(undefined)
          setIsOpened(true)
          props.onType(event.currentTarget.value)
        }}
      />
      <button type="submit" className="mips-search__button">
        <Icon name="search" />
        <span className="govuk-visually-hidden">Search</span>
      </button>
      <div
        className={classNames('mips-suggest', isAlwaysOpen && 'mips-suggest--inline')}
        hidden={!isOpen}
        // A press on an option must not take the focus from the box, which would close the list under the finger.
        onPointerDown={(event) => event.preventDefault()}
      >
        <div id={listId} role="listbox" aria-label="Suggestions" className="mips-suggest__list">
          {groups.map((group) =>
            group.options.length === 0 ? null : (
              <div key={group.id} role="group" aria-labelledby={`${listId}-of-${group.id}`}>
                <p id={`${listId}-of-${group.id}`} className="mips-suggest__group" role="presentation">
                  {group.label}
                </p>
                {group.options.map((option) => (
                  <Option
                    key={option.id}
                    id={`${listId}-${keyOf(group.id, option)}`}
                    option={option}
                    isCurrent={current !== undefined && current.option === option}
                    onPress={() => choose({ option, group: group.id })}
                  />
                ))}
              </div>
            ),
          )}
        </div>
        {note ? <p className="mips-suggest__note">{note}</p> : null}
      </div>
      <span className="govuk-visually-hidden" role="status">
        {isOpen && all.length > 0 ? `${all.length} suggested` : ''}
      </span>
    </form>
  )
}

const keyOf = (group: string, option: SuggestOption) => `${group}-${option.id}`

type OptionProps = { id: string; option: SuggestOption; isCurrent: boolean; onPress: () => void }

function Option({ id, option, isCurrent, onPress }: OptionProps) {
  return (
    // The box keeps the focus and works the keys; the option only takes the pointer.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      className={classNames('mips-suggest__option', isCurrent && 'mips-suggest__option--current')}
      onClick={onPress}
    >
      <Icon name={option.icon ?? 'search'} />
      <span className="mips-suggest__words">
        <span className="mips-suggest__title">{option.title}</span>
        {option.detail ? <span className="mips-suggest__detail">{option.detail}</span> : null}
      </span>
      {option.hasWarning ? (
        <span className="mips-suggest__warning">
          <Icon name="warning" />
          Warning
        </span>
      ) : null}
      {option.keys ? <kbd>{option.keys}</kbd> : null}
    </div>
  )
}
