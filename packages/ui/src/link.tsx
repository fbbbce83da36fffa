import { createContext, useContext } from 'react'
import type { AnchorHTMLAttributes, ComponentType, ReactNode, Ref } from 'react'

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string
  children?: ReactNode
  ref?: Ref<HTMLAnchorElement>
}

const LinkComponent = createContext<ComponentType<LinkProps> | undefined>(undefined)

/** Gives every link of the kit the app's router link; without it they are plain anchors. */
export function LinkProvider({ link, children }: { link: ComponentType<LinkProps>; children: ReactNode }) {
  return <LinkComponent value={link}>{children}</LinkComponent>
}

/** A link with no look of its own; the parts of the kit use it for navigation. */
export function BareLink(props: LinkProps) {
  const Component = useContext(LinkComponent)
  if (Component) return <Component {...props} />
  const { children, ...rest } = props
  return <a {...rest}>{children}</a>
}

/** A link in text. */
export function Link({ className, ...rest }: LinkProps) {
  return <BareLink {...rest} className={className ? `govuk-link ${className}` : 'govuk-link'} />
}
