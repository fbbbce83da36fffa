/** Everything that can be done on a report, as buttons that open their form. */
import type { MissingPage } from '@mips/contracts/missing-parts'
import { ActPicker } from '../../platform/act-picker.tsx'
import { EndForm } from './end-forms.tsx'
import { FoundForm, GradeForm, SightingForm } from './search-forms.tsx'
import { PreventionForm, ProtectForm, ReturnForm } from './return-forms.tsx'
import { ActionForm, NoteForm, TellForm } from './work-forms.tsx'

export function MissingActs({ page }: { page: MissingPage }) {
  const { may, isMissing, isChild } = page
  const isBack = page.found !== null && may.work.allowed
  const missing = { allowed: may.work.allowed && isMissing }
  const back = { allowed: isBack }
  return (
    <ActPicker
      title="Do"
      acts={[
        {
          key: 'found',
          label: 'Found',
          may: missing,
          form: (close) => <FoundForm page={page} close={close} />,
        },
        {
          key: 'prevention',
          label: 'Prevention interview',
          may: back,
          form: (close) => <PreventionForm page={page} close={close} />,
        },
        {
          key: 'return',
          label: 'Return home interview',
          may: back,
          form: (close) => <ReturnForm page={page} close={close} />,
        },
        {
          key: 'sighting',
          label: 'Sighting',
          may: missing,
          form: (close) => <SightingForm page={page} close={close} />,
        },
        {
          key: 'action',
          label: 'Action',
          may: may.work,
          form: (close) => <ActionForm page={page} close={close} />,
        },
        {
          key: 'grade',
          label: 'Grade or review',
          may: may.grade,
          form: (close) => <GradeForm page={page} close={close} />,
        },
        {
          key: 'tell',
          label: 'Tell a partner',
          may: may.work,
          form: (close) => <TellForm page={page} close={close} />,
        },
        {
          key: 'note',
          label: 'Note',
          may: may.work,
          form: (close) => <NoteForm page={page} close={close} />,
        },
        {
          key: 'protect',
          label: 'Police protection',
          may: {
            allowed: may.work.allowed && isChild && page.protections.every(({ endedAt }) => endedAt !== null),
          },
          form: (close) => <ProtectForm page={page} close={close} />,
        },
        {
          key: 'close',
          label: 'Close',
          may: may.close,
          form: (close) => <EndForm page={page} act="close" close={close} />,
        },
        {
          key: 'cancel',
          label: 'Reported in error',
          may: may.cancel,
          form: (close) => <EndForm page={page} act="cancel" close={close} />,
        },
        {
          key: 'reopen',
          label: 'Missing again',
          may: may.reopen,
          form: (close) => <EndForm page={page} act="reopen" close={close} />,
        },
      ]}
    />
  )
}
