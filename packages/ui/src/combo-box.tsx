import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { classNames } from './class-names.ts'
import { KeepOpenOnScroll } from './combo-box-scroll.tsx'
import { ErrorMessage } from './error-message.tsx'
import { NeedMark, describedBy, useFieldId } from './field.tsx'
import type { FieldProps } from './field.tsx'
import { Hint } from './hint.tsx'
import { Icon } from './icon.tsx'

export type ComboBoxItem = {
  id: string
  label: string
  /** A code or number shown before the words, such as CJ88001. */
  code?: string
  description?: string
}

export type ComboBoxProps = FieldProps & {
  name?: string
  /** What to offer now: the parent narrows them as the text changes, from the server if need be. */
  items: readonly ComboBoxItem[]
  /** The chosen item's id, or null. */
  selectedId: string | null
  onSelect: (item: ComboBoxItem | null) => void
  /** The text in the box; the parent keeps it. */
  inputValue: string
  onInputChange: (text: string) => void
  onBlur?: () => void
  /** The items are not yet those for this text; they stay in sight, and none can be chosen until they are. */
  isLoading?: boolean
  /** Offers a last line "Not listed" that keeps the text as typed. */
  onNotListed?: (text: string) => void
  notListedLabel?: string
  placeholder?: string
  disabled?: boolean
}

const notListedId = 'mips-not-listed'

/** Type part of a code or name and choose: offences, officers, addresses. */
export function ComboBox(props: ComboBoxProps) {
  const { label, hint, error, labelHidden, need, items, inputValue, isLoading, onNotListed } = props
  const id = useFieldId(props.id, props.name)
  const offerNotListed = onNotListed && inputValue.trim().length > 1 && !isLoading
  const offered: ComboBoxItem[] = offerNotListed
    ? [
        ...items,
        {
          id: notListedId,
          label: props.notListedLabel ?? 'Not listed',
          description: `keep “${inputValue.trim()}”`,
        },
      ]
    : [...items]

  function select(key: string | number | null) {
    if (key === notListedId) return onNotListed?.(inputValue.trim())
    const item = items.find((one) => one.id === key) ?? null
    props.onSelect(item)
    if (item) props.onInputChange(item.label)
  }

  function type(text: string) {
    // React Aria writes the label of the last line into the box before it tells that it was chosen.
    if (offerNotListed && text === (props.notListedLabel ?? 'Not listed')) return
    props.onInputChange(text)
  }

  return (
    <AriaComboBox
      className={classNames('govuk-form-group', 'mips-combo', error && 'govuk-form-group--error')}
      items={offered}
      inputValue={inputValue}
      onInputChange={type}
      value={props.selectedId}
      onChange={select}
      onBlur={props.onBlur}
      menuTrigger="input"
      allowsCustomValue
      allowsEmptyCollection
      // What is still listed then answers an earlier text: a quick Enter would choose somebody else.
      disabledKeys={isLoading ? items.map((item) => item.id) : []}
      isDisabled={props.disabled}
      isInvalid={Boolean(error)}
    >
      <KeepOpenOnScroll />
      <Label className={classNames('govuk-label', labelHidden && 'govuk-visually-hidden')}>
        {label}
        <NeedMark need={need} />
      </Label>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
      <div className="mips-combo__box">
        <Input
          id={id}
          name={props.name}
          className={classNames('govuk-input', 'mips-combo__input', error && 'govuk-input--error')}
          placeholder={props.placeholder}
          autoComplete="off"
          aria-describedby={describedBy(id, { hint, error })}
        />
        <Button className="mips-combo__button">
          <Icon name="down" />
        </Button>
      </div>
      <Popover className="mips-popover mips-combo__popover">
        <ListBox
          className="mips-listbox"
          items={offered}
          renderEmptyState={() => (
            <p className="mips-listbox__empty">
              {isLoading ? 'Searching…' : 'Nothing matches what is typed'}
            </p>
          )}
        >
          {(item: ComboBoxItem) => (
            <ListBoxItem
              id={item.id}
              textValue={item.label}
              className={classNames(
                'mips-listbox__item',
                item.id === notListedId && 'mips-listbox__item--last',
              )}
            >
              {item.code ? <span className="mips-listbox__code">{item.code}</span> : null}
              <Text slot="label">{item.label}</Text>
              {item.description ? (
                <Text slot="description" className="mips-listbox__description">
                  {item.description}
                </Text>
              ) : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
