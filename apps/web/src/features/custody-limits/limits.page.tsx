import { useParams } from '@tanstack/react-router'
import { ActPicker } from '../../platform/act-picker.tsx'
import { Shown } from '../../platform/problem.tsx'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { useLimits } from './custody-limits.api.ts'
import { ExtensionForm } from './extension-form.tsx'
import { LimitsLine } from './limits-line.tsx'
import { PostponeForm } from './postpone-form.tsx'
import { ReviewForm } from './review-form.tsx'
import { ReviewList } from './review-list.tsx'
import { StepList } from './step-list.tsx'
import { WarrantForm } from './warrant-form.tsx'

/** How long the person may be kept: reviews, extensions and warrants, done and due. */
export function LimitsPage() {
  const { recordId } = useParams({ from: '/custody/$recordId/limits' })
  const limits = useLimits(recordId)
  return (
    <StayFrame recordId={recordId} topic="limits">
      {(stay) => (
        <Shown query={limits} words="Reading the limits…" headingLevel={2}>
          {(page) => (
            <>
              <LimitsLine page={page} />
              <ActPicker
                title="Record"
                acts={[
                  {
                    key: 'review',
                    label: 'Review of detention',
                    may: page.may.review,
                    form: (close) => (
                      <ReviewForm
                        page={page}
                        authorisedFor={stay.detentionGrounds.map(({ code }) => code)}
                        onDone={close}
                      />
                    ),
                  },
                  {
                    key: 'postpone',
                    label: 'Put a review off',
                    may: page.may.postpone,
                    form: (close) => <PostponeForm page={page} onDone={close} />,
                  },
                  {
                    key: 'extend',
                    label: 'Superintendent’s extension',
                    may: page.may.extend,
                    form: (close) => <ExtensionForm page={page} onDone={close} />,
                  },
                  {
                    key: 'warrant',
                    label: 'Application for a warrant',
                    may: page.may.applyForWarrant,
                    form: (close) => <WarrantForm page={page} onDone={close} />,
                  },
                ]}
              />
              <ReviewList page={page} />
              <StepList page={page} />
            </>
          )}
        </Shown>
      )}
    </StayFrame>
  )
}
