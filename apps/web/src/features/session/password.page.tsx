import { ChangePassword } from '@mips/contracts/session'
import { Inset } from '@mips/ui/inset.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { showToast } from '@mips/ui/toast.tsx'
import { z } from 'zod'
import { api } from '../../platform/api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { formatNumber } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { refreshSession, useSession } from '../../platform/session.tsx'

/** The contract's form with the new password typed twice, because nobody sees what they type. */
const PasswordForm = ChangePassword.extend({ again: ChangePassword.shape.new }).refine(
  (typed) => typed.new === typed.again,
  {
    path: ['again'],
    error: 'Type the same new password again',
  },
)

export function PasswordPage() {
  usePageTitle('Change password')
  const { user, mustChangePassword } = useSession()
  const form = useActForm<
    typeof PasswordForm,
    z.input<typeof PasswordForm>,
    { done: true },
    { body: z.input<typeof ChangePassword> }
  >({
    schema: PasswordForm,
    defaults: { current: '', new: '', again: '' },
    act: useAct(api.session.changePassword.mutation()),
    toInput: ({ current, new: chosen }) => ({ body: { current, new: chosen } }),
    onDone: async () => {
      await refreshSession()
      showToast({ message: 'Your password is changed.', tone: 'good' })
      goTo(paths.home())
    },
  })
  const { register } = form.fields

  return (
    <div className="mips-stack">
      <PageHeading caption={formatNumber(user)}>
        {mustChangePassword ? 'Set your own password' : 'Change password'}
      </PageHeading>
      {mustChangePassword ? (
        <p>You have signed in with a password that was given to you. Set your own before you go on.</p>
      ) : null}
      <Inset>
        Use 15 characters or more. Three or four words that have nothing to do with you, the force or each
        other are easy to remember and hard to guess. Paste from a password manager if you use one. It never
        expires.
      </Inset>
      <ActFormFrame
        form={form}
        submitWords={mustChangePassword ? 'Set password' : 'Change password'}
        busyWords="Changing…"
      >
        <input type="text" autoComplete="username" value={user.staffNumber} readOnly hidden />
        <TextInput
          {...register('current')}
          label={mustChangePassword ? 'Password or code that you signed in with' : 'Password now'}
          type="password"
          error={form.errorOf('current')}
          autoComplete="current-password"
          width={20}
        />
        <TextInput
          {...register('new')}
          label="New password"
          type="password"
          error={form.errorOf('new')}
          autoComplete="new-password"
          width={20}
        />
        <TextInput
          {...register('again')}
          label="New password again"
          type="password"
          error={form.errorOf('again')}
          autoComplete="new-password"
          width={20}
        />
      </ActFormFrame>
    </div>
  )
}
