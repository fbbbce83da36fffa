/** A form that does one act: checked by the contract's schema, kept as a draft, refused beside its fields, never lost. */
import { ApiError } from '@mips/client/api-error'
import { ButtonGroup, Button } from '@mips/ui/button.tsx'
import { ErrorSummary } from '@mips/ui/error-summary.tsx'
import { FieldScope } from '@mips/ui/field.tsx'
import { Loading } from '@mips/ui/loading.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { useContext, useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'
import type { Act } from './act.ts'
import { useStandingOf } from './draft-store.ts'
import { useDraftWriter, useKeptDraft, type DraftForm, type KeptDraft } from './drafts.ts'
import { errorWords } from './error-text.ts'
import { listErrors, rulesOf } from './form-rules.ts'
import { formatDateTime } from './format.ts'

export type ActFormSettings<S extends z.ZodType, V extends FieldValues, Answer, Input> = {
  /** The schema of the contract's body. */
  schema: S
  /** What the form opens with: carried in from what is known, never typed again. */
  defaults: DefaultValues<V>
  /** Where its draft is kept; leave out for a form of one or two short fields. */
  draft?: DraftForm
  act: Act<Answer, Input>
  /** The call for what was typed: `(body) => ({ params: { recordId }, body, version })`. */
  toInput: (body: z.output<S>) => Input
  onDone?: (answer: Answer) => void | Promise<void>
  /** Leaves the form empty and open after it was done, for entries that are made one after another. */
  again?: boolean
}

export type ActForm<V extends FieldValues> = {
  /** react-hook-form: `register`, `control`, `watch`, `setValue`. */
  fields: UseFormReturn<V>
  /** The error of a field in words, for the `error` of a control. */
  errorOf: (name: Path<V>) => string | undefined
  onSubmit: (event?: FormEvent) => void
  isBusy: boolean
  /** False while the draft is looked up; show the form when it is true. */
  isReady: boolean
  restoredAt: string | undefined
  /** What is typed has grown too long to be kept as a draft: it is on this page alone. */
  isTooLong: boolean
  /** Takes the restored draft away and starts from the defaults. */
  startAgain: () => void
  errors: { fieldId?: string; message: string }[]
  focusKey: number
  refusal: ApiError | undefined
}

/** Makes the form; give it to `<ActFormFrame>`. */
export function useActForm<S extends z.ZodType, V extends FieldValues, Answer, Input>(
  settings: ActFormSettings<S, V, Answer, Input>,
): ActForm<V> {
  const { schema, defaults, draft, act, toInput } = settings
  const fields = useForm<V, unknown, z.output<S>>({
    defaultValues: defaults,
    resolver: rulesOf<S, V>(schema),
    mode: 'onTouched',
    shouldFocusError: false,
  })
  const kept = useKeptDraft(draft)
  const writer = useDraftWriter(draft)
  const isTooLong = useStandingOf(draft?.key)?.state === 'tooLong'
  const restored = useRestored(fields as unknown as UseFormReturn<V>, kept)
  const [focusKey, setFocusKey] = useState(0)
  const { watch, setError, reset, formState } = fields

  useEffect(() => {
    const changes = watch((values) => writer?.note(values))
    return () => changes.unsubscribe()
  }, [watch, writer])

  const submit = fields.handleSubmit(
    async (body, event) => {
      let isEmptied = !settings.again
      const empty = () => {
        if (isEmptied) return
        isEmptied = true
        // Left empty with the focus in it, a field would say what is missing as soon as the focus goes on, and move what is pressed next.
        // Only its own field: by now somebody may type in the next form.
        const focused = document.activeElement
        if (focused instanceof HTMLElement && event?.target instanceof Node && event.target.contains(focused))
          focused.blur()
        reset(defaults)
      }
      // Emptied as soon as it is kept: what somebody types while the lists are read again is theirs.
      const answer = await act.run(toInput(body), empty)
      if (answer === undefined) return setFocusKey((count) => count + 1)
      empty()
      await writer?.end()
      await settings.onDone?.(answer)
    },
    () => setFocusKey((count) => count + 1),
  )

  const refusal = act.error ?? undefined
  useEffect(() => {
    for (const { path, message } of refusal?.fields ?? [])
      if (path !== '') setError(path as Path<V>, { type: 'server', message })
  }, [refusal, setError])

  const listed = listErrors(formState.errors)
  return {
    // The transformed type of the submit is of no concern to the fields.
    fields: fields as unknown as UseFormReturn<V>,
    // A row that is added has its list looked at whole: what nobody has come to yet is not wrong before it is sent.
    errorOf: (name) => {
      const { error, isTouched } = fields.getFieldState(name, formState)
      return isTouched || formState.isSubmitted || error?.type === 'server' ? error?.message : undefined
    },
    onSubmit: (event) => void submit(event),
    isBusy: act.isBusy || formState.isSubmitting,
    isReady: kept !== undefined,
    restoredAt: restored,
    isTooLong,
    startAgain: () => {
      reset(defaults)
      void writer?.end()
    },
    errors: listed,
    focusKey,
    refusal,
  }
}

/** Puts a kept draft into the form once; answers when it was saved, in words. */
function useRestored<V extends FieldValues>(fields: UseFormReturn<V>, kept: KeptDraft): string | undefined {
  const { reset } = fields
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current || !kept) return
    isDone.current = true
    // What was kept is what this same form noted under this same version.
    reset(kept.content as V, { keepDefaultValues: true })
  }, [kept, reset])
  return kept ? formatDateTime(kept.savedAt) : undefined
}

export type ActFormFrameProps<V extends FieldValues> = {
  form: ActForm<V>
  /** The word on the button: what it does, such as "Open incident". */
  submitWords: string
  busyWords?: string
  look?: 'primary' | 'warning'
  /** More buttons beside it, the safe one last. */
  actions?: ReactNode
  /** What a stale form shows: both versions (`<Conflict>`). Without it the words say to reload. */
  conflict?: ReactNode
  children: ReactNode
}

/** The frame of the form: its errors at the top, its fields, its button. */
export function ActFormFrame<V extends FieldValues>(props: ActFormFrameProps<V>) {
  const { form, submitWords, busyWords, look, actions, conflict, children } = props
  // Two forms of one page may both ask why, or when: each keeps the ids of its own fields.
  const scope = `${useContext(FieldScope)}${useId()}`
  if (!form.isReady) return <Loading>Looking for what you typed before…</Loading>
  return (
    <FieldScope.Provider value={scope}>
      <form onSubmit={form.onSubmit} noValidate className="mips-stack">
        <FormErrors form={form} />
        {form.refusal?.code === 'stale_version' ? conflict : null}
        {form.restoredAt === undefined ? null : (
          <p className="mips-muted" role="status">
            What you typed on {form.restoredAt} is here again.{' '}
            <Button look="link" onClick={form.startAgain}>
              Start again
            </Button>
          </p>
        )}
        {children}
        {form.isTooLong ? (
          <NotificationBanner tone="caution" title="Too long to be kept as a draft" announce="status">
            Everything that you typed is still on this page, and can be sent. Send it before you leave the
            page, or make it shorter: what was saved before it grew too long is all that would be here again.
          </NotificationBanner>
        ) : null}
        <ButtonGroup>
          {/* A press must not take the focus from a field first: its error would push the button away from under the pointer. */}
          <Button
            type="submit"
            look={look ?? 'primary'}
            isBusy={form.isBusy}
            busyWords={busyWords}
            onMouseDown={(event) => event.preventDefault()}
          >
            {submitWords}
          </Button>
          {actions}
        </ButtonGroup>
      </form>
    </FieldScope.Provider>
  )
}

/** The summary at the top: the fields to put right, or the refusal in words with its reference. */
export function FormErrors<V extends FieldValues>({ form }: { form: ActForm<V> }) {
  const { errors, refusal, focusKey } = form
  if (focusKey === 0) return null
  if (refusal === undefined || errors.length > 0) {
    return errors.length === 0 ? null : <ErrorSummary errors={errors} focusKey={focusKey} />
  }
  const { title, detail, reference } = errorWords(refusal)
  return (
    <ErrorSummary
      title={title}
      errors={refusal.fields.map(({ message }) => ({ message }))}
      focusKey={focusKey}
    >
      <p>{detail}</p>
      {reference === undefined ? null : <p className="mips-small">Reference to quote: {reference}</p>}
    </ErrorSummary>
  )
}
